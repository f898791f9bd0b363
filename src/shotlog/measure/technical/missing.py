"""Frames that are not there: gaps in time, and jumps in an even motion."""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import figure
from shotlog.measure.technical.finding import Finding
from shotlog.timing import FrameRange

_EVEN: Final = 0.9
"""Share of frames that must be shown for the usual time; at a variable rate there are no gaps."""
_ROUNDING: Final = 0.1
"""Share of the usual time by which times may differ, as containers round them."""
_GAP: Final = 1.75
"""Times the usual time from which a frame is missing."""
_LEAST: Final = 0.004
"""Pictures a frame that the motion must go, two thirds of a pixel of 160: less cannot be told from noise."""
_FOLLOWED: Final = 0.6
"""Share of points that must go along."""
_SAME: Final = 0.1
"""Share of the motion by which the samples on either side may differ from each other."""
_WHOLE: Final = 0.25
"""Part of a frame's motion by which what is too much may differ from that of one frame."""
_STANDS_OUT: Final = 1.05
"""So many times the usual difference the jump must have to be placed: more motion changes little more."""
_BESIDE: Final = 3
"""Samples of the motion compared on either side."""

Steps = npt.NDArray[np.float64]
"""How far the content moves a frame, (x, y) a row."""


class _Sample(NamedTuple):
    """The motion measured over a few frames at once: the first of them, how many, and the step of each."""

    first: int
    frames: int
    step: npt.NDArray[np.float64]


def gaps(signals: Signals, frames: FrameRange) -> list[Finding]:
    """Frames shown for the time of two or more, where all others are shown for the same time."""
    if len(frames) < 2 * _BESIDE:
        return []
    ticks = np.diff(signals.pts[frames.start : frames.end]).astype(np.float64)
    usual = float(np.median(ticks))
    if float((np.abs(ticks - usual) <= max(1.0, _ROUNDING * usual)).mean()) < _EVEN:
        return []
    found = []
    for place in np.flatnonzero(ticks >= _GAP * usual):
        first, times = frames.start + int(place), float(ticks[place]) / usual
        words = f"Shown for the time of {round(times)} frames: what should follow is missing."
        found.append(Finding("gap", FrameRange(first, first + 1), 0.9, words, {"times": figure(times)}))
    return found


def drops(signals: Signals, frames: FrameRange) -> list[Finding]:
    """Frames before which one is missing: the camera moves evenly, but here one frame's motion too far."""
    samples = _samples(signals, frames)
    waited = {one.frames.start for one in gaps(signals, frames)}
    found = []
    for place in range(_BESIDE, len(samples) - _BESIDE):
        beside = [*samples[place - _BESIDE : place], *samples[place + 1 : place + 1 + _BESIDE]]
        excess = _excess(samples[place], np.stack([sample.step for sample in beside]))
        span = range(samples[place].first - 1, samples[place].first + samples[place].frames)
        if excess is not None and abs(excess - 1) <= _WHOLE and waited.isdisjoint(span):
            found.append(_drop(signals, samples[place], excess))
    return found


def _samples(signals: Signals, frames: FrameRange) -> list[_Sample]:
    """Motion is measured over a few frames at once, whose rows are the same."""
    rows = slice(frames.start + 1, frames.end)
    steps: Steps = np.stack((signals.motion_x[rows], signals.motion_y[rows]), axis=1).astype(np.float64)
    steps[~(signals.motion_inliers[rows] >= _FOLLOWED)] = np.nan
    starts = [0, *(np.flatnonzero((np.diff(steps, axis=0) != 0).any(axis=1)) + 1).tolist(), len(steps)]
    return [
        _Sample(frames.start + 1 + first, after - first, steps[first])
        for first, after in pairwise(starts)
        if after > first
    ]


def _excess(sample: _Sample, beside: Steps) -> float | None:
    """Frames' worth of motion too much; None where the motion around it is not even, or unknown."""
    usual = np.median(beside, axis=0)
    size = float(np.hypot(*usual))
    if not size >= _LEAST or not (np.hypot(*(beside - usual).T) <= _SAME * size).all():
        return None
    excess = (sample.step - usual) * sample.frames
    along = float(excess @ usual) / size
    aside = float(abs(excess[0] * usual[1] - excess[1] * usual[0])) / size
    return along / size if aside <= _WHOLE * size else None


def _drop(signals: Signals, sample: _Sample, excess: float) -> Finding:
    """Placed at the frame at which the picture changes most, if that stands out among those of the sample."""
    span = FrameRange(sample.first, sample.first + sample.frames)
    change = signals.difference[span.start : span.end]
    usual = float(np.median(signals.difference[span.start - _BESIDE : span.end + _BESIDE]))
    if float(change.max()) >= _STANDS_OUT * usual:
        frame = span.start + int(change.argmax())
        span = FrameRange(frame, frame + 1)
    words = "A frame is missing before this one: the picture moves twice as far as around it."
    return Finding("dropped", span, 0.7, words, {"too_far": figure(excess)})
