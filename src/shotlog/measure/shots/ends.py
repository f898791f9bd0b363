"""Gradual transitions to the frame: where in a run of mixed frames each begins and ends.

A transition begins and ends where there is least to see of it. A forest of its own looks at the frames close
to a run, and those ranges are taken that are together the most likely: mixed inside, with a beginning and an
end, and not mixed between (dynamic programming over all ranges, as in R. Bellman, "On the approximation of
curves by line segments", 1961).
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.forest import Forest, Numbers, Table
from shotlog.measure.shots.model import ENDS
from shotlog.measure.shots.plain import runs
from shotlog.timing import FrameRange

SHORTEST: Final = 4
"""Frames of a gradual transition at least; less is a cut, softened by the encoder."""
_LIKELY: Final = 0.4
"""Probability of being mixed from which a frame is looked at closely, with those around it."""
AROUND: Final = 20
"""Frames on either side of those that are looked at with them."""
_SURE_OF_ONE: Final = 1.5
"""Log odds that a single frame is believed at most, either way."""
_WEIGHT: Final = 0.35
"""What log odds of a frame count: neighbours say the same again."""
_DOUBT: Final = 0.02
"""Probability of an end where the forest sees none."""
_EDGE: Final = 0.6
"""Probability of an end where the clip begins or ends."""

Figures = npt.NDArray[np.float64]


def asked_of(mixed: Numbers, table: Table, forest: Forest) -> Numbers:
    """The probability of each of `ENDS` for the frames close to mixed ones, float32, (frames, ends); else 0.

    Args:
        mixed: The probability of each frame to be part of a gradual transition.
        table: What the model is asked of each frame.
        forest: Tells the classes of `ENDS`.
    """
    close = _close(mixed)
    likely = np.zeros((len(mixed), len(ENDS)), np.float32)
    likely[close] = forest.probabilities(table[close])
    return likely


def ranges_of(mixed: Numbers, likely: Numbers) -> list[FrameRange]:
    """The ranges of gradual transitions.

    Args:
        mixed: The probability of each frame to be part of one.
        likely: What `asked_of` has answered.
    """
    close = _close(mixed)
    begins, ends = (_worth(likely[:, ENDS.index(name)]) for name in ("start", "end"))
    begins[0] = ends[-1] = np.log(_EDGE)
    found = []
    for window in runs(close):
        rows, bounds = slice(window.start, window.end), slice(window.start, window.end + 1)
        within = _likeliest(mixed[rows].astype(np.float64), begins[bounds], ends[bounds])
        found += [FrameRange(window.start + one.start, window.start + one.end) for one in within]
    return found


def _close(mixed: Numbers) -> npt.NDArray[np.bool_]:
    around = np.ones(2 * AROUND + 1)
    return np.asarray(np.convolve(mixed > _LIKELY, around)[AROUND:-AROUND] > 0)


def _worth(likely: Numbers) -> Figures:
    """How likely each frame is an end, as a logarithm; a neighbour's chance counts half."""
    padded = np.pad(likely.astype(np.float64), 1)
    smooth = padded[1:-1] + (padded[:-2] + padded[2:]) / 2
    return np.append(np.log(smooth + _DOUBT), np.log(_DOUBT))


def _likeliest(mixed: Figures, begins: Figures, ends: Figures) -> list[FrameRange]:
    """The ranges that are together the most likely, none shorter than `SHORTEST`."""
    odds = np.log((mixed + 1e-4) / (1 - mixed + 1e-4))
    inside = np.cumsum(np.pad(_WEIGHT * np.clip(odds, -_SURE_OF_ONE, _SURE_OF_ONE), (1, 0)))
    best, begun = np.zeros(len(inside)), np.full(len(inside), -1)
    for end in range(1, len(inside)):
        best[end] = best[end - 1]
        if end >= SHORTEST:
            starts = slice(0, end - SHORTEST + 1)
            worth = best[starts] + begins[starts] - inside[starts] + inside[end] + ends[end]
            start = int(worth.argmax())
            if worth[start] > best[end]:
                best[end], begun[end] = worth[start], start
    return _traced(begun)


def _traced(begun: npt.NDArray[np.int64]) -> list[FrameRange]:
    """The ranges, from where each that ends at a frame has begun; -1 where none ends."""
    found, end = [], len(begun) - 1
    while end > 0:
        start = int(begun[end])
        if start >= 0:
            found.append(FrameRange(start, end))
        end = start if start >= 0 else end - 1
    return found[::-1]
