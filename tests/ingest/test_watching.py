import pytest

from clips import textured, write_clip
from shotlog.errors import NotFound, UnreadableMedia
from shotlog.ingest import Outcome
from shotlog.ingest.watching import Taken, Watched, watch
from shotlog.log import Project


def test_a_file_has_arrived_once_it_is_the_same_twice(tmp_path):
    watched = Watched(tmp_path)
    file = tmp_path / "a.edl"
    file.write_text("TITLE: A")
    assert watched.look().timelines == ()
    file.write_text("TITLE: A\nFCM: NON-DROP FRAME")
    assert watched.look().timelines == (), "it grew"
    assert watched.look().timelines == (file,)
    assert watched.look().timelines == (), "it was told of"
    file.write_text("TITLE: B")
    watched.look()
    assert watched.look().timelines == (file,), "it is another now"


def test_footage_and_timelines_are_told_apart_and_all_else_is_left(tmp_path):
    watched = Watched(tmp_path)
    (tmp_path / "day one").mkdir()
    (tmp_path / "p.shotlog").mkdir()
    for name in ("day one/a.mov", "cut.fcpxml", "notes.txt", ".hidden.edl", "p.shotlog/log.edl", "empty.ale"):
        (tmp_path / name).write_bytes(b"" if name.startswith("empty") else b"x")
    watched.look()
    arrived = watched.look()
    assert arrived.footage == (tmp_path / "day one/a.mov",)
    assert arrived.timelines == (tmp_path / "cut.fcpxml",)


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(NotFound):
        Watched(tmp_path / "none").look()


def test_footage_is_ingested_and_timelines_are_handed_over(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write_clip(folder / "a.mp4", [textured(1)] * 8)
    for name in ("good.edl", "bad.edl"):
        (folder / name).write_text(name)
    looks = iter(range(4))

    def take(path):
        assert project.clips(), "footage comes first"
        if path.name == "bad.edl":
            raise UnreadableMedia("no EDL")

    with Project.create(tmp_path / "p") as project:
        seen = list(watch(project, folder, take, jobs=1, every=0, stopped=lambda: next(looks, None) is None))
        assert [one.status for one in seen if isinstance(one, Outcome)] == ["logged"]
        errors = {one.path.name: one.error is None for one in seen if isinstance(one, Taken)}
        assert errors == {"good.edl": True, "bad.edl": False}
