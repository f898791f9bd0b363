"""What a pass over a clip counts beside its times."""

from dataclasses import dataclass
from typing import Literal

from av.video.frame import VideoFrame

from shotlog.timing import FrameIndex

Interlacing = Literal["progressive", "top_first", "bottom_first"]

_BOTTOM_FIRST = (3, 4)
"""AVFieldOrder BB and TB: the bottom field is shown first."""


@dataclass(slots=True)
class Tally:
    """Counts over the frames seen so far.

    Attributes:
        frames: Number of frames.
        interlaced: How many are interlaced.
        damaged: How many were decoded with errors.
        first_damaged: The first of those.
        resized: First frame whose stored size differs from that of frame 0.
        last_duration: What the last frame says of its own duration, in units of the time base; 0 where it
            does not.
    """

    frames: int = 0
    interlaced: int = 0
    damaged: int = 0
    first_damaged: FrameIndex | None = None
    resized: FrameIndex | None = None
    last_duration: int = 0
    _size: tuple[int, int] = (0, 0)

    def count(self, picture: VideoFrame) -> None:
        """Count the next picture in presentation order."""
        index = self.frames
        size = picture.width, picture.height
        if index == 0:
            self._size = size
        elif size != self._size and self.resized is None:
            self.resized = index
        if picture.is_corrupt:
            self.damaged += 1
            self.first_damaged = index if self.first_damaged is None else self.first_damaged
        self.interlaced += picture.interlaced_frame
        self.last_duration = picture.duration
        self.frames += 1

    def interlacing(self, field_order: int) -> Interlacing:
        """Which field comes first where most frames are interlaced.

        Args:
            field_order: AVFieldOrder of the stream; where it is silent, the top field, as in all of HD.
        """
        if 2 * self.interlaced <= self.frames:
            return "progressive"
        return "bottom_first" if field_order in _BOTTOM_FIRST else "top_first"
