import os

import pytest

from records import MEASURE, clip_log
from shotlog.errors import Conflict, NotFound


@pytest.fixture
def clips(project):
    for name, folder in [
        ("A001.mov", "/day 1"),
        ("A002.mov", "/day 1"),
        ("A002.mov", "/day 2"),
        ("x.y.mp4", "/z"),
    ]:
        project.add_clip(clip_log(name, folder=folder), MEASURE)
    return {clip.path: clip for clip in project.clips()}


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("A001.mov", "/day 1/A001.mov"),
        ("A001", "/day 1/A001.mov"),
        ("x.y", "/z/x.y.mp4"),
        ("/day 2/A002.mov", "/day 2/A002.mov"),
        ("day 2/A002.mov", "/day 2/A002.mov"),
    ],
)
def test_a_clip_is_found_by_name_and_by_path(project, clips, reference, path):
    assert project.find_clip(reference) == clips[path]


def test_a_clip_is_found_by_a_path_from_here(project, clips, tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    reference = os.path.relpath("/day 2/A002.mov")
    assert project.find_clip(reference).path == "/day 2/A002.mov"


def test_a_clip_is_found_by_its_hash_and_its_start(project, clips):
    clip = clips["/z/x.y.mp4"]
    assert project.find_clip(clip.sha256) == clip
    assert project.find_clip(clip.sha256[:6].upper()) == clip
    with pytest.raises(NotFound):
        project.find_clip(clip.sha256[:5])


def test_two_clips_of_one_name_are_told_apart(project, clips):
    with pytest.raises(Conflict) as caught:
        project.find_clip("A002.mov")
    assert "/day 1/A002.mov" in caught.value.hint
    assert "/day 2/A002.mov" in caught.value.hint


def test_a_mistyped_name_is_told_what_is_near(project, clips):
    with pytest.raises(NotFound) as caught:
        project.find_clip("A01.mov")
    assert "A001.mov" in caught.value.hint
    with pytest.raises(NotFound, match="''"):
        project.find_clip("")


def test_clips_come_in_the_order_that_people_count_in(project):
    for number in (10, 9, 1, 100):
        project.add_clip(clip_log(f"c{number}.mov"), MEASURE)
    names = ["c1.mov", "c9.mov", "c10.mov", "c100.mov"]
    assert [clip.name for clip in project.clips()] == names
    assert [log.clip.name for log in project.logs()] == names
