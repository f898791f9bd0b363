"""An ingest that is ended in the worst way, again and again, ends with the same log as one that never was."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clips import textured, write_clip


@pytest.fixture(scope="module")
def footage(tmp_path_factory):
    folder = tmp_path_factory.mktemp("footage")
    for number in range(5):
        parts = [textured(number * 10 + part) for part in range(3)]
        pictures = [parts[frame // 40] for frame in range(120)]
        write_clip(folder / f"{number}.mp4", pictures, options={"preset": "ultrafast"})
    return folder


def shotlog(*words, **options):
    return subprocess.Popen([sys.executable, "-m", "shotlog", *map(str, words)], **options)


def answer(*words):
    process = shotlog(*words, "--json", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(process.communicate()[0])


def said(project):
    """The log without what differs from run to run: ids and times."""
    document = answer("--project", project, "shots")
    for clip in document["clips"]:
        for shot in clip["shots"]:
            del shot["id"]
    return document


def left_running(project):
    """Processes that still work for this project, by their command line or open files."""
    if not Path("/proc/self").exists():
        return []
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str(project).encode() in (folder / "environ").read_bytes() and int(folder.name) != os.getpid():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def test_an_ingest_killed_ten_times_ends_with_the_same_log(tmp_path, footage):
    whole, killed = tmp_path / "whole.shotlog", tmp_path / "killed.shotlog"
    for project in (whole, killed):
        assert shotlog("new", project, stderr=subprocess.DEVNULL).wait() == 0
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    began = time.monotonic()
    assert shotlog("--project", whole, "ingest", footage, **quiet).wait() == 0
    length = time.monotonic() - began

    moments = random.Random(7)
    environment = os.environ | {"SHOTLOG_PROJECT": str(killed)}
    for _ in range(10):
        process = shotlog("ingest", footage, env=environment, **quiet)
        time.sleep(moments.uniform(0, length))
        process.send_signal(signal.SIGKILL)
        process.wait()
        logged = [clip["sha256"] for clip in answer("--project", killed, "clips")["clips"]]
        assert all((killed / "media" / sha256 / "signals.parquet").exists() for sha256 in logged)

    deadline = time.monotonic() + 10
    while left_running(killed) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left_running(killed) == []
    assert shotlog("ingest", footage, env=environment, **quiet).wait() == 0
    assert said(killed) == said(whole)
    assert answer("--project", killed, "doctor")["project"]["problems"] == []
    assert sorted(path.name for path in (killed / "media").iterdir()) == sorted(
        path.name for path in (whole / "media").iterdir()
    )


def test_ctrl_c_ends_an_ingest_at_once_and_keeps_what_is_done(tmp_path, footage):
    project = tmp_path / "p.shotlog"
    assert shotlog("new", project, stderr=subprocess.DEVNULL).wait() == 0
    process = shotlog(
        "--project",
        project,
        "ingest",
        "--jobs",
        "1",
        footage,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr.readline()  # the first clip is logged
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 130
    process.stderr.close()
    logged = answer("--project", project, "clips")["clips"]
    assert 1 <= len(logged) < 5
    assert answer("--project", project, "doctor")["project"]["problems"] == []


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path, footage):
    import resource

    project = tmp_path / "p.shotlog"
    assert shotlog("new", project, stderr=subprocess.DEVNULL).wait() == 0

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    process = shotlog(
        "--project", project, "ingest", footage, "--json", stdout=subprocess.PIPE, preexec_fn=no_room
    )
    told = json.loads(process.communicate()[0])
    assert process.returncode == 9
    assert told["error"]["code"] == "storage_failed"
    assert answer("--project", project, "clips") == {"clips": []}
    assert answer("--project", project, "doctor")["project"]["problems"] == []
    shutil.rmtree(project)
