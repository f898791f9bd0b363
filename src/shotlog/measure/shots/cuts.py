"""Hard cuts: frames from which on nothing is like what was before."""

from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.signals import Signals
from shotlog.timing import FrameIndex

_UNLIKE: Final = 0.25
"""What a cut brings about at least; handheld and moving pictures stay below this from frame to frame."""
_MOVING_SHARE: Final = 0.4
"""How much of what movement alone brings about must be exceeded on top of that."""
_PEAK: Final = 1.5
"""A cut stands out of its neighbours by this ratio: what passes close by the lens takes several frames."""


def cuts(signals: Signals) -> list[Boundary]:
    """Every hard cut, with a confidence that grows with how far it stands out."""
    found = []
    for frame in (np.flatnonzero(signals.unlike[1:] > _UNLIKE) + 1).tolist():
        margin = float(signals.unlike[frame]) - _needed(signals, frame)
        if margin > 0:
            found.append(cut_at(frame, min(0.99, 0.75 + margin)))
    return found


def _needed(signals: Signals, frame: FrameIndex) -> float:
    beside = np.concatenate(
        (signals.unlike[max(0, frame - 2) : frame], signals.unlike[frame + 1 : frame + 3])
    )
    moving = _UNLIKE + _MOVING_SHARE * float(signals.unlike_near[frame])
    return max(moving, _PEAK * float(beside.max(initial=0.0)))
