"""Stills of exact frames, made in a child process once and kept in the project."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from shotlog.errors import Conflict, NotFound, ShotlogError
from shotlog.ingest.apart import Worker
from shotlog.ingest.kept import still_path
from shotlog.log import Project
from shotlog.record import Clip
from shotlog.timing import FrameIndex

STILL_HEIGHT = 270
"""Pixels; a quarter of 1080, sharp enough for a contact sheet."""


def stills_of(
    project: Project, problems: list[ShotlogError]
) -> Callable[[Clip, Sequence[FrameIndex]], Mapping[FrameIndex, bytes]]:
    """What gives JPEG stills of frames of a clip, by frame.

    A clip whose file is gone or changed gives the stills that were kept before; why others are missing
    is added to `problems`.
    """

    def pictures(clip: Clip, frames: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
        folder = project.media(clip.sha256)
        missing = [frame for frame in frames if not still_path(folder, frame).exists()]
        if missing:
            try:
                _make(clip, folder, missing)
            except ShotlogError as error:
                problems.append(error)
        there = (frame for frame in frames if still_path(folder, frame).exists())
        return {frame: still_path(folder, frame).read_bytes() for frame in there}

    return pictures


def _make(clip: Clip, folder: Path, frames: Sequence[FrameIndex]) -> None:
    file = Path(clip.path)
    if not file.exists():
        raise NotFound(
            f"{clip.path} is gone, and its pictures with it",
            hint="Ingest the file again from where it is now.",
            path=clip.path,
        )
    if file.stat().st_size != clip.size:
        raise Conflict(
            f"{clip.path} is no longer the file that was logged",
            hint="Put the logged file back, or ingest the new one as a clip of its own.",
            path=clip.path,
        )
    task = {
        "task": "stills",
        "path": clip.path,
        "folder": str(folder),
        "frames": list(frames),
        "height": STILL_HEIGHT,
    }
    with Worker() as worker:
        worker.run(task)
