"""Dissolves, and fades that begin or end on lettering instead of plain black."""

from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary
from shotlog.measure.signals import Signals
from shotlog.timing import FrameIndex

_GOOD: Final = 0.58
"""Quality of a mix from which it counts: evenness times fit times breadth, 1 for a linear mix of still
pictures. Movement in the pictures costs real dissolves up to a third."""
_BLACK_GROUND: Final = 0.9
"""Share of black in a picture of which nothing but lettering remains."""


def dissolves(signals: Signals) -> list[Boundary]:
    """Every even mix of two pictures, the best first."""
    middles = np.flatnonzero(signals.mix >= _GOOD)
    best_first = middles[np.argsort(-signals.mix[middles], kind="stable")]
    return [_boundary(signals, middle) for middle in best_first.tolist()]


def _boundary(signals: Signals, middle: FrameIndex) -> Boundary:
    start = max(0, middle - int(signals.mix_before[middle]))
    end = min(len(signals), middle + int(signals.mix_after[middle]))
    confidence = min(0.97, 0.5 + 0.5 * float(signals.mix[middle]))
    if signals.black[max(0, start - 1)] >= _BLACK_GROUND:
        return Boundary(start, "fade_in", start, end, confidence)
    if signals.black[min(end, len(signals) - 1)] >= _BLACK_GROUND:
        return Boundary(end, "fade_out", start, end, confidence)
    return Boundary((start + end) // 2, "dissolve", start, end, confidence)
