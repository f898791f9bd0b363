"""The presentation time of every frame of a clip, as its file states it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from shotlog.errors import UsageError
from shotlog.timing.ranges import FrameIndex

Pts = int
"""Presentation time of a frame in units of its stream's time base. May be negative or start above zero."""


@dataclass(frozen=True, eq=False, slots=True)
class PtsTable:
    """PTS of every frame, in presentation order: the only source of time for a clip.

    Attributes:
        pts: int64, shape (frames,), ascending; equal neighbours are possible in damaged files.
        time_base: Seconds in one unit of PTS.
    """

    pts: npt.NDArray[np.int64]
    time_base: Fraction

    @classmethod
    def of(cls, pts: Sequence[Pts], time_base: Fraction) -> "PtsTable":
        """Table of PTS that come in presentation order."""
        return cls(np.asarray(pts, dtype=np.int64), time_base)

    def __len__(self) -> int:
        return len(self.pts)

    def seconds(self, frame: FrameIndex) -> Fraction:
        """Time of a frame since the first frame of the clip, in seconds, exactly.

        Raises:
            UsageError: No such frame.
        """
        if not 0 <= frame < len(self.pts):
            raise UsageError(f"frame {frame} is not one of {len(self.pts)} frames")
        return int(self.pts[frame] - self.pts[0]) * self.time_base

    def frame_at(self, seconds: Fraction) -> FrameIndex:
        """The frame on the screen `seconds` after the first one appeared (the last one, once all are shown).

        Raises:
            UsageError: `seconds` is negative.
        """
        if seconds < 0:
            raise UsageError("a clip has no frame before its first")
        ticks = int(seconds // self.time_base)
        return int(np.searchsorted(self.pts, self.pts[0] + ticks, side="right")) - 1

    @property
    def is_variable(self) -> bool:
        """Whether frames are not evenly spaced, beyond what rounding to the time base explains.

        Containers round PTS to their time base (Matroska to milliseconds), so steps that differ by two
        units, or by a twentieth of a step where the base is fine, are one rate; a dropped frame is not.
        """
        if len(self.pts) < 3:
            return False
        steps = np.diff(self.pts)
        return int(steps.max() - steps.min()) > max(2.0, float(np.median(steps)) / 20)
