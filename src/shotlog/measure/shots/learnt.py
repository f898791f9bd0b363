"""Cuts and gradual transitions as a trained model sees them frame by frame, cleaned up into boundaries."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.shots.describing import CORRELATION, described
from shotlog.measure.shots.forest import Forest, Numbers
from shotlog.measure.shots.plain import runs
from shotlog.measure.signals import Signals
from shotlog.record import TransitionKind
from shotlog.timing import FrameRange

CLASSES: Final = ("none", "cut", "dissolve", "fade", "wipe", "push")
"""What a frame can be: a cut's is the first frame after it, a gradual transition's all that it mixes."""
SHIPPED: Final = Path(__file__).with_name("transitions.npz")
"""The model of this version; `script/train transitions` makes it."""

_CUT: Final = CLASSES.index("cut")
_GRADUAL: Final = slice(CLASSES.index("dissolve"), None)
_LIKELY_CUT: Final = 0.3
_APART: Final = 3
"""Frames around a cut without a likelier one."""
_SAME_PICTURE: Final = 0.96
"""Correlation with the frame before from which only the light has changed: of 761 cuts to train and test
on, jump cuts among them, none was above 0.953."""
_SURE: Final = 0.5
_LIKELY: Final = 0.4
_POSSIBLE: Final = 0.2
_LEAST: Final = 0.8
"""Confidence of a gradual transition at least: below, half of them are none, on sources not trained on."""
_GOOD_MIX: Final = 0.58
"""Quality of a linear mix from which it may be less: movement costs real dissolves up to a third of it."""
_SHORTEST: Final = 4
"""Frames of a gradual transition at least; less is a cut, softened by the encoder."""
_WEAK: Final = 0.4
"""Share of its contrast that a picture has left in the weakest frame of a fade."""
_AT_END: Final = 0.15
"""Share of a fade's length within which its weakest frame is at one end."""


@cache
def shipped() -> Forest:
    """The model that comes with the package."""
    return Forest.load(SHIPPED)


def learnt(signals: Signals, forest: Forest) -> list[Boundary]:
    """Every boundary that the model sees, the surest first."""
    seen = forest.probabilities(described(signals))
    cuts = np.where(signals.changes[:, CORRELATION] < _SAME_PICTURE, seen[:, _CUT], 0)
    found = [*_cuts(cuts), *_gradual(seen[:, _GRADUAL], signals)]
    return sorted(found, key=lambda boundary: -boundary.confidence)


def _cuts(seen: Numbers) -> list[Boundary]:
    found = []
    for frame in np.flatnonzero(seen > _LIKELY_CUT).tolist():
        around = seen[max(0, frame - _APART) : frame + _APART + 1]
        if frame > 0 and seen[frame] == around.max():
            found.append(cut_at(frame, float(seen[frame])))
    return found


def _gradual(seen: Numbers, signals: Signals) -> list[Boundary]:
    inside = seen.sum(axis=1)
    found = []
    for run in runs(inside > _LIKELY):
        within = np.sort(inside[run.start : run.end])
        if len(run) < _SHORTEST or within[-1] < _SURE:
            continue
        kind = CLASSES[2 + int(seen[run.start : run.end].sum(axis=0).argmax())]
        sure = float(within[-max(3, len(run) // 2) :].mean())
        if sure < _LEAST and float(signals.mix[run.start : run.end].max()) < _GOOD_MIX:
            continue
        found += _named(kind, _extended(run, inside), signals, sure)
    return found


def _extended(run: FrameRange, inside: Numbers) -> FrameRange:
    """The run with the frames at both ends that are less likely, but may well be part of it."""
    start, end = run.start, run.end
    while start > 0 and inside[start - 1] > _POSSIBLE:
        start -= 1
    while end < len(inside) and inside[end] > _POSSIBLE:
        end += 1
    return FrameRange(start, end)


def _named(kind: str, run: FrameRange, signals: Signals, sure: float) -> list[Boundary]:
    if kind == "fade":
        return _fade(run, signals, sure)
    named: TransitionKind = "dissolve" if kind == "dissolve" else "wipe"
    return [Boundary((run.start + run.end) // 2, named, run.start, run.end, sure)]


def _fade(run: FrameRange, signals: Signals, sure: float) -> list[Boundary]:
    """A fade by where its picture is weakest: at the end, at the beginning, or in between.

    What does not lose most of its contrast is a change of light.
    """
    strength = signals.contrast[max(0, run.start - 1) : run.end + 1].astype(np.float64)
    weakest = int(strength.argmin())
    left = float(strength[weakest]) / max(1e-6, float(strength.max()))
    if left > _WEAK:
        return []
    place = weakest / max(1, len(strength) - 1)
    if place > 1 - _AT_END:
        return [Boundary(run.end, "fade_out", run.start, run.end, sure)]
    if place < _AT_END:
        return [Boundary(run.start, "fade_in", run.start, run.end, sure)]
    return [Boundary(run.start + max(1, weakest - 1), "dip", run.start, run.end, sure)]
