import os
import subprocess
import sys

import pytest

from shotlog.errors import StorageFailed
from shotlog.files import whole_file


def write(path, content, error=None):
    with whole_file(path) as file:
        file.write(content)
        if error:
            raise error


def test_a_file_appears_whole_and_replaces_the_one_before(tmp_path):
    path = tmp_path / "new folder" / "log.csv"
    write(path, b"one")
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError("ours"), KeyboardInterrupt()])
def test_an_error_leaves_what_was_there_and_nothing_else(tmp_path, error):
    path = tmp_path / "log.csv"
    write(path, b"one")
    with pytest.raises(type(error)):
        write(path, b"half", error)
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_gives_out_is_told_as_such(tmp_path):
    path = tmp_path / "log.csv"
    write(path, b"one")
    with pytest.raises(StorageFailed) as caught:
        write(path, b"half", OSError(28, "No space left on device"))
    assert caught.value.path == str(path)
    assert "No space left" in caught.value.message
    assert path.read_bytes() == b"one"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    with pytest.raises(StorageFailed):
        write(tmp_path, b"one")


def test_others_may_read_the_file_as_they_may_any_other(tmp_path):
    path = tmp_path / "log.csv"
    write(path, b"one")
    (tmp_path / "plain").write_bytes(b"")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="needs /dev/stdout")  # noqa: PTH110 - a device
def test_a_device_is_written_to_and_not_replaced():
    words = "from pathlib import Path; from shotlog.files import whole_file\n"
    words += "with whole_file(Path('/dev/stdout')) as file: file.write(b'hello')"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, check=True).stdout == b"hello"
