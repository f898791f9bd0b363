"""Writing files so that nobody ever sees half of one."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from shotlog.errors import storage_failed


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A binary file to write, which takes the place of `path` only once it is complete and on the disk.

    Whatever stood at `path` stays untouched if the block raises or the process dies. A link is followed.
    What is no file but a device or pipe, such as /dev/stdout, is written to as it is.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    try:
        with _in_place(path) if _is_device(path) else _replacing(path.resolve()) as file:
            yield file
    except OSError as error:
        raise storage_failed(error, path) from error


def _is_device(path: Path) -> bool:
    # /dev/stdout leads to whatever file the shell has opened, which must not be replaced behind its back.
    return (path.is_absolute() and path.parts[1] in {"dev", "proc"}) or (path.exists() and not path.is_file())


@contextmanager
def _in_place(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as device:
        yield device


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:40]}.{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _settle(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _settle(folder: Path) -> None:
    """Bring the new name of a file to the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def contained(folder: Path, name: str) -> Path | None:
    """The file called `name` in a folder or below; None where there is none, or it lies elsewhere.

    This is the one check between names that strangers give and files. Links are followed before it.
    """
    try:
        file = (folder / name).resolve(strict=True)
    except (OSError, ValueError):  # no such file; a name with a NUL, or too long
        return None
    return file if file.is_file() and file.is_relative_to(folder.resolve()) else None
