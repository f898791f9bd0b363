import os

import pytest

from shotlog.ingest import find_footage


def test_folders_are_searched_through_and_files_taken_as_named(tmp_path):
    for name in (
        "a/b/one.MP4",
        "a/two.mov",
        "a/notes.txt",
        "a/.hidden.mp4",
        "a/.git/x.mp4",
        "a/p.shotlog/y.mp4",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    odd = tmp_path / "a" / "notes.txt"
    found = find_footage([tmp_path / "a", odd])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "a/two.mov",
        "a/b/one.MP4",
        "a/notes.txt",
    ]
    assert found.problems == ()


def test_a_folder_without_footage_and_a_missing_file_are_told(tmp_path):
    (tmp_path / "empty").mkdir()
    found = find_footage([tmp_path / "empty", tmp_path / "gone.mp4"])
    assert found.files == ()
    assert [problem.code for problem in found.problems] == ["not_found", "not_found"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    (tmp_path / "one.mp4").touch()
    assert len(find_footage([tmp_path, tmp_path / "one.mp4"]).files) == 1


def test_links_that_go_round_in_circles_end(tmp_path):
    (tmp_path / "one.mp4").touch()
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(find_footage([tmp_path]).files) == 1


def test_names_that_are_hard_on_shells_are_found(tmp_path):
    names = ["-dash.mp4", "with space.mp4", "quote'\".mp4", "new\nline.mp4", "Café 镜头.mp4"]
    for name in names:
        (tmp_path / name).touch()
    assert sorted(path.name for path in find_footage([tmp_path]).files) == sorted(names)


def test_a_name_that_is_no_text_is_told_and_the_others_are_found(tmp_path):
    (tmp_path / "good.mp4").touch()
    try:
        (tmp_path / os.fsdecode(b"by\xfftes.mp4")).touch()
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    found = find_footage([tmp_path])
    assert [path.name for path in found.files] == ["good.mp4"]
    assert ["\\xff" in problem.message for problem in found.problems] == [True]


def test_a_name_that_is_too_long_is_told(tmp_path):
    found = find_footage([tmp_path / ("x" * 300)])
    assert [problem.code for problem in found.problems] == ["unreadable_media"]
