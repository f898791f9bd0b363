"""Pictures woven out of two fields."""

from typing import Final

import numpy as np
from pydantic import JsonValue

from shotlog.measure.shots.plain import Mask
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import figure
from shotlog.measure.technical.finding import Finding
from shotlog.record import Clip
from shotlog.timing import FrameRange

_MOVING: Final = 0.004
"""Difference, a level of 255, from which fields can be told apart."""
_FEWEST: Final = 8
"""Moving pictures below which nothing is said."""
_MOST: Final = 0.3
"""Share of the moving pictures that must be combed: motion along the lines shows best, other less."""
_PATTERN: Final = 5
"""Pictures of a pulldown from 24 to 30, of which two are woven: the third and fourth, say."""
_KEPT: Final = 0.95
"""Share of the combed pictures that must have the two places of the pattern."""
_EVERYWHERE: Final = 0.4
"""Share of the mean that every place of five must reach in what is woven all through."""
_OF_THEM: Final = 0.3
"""Share of the moving pictures at those places that must be combed."""


def weaving(signals: Signals, clip: Clip, frames: FrameRange) -> list[Finding]:
    """Interlaced or telecined pictures; or that the file calls them interlaced, and they are not."""
    rows = slice(frames.start, frames.end)
    judged = signals.difference[rows] >= _MOVING
    combed = judged & (signals.combing[rows] > 0)
    if int(judged.sum()) < _FEWEST:
        return []
    share = float(combed[judged].mean())
    evidence: dict[str, JsonValue] = {"combed": figure(share), "judged": int(judged.sum())}
    evidence["flag"] = clip.interlaced
    if _is_telecine(combed, judged):
        words = "Telecined: two frames in five are woven out of two moments."
        return [Finding("telecined", frames, 0.85, words, evidence)]
    if share >= _MOST and _is_everywhere(combed, judged):
        words = f"Interlaced: two moments are woven into each picture, {_flag(clip)}."
        return [Finding("interlaced", frames, 0.9, words, evidence)]
    if share == 0 and clip.interlaced != "progressive":
        words = "The file calls its pictures interlaced, but no two fields were seen to differ."
        return [Finding("flagged_interlaced", frames, 0.6, words, evidence)]
    return []


def _is_telecine(combed: Mask, judged: Mask) -> bool:
    """Whether combed pictures stand at two neighbouring places of five only, and often there."""
    places = np.arange(len(combed)) % _PATTERN
    by_place = np.bincount(places[combed], minlength=_PATTERN)
    pairs = by_place + np.roll(by_place, -1)
    first = int(pairs.argmax())
    there = (places == first) | (places == (first + 1) % _PATTERN)
    kept = pairs[first] >= max(_FEWEST, _KEPT * by_place.sum())
    both = min(by_place[first], by_place[(first + 1) % _PATTERN]) > 0
    return bool(kept and both and combed[there & judged].mean() >= _OF_THEM and (judged & ~there).any())


def _is_everywhere(combed: Mask, judged: Mask) -> bool:
    """Whether combed pictures stand at all places of a pulldown: else it is one, cut about."""
    places = np.arange(len(combed)) % _PATTERN
    combed_there = np.bincount(places[combed], minlength=_PATTERN)
    judged_there = np.bincount(places[judged], minlength=_PATTERN)
    shares = combed_there / np.maximum(1, judged_there)
    return bool((shares[judged_there > 0] >= _EVERYWHERE * combed[judged].mean()).all())


def _flag(clip: Clip) -> str:
    return "and the file does not say so" if clip.interlaced == "progressive" else "as the file says"
