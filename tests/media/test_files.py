"""Names and hashes of files."""

import hashlib
from pathlib import Path

import pytest

from shotlog.media import is_footage, sha256_of


def test_a_hash_is_that_of_the_bytes(tmp_path):
    content = bytes(range(256)) * 9000
    (tmp_path / "clip.mp4").write_bytes(content)
    assert sha256_of(tmp_path / "clip.mp4") == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["a.mp4", "A001C001.MOV", "b.Mxf", "c.mkv", "d.webm", "00001.MTS", "e.avi"])
def test_footage_is_known_by_its_suffix(name):
    assert is_footage(Path("card") / name)


@pytest.mark.parametrize(
    "name", ["notes.txt", "a.wav", "a.jpg", "mp4", "._A001C001.MOV", "a.mp4.part", "b.xml"]
)
def test_other_files_are_no_footage(name):
    assert not is_footage(Path("card") / name)
