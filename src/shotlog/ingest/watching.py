"""Watching a folder: what arrives there and no longer grows is taken in."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shotlog.errors import NotFound, ShotlogError
from shotlog.ingest.found import find_footage
from shotlog.ingest.ingest import Outcome, ingest
from shotlog.ingest.readers import Progress
from shotlog.log import Project

TIMELINES = frozenset(
    (".edl", ".ale", ".otio", ".otioz", ".fcpxml", ".xml", ".aaf", ".srt", ".vtt", ".ttml", ".eaf")
)
"""Suffixes of what editing systems write. Text, CSV and JSON may be anything, and are not taken unasked."""

_SECONDS = 5.0

_State = tuple[int, int]
"""Size in bytes, and when it was changed in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Files that are new, or other than they were, and were the same twice."""

    footage: tuple[Path, ...] = ()
    timelines: tuple[Path, ...] = ()


class Watched:
    """A folder, and how each of its files was when it was last looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[Path, _State] = {}
        self._taken: dict[Path, _State] = {}

    def look(self) -> Arrivals:
        """Look once; what is as it was at the last look, and was not told of so, has arrived.

        Raises:
            NotFound: The folder is gone.
        """
        if not self._folder.is_dir():
            raise NotFound(f"there is no folder {self._folder}", hint="Check the name.", path=self._folder)
        now = {file: state for file in self._files() if (state := _state(file)) is not None}
        settled = [
            file
            for file, state in now.items()
            if state[0] > 0 and self._seen.get(file) == state and self._taken.get(file) != state
        ]
        self._seen = now
        self._taken.update({file: now[file] for file in settled})
        timelines = [file for file in settled if file.suffix.lower() in TIMELINES]
        return Arrivals(tuple(file for file in settled if file not in set(timelines)), tuple(timelines))

    def _files(self) -> Iterator[Path]:
        """Footage and timelines; hidden files and project folders are passed over."""
        yield from find_footage([self._folder]).files
        for here, folders, names in os.walk(self._folder):
            folders[:] = [one for one in folders if not one.startswith(".") and not one.endswith(".shotlog")]
            for name in names:
                if not name.startswith(".") and Path(name).suffix.lower() in TIMELINES:
                    yield Path(here, name)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one timeline.

    Attributes:
        path: The file.
        error: Why it was not taken in.
    """

    path: Path
    error: ShotlogError | None = None


def watch(
    project: Project,
    folder: Path,
    take: Callable[[Path], object],
    *,
    jobs: int,
    every: float = _SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Iterator[Outcome | Taken]:
    """Take in what is in a folder and whatever comes, until `stopped` says so.

    A file is taken once it is the same at two looks. Footage comes before timelines, which may name it. What
    cannot be taken in is told and left; it is tried again when it has changed.

    Args:
        project: Where it goes.
        folder: What is watched, through and through.
        take: Takes in a timeline; may raise any `ShotlogError`.
        jobs: How many clips to measure at a time.
        every: Seconds between looks.
        stopped: Asked at every look.
        tell: Told how far measuring is.

    Yields:
        What became of each file.

    Raises:
        NotFound: The folder is gone.
        Busy: Another process ingests into this project.
        StorageFailed: The disk is full or not writable.
    """
    watched = Watched(folder)
    while not stopped():
        arrived = watched.look()
        if arrived.footage:
            yield from ingest(project, arrived.footage, jobs=jobs, tell=tell)
        for timeline in arrived.timelines:
            yield _taken(timeline, take)
        if not arrived.footage and not arrived.timelines:
            time.sleep(every)


def _taken(path: Path, take: Callable[[Path], object]) -> Taken:
    try:
        take(path)
    except ShotlogError as error:
        return Taken(path, error)
    return Taken(path)


def _state(file: Path) -> _State | None:
    try:
        status = file.stat()
    except OSError:  # it went away between two looks
        return None
    return status.st_size, status.st_mtime_ns
