"""Pictures without anything in them, and levels that pile up at the ends of the scale."""

from typing import Final

import numpy as np

from shotlog.measure.shots.plain import plain_black, runs
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import figure
from shotlog.measure.technical.finding import Finding
from shotlog.timing import FrameRange

_HIGHLIGHTS: Final = 0.01
"""Share of the picture in plain white from which highlights that are lost can be seen."""
_SHADOWS: Final = 0.05
"""Share in plain black: shadows may be black, so that it takes more of them."""
_GROUND: Final = 0.9
"""Share in plain black from which it is the ground of a title, or nothing is there to be lost."""
_PILED: Final = 3.0
"""So many times the share of the levels next to it the last levels must hold; else tones just run out."""


def black(signals: Signals, frames: FrameRange) -> list[Finding]:
    """Runs of plain black, single frames as well."""
    found = []
    for run in runs(plain_black(signals)[frames.start : frames.end]):
        span = FrameRange(frames.start + run.start, frames.start + run.end)
        luma = float(signals.luma[span.start : span.end].max())
        words = "Plain black." if len(span) > 1 else "A single black frame."
        found.append(Finding("black", span, 0.95, words, {"luma": figure(luma)}))
    return found


def clipping(signals: Signals, frames: FrameRange) -> list[Finding]:
    """Highlights or shadows that pile up at the last level, for half of the frames and more."""
    share = signals.picture_share
    rows = slice(frames.start, frames.end)
    white = float(np.median(signals.white[rows])) / share
    dark = max(0.0, float(np.median(signals.black[rows])) - (1 - share)) / share
    below_white, above_black = (float(np.median(signals.histogram[rows, step])) / share for step in (-2, 1))
    found = []
    if white >= max(_HIGHLIGHTS, _PILED * below_white):
        evidence = {"white": figure(white), "next_to_it": figure(below_white)}
        words = f"{white:.0%} of the picture is plain white: there is nothing in those highlights."
        found.append(Finding("clipped_highlights", frames, 0.8, words, evidence))
    if _SHADOWS <= dark <= _GROUND and dark >= _PILED * above_black:
        evidence = {"black": figure(dark), "next_to_it": figure(above_black)}
        words = f"{dark:.0%} of the picture is plain black: there is nothing in those shadows."
        found.append(Finding("clipped_shadows", frames, 0.6, words, evidence))
    return found
