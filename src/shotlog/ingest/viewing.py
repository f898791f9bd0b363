"""What the workbench shows of a clip, made on first need in a child process and kept in the project.

Each of these is safe to ask for from any number of threads and processes at once: it is made once, and
those that ask meanwhile wait for it.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shotlog.ingest import kept
from shotlog.ingest.apart import Tell, Worker
from shotlog.ingest.logged import require_logged_file
from shotlog.ingest.once import made_once
from shotlog.ingest.pictures import STILL_HEIGHT
from shotlog.log import Project
from shotlog.media import Peaks, ProxyInfo, filmstrip
from shotlog.record import Clip
from shotlog.timing import FrameIndex


def has_proxy(project: Project, clip: Clip) -> bool:
    """Whether `proxy_of` gives the proxy of a clip at once."""
    return kept.has_proxy(project.media(clip.sha256))


def proxy_of(project: Project, clip: Clip, tell: Tell | None = None, *, worker: Worker | None = None) -> Path:
    """The proxy of a clip: an MP4 file with the frames of the clip, to be served as `video/mp4`.

    Args:
        project: Where it is kept.
        clip: The clip, as it is in the log.
        tell: Called with frames done and their share while it is made, or with 0 and None while another
            makes it. What it raises ends the work and leaves nothing behind.
        worker: A child process to make it in; by default one of its own.

    Raises:
        NotFound: The clip's file is gone.
        Conflict: The file is no longer the one that was logged.
        UnreadableMedia: It cannot be decoded any more, or gives other frames than those that were logged.
        LimitExceeded: It takes too long, or too much memory.
        DamagedProject: The clip's signals are gone, and the times of its frames with them.
        StorageFailed: The disk is full, or the project may only be read.
    """
    folder = project.media(clip.sha256)
    path = kept.proxy_path(folder)
    task = {"task": "proxy", "folder": str(folder)}
    _make(path, clip, task, tell=tell, worker=worker, is_there=lambda: kept.has_proxy(folder))
    return path


def proxy_info_of(
    project: Project, clip: Clip, tell: Tell | None = None, *, worker: Worker | None = None
) -> ProxyInfo:
    """What a player needs to know of the proxy of a clip; arguments and errors as for `proxy_of`."""
    proxy_of(project, clip, tell, worker=worker)
    return kept.load_proxy_info(project.media(clip.sha256))


def peaks_of(
    project: Project, clip: Clip, tell: Tell | None = None, *, worker: Worker | None = None
) -> Peaks | None:
    """The waveform of a clip, None where it has no sound; arguments and errors as for `proxy_of`."""
    folder = project.media(clip.sha256)
    start = clip.first_pts * clip.time_base
    task = {"task": "peaks", "folder": str(folder), "start": str(start), "end": str(start + clip.duration)}
    _make(kept.peaks_path(folder), clip, task, tell=tell, worker=worker)
    return kept.load_peaks(folder)


def still_of(
    project: Project, clip: Clip, frame: FrameIndex, tell: Tell | None = None, *, worker: Worker | None = None
) -> Path:
    """One frame of a clip as a JPEG file `STILL_HEIGHT` pixels high; arguments and errors as for `proxy_of`.

    Raises:
        NotFound: There is no such frame, or the clip's file is gone.
    """
    folder = project.media(clip.sha256)
    task = {
        "task": "stills",
        "folder": str(folder),
        "target": str(folder),
        "frames": [frame],
        "height": STILL_HEIGHT,
    }
    path = kept.still_path(folder, frame)
    _make(path, clip, task, tell=tell, worker=worker)
    return path


def overview_of(
    project: Project, clip: Clip, tell: Tell | None = None, *, worker: Worker | None = None
) -> tuple[Path, filmstrip.Sheet]:
    """Up to a hundred small pictures spread over a clip, as one JPEG file, and which frame each shows.

    Drawn from the proxy where there is one, else from the clip itself. Arguments and errors as for
    `proxy_of`.
    """
    sheet = filmstrip.overview(clip.frames, clip.display_aspect)
    path = kept.overview_path(project.media(clip.sha256))
    return _drawn(project, clip, path, sheet, tell=tell, worker=worker)


def tile_of(
    project: Project,
    clip: Clip,
    level: int,
    number: int,
    tell: Tell | None = None,
    *,
    worker: Worker | None = None,
) -> tuple[Path, filmstrip.Sheet]:
    """A tile of the film strip (see `shotlog.media.filmstrip`), as for `overview_of`.

    Raises:
        NotFound: There is no such level or tile, or the clip's file is gone.
    """
    sheet = filmstrip.tile(clip.frames, clip.display_aspect, level, number)
    path = kept.tile_path(project.media(clip.sha256), level, number)
    return _drawn(project, clip, path, sheet, tell=tell, worker=worker)


def _drawn(
    project: Project,
    clip: Clip,
    path: Path,
    sheet: filmstrip.Sheet,
    *,
    tell: Tell | None,
    worker: Worker | None,
) -> tuple[Path, filmstrip.Sheet]:
    folder = project.media(clip.sha256)
    task = {"task": "sheet", "folder": str(folder), "target": str(path), "sheet": asdict(sheet)}
    _make(path, clip, task, tell=tell, worker=worker)
    return path, sheet


def _make(
    path: Path,
    clip: Clip,
    task: dict[str, Any],
    *,
    tell: Tell | None,
    worker: Worker | None,
    is_there: Callable[[], bool] | None = None,
) -> None:
    """Have a task done that makes the file `path` of a clip, unless it is there."""

    def make() -> None:
        require_logged_file(clip)
        whole = {**task, "path": clip.path}
        if worker is not None:
            worker.run(whole, tell)
            return
        with Worker() as own:
            own.run(whole, tell)

    made_once(path, is_there or path.exists, make, wait=lambda: tell and tell(0, None))
