"""Turning the times that a file tells into frames of the clip that is meant.

A label names the frame of the clip that carries it, counted as the clip counts; frames of another rate stand
for the moment at which they begin; seconds are looked up among the presentation times of the clip.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shotlog.errors import ShotlogError, UsageError
from shotlog.exchange.reading import Counted, Labels, Span, Timed
from shotlog.record import Clip
from shotlog.timing import FrameIndex, FrameRange, PtsTable, Timecode

Times = Callable[[Clip], PtsTable]
"""Gives the presentation times of a clip, as they were read from its file."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Frames of a clip, and what is to be known of how they were found; empty where it is nothing."""

    frames: FrameRange
    remark: str = ""


class Fitting:
    """Finds frames; the times of each clip are read once."""

    def __init__(self, times: Times) -> None:
        self._read_times = times
        self._times: dict[str, PtsTable] = {}

    def fitted(self, clip: Clip, span: Span | None, begins: int | None = None, frames: int = 1) -> Fitted:
        """The frames of `clip` that a file means.

        Args:
            clip: The clip.
            span: What the file tells; None for all of the clip.
            begins: Frames from midnight to the first frame of the file, as the file tells it.
            frames: How many frames a span without an end lasts.

        Raises:
            UsageError: They lie outside the clip, or have no meaning there.
        """
        if span is None:
            return Fitted(FrameRange(0, clip.frames))
        if isinstance(span, Timed):
            first, end = self._timed(clip, span)
        else:
            first, end = _labelled(clip, span) if isinstance(span, Labels) else _counted(clip, span, begins)
        stop = first + max(1, frames) if end is None else end
        return _inside(clip, first, stop)

    def _timed(self, clip: Clip, span: Timed) -> tuple[FrameIndex, FrameIndex | None]:
        if span.end is not None and span.end < span.start:
            raise UsageError("its times go backwards")
        first = self._boundary(clip, span.start)
        return first, None if span.end is None else max(first + 1, self._boundary(clip, span.end))

    def _boundary(self, clip: Clip, at: Fraction) -> FrameIndex:
        """The frame that begins nearest to a time, or the number of frames for the end of the clip.

        Times in files are rounded to milliseconds, either way: the frame on the screen at such a time is
        often the one before.
        """
        table = self._table(clip)
        later = int(np.searchsorted(table.pts, table.pts[0] + int(at // table.time_base), side="right"))
        after = table.seconds(later) if later < len(table) else clip.duration
        return later if after - at < at - table.seconds(later - 1) else later - 1

    def _table(self, clip: Clip) -> PtsTable:
        if clip.sha256 not in self._times:
            self._times[clip.sha256] = self._read_times(clip)
        return self._times[clip.sha256]


def _labelled(clip: Clip, span: Labels) -> tuple[FrameIndex, FrameIndex | None]:
    start = clip.timecode(0)
    if start is None:
        raise UsageError(f"{clip.name} has no timecode: its rate varies, or none is defined at {clip.rate}")
    first = frame_of(start, span.start, clip.frames)
    if span.end is None:
        return first, None
    # An end at midnight, or after it, comes after its start all the same.
    return first, first + (frame_of(start, span.end) - first) % start.frames_a_day


def frame_of(start: Timecode, label: str, frames: int | None = None) -> FrameIndex:
    """Frames from a label to another that is counted alike.

    Args:
        start: The label of frame 0.
        label: The other.
        frames: How far on it may be; what is farther comes before `start`. Half a day unless given.

    Raises:
        UsageError: There is no such label at that rate.
    """
    there = Timecode.parse(label, start.rate, drop=start.drop)
    ahead = (there.frames - start.frames) % start.frames_a_day
    farthest = start.frames_a_day // 2 if frames is None else frames
    return ahead if ahead <= farthest else ahead - start.frames_a_day


def _counted(clip: Clip, span: Counted, begins: int | None) -> tuple[FrameIndex, FrameIndex | None]:
    first, end = _at_rate_of(clip, span)
    start = clip.timecode(0)
    midnight = 0 if start is None else start.frames
    if span.origin == "midnight" or (span.origin == "either" and _holds(clip, first - midnight)):
        shift = -midnight
    elif span.origin == "file" and begins is not None and clip.start_timecode and span.rate == clip.rate:
        # The file that the system had may have begun at another label of the same recording.
        shift = begins - midnight if _holds(clip, first + begins - midnight) else 0
    else:
        shift = 0
    return first + shift, None if end is None else end + shift


def _holds(clip: Clip, frame: FrameIndex) -> bool:
    return 0 <= frame < clip.frames


def _at_rate_of(clip: Clip, span: Counted) -> tuple[FrameIndex, FrameIndex | None]:
    """Frames as the clip counts them: the same where both count alike, else by the moment they begin at."""
    rate = span.rate
    if rate is None or rate == clip.rate or rate.timecode_base == clip.rate.timecode_base:
        return span.start, span.end
    ratio = clip.rate.fraction / rate.fraction
    first = round(span.start * ratio)
    return first, None if span.end is None else max(first + 1, round(span.end * ratio))


def _inside(clip: Clip, first: FrameIndex, end: FrameIndex) -> Fitted:
    if end <= first:
        raise UsageError("it holds no frame")
    if first >= clip.frames or end <= 0:
        raise UsageError(
            f"{clip.name} does not reach there: it has {clip.frames} frames, and [{first}, {end}) is asked"
        )
    kept = FrameRange(max(0, first), min(clip.frames, end))
    if (kept.start, kept.end) == (first, end):
        return Fitted(kept)
    return Fitted(kept, f"[{first}, {end}) was cut off where {clip.name} begins or ends")


def reason(error: ShotlogError) -> str:
    """What an error says, in one line."""
    return " ".join(part for part in (error.message, error.hint) if part)
