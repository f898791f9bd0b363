"""The work itself: hash, measure, log, one clip after the other or several at a time."""

import fcntl
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shotlog.errors import Busy, Conflict, ShotlogError, StorageFailed, storage_failed
from shotlog.ingest.readers import Progress, Read, Readers
from shotlog.log import Project
from shotlog.record import ClipLog, machine


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: The file.
        status: `logged`; `known`, its content was in the log already; `moved`, the same with the logged
            file gone, so that the log points here now; or `failed`.
        sha256: Hash of its content, where it could be read.
        shots: Number of shots found, for `logged`.
        frames: Number of frames, for `logged`.
        warnings: What a person should know of the clip.
        error: Why it failed.
    """

    path: Path
    status: Literal["logged", "known", "moved", "failed"]
    sha256: str | None = None
    shots: int = 0
    frames: int = 0
    warnings: tuple[str, ...] = ()
    error: ShotlogError | None = None


def ingest(
    project: Project,
    files: Sequence[Path],
    *,
    jobs: int,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Generator[Outcome, None, None]:
    """Measure and log files, telling what became of each as soon as it is known.

    Safe to end at any moment, in any way: each clip is logged in one transaction after all of it was
    measured and written. Run again, it passes over what is logged and starts the others over.

    Args:
        project: Where to log them.
        files: Absolute paths, as `find_footage` gives them.
        jobs: How many to read at a time.
        tell: Called often, from this thread.

    Raises:
        Busy: Another process ingests into this project.
        StorageFailed: The disk is full or not writable; what was logged before is kept.
    """
    with _alone(project):
        _sweep(project)
        twins: list[Read] = []
        with Readers(project, files, jobs) as readers:
            for _ in files:
                read = readers.next(tell)
                if read.is_twin and not project.has(read.sha256):
                    twins.append(read)  # its like is still being read
                else:
                    yield _logged(project, read)
        for twin in twins:
            yield _logged(project, twin)


def _logged(project: Project, read: Read) -> Outcome:
    """Put what was read into the log."""
    if isinstance(read.error, StorageFailed):
        raise read.error
    if read.error is not None:
        return Outcome(read.path, "failed", read.sha256, error=read.error)
    if read.result is None:
        return _same_content(project, read)
    log = ClipLog.model_validate(read.result["log"])
    project.add_clip(log, machine("ingest"))
    return Outcome(
        read.path, "logged", read.sha256, len(log.shots), log.clip.frames, warnings=log.clip.warnings
    )


def _same_content(project: Project, read: Read) -> Outcome:
    if not project.has(read.sha256):
        reason = Conflict(f"{read.path} has the same content as another file that failed", path=read.path)
        return Outcome(read.path, "failed", read.sha256, error=reason)
    if Path(project.find_clip(read.sha256).path).exists():
        return Outcome(read.path, "known", read.sha256)
    project.move_clip(read.sha256, read.path)
    return Outcome(read.path, "moved", read.sha256)


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Keep other ingests out of this project; the lock goes with the process, however it ends."""
    path = project.path / "ingest.lock"
    try:
        file = path.open("w")
    except OSError as error:
        raise storage_failed(error, path) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(
                f"another ingest into {project.path} is running",
                hint="Wait until it is done; its clips will be there then.",
                path=project.path,
            ) from error
        yield


def _sweep(project: Project) -> None:
    """Remove what an ingest that was ended in the middle left of clips that are not in the log."""
    media = project.path / "media"
    if not media.is_dir():
        return
    logged = {clip.sha256 for clip in project.clips()}
    for folder in media.iterdir():
        if folder.name not in logged:
            shutil.rmtree(folder, ignore_errors=True)
