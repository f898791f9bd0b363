"""Runs of frames."""

from collections.abc import Iterator
from dataclasses import dataclass

from shotlog.errors import UsageError

FrameIndex = int
"""Position of a frame in its clip in presentation order; the first frame is 0."""


@dataclass(frozen=True, order=True, slots=True)
class FrameRange:
    """A half-open run of frames `[start, end)`: `end` is the first frame after it.

    Raises:
        UsageError: `start` is negative, or the range holds no frame.
    """

    start: FrameIndex
    end: FrameIndex

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise UsageError(f"[{self.start}, {self.end}) is not a range of frames")

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[FrameIndex]:
        return iter(range(self.start, self.end))

    def __contains__(self, frame: FrameIndex) -> bool:
        return self.start <= frame < self.end

    def covers(self, other: "FrameRange") -> bool:
        """Whether every frame of `other` is in this range."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: "FrameRange") -> "FrameRange | None":
        """The frames in both ranges, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return FrameRange(start, end) if start < end else None

    def split(self, frame: FrameIndex) -> "tuple[FrameRange, FrameRange]":
        """The two ranges before `frame` and from it on.

        Raises:
            UsageError: `frame` is not strictly inside, so that one part would be empty.
        """
        if not self.start < frame < self.end:
            raise UsageError(f"frame {frame} does not lie inside [{self.start}, {self.end})")
        return FrameRange(self.start, frame), FrameRange(frame, self.end)
