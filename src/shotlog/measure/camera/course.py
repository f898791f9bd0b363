"""The course of the picture: eight times a second, what its long tracks tell."""

from collections import deque
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.fitting import Fit, fit
from shotlog.measure.camera.tracks import LONGEST, Tracks
from shotlog.measure.look import Plane
from shotlog.timing import FrameIndex, Pts

Figures = npt.NDArray[np.float32]
"""float32, shape (COURSE_LENGTH,): the frame the tracks began at, seconds since then, and a `Fit`."""

COURSE_LENGTH: Final = 2 + len(Fit._fields)
NO_FIGURES: Final = np.full(COURSE_LENGTH, np.nan, np.float32)

_SAMPLE_EVERY: Final = Fraction(1, 8)
_FEWEST: Final = 20
_YOUNGEST: Final = 3
"""Samples that tracks must be old, so that something can have moved."""


class Course:
    """Takes the looks of a clip in order and gives figures for some of them."""

    def __init__(self, time_base: Fraction) -> None:
        """Begin a clip whose PTS are in units of `time_base` seconds."""
        self._time_base = time_base
        self._tracks = Tracks()
        self._sampled: deque[tuple[FrameIndex, Pts]] = deque(maxlen=LONGEST + 1)
        self._frames = 0

    def add(self, luma: Plane, pts: Pts) -> Figures:
        """The next frame's figures; all NaN between samples and where nothing can be followed."""
        frame = self._frames
        self._frames += 1
        if self._sampled and (pts - self._sampled[-1][1]) * self._time_base < _SAMPLE_EVERY:
            return NO_FIGURES
        self._sampled.append((frame, pts))
        self._tracks.add(luma)
        return self._figures(luma, pts)

    def _figures(self, luma: Plane, pts: Pts) -> Figures:
        span = self._tracks.span(_FEWEST)
        if span is None or span[0] < _YOUNGEST:
            return NO_FIGURES
        age, then, now = span
        height, width = luma.shape
        found = fit(then, now, width, height)
        if found is None:
            return NO_FIGURES
        since, began = self._sampled[-1 - age]
        return np.array([since, float((pts - began) * self._time_base), *found], np.float32)
