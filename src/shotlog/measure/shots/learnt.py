"""Cuts and gradual transitions as a trained model sees them frame by frame, cleaned up into boundaries."""

from typing import Final

import numpy as np

from shotlog.measure.forest import Numbers
from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.shots.describing import CORRELATION, described, spans_of
from shotlog.measure.shots.ends import AROUND, asked_of, ranges_of
from shotlog.measure.shots.model import CLASSES, Model
from shotlog.measure.signals import Signals
from shotlog.record import TransitionKind
from shotlog.timing import FrameRange

_AT_ONCE: Final = 2048
"""Frames whose figures are held at a time: about two megabytes."""
_CUT: Final = CLASSES.index("cut")
_GRADUAL: Final = slice(CLASSES.index("dissolve"), None)
_LIKELY_CUT: Final = 0.2
_APART: Final = 3
"""Frames around a cut without a likelier one."""
_SAME_PICTURE: Final = 0.96
"""Correlation with the frame before from which only the light has changed: of 1147 cuts to train and test
on, jump cuts among them, none was above 0.957."""
_SURE: Final = 0.5
"""Probability that one frame of a gradual transition has at least."""
_WEAK: Final = 0.4
"""Share of its contrast that a picture has left in the weakest frame of a fade."""
_AT_END: Final = 0.15
"""Share of a fade's length within which its weakest frame is at one end."""


def learnt(signals: Signals, model: Model) -> list[Boundary]:
    """Every boundary that the model sees."""
    seen, ends = _asked(signals, model)
    cuts = np.where(signals.changes[:, CORRELATION] < _SAME_PICTURE, seen[:, _CUT], 0)
    found = _cuts(cuts)
    for frames in ranges_of(seen[:, _GRADUAL].sum(axis=1), ends):
        found += _gradual(seen[frames.start : frames.end, _GRADUAL], frames, signals)
    return found


def _asked(signals: Signals, model: Model) -> tuple[Numbers, Numbers]:
    """What each frame is, and which end, as far as it is close to one; some thousand frames at a time."""
    spans = spans_of(signals)
    parts = []
    for start in range(0, len(signals), _AT_ONCE):
        frames = FrameRange(start, min(len(signals), start + _AT_ONCE))
        around = FrameRange(max(0, frames.start - AROUND), min(len(signals), frames.end + AROUND))
        table = described(signals, around, spans)
        seen = model.frames.probabilities(table)
        ends = asked_of(seen[:, _GRADUAL].sum(axis=1), table, model.ends)
        kept = slice(frames.start - around.start, frames.end - around.start)
        parts.append((seen[kept], ends[kept]))
    seen, ends = (np.concatenate(column) for column in zip(*parts, strict=True))
    return seen, ends


def _cuts(seen: Numbers) -> list[Boundary]:
    found = []
    for frame in np.flatnonzero(seen > _LIKELY_CUT).tolist():
        around = seen[max(0, frame - _APART) : frame + _APART + 1]
        if frame > 0 and seen[frame] == around.max():
            found.append(cut_at(frame, float(seen[frame])))
    return found


def _gradual(seen: Numbers, frames: FrameRange, signals: Signals) -> list[Boundary]:
    inside = np.sort(seen.sum(axis=1))
    kind = CLASSES[_GRADUAL.start + int(seen.sum(axis=0).argmax())]
    sure = float(inside[-max(3, len(frames) // 2) :].mean())
    return _named(kind, frames, signals, sure) if inside[-1] >= _SURE else []


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
