"""Writing files so that nobody ever sees half of one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from shotlog.errors import storage_failed


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A binary file to write, which takes the place of `path` only once it is complete and on the disk.

    Whatever stood at `path` stays untouched if the block raises or the process dies.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise storage_failed(error, path) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())  # mkstemp makes files that only their owner may read
        Path(name).replace(path)
    except OSError as error:
        _forget(name)
        raise storage_failed(error, path) from error
    except BaseException:
        _forget(name)
        raise


def _forget(name: str) -> None:
    with suppress(OSError):
        Path(name).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
