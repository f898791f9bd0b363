"""Light that pulses: the whole picture grows lighter and darker in turn."""

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.timing import FrameIndex, FrameRange

_LEAST: Final = 0.008
"""Change of mean luma from one frame to the next, two levels of 255: less is hardly seen."""
_MOST: Final = 0.15
"""A larger change is a flash, or a lamp that is switched."""
_WHOLE: Final = 0.5
"""Share of all change between two frames that goes one way: what moves darkens as much as it lightens."""
_PAUSE: Final = 0.3
"""Seconds between two turns at most, so that they belong together."""
_TURNS: Final = 8
"""Turns from lighter to darker or back: a flash or two have less."""


def flickering(signals: Signals, frames: FrameRange) -> list[tuple[FrameRange, int]]:
    """Stretches in which the light pulses, and how often it turns in each."""
    change = np.diff(signals.luma[frames.start : frames.end].astype(np.float64))
    whole = np.abs(change) >= _WHOLE * signals.difference[frames.start + 1 : frames.end]
    places = np.flatnonzero((np.abs(change) >= _LEAST) & whole)
    turns = [
        frames.start + 1 + int(now)
        for before, now in pairwise(places)
        if change[before] * change[now] < 0 and np.abs(change[[before, now]]).max() <= _MOST
    ]
    return [
        (FrameRange(chain[0] - 1, chain[-1] + 1), len(chain))
        for chain in _chains(turns, signals.pts.astype(np.float64) * float(signals.time_base))
        if len(chain) >= _TURNS
    ]


def _chains(turns: list[FrameIndex], seconds: npt.NDArray[np.float64]) -> list[list[FrameIndex]]:
    """Turns, those close to each other together."""
    chains: list[list[FrameIndex]] = []
    for turn in turns:
        if chains and seconds[turn] - seconds[chains[-1][-1]] <= _PAUSE:
            chains[-1].append(turn)
        else:
            chains.append([turn])
    return chains
