"""Frames that are soft beside the others of the same shot."""

from typing import Final

import numpy as np

from shotlog.measure.shots.plain import runs
from shotlog.measure.signals import Floats, Signals
from shotlog.measure.suggest.suggestion import figure
from shotlog.measure.technical.finding import Finding
from shotlog.timing import FrameRange

_SOFT: Final = 0.4
"""Share of the sharpness of the shot's sharp frames up to which a frame is soft."""
_SHARP: Final = 0.9
"""Quantile of the sharpness of a shot that stands for its sharp frames."""
_LEAST: Final = 2.0
"""Sharpness of the sharp frames, in levels of 255, below which there is no detail to lose."""
_ALIKE: Final = 0.05
"""Luma by which tones may differ on average: else it may be another view, with less detail in it."""
_SECONDS: Final = 0.2
"""Less is a smear that nobody sees as such."""


def softness(signals: Signals, frames: FrameRange) -> list[Finding]:
    """Runs of frames that show the same tones as the sharp ones of their shot, but little of the detail."""
    rows = slice(frames.start, frames.end)
    sharpness, tones = signals.sharpness[rows], signals.histogram[rows]
    reference = float(np.quantile(sharpness, _SHARP))
    if reference < _LEAST:
        return []
    sharp = tones[sharpness >= reference].mean(axis=0)
    alike = _apart(tones, sharp) <= _ALIKE
    found = []
    for run in runs((sharpness <= _SOFT * reference) & alike):
        span = FrameRange(frames.start + run.start, frames.start + run.end)
        if signals.seconds(span) >= _SECONDS:
            found.append(_soft(signals.sharpness[span.start : span.end], reference, span))
    return found


def _apart(tones: Floats, others: Floats) -> Floats:
    """How far luma must be moved on average to make one histogram of the other (Rubner et al. 2000)."""
    apart: Floats = np.abs(np.cumsum(tones - others, axis=-1)).sum(axis=-1) / tones.shape[-1]
    return apart


def _soft(sharpness: Floats, reference: float, span: FrameRange) -> Finding:
    evidence = {"sharpness": figure(float(np.median(sharpness))), "sharp": figure(reference)}
    return Finding("soft", span, 0.7, "Soft beside the sharp frames of the shot.", evidence)
