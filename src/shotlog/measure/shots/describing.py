"""What the transition model is asked: the figures of every frame, seen beside those of its neighbours."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.changes import BENDS, REACHES, SIDES
from shotlog.measure.forest import Table
from shotlog.measure.shots.fades import LONGEST_DIP, fades
from shotlog.measure.signals import Signals
from shotlog.timing import FrameIndex, FrameRange

Column = npt.NDArray[np.float32]

_PEAK_REACHES: Final = (2, 6, 12)
"""Frames at either side among which a step is compared with others."""
_LIGHT_REACHES: Final = (1, 3, 6, 12, 24)
_MOVED_REACHES: Final = (3, 8, 16)
STEP: Final = 0
"""Column of `Signals.changes` that holds the distance from the frame before."""
CORRELATION: Final = len(REACHES) + 2 * len(SIDES)
"""The column with the correlation to the frame before, which a change of light leaves high."""
_NEIGHBOURS: Final = (-2, -1, 1, 2)
_BENT_AT: Final = (-8, -6, -4, -2, -1, 1, 2, 4, 6, 8)
"""Frames from here at which the bends are looked at: a ramp's are at its two ends."""
_FAINT: Final = 0.2
"""Quality below which a mix says nothing."""
_BEYOND: Final = 5
_FURTHEST: Final = 12
"""Frames to an end from which on it is merely far."""
_SEEN_AROUND: Final = 1 + max(*_LIGHT_REACHES, *_MOVED_REACHES, *_PEAK_REACHES, *map(abs, _BENT_AT))
"""Frames on either side that the figures of a frame are made of."""

Span = tuple[FrameIndex, FrameIndex, float]
"""Start, end and quality from 0 to 1."""


class Spans(NamedTuple):
    """Ranges of frames that rules have found, with a quality: what the model is told of them."""

    mixes: list[Span]
    fades: list[Span]


def spans_of(signals: Signals) -> Spans:
    """What rules find in a whole clip."""
    faded = [(fade.start, fade.end, 1.0) for fade in fades(signals, LONGEST_DIP)]
    return Spans(_mixes(signals), faded)


def described(signals: Signals, frames: FrameRange | None = None, spans: Spans | None = None) -> Table:
    """All figures of a range of frames, float32, shape (frames, figures); the order is part of the model.

    Args:
        signals: Of the whole clip.
        frames: The range; all frames unless given. Of a long clip, all at once would take much memory.
        spans: `spans_of` the signals, where they are known already.
    """
    frames = frames or FrameRange(0, len(signals))
    spans = spans or spans_of(signals)
    around = FrameRange(max(0, frames.start - _SEEN_AROUND), min(len(signals), frames.end + _SEEN_AROUND))
    table = _described(signals.part(around), _within(spans.mixes, around), _within(spans.fades, around))
    return table[frames.start - around.start : frames.end - around.start]


def _within(spans: Sequence[Span], frames: FrameRange) -> list[Span]:
    """Those that a range may touch, counted from its first frame."""
    near = [span for span in spans if span[0] - _BEYOND < frames.end and frames.start < span[1] + _BEYOND]
    return [(start - frames.start, end - frames.start, good) for start, end, good in near]


def _described(signals: Signals, mixes: Sequence[Span], faded: Sequence[Span]) -> Table:
    changes = signals.changes.astype(np.float32)
    step = changes[:, STEP]
    columns = [
        *changes.T,
        *_bent(changes),
        signals.unlike,
        signals.unlike_near,
        *_beside(step),
        *_standing_out(step, 0.5),
        *_standing_out(np.maximum(0, 1 - changes[:, CORRELATION]), 0.003),
        *_beside(signals.unlike),
        *_standing_out(signals.unlike, 0.02),
        signals.unlike - signals.unlike_near,
        signals.difference,
        *_standing_out(signals.difference, 0.002),
        *_light(signals),
        *_histograms(signals),
        *_moved(signals),
        *_painted(len(signals), mixes),
        *_painted(len(signals), faded),
    ]
    return np.stack(columns, axis=1, dtype=np.float32)


