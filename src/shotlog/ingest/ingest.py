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
from shotlog.media import sha256_of
from shotlog.record import Clip, ClipLog, machine

Status = Literal["logged", "known", "moved", "restored", "failed"]
"""What became of a file. `known`: its content is in the log already. `moved`: so it is, but the logged file
is gone or another, and the log points here now. `restored`: so it is, but its signals were lost and are
measured again. `failed`: it could not be logged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: The file.
        status: In a word.
        clip: The clip as it is in the log, or None where it failed.
        shots: Number of shots found, for `logged`.
        error: Why it failed.
    """

    path: Path
    status: Status
    clip: Clip | None = None
    shots: int | None = None
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
        failures: dict[str, ShotlogError] = {}
        with Readers(project, files, jobs) as readers:
            for _ in files:
                read = readers.next(tell)
                if read.is_twin and not project.has(read.sha256):
                    twins.append(read)  # its like is still being read
                    continue
                outcome = _logged(project, read)
                if outcome.error is not None:
                    failures[read.sha256] = outcome.error
                yield outcome
        for twin in twins:
            yield _twin_logged(project, twin, failures)


def _logged(project: Project, read: Read) -> Outcome:
    """Put what was read into the log."""
    if isinstance(read.error, StorageFailed):
        raise read.error
    if read.error is not None:
        return Outcome(read.path, "failed", error=read.error)
    if read.result is None:
        return _same_content(project, read)
    try:
        log = ClipLog.model_validate(read.result["log"])
        added = project.add_clip(log, machine("ingest"))
    except (Conflict, ValueError) as error:
        defect = ShotlogError(
            f"what was measured of {read.path} does not fit the log: {error}", path=read.path
        )
        return Outcome(read.path, "failed", error=defect)
    if added is None:
        return Outcome(read.path, "restored", project.find_clip(read.sha256))
    return Outcome(read.path, "logged", log.clip, len(log.shots))


def _same_content(project: Project, read: Read) -> Outcome:
    clip = project.find_clip(read.sha256)
    if clip.path == str(read.path) or _is_still_there(clip):
        return Outcome(read.path, "known", clip)
    project.move_clip(read.sha256, read.path)
    return Outcome(read.path, "moved", project.find_clip(read.sha256))


def _is_still_there(clip: Clip) -> bool:
    file = Path(clip.path)
    return file.is_file() and file.stat().st_size == clip.size and sha256_of(file) == clip.sha256


def _twin_logged(project: Project, twin: Read, failures: dict[str, ShotlogError]) -> Outcome:
    if project.has(twin.sha256):
        return _same_content(project, twin)
    first = failures[twin.sha256]
    reason = type(first)(
        f"{twin.path} has the same content as another file that failed: {first.message}",
        hint=first.hint,
        path=twin.path,
    )
    return Outcome(twin.path, "failed", error=reason)


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
