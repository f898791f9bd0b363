"""Shotlog turns footage into a shot log that people and models can trust.

    measurement = shotlog.measure("A003_C012.mov")      # shots and suggested terms of one file
    project = shotlog.open("dailies.shotlog")           # a log that is kept

`measure` decodes in this process; the command line and `shotlog.ingest` do it in a child with limits,
as is right for files of strangers.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from shotlog.errors import ShotlogError
from shotlog.version import __version__

if TYPE_CHECKING:
    from shotlog.log import Project
    from shotlog.measure import Measurement

__all__ = ["ShotlogError", "__version__", "measure", "open"]


def measure(path: str | PathLike[str]) -> "Measurement":
    """Find the shots of a file and measure them, in one pass over its frames.

    Returns:
        `log`, a `shotlog.record.ClipLog` (the clip, its shots, suggested labels), and `signals`, one value
        a frame for each thing measured.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It holds no footage that can be decoded.
        LimitExceeded: Its pictures are larger than `SHOTLOG_MAX_PIXELS`.
    """
    from shotlog.measure import measure as measure_file  # noqa: PLC0415 - `import shotlog` stays light

    return measure_file(Path(path))


def open(path: str | PathLike[str]) -> "Project":  # noqa: A001 - shotlog.open, as gzip.open
    """Open a project folder; use it as a context manager or close it.

    Raises:
        NotFound: There is no project there.
        DamagedProject: The folder is not a project, or its log cannot be read.
    """
    from shotlog.log import Project  # noqa: PLC0415 - `import shotlog` stays light

    return Project.open(Path(path))
