"""Shotlog turns footage into a shot log that people and models can trust.

    measurement = shotlog.measure("A003_C012.mov")      # shots and suggested terms of one file
    project = shotlog.open("dailies.shotlog")           # a log that is kept

`measure` decodes in this process; the command line and `shotlog.ingest` do it in a child with limits,
as is right for files of strangers.
"""

from os import PathLike
from pathlib import Path

from shotlog.errors import ShotlogError
from shotlog.log import Project
from shotlog.measure import Measurement
from shotlog.measure import measure as _measure
from shotlog.version import __version__

__all__ = ["Measurement", "Project", "ShotlogError", "__version__", "measure", "open"]


# The room of this name is imported above, so that importing it later cannot take the function's place.
def measure(path: str | PathLike[str]) -> Measurement:
    """Find the shots of a file and measure them, in one pass over its frames.

    Returns:
        `log`, a `shotlog.record.ClipLog` (the clip, its shots, suggested labels), and `signals`, one value
        a frame for each thing measured.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It holds no footage that can be decoded.
        LimitExceeded: Its pictures are larger than `SHOTLOG_MAX_PIXELS`, or memory is too small.
    """
    return _measure(Path(path))


def open(path: str | PathLike[str]) -> Project:  # noqa: A001 - shotlog.open, as gzip.open
    """Open a project folder; use it as a context manager or close it.

    Raises:
        NotFound: There is no project there.
        DamagedProject: The folder is not a project, or its log cannot be read.
        Conflict: A newer version of shotlog made it.
    """
    return Project.open(Path(path))
