import shutil
from pathlib import Path

import pytest

import records
from clips import textured, write_clip
from shotlog.ingest.relinking import relink
from shotlog.log import Project
from shotlog.media import sha256_of
from shotlog.record import ClipLog


def logged(file: Path) -> ClipLog:
    """A log of eight frames of a file that nobody measured."""
    clip = records.clip(file.name, frames=8, folder=str(file.parent))
    clip = clip.model_copy(update={"sha256": sha256_of(file), "size": file.stat().st_size})
    return ClipLog(clip=clip, shots=records.shots(clip))


@pytest.fixture
def project(tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    with Project.create(tmp_path / "p") as project:
        for name in ("a.mp4", "b.mp4"):
            (old / name).write_bytes(name.encode())
            project.add_clip(logged(old / name), records.ANNA)
        yield project


def statuses(project, *folders, **options):
    return {one.clip.name: one.status for one in relink(project, folders, **options)}


def test_what_is_where_it_was_stays_there(project, tmp_path):
    before = project.newest()
    assert statuses(project, tmp_path) == {"a.mp4": "there", "b.mp4": "there"}
    assert project.newest() == before


def test_moved_footage_is_found_by_its_content_under_any_name(project, tmp_path):
    new = tmp_path / "new"
    (tmp_path / "old").rename(new)
    (new / "a.mp4").rename(new / "renamed.mp4")
    assert statuses(project, new) == {"a.mp4": "found", "b.mp4": "found"}
    assert sorted(clip.path for clip in project.clips()) == [str(new / "b.mp4"), str(new / "renamed.mp4")]
    assert project.verify() == []


def test_a_dry_run_moves_nothing(project, tmp_path):
    before = [clip.path for clip in project.clips()]
    (tmp_path / "old").rename(tmp_path / "new")
    assert statuses(project, tmp_path / "new", dry_run=True) == {"a.mp4": "found", "b.mp4": "found"}
    assert [clip.path for clip in project.clips()] == before


def test_a_file_of_the_same_name_and_length_with_other_bytes_is_alike(project, tmp_path):
    shutil.rmtree(tmp_path / "old")
    (tmp_path / "new").mkdir()
    write_clip(tmp_path / "new" / "a.mp4", [textured(5)] * 8)
    write_clip(tmp_path / "new" / "b.mp4", [textured(6)] * 9)
    assert statuses(project, tmp_path / "new") == {"a.mp4": "alike", "b.mp4": "lost"}


def test_nobody_chooses_between_two_files_that_are_alike(project, tmp_path):
    shutil.rmtree(tmp_path / "old")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.mp4").write_bytes(name.encode())
    found = list(relink(project, [tmp_path / "one", tmp_path / "two"], frames=lambda _: 8))
    assert [(one.status, len(one.others)) for one in found] == [("ambiguous", 2), ("lost", 0)]
    assert {clip.path for clip in project.clips()} == {
        str(tmp_path / "old" / name) for name in ("a.mp4", "b.mp4")
    }


def test_a_file_that_cannot_be_read_is_no_clip(project, tmp_path):
    shutil.rmtree(tmp_path / "old")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.mp4").write_bytes(b"no footage")
    assert statuses(project, tmp_path / "new") == {"a.mp4": "lost", "b.mp4": "lost"}
