"""Timecode labels of many frames: the same as `shotlog.timing.Timecode` makes, without an object for each."""

from dataclasses import dataclass
from functools import cached_property

from shotlog.errors import UsageError
from shotlog.record import Clip
from shotlog.timing import FrameIndex, Rate, Timecode

RECORD_START = "01:00:00:00"
"""Where assembled timelines begin, after the custom of the trade."""


@dataclass(frozen=True)
class Count:
    """How a clip or a timeline counts its frames.

    Attributes:
        rate: Frames a second; one for which timecode is defined.
        drop: Whether labels are drop-frame.
        first: Frames from midnight to frame 0.
    """

    rate: Rate
    drop: bool = False
    first: int = 0

    @classmethod
    def of(cls, clip: Clip) -> "Count | None":
        """The count of a clip, from 00:00:00:00 where it carries none; None where labels would mislead."""
        start = clip.timecode(0)
        return None if start is None else cls(start.rate, start.drop, start.frames)

    @cached_property
    def _zero(self) -> Timecode:
        return Timecode(0, self.rate, self.drop)

    @cached_property
    def base(self) -> int:
        """Frames in one second of labels: 24 at 23.976."""
        return self._zero.base

    @cached_property
    def day(self) -> int:
        """Frames before labels begin again."""
        return self._zero.frames_a_day

    @cached_property
    def _dropped(self) -> int:
        return self._zero.dropped_a_minute

    @property
    def kind(self) -> tuple[Rate, bool]:
        """What clips on one timeline must have in common."""
        return self.rate, self.drop

    def label(self, frame: FrameIndex) -> str:
        """The label of a frame: `01:00:00:00`, with a semicolon for drop-frame."""
        count = (self.first + frame) % self.day
        if self._dropped:
            count += self._labels_dropped_before(count)
        seconds, frames = divmod(count, self.base)
        minutes, seconds = divmod(seconds, 60)
        mark = ";" if self.drop else ":"
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{mark}{frames:02}"

    def _labels_dropped_before(self, count: int) -> int:
        a_minute = 60 * self.base - self._dropped
        tens, rest = divmod(count, 10 * a_minute + self._dropped)
        return self._dropped * (9 * tens + max(0, (rest - self._dropped) // a_minute))

    @cached_property
    def lengths(self) -> "Count":
        """The same from zero, for lengths."""
        return Count(self.rate, self.drop)

    def passes_midnight(self, start: FrameIndex, end: FrameIndex) -> bool:
        """Whether labels begin again between two frames, the exclusive end included."""
        return (self.first + start) // self.day != (self.first + end) // self.day

    def timeline(self, start: str = RECORD_START) -> "Count":
        """The count of a timeline that counts likewise and begins at a label.

        Raises:
            UsageError: There is no such label.
        """
        return Count(self.rate, self.drop, self._first(start))

    def _first(self, start: str) -> int:
        try:
            return Timecode.parse(start, self.rate, drop=self.drop).frames
        except UsageError as error:
            raise UsageError(f"the timeline cannot start at {start}: {error.message}") from error
