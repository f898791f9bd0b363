"""Opening what is a file and nothing else."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from shotlog.errors import NotFound, UnreadableMedia


@contextmanager
def regular_file(path: Path) -> Iterator[BufferedReader]:
    """A file opened for reading; what goes wrong while it is read is told in a sentence.

    Folders, pipes and devices are refused before they are opened: reading a pipe may never end.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is not a file, may not be read, or the disk fails.
    """
    try:
        _refuse_other_than_file(path)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise NotFound(
            f"there is no file {path}", hint="Check the name, and that the disk is attached.", path=path
        ) from error
    except PermissionError as error:
        raise UnreadableMedia(
            f"{path} may not be read", hint="Ask its owner for permission to read it.", path=path
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        raise UnreadableMedia(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}",
            hint="Check the disk, and copy the file again from the camera card.",
            path=path,
        ) from error


def _refuse_other_than_file(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableMedia(f"{path} is a folder", hint="Name the files in it.", path=path)
    if not stat.S_ISREG(mode):
        raise UnreadableMedia(
            f"{path} is a pipe or device, not a file", hint="Copy the footage to a file first.", path=path
        )
