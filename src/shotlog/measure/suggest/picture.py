"""Bars at the edges and pictures that hold still."""

from typing import Final

import numpy as np

from shotlog.measure.shots.plain import runs
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.timing import FrameRange

_LIT: Final = 0.15
"""Mean luma from which darkness at an edge is not taken for a bar."""
_LEAST_BAR: Final = 0.03
"""Share of the height or width: less is an edge of the encoder's blocks or of a film gate."""
_UNEQUAL: Final = 0.02
_WIDEST: Final = 0.4
_HELD: Final = 0.0008
"""Mean difference, a fifth of a level of 255, up to which two frames are the same, coded twice."""
_MOVING: Final = 0.004
"""Difference that the rest of the shot must reach, so that a hold is not just a quiet shot."""
_HOLD_SECONDS: Final = 0.4
"""Shorter holds are repeated frames of a rate conversion or of animation on threes."""


def letterbox(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Black bars above and below, or left and right, of equal size, that hold for the shot.

    Only pictures bright enough to show where they end are asked, and the smallest bars among them count.
    """
    rows = np.arange(frames.start, frames.end)
    lit = rows[signals.luma[rows] > _LIT]
    if len(lit) < max(3, len(rows) // 4):
        return []
    edges = ("top", "bottom", "left", "right")
    bars = {edge: float(np.quantile(getattr(signals, f"bar_{edge}")[lit], 0.1)) for edge in edges}
    for one, other in (("top", "bottom"), ("left", "right")):
        low, high = sorted((bars[one], bars[other]))
        if low >= _LEAST_BAR and high <= _WIDEST and high - low <= _UNEQUAL:
            evidence = {edge: figure(share) for edge, share in bars.items()}
            return [Suggestion("overlays", ["letterbox"], 0.9, {**evidence, "lit_frames": len(lit)}, frames)]
    return []


def freezes(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Runs in which the picture holds within a shot that moves."""
    rows = slice(frames.start + 1, frames.end)
    held = signals.difference[rows] <= _HELD
    moving = signals.difference[rows][~held]
    if not len(moving) or float(np.median(moving)) < _MOVING:
        return []
    found = []
    for run in runs(held):
        hold = FrameRange(frames.start + run.start, frames.start + 1 + run.end)
        if signals.seconds(hold) >= _HOLD_SECONDS:
            largest = float(signals.difference[hold.start + 1 : hold.end].max())
            evidence = {"largest_difference": figure(largest), "elsewhere": figure(float(np.median(moving)))}
            found.append(Suggestion("motion_effects", ["freeze_frame"], 0.8, evidence, hold, partial=True))
    return found
