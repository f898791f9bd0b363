"""The times at which a proxy shows its frames."""

from fractions import Fraction
from pathlib import Path

import numpy as np

from shotlog.errors import UnreadableMedia
from shotlog.timing import PtsTable

_FASTEST = 250
"""Frames a second, at most. Where some stood one millisecond apart among others that stood 40 apart, Chromium
showed the wrong one after 15 of 203 seeks; at two, four or eight apart, after none."""

_COARSEST = 10_000
"""Least units a second: so many that FFmpeg leaves the base alone."""

_FINEST = 2_000_000
"""Most units a second. Browsers count in microseconds, and in finer units 32 bits hold only short gaps."""

_LONGEST_STEP = 2**31 - 1
"""Units between two frames that FFmpeg writes into an MP4 file."""


def proxy_times(table: PtsTable, path: Path) -> PtsTable:
    """When a proxy shows each frame of a clip, on a clock that is zero at the first one.

    The steps between frames are those of the clip, exactly, unless they are shorter than four milliseconds:
    frames that share a time, as in damaged files, are drawn apart that far so that a browser can go to
    each. A time base finer than half a microsecond is rounded to microseconds.

    Args:
        table: PTS of all frames of the clip, at least one.
        path: The clip, for errors.

    Returns:
        Times that rise by at least four milliseconds a frame, in a time base of 1/n seconds.

    Raises:
        UnreadableMedia: Two frames stand further apart than an MP4 file can hold.
    """
    units, base = _units(table)
    least = -(-base // _FASTEST)
    steps = np.arange(len(units), dtype=np.int64) * least
    apart = np.maximum.accumulate(units - steps) + steps
    if int(np.diff(apart).max(initial=0)) > _LONGEST_STEP:
        frame = int(np.argmax(np.diff(apart)))
        seconds = int(np.diff(apart)[frame]) // base
        raise UnreadableMedia(
            f"frames {frame} and {frame + 1} of {path.name} stand {seconds} seconds apart, "
            "further than a proxy can hold",
            hint="The file's times are damaged; rewrite it with the maker's own software.",
            path=path,
        )
    return PtsTable(apart, Fraction(1, base))


def _units(table: PtsTable) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], int]:
    """Times since the first frame in whole units, and how many of these are a second."""
    since = table.pts - table.pts[0]
    numerator, base = table.time_base.numerator, table.time_base.denominator
    if base > _FINEST:
        exact = [round(int(time) * table.time_base * 1_000_000) for time in since]
        return np.asarray(exact, np.int64), 1_000_000
    times = -(-_COARSEST // base)
    return since * (numerator * times), base * times


def last_step(table: PtsTable) -> int:
    """How long the last frame is shown, in units of the table: as long as most others."""
    steps = np.diff(table.pts)
    return max(1, int(np.median(steps))) if len(steps) else table.time_base.denominator // 25
