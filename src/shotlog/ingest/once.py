"""Making a file that several may want at once: the first makes it, the others wait for it."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from shotlog.errors import storage_failed

_SECONDS_BETWEEN_TRIES = 0.1


def made_once(
    target: Path, is_there: Callable[[], bool], make: Callable[[], object], wait: Callable[[], object]
) -> None:
    """Have a file made unless it is there; between all threads and processes, one at a time makes it.

    The lock goes with the process that holds it, however that ends. What one that was ended in the middle
    left half-written beside `target` is removed.

    Args:
        target: The file.
        is_there: Whether it is complete.
        make: Makes it.
        wait: Called often while another makes it; what it raises ends the waiting.

    Raises:
        StorageFailed: The folder may only be read.
    """
    if is_there():
        return
    with _alone(target, wait):
        if is_there():
            return
        _remove_halves(target)
        try:
            make()
        except BaseException:
            _remove_halves(target)
            raise


@contextmanager
def _alone(target: Path, wait: Callable[[], object]) -> Iterator[None]:
    path = target.with_suffix(".lock")
    lock = _locked(path, target)
    while lock is None:
        wait()
        time.sleep(_SECONDS_BETWEEN_TRIES)
        lock = _locked(path, target)
    with lock:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(path: Path, target: Path) -> IO[bytes] | None:
    """The lock, open and held; None while another holds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("wb")
    except OSError as error:
        raise storage_failed(error, target) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(lock.fileno()).st_ino == path.stat().st_ino:
            return lock
    except (BlockingIOError, FileNotFoundError):
        pass  # held, or removed by the one that held it between our opening and locking
    lock.close()
    return None


def _remove_halves(target: Path) -> None:
    """Remove what `whole_file` leaves where its process is killed."""
    for part in target.parent.glob(f".{target.stem}.*.part"):
        with suppress(OSError):
            part.unlink()
