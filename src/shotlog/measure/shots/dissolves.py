"""Dissolves so even that they need no model: of pictures that hardly move."""

from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary
from shotlog.measure.signals import Signals

_PERFECT: Final = 0.8
"""Quality of a mix, 1 for a linear mix of still pictures, that nothing but a dissolve reaches."""


def dissolves(signals: Signals) -> list[Boundary]:
    """Every all but perfect mix of two pictures, the best first."""
    middles = np.flatnonzero(signals.mix >= _PERFECT)
    found = []
    for middle in middles[np.argsort(-signals.mix[middles], kind="stable")].tolist():
        start = max(0, middle - int(signals.mix_before[middle]))
        end = min(len(signals), middle + int(signals.mix_after[middle]))
        found.append(Boundary((start + end) // 2, "dissolve", start, end, 0.8))
    return found
