import subprocess
import sys
from pathlib import Path

from records import MEASURE, clip_log
from shotlog.log import Project

WRITER = str(Path(__file__).with_name("writer.py"))


def start(*arguments):
    return subprocess.Popen([sys.executable, WRITER, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def acknowledged(process):
    out, _ = process.communicate(timeout=120)
    return [line for line in out.split("\n") if len(line) == 32]


def kept(project):
    return {
        change.id for revision in project.history() for change in revision.changes if change.kind == "label"
    }


def test_two_processes_that_write_at_once_lose_nothing(project):
    project.add_clip(clip_log(), MEASURE)
    writers = [start(project.path, name, 50) for name in ("anna", "ben")]
    said = [name for writer in writers for name in acknowledged(writer)]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(set(said)) == 100
    assert kept(project) >= set(said)
    numbers = [revision.number for revision in project.history(changes=False)]
    assert numbers == list(range(1, 1 + 1 + 2 * (50 + 2 * 10)))
    assert project.verify() == []


def test_a_writer_killed_at_any_moment_loses_nothing_that_it_acknowledged(folder):
    with Project.open(folder) as project:
        project.add_clip(clip_log(said=[(1, "shot_size", "CU")]), MEASURE)
        project.add_clip(clip_log("B.mov"), MEASURE)
    killed = start("kill", folder, 10)
    said = acknowledged(killed)
    assert killed.returncode == 0
    assert said
    with Project.open(folder) as project:
        assert kept(project) >= set(said)
        assert project.verify() == []
