"""What listening gives, and where on the picture a moment of sound lies."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shotlog.measure.observations import Seen
from shotlog.timing import FrameIndex, PtsTable


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a clip.

    Attributes:
        seen: Observations by first frame.
        looked: First frames of the stretches that were listened to; empty where nothing could be.
        remarks: What a person should know: sentences, such as that the sound is damaged.
    """

    seen: tuple[Seen, ...] = ()
    looked: tuple[FrameIndex, ...] = ()
    remarks: tuple[str, ...] = ()


class Picture:
    """Where moments of sound lie among the frames of a clip.

    Attributes:
        end: Seconds on the clock of the file at which the last frame goes, if it lasts as long as most.
    """

    def __init__(self, table: PtsTable) -> None:
        self._table = table
        self._start = int(table.pts[0]) * table.time_base
        steps = np.diff(table.pts)
        last = int(np.median(steps)) if len(steps) else 1
        self.end = (int(table.pts[-1]) + max(1, last)) * table.time_base

    def frame_at(self, moment: Fraction) -> FrameIndex:
        """The frame on the screen at a moment on the clock of the file.

        What lies before the picture counts as its first frame; what lies after it as the number of frames.
        Since this never falls while time goes on, stretches that tile in time tile in frames.
        """
        if moment >= self.end:
            return len(self._table)
        return self._table.frame_at(max(Fraction(0), moment - self._start))

    def after(self, frame: FrameIndex) -> Fraction:
        """Seconds from the start of a frame to the end of the picture."""
        return self.end - self._start - self._table.seconds(frame)

    def shows(self, start: Fraction, end: Fraction) -> bool:
        """Whether any frame is on the screen between two moments."""
        return end > self._start and start < self.end