def _shifted(values: npt.NDArray[np.float32], by: int) -> npt.NDArray[np.float32]:
    """The values `by` frames later (earlier where negative); the last one stays beyond the ends."""
    return values[np.clip(np.arange(len(values)) + by, 0, len(values) - 1)]


def _beside(values: Column) -> list[Column]:
    """The values of close neighbours, and the largest and the mean of those further off on either side."""
    found = [_shifted(values, by) for by in _NEIGHBOURS]
    for reach in _PEAK_REACHES:
        for way in (-1, 1):
            others = np.stack([_shifted(values, way * by) for by in range(1, reach + 1)])
            found += [others.max(axis=0), others.mean(axis=0)]
    return found


def _standing_out(values: Column, least: float) -> list[Column]:
    """Logarithm of how many times a value exceeds the largest and the mean around it; `least` is noise."""
    found = []
    for reach in _PEAK_REACHES:
        others = np.stack([_shifted(values, by) for by in range(-reach, reach + 1) if by])
        found += [
            np.log((values + least) / (over + least)) for over in (others.max(axis=0), others.mean(axis=0))
        ]
    return found


def _bent(changes: Table) -> list[Column]:
    """How straight the way of the pictures is before and after here."""
    bends = changes[:, -len(BENDS) :].T
    return [_shifted(values, by) for values in bends for by in _BENT_AT]


def _light(signals: Signals) -> list[Column]:
    found = [signals.luma, signals.contrast, signals.black, signals.white]
    for reach in _LIGHT_REACHES:
        for values in (signals.luma, signals.contrast):
            before, after = _shifted(values, -1 - reach), _shifted(values, reach)
            found += [after - before, values - np.float32(0.5) * (before + after)]
    return found


def _histograms(signals: Signals) -> list[Column]:
    return [
        np.abs(_shifted(signals.histogram, -1 - reach) - _shifted(signals.histogram, reach)).sum(axis=1)
        for reach in (0, 2, 8)
    ]


def _moved(signals: Signals) -> list[Column]:
    """How far the picture has moved around each frame, and how evenly."""
    along = [np.nan_to_num(values) for values in (signals.motion_x, signals.motion_y, signals.motion_zoom)]
    inliers = np.nan_to_num(signals.motion_inliers)
    found = [*along, inliers, np.nan_to_num(signals.motion_residual, nan=-1)]
    for reach in _MOVED_REACHES:
        windows = [_window(values, reach) for values in along]
        found += [np.abs(window.sum(axis=1)) for window in windows]
        found += [window.std(axis=1) for window in windows[:2]]
        found.append(_window(inliers, reach).mean(axis=1))
    return found


def _mixes(signals: Signals) -> list[Span]:
    middles = np.flatnonzero(signals.mix > _FAINT)
    return [
        (
            middle - int(signals.mix_before[middle]),
            middle + int(signals.mix_after[middle]),
            float(signals.mix[middle]),
        )
        for middle in middles.tolist()
    ]


def _painted(frames: int, spans: Sequence[Span]) -> list[Column]:
    """For each frame the quality of the best span around it, and the frames to the ends of that."""
    quality = np.zeros(frames, np.float32)
    since, until = (np.full(frames, -_BEYOND, np.float32) for _ in range(2))
    for start, end, good in spans:
        over = np.arange(max(0, start - _BEYOND), min(frames, end + _BEYOND))
        over = over[quality[over] < good]
        quality[over], since[over], until[over] = good, over - start, end - 1 - over
    return [quality, np.minimum(since, _FURTHEST), np.minimum(until, _FURTHEST)]


def _window(values: Column, reach: int) -> npt.NDArray[np.float32]:
    return np.stack([_shifted(values, by) for by in range(-reach, reach + 1)], axis=1)
