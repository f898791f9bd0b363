"""Exposure, key and flicker."""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.light import HISTOGRAM_BINS
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion, figure, grown
from shotlog.measure.technical.flicker import flickering
from shotlog.timing import FrameRange

_LEVELS: Final = (
    ("very_dark", 0.0, 0.07),
    ("dark", 0.1, 0.22),
    ("neutral", 0.32, 0.6),
    ("bright", 0.7, 0.82),
    ("very_bright", 0.9, 1.01),
)
"""Mean luma inside the bars for each term. The gaps between them are where people disagree."""
_CHANGE: Final = 0.25
"""Change of mean luma within a shot that cannot be called one exposure."""
_BOTH: Final = 0.35
"""Share of dark and, beside it, of bright picture that makes an exposure contrasting."""
_SHADOW: Final = HISTOGRAM_BINS // 4
_HIGHLIGHT: Final = 3 * HISTOGRAM_BINS // 4
_LOW_SHADOW: Final = 0.66
"""Share of the picture in the lowest quarter of luma in low key: two thirds."""
_LOW_LUMA: Final = 0.2
_HIGH_LIGHT: Final = 0.4
_FEW: Final = 0.05
_MIDDLE_SHADOW: Final = 0.3
_WHOLE: Final = 0.8
"""Share of the shot that must flicker for it to be said of all of it."""


def exposure(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """How bright a shot is as a whole; nothing near the borders between two terms."""
    luma = _inside_bars(signals, signals.luma[frames.start : frames.end].astype(np.float64))
    low, middle, high = (float(value) for value in np.quantile(luma, (0.05, 0.5, 0.95)))
    shadow, highlight = _shares(signals, frames)
    evidence = {"luma": figure(middle), "shadow": figure(shadow), "highlight": figure(highlight)}
    if high - low >= _CHANGE:
        return [Suggestion("exposure", "changing", 0.7, {**evidence, "change": figure(high - low)}, frames)]
    if min(shadow, highlight) >= _BOTH:
        return [Suggestion("exposure", "contrasting", 0.65, evidence, frames)]
    return [
        Suggestion("exposure", term, 0.65, evidence, frames)
        for term, least, most in _LEVELS
        if least <= middle < most
    ]


def key_style(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Low key, high key or clearly neither. Key is a matter of lighting; this sees its share of shadows."""
    luma = float(np.median(_inside_bars(signals, signals.luma[frames.start : frames.end].astype(np.float64))))
    shadow, highlight = _shares(signals, frames)
    evidence = {"luma": figure(luma), "shadow": figure(shadow), "highlight": figure(highlight)}
    if shadow >= _LOW_SHADOW and luma <= _LOW_LUMA:
        sure = grown(shadow, least=_LOW_SHADOW, sure=0.95, low=0.6, high=0.85)
        return [Suggestion("key_style", "low_key", sure, evidence, frames)]
    if highlight >= _HIGH_LIGHT and shadow <= _FEW:
        return [Suggestion("key_style", "high_key", 0.55, evidence, frames)]
    if shadow <= _MIDDLE_SHADOW and highlight <= _MIDDLE_SHADOW:
        return [Suggestion("key_style", "neither", 0.6, evidence, frames)]
    return []


def flicker(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Light that pulses, of the whole shot or of the part in which it does."""
    found = []
    for stretch, turns in flickering(signals, frames):
        pulses = turns / 2 / signals.seconds(stretch)
        change = np.abs(np.diff(signals.luma[stretch.start : stretch.end]))
        evidence = {"pulses_a_second": figure(pulses), "change": figure(np.median(change)), "turns": turns}
        whole = len(stretch) >= _WHOLE * len(frames)
        span = frames if whole else stretch
        found.append(Suggestion("lighting_effects", ["flicker"], 0.75, evidence, span, partial=not whole))
    return found


def _inside_bars(signals: Signals, luma: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean luma of the picture proper: the bars are black and add nothing but area."""
    return np.minimum(1.0, luma / signals.picture_share)


def _shares(signals: Signals, frames: FrameRange) -> tuple[float, float]:
    """Median share of shadows (lowest quarter of luma) and of highlights inside the bars."""
    share = signals.picture_share
    histogram = signals.histogram[frames.start : frames.end]
    shadow = float(np.median(histogram[:, :_SHADOW].sum(axis=1)))
    highlight = float(np.median(histogram[:, _HIGHLIGHT:].sum(axis=1)))
    return max(0.0, shadow - (1 - share)) / share, highlight / share
