"""Timecode labels after SMPTE ST 12-1 (time-address and drop-frame compensation)."""

import re
from dataclasses import dataclass
from typing import Self

from shotlog.errors import UsageError
from shotlog.timing.rate import Rate

_LABEL = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})([:;.,])([0-9]{2,3})")
_HOURS, _MINUTES, _SECONDS = 24, 60, 60


@dataclass(frozen=True, slots=True)
class Timecode:
    """The label of one frame: a count of frames since midnight at a rate, shown as `hh:mm:ss:ff`.

    `frames` counts real frames, so adding to it is exact; labels that drop-frame skips are never shown.
    It stays within one day: labels wrap at 24:00:00:00.

    Attributes:
        frames: Frames since 00:00:00:00, `0 <= frames < one day`.
        rate: The rate that it is counted at.
        drop: Whether labels are drop-frame (29.97 and 59.94 only).

    Raises:
        UsageError: No timecode is defined at this rate, drop-frame is not, or `frames` is out of range.
    """

    frames: int
    rate: Rate
    drop: bool = False

    def __post_init__(self) -> None:
        if self.rate.timecode_base is None:
            raise UsageError(
                f"no timecode is defined at {self.rate} frames a second",
                hint="Count in frames, or conform the clip to a standard rate.",
            )
        if self.drop and not self.rate.has_drop_frame:
            raise UsageError(f"drop-frame timecode exists at 29.97 and 59.94, not at {self.rate}")
        if not 0 <= self.frames < self.frames_a_day:
            raise UsageError(f"{self.frames} frames lie outside one day of timecode at {self.rate}")

    @classmethod
    def parse(cls, label: str, rate: Rate, *, drop: bool | None = None) -> Self:
        """Read a label such as `01:00:00:00`, or `01:00:00;02` for drop-frame.

        Args:
            label: Two digits each, frames after `:`, or after `;`, `.` or `,` for drop-frame.
            rate: The rate it was counted at.
            drop: Overrides what the separator says; some systems write drop-frame with a colon.

        Raises:
            UsageError: Not a label, or one that does not exist at this rate, as 00:01:00;00.
        """
        match = _LABEL.fullmatch(label.strip())
        if match is None:
            raise UsageError(
                f"{label!r} is not a timecode", hint="Write hh:mm:ss:ff, or hh:mm:ss;ff for drop-frame."
            )
        hours, minutes, seconds, frames = (int(match[group]) for group in (1, 2, 3, 5))
        if drop is None:
            drop = match[4] != ":"
        zero = cls(0, rate, drop)
        base = zero.base
        if hours >= _HOURS or minutes >= _MINUTES or seconds >= _SECONDS or frames >= base:
            raise UsageError(f"timecode {label} does not exist at {rate} frames a second")
        if drop and seconds == 0 and minutes % 10 and frames < zero.dropped_a_minute:
            first = f"{hours:02}:{minutes:02}:00;{zero.dropped_a_minute:02}"
            raise UsageError(
                f"timecode {label} does not exist: drop-frame skips it",
                hint=f"The first label of this minute is {first}.",
            )
        whole_minutes = hours * 60 + minutes
        count = (whole_minutes * 60 + seconds) * base + frames
        if drop:
            count -= zero.dropped_a_minute * (whole_minutes - whole_minutes // 10)
        return cls(count, rate, drop)

    @property
    def base(self) -> int:
        """Frames in one second of labels: 24 at 23.976."""
        base = self.rate.timecode_base
        assert base is not None
        return base

    @property
    def dropped_a_minute(self) -> int:
        """Labels that drop-frame skips at each minute not divisible by ten: 2 at 29.97, 4 at 59.94."""
        return self.base // 15 if self.drop else 0

    @property
    def frames_a_day(self) -> int:
        """Real frames counted before the labels wrap to zero."""
        minutes = _HOURS * _MINUTES
        return minutes * _SECONDS * self.base - self.dropped_a_minute * (minutes - minutes // 10)

    def __add__(self, frames: int) -> Self:
        """The label `frames` real frames later (or earlier, below zero), wrapping at midnight."""
        return type(self)((self.frames + frames) % self.frames_a_day, self.rate, self.drop)

    def __str__(self) -> str:
        count = self.frames
        if self.drop:
            count += self._labels_dropped_before(count)
        seconds, frames = divmod(count, self.base)
        minutes, seconds = divmod(seconds, _SECONDS)
        hours, minutes = divmod(minutes, _MINUTES)
        return f"{hours:02}:{minutes:02}:{seconds:02}{';' if self.drop else ':'}{frames:02}"

    def _labels_dropped_before(self, count: int) -> int:
        a_minute = 60 * self.base - self.dropped_a_minute
        ten_minutes = 10 * a_minute + self.dropped_a_minute
        tens, rest = divmod(count, ten_minutes)
        # The first minute of each ten drops nothing and is longer by the dropped labels.
        minutes = max(0, (rest - self.dropped_a_minute) // a_minute)
        return self.dropped_a_minute * (9 * tens + minutes)
