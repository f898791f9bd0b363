import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from clips import plain, textured, write_clip
from shotlog import settings as settings_module
from shotlog.errors import LimitExceeded, UnreadableMedia
from shotlog.ingest import measure_apart
from shotlog.ingest.apart import Worker


@pytest.fixture
def clip(tmp_path):
    return write_clip(tmp_path / "a.mp4", [textured(frame // 10) for frame in range(30)])


@pytest.fixture
def limits(monkeypatch):
    """Sets `SHOTLOG_` variables for one test."""

    def limit(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"SHOTLOG_{name.upper()}", str(value))
        settings_module.settings.cache_clear()

    yield limit
    monkeypatch.undo()
    settings_module.settings.cache_clear()


def task(path):
    return {"task": "measure", "path": str(path), "sha256": "0" * 64, "folder": None}


def kill(worker, how):
    process = worker._process
    assert process is not None
    process.send_signal(how)
    process.wait()


def test_a_measurement_comes_back_whole(clip):
    result = measure_apart(clip)
    assert result["log"]["clip"]["frames"] == 30
    assert set(result["signals"]["luma"]) == {"min", "median", "max"}


def test_an_error_in_the_child_is_the_same_error_here(tmp_path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"x" * 1000)
    with pytest.raises(UnreadableMedia) as caught:
        measure_apart(bad)
    assert caught.value.path == str(bad)


def test_a_file_that_ends_its_process_is_told_and_the_next_is_read(clip):
    with Worker() as worker:
        worker.run(task(clip))
        kill(worker, signal.SIGSEGV)
        assert worker.run(task(clip))["log"]["clip"]["frames"] == 30


def test_a_process_that_dies_while_reading_is_an_error_of_that_file(tmp_path):
    clip = write_clip(tmp_path / "long.mp4", [textured(1)] * 1500, options={"preset": "ultrafast"})

    def die(_frames, _expected):
        kill(worker, signal.SIGKILL)

    with Worker() as worker, pytest.raises(UnreadableMedia, match="ended the process"):
        worker.run(task(clip), die)


def test_a_clip_that_takes_too_long_is_given_up(clip, limits):
    limits(clip_seconds=0.001)
    with pytest.raises(LimitExceeded, match="too long"):
        measure_apart(clip)


def test_a_clip_that_takes_too_much_memory_is_given_up(tmp_path, limits):
    pictures = [plain(90, width=7680, height=4320)] * 6
    large = write_clip(tmp_path / "large.mp4", pictures, options={"preset": "ultrafast"})
    limits(memory_mb=512)
    with pytest.raises((LimitExceeded, UnreadableMedia)):
        measure_apart(large)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_children_end_with_their_parent(clip):
    mark = f"SHOTLOG_TEST_MARK={uuid.uuid4()}"
    parent = f"""
import os, signal
from shotlog.ingest.apart import Worker
Worker().run({task(clip)!r})
os.kill(os.getpid(), signal.SIGKILL)
"""
    environment = os.environ | dict([mark.split("=")])
    ended = subprocess.run([sys.executable, "-c", parent], env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 10
    while _processes_marked(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _processes_marked(mark) == []


def _processes_marked(mark):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:  # ended in the meantime
            continue
    return found
