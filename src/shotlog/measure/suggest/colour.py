"""Black-and-white or colour, the colour's temperature, and how strong colours are."""

from typing import Final

import numpy as np

from shotlog.measure.observations import Observations
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion, figure, grown
from shotlog.measure.technical.palette import chroma
from shotlog.timing import FrameRange

_GREY: Final = 0.018
"""Distance from grey, 95th percentile: two levels of 128, which coding alone brings about."""
_COLOURED: Final = 0.035
"""Four and a half levels: what no coding of a grey picture reaches. Between the two nothing is said."""
_WARM: Final = 0.07
_COOL: Final = -0.06
"""Mean red less blue difference. Skin, wood and grass pull ordinary pictures to about +0.05."""
_NEUTRAL: Final = 0.02
_MUTED: Final = 0.08
"""Mean saturation up to which a mean near grey says that there is no cast, not that casts cancel out."""
_STEADY: Final = 0.04
_VIVID: Final = 30.0
"""Mean chroma in CIELAB of pictures that nobody calls less than vivid: sky at noon has 25, a red wall 60."""
_PALE: Final = 5.0
_COLOURLESS: Final = 1.0
"""Below this a picture may be black-and-white, which signals tell better."""


def colour(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Whether a shot is black-and-white; nothing for tinted or all but colourless pictures."""
    high = float(np.quantile(signals.saturation_high[frames.start : frames.end], 0.95))
    evidence = {"saturation_high": figure(high)}
    if high <= _GREY:
        sure = grown(_GREY - high, least=0, sure=_GREY / 2, low=0.8, high=0.97)
        return [
            Suggestion("colour", "bw", sure, dict(evidence), frames),
            Suggestion("colour_temperature", "monochrome", sure, dict(evidence), frames),
            Suggestion("colourfulness", "monochrome", sure, dict(evidence), frames),
        ]
    if high >= _COLOURED:
        sure = grown(high, least=_COLOURED, sure=3 * _COLOURED, low=0.8, high=0.99)
        return [Suggestion("colour", "colour", sure, evidence, frames)]
    return []


def colour_temperature(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """A clear cast, or clearly none. What is filmed and how it is lit cannot be told apart by a mean."""
    warmth = signals.warmth[frames.start : frames.end]
    low, middle, high = (float(value) for value in np.quantile(warmth, (0.1, 0.5, 0.9)))
    saturation = float(np.median(signals.saturation[frames.start : frames.end]))
    if high - low > _STEADY:
        return []
    evidence = {"warmth": figure(middle), "saturation": figure(saturation)}
    if middle >= _WARM:
        sure = grown(middle, least=_WARM, sure=2 * _WARM, low=0.55, high=0.75)
        return [Suggestion("colour_temperature", "warm", sure, evidence, frames)]
    if middle <= _COOL:
        sure = grown(-middle, least=-_COOL, sure=-2 * _COOL, low=0.55, high=0.75)
        return [Suggestion("colour_temperature", "cool", sure, evidence, frames)]
    if abs(middle) <= _NEUTRAL and _COLOURED / 2 <= saturation <= _MUTED:
        return [Suggestion("colour_temperature", "neutral", 0.6, evidence, frames)]
    return []


def colourfulness(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """Vivid or muted by mean chroma; nothing for usual colours, of which people think differently."""
    strength = chroma(observations, frames)
    if strength is None or _PALE < strength < _VIVID or strength < _COLOURLESS:
        return []
    term = "high" if strength >= _VIVID else "low"
    return [Suggestion("colourfulness", term, 0.6, {"chroma": figure(strength)}, frames)]
