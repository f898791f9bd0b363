"""Stills of exact frames, made in a child process once and kept in the project."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from shotlog.errors import ShotlogError, StorageFailed
from shotlog.ingest.apart import Worker
from shotlog.ingest.kept import still_path
from shotlog.ingest.logged import require_logged_file
from shotlog.log import Project
from shotlog.record import Clip
from shotlog.timing import FrameIndex

STILL_HEIGHT = 270
"""Pixels; a quarter of 1080, sharp enough for a contact sheet."""


Pictures = Callable[[Clip, Sequence[FrameIndex]], Mapping[FrameIndex, bytes]]
"""What gives JPEG stills of frames of a clip, by frame."""


def stills_of(project: Project, problems: list[ShotlogError]) -> Pictures:
    """Stills of the clips of a project, made where they are missing and kept in it.

    A clip whose file is gone or changed gives the stills that were kept before; why others are missing
    is added to `problems`.
    """
    return stills_in(lambda clip: project.media(clip.sha256), problems)


def stills_in(folder_of: Callable[[Clip], Path], problems: list[ShotlogError]) -> Pictures:
    """The same for clips whose signals are in the folders that `folder_of` gives."""

    def pictures(clip: Clip, frames: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
        folder = folder_of(clip)
        there = _kept(folder, frames)
        missing = [frame for frame in frames if frame not in there]
        if not missing:
            return there
        try:
            return there | _made(clip, folder, missing)
        except ShotlogError as error:
            problems.append(error)
            return there

    return pictures


def _kept(folder: Path, frames: Sequence[FrameIndex]) -> dict[FrameIndex, bytes]:
    paths = {frame: still_path(folder, frame) for frame in frames}
    return {frame: path.read_bytes() for frame, path in paths.items() if path.exists()}


def _made(clip: Clip, folder: Path, frames: Sequence[FrameIndex]) -> dict[FrameIndex, bytes]:
    try:
        _make(clip, folder, folder, frames)
        return _kept(folder, frames)
    except StorageFailed:  # a project that may only be read
        with tempfile.TemporaryDirectory() as elsewhere:
            _make(clip, folder, Path(elsewhere), frames)
            return _kept(Path(elsewhere), frames)


def _make(clip: Clip, folder: Path, target: Path, frames: Sequence[FrameIndex]) -> None:
    require_logged_file(clip)
    task = {
        "task": "stills",
        "path": clip.path,
        "folder": str(folder),
        "target": str(target),
        "frames": list(frames),
        "height": STILL_HEIGHT,
    }
    with Worker() as worker:
        worker.run(task)
