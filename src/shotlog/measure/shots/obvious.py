"""Cuts and dissolves so plain that they need no model."""

from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.shots.describing import CORRELATION, STEP
from shotlog.measure.signals import Signals

_UNLIKE: Final = 0.35
"""How unlike the pictures on both sides are at least, whichever pair of them is compared."""
_UNCORRELATED: Final = 0.6
"""Correlation below which two pictures that follow each other have nothing in common."""
_AROUND: Final = 6
_STANDS_OUT: Final = 2.0
"""By this factor the step exceeds all others around it: 808 of 904 cuts in 80 films do all this, and two
frames that are none."""
_NOISE: Final = 0.5
"""Step, in levels of 255, that a still picture makes."""
_PERFECT: Final = 0.8
"""Quality of a mix, 1 for a linear mix of still pictures, that nothing but a dissolve reaches."""
_CUT_SCORE, _DISSOLVE_SCORE = 0.97, 0.95


def cuts(signals: Signals) -> list[Boundary]:
    """Every step from one picture to quite another one that no other step around comes near."""
    unlike = signals.unlike > _UNLIKE
    frames = np.flatnonzero(unlike & (signals.changes[:, CORRELATION] < _UNCORRELATED))
    return [cut_at(frame, _CUT_SCORE) for frame in frames.tolist() if _stands_out(signals, frame)]


def _stands_out(signals: Signals, frame: int) -> bool:
    step = signals.changes[:, STEP]
    before, after = step[max(0, frame - _AROUND) : frame], step[frame + 1 : frame + 1 + _AROUND]
    largest = max(before.max(initial=0), after.max(initial=0))
    return bool(step[frame] > _STANDS_OUT * (largest + _NOISE))


def dissolves(signals: Signals) -> list[Boundary]:
    """Every all but perfect mix of two pictures, the best first."""
    middles = np.flatnonzero(signals.mix >= _PERFECT)
    found = []
    for middle in middles[np.argsort(-signals.mix[middles], kind="stable")].tolist():
        start = max(0, middle - int(signals.mix_before[middle]))
        end = min(len(signals), middle + int(signals.mix_after[middle]))
        found.append(Boundary((start + end) // 2, "dissolve", start, end, _DISSOLVE_SCORE))
    return found
