import json
import shutil

import pytest

from clips import textured, write_clip
from shotlog.errors import Busy
from shotlog.ingest import find_footage, ingest
from shotlog.log import Project


@pytest.fixture(scope="module")
def footage(tmp_path_factory):
    """Three short clips with one cut each, one of them in a folder below."""
    folder = tmp_path_factory.mktemp("footage")
    (folder / "day two").mkdir()
    for number, name in enumerate(["a.mp4", "b.mp4", "day two/c.mp4"]):
        write_clip(folder / name, [textured(number * 2 + (frame >= 20)) for frame in range(40)])
    return folder


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p") as project:
        yield project


def ingested(project, *named, jobs=2, **options):
    found = find_footage(named)
    return {outcome.path.name: outcome for outcome in ingest(project, found.files, jobs=jobs, **options)}


def test_every_clip_is_measured_and_logged_with_its_signals(project, footage):
    outcomes = ingested(project, footage)
    assert {name: outcome.status for name, outcome in outcomes.items()} == dict.fromkeys(
        ("a.mp4", "b.mp4", "c.mp4"), "logged"
    )
    for clip in project.clips():
        log = project.log_of(clip.sha256)
        assert [(shot.start, shot.end) for shot in log.shots] == [(0, 20), (20, 40)]
        assert (project.media(clip.sha256) / "signals.parquet").exists()
    assert project.verify() == []


def test_a_second_run_passes_over_what_is_logged(project, footage):
    ingested(project, footage)
    before = [revision.number for revision in project.history()]
    assert {outcome.status for outcome in ingested(project, footage).values()} == {"known"}
    assert [revision.number for revision in project.history()] == before


def test_a_clip_that_was_moved_is_found_where_it_is_now(project, footage, tmp_path):
    old = tmp_path / "old.mp4"
    shutil.copy(footage / "a.mp4", old)
    ingested(project, old)
    new = old.rename(tmp_path / "new.mp4")
    assert ingested(project, new)["new.mp4"].status == "moved"
    assert [clip.path for clip in project.clips()] == [str(new)]


def test_the_same_content_twice_is_one_clip(project, footage, tmp_path):
    copy = tmp_path / "copy.mp4"
    shutil.copy(footage / "a.mp4", copy)
    outcomes = ingested(project, footage / "a.mp4", copy)
    assert sorted(outcome.status for outcome in outcomes.values()) == ["known", "logged"]
    assert len(project.clips()) == 1


def test_the_same_broken_content_twice_fails_for_the_same_reason(project, tmp_path):
    for name in ("one.mp4", "other.mp4"):
        (tmp_path / name).write_bytes(b"")
    outcomes = ingested(project, tmp_path)
    assert {outcome.error.code for outcome in outcomes.values()} == {"unreadable_media"}
    assert {outcome.error.path for outcome in outcomes.values()} == {
        str(tmp_path / "one.mp4"),
        str(tmp_path / "other.mp4"),
    }


def test_a_clip_whose_file_became_another_is_found_where_it_is_now(project, footage, tmp_path):
    old, new = tmp_path / "old.mp4", tmp_path / "new.mp4"
    shutil.copy(footage / "a.mp4", old)
    ingested(project, old)
    shutil.copy(footage / "a.mp4", new)
    shutil.copy(footage / "b.mp4", old)
    assert ingested(project, new)["new.mp4"].status == "moved"


def test_two_files_of_one_name_are_two_clips(project, footage, tmp_path):
    twin = tmp_path / "a.mp4"
    shutil.copy(footage / "b.mp4", twin)
    ingested(project, footage / "a.mp4", twin)
    assert [clip.name for clip in project.clips()] == ["a.mp4", "a.mp4"]


def test_one_bad_clip_stops_no_other(project, footage, tmp_path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"no footage at all")
    outcomes = ingested(project, bad, footage, jobs=1)
    assert outcomes["bad.mp4"].status == "failed"
    assert outcomes["bad.mp4"].error.path == str(bad)
    assert len(project.clips()) == 3


def test_two_ingests_at_once_are_refused(project, footage):
    running = ingest(project, find_footage([footage]).files, jobs=1)
    next(running)
    with pytest.raises(Busy):
        ingested(project, footage)
    running.close()
    assert {outcome.status for outcome in ingested(project, footage).values()} == {"known", "logged"}


def test_leftovers_of_clips_that_were_never_logged_are_swept_away(project, footage):
    left = project.path / "media" / ("f" * 64)
    left.mkdir(parents=True)
    (left / "signals.parquet.part").write_bytes(b"half")
    ingested(project, footage / "a.mp4")
    assert [folder.name for folder in (project.path / "media").iterdir()] == [
        clip.sha256 for clip in project.clips()
    ]


def test_progress_ends_with_everything_done(project, footage):
    seen = []
    ingested(project, footage, tell=lambda progress: seen.append((progress.files_done, progress.bytes_done)))
    size = sum(path.stat().st_size for path in footage.rglob("*.mp4"))
    assert seen == sorted(seen)
    assert seen[-1] == (3, size)


def test_signals_open_without_shotlog(project, footage):
    import pyarrow.parquet as pq

    ingested(project, footage / "a.mp4")
    (clip,) = project.clips()
    table = pq.read_table(project.media(clip.sha256) / "signals.parquet")
    assert table["frame"].to_pylist() == list(range(40))
    assert json.loads(json.dumps(table.column_names))[:2] == ["frame", "pts"]


def test_a_defect_of_ours_in_one_clip_leaves_no_other_waiting(project, footage, monkeypatch):
    from shotlog.ingest import readers
    from shotlog.media import sha256_of

    def broken(path):
        if path.name == "a.mp4":
            raise KeyError("ours")
        return sha256_of(path)

    monkeypatch.setattr(readers, "sha256_of", broken)
    outcomes = ingested(project, footage)
    assert outcomes["a.mp4"].error.code == "error"
    assert {outcomes["b.mp4"].status, outcomes["c.mp4"].status} == {"logged"}
