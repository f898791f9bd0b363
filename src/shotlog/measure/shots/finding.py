"""From signals to shots that tile the clip."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import FADES, Boundary, cut_at
from shotlog.measure.shots.fades import LONGEST_DIP, SHORTEST_FADE, fades
from shotlog.measure.shots.learnt import learnt
from shotlog.measure.shots.model import Model, shipped, trusted_as
from shotlog.measure.shots.obvious import cuts, dissolves
from shotlog.measure.shots.plain import Mask, is_title, mostly, plain_black, plain_white, runs
from shotlog.measure.signals import Signals
from shotlog.record import ShotKind, Transition
from shotlog.timing import FrameIndex, FrameRange

_SHORTEST_PLAIN: Final = LONGEST_DIP + 1
"""Frames of black or white from which it is a segment of its own; less is a dip, or a flash."""

LEAST: Final[Mapping[str, float]] = {"cut": 0.5, "dissolve": 0.5, "wipe": 0.9, "fade": 0.5}
"""Confidence from which a boundary is said. Wipes are far rarer than in the films that confidence was learnt
on, so that more of those seen are a whip pan or something that passes by the lens."""

_STEP: Final = 0.03
"""Change of mean luma to or from plain black that is no lettering coming up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A segment of the clip.

    Attributes:
        frames: Its frames.
        kind: Shot, black, white or title.
        transition_in: How it begins; the neighbour before has the same as its `transition_out`,
            but where a fade meets a cut: then each side has its own.
        transition_out: How it ends.
    """

    frames: FrameRange
    kind: ShotKind
    transition_in: Transition
    transition_out: Transition


def find_shots(
    signals: Signals, model: Model | None = None, least: Mapping[str, float] = LEAST
) -> list[Found]:
    """The segments of a clip, in order; together they hold every frame once.

    Fades to and from plain black and white are read off the signals by rules and are believed before what the
    trained model sees, the surest first.

    Args:
        signals: Of the whole clip.
        model: Another one than comes with the package.
        least: Confidence from which something is said, for each of `TRUSTED`.
    """
    model = model or shipped()
    seen = learnt(signals, model)
    rules = [_completed(found, seen) for found in fades(signals, LONGEST_DIP)]
    others = sorted(
        map(model.trusted, [*seen, *cuts(signals), *dissolves(signals)]), key=lambda one: -one.confidence
    )
    candidates = [*map(model.trusted, rules), *others]
    boundaries = _settled([one for one in candidates if one.confidence >= least[trusted_as(one.kind)]])
    boundaries = _settled([*boundaries, *_around_plain_runs(signals, boundaries)])
    return _tiled(signals, _met(boundaries))


def _completed(fade: Boundary, seen: list[Boundary]) -> Boundary:
    """A fade that rules have found, with what the model sees of it: its faint end, or its other half."""
    if fade.kind not in FADES:
        return fade
    over = [other for other in seen if other.kind in FADES and other.touches(fade)]
    whole = next((other for other in over if _is_half_of(fade, other)), None)
    if whole:
        return replace(whole, start=min(fade.start, whole.start), end=max(fade.end, whole.end))
    start, end = fade.start, fade.end
    for other in over:
        if "fade_in" not in (fade.kind, other.kind):
            start = min(other.start, end - 1)
        if "fade_out" not in (fade.kind, other.kind):
            end = max(other.end, start + 1)
    return replace(fade, start=start, end=end)


def _is_half_of(fade: Boundary, dip: Boundary) -> bool:
    beyond = {"fade_out": dip.end - fade.end, "fade_in": fade.start - dip.start}.get(fade.kind, 0)
    return dip.kind == "dip" and beyond >= SHORTEST_FADE


def _settled(candidates: list[Boundary]) -> list[Boundary]:
    """Candidates without those that share frames with an earlier, more trusted one; by frame."""
    kept: list[Boundary] = []
    for candidate in candidates:
        if not any(candidate.touches(other) and not candidate.goes_with(other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda boundary: (boundary.at, boundary.start, boundary.end))


def _around_plain_runs(signals: Signals, boundaries: list[Boundary]) -> list[Boundary]:
    """Cuts where plain black or white begins or ends and nothing else was found."""
    wanted = []
    for run in [*runs(plain_black(signals)), *runs(plain_white(signals))]:
        if len(run) >= _SHORTEST_PLAIN:
            wanted += [frame for frame in (run.start, run.end) if _steps(signals, frame)]
    return [cut_at(at, 0.9) for at in wanted if not any(_close(at, other) for other in boundaries)]


def _steps(signals: Signals, frame: FrameIndex) -> bool:
    """Whether the picture is another one within a few frames: not where lettering slowly comes up."""
    before, after = max(0, frame - _SHORTEST_PLAIN), min(len(signals) - 1, frame + _SHORTEST_PLAIN)
    change = np.abs(signals.luma[after] - signals.luma[before])
    return 0 < frame < len(signals) and float(change) > _STEP


def _close(frame: FrameIndex, other: Boundary) -> bool:
    return other.start - _SHORTEST_PLAIN < frame < other.end + _SHORTEST_PLAIN


def _met(boundaries: list[Boundary]) -> list[Boundary]:
    """Fades at the frame of the cut that they end on, or that leads to the plain picture they begin with."""
    frames = [boundary.at for boundary in boundaries if boundary.kind == "cut"]
    return [replace(boundary, at=_cut_near(boundary, frames)) for boundary in boundaries]


def _cut_near(boundary: Boundary, frames: list[FrameIndex]) -> FrameIndex:
    if boundary.kind == "fade_out":
        near = [frame for frame in frames if 0 <= frame - boundary.end <= LONGEST_DIP]
    elif boundary.kind == "fade_in":
        near = [frame for frame in frames if 0 <= boundary.start - frame <= LONGEST_DIP]
    else:
        near = []
    return near[0] if near else boundary.at


def _tiled(signals: Signals, boundaries: list[Boundary]) -> list[Found]:
    frames = len(signals)
    first = Transition(kind="start", start=0, end=0, confidence=1.0)
    last = Transition(kind="end", start=frames, end=frames, confidence=1.0)
    edges = {0: (first, first), frames: (last, last)}
    for boundary in boundaries:
        at, way = min(max(0, boundary.at), frames), boundary.transition
        meets = edges.get(at) if 0 < at < frames else None
        edges[at] = (meets[0] if meets else way, way)
    black, white = plain_black(signals), plain_white(signals)
    found = []
    for start, end in pairwise(sorted(edges)):
        segment = FrameRange(start, end)
        kind = _kind(signals, segment, black, white)
        found.append(Found(segment, kind, edges[start][1], edges[end][0]))
    return found


def _kind(signals: Signals, segment: FrameRange, black: Mask, white: Mask) -> ShotKind:
    if mostly(black, segment):
        return "black"
    if mostly(white, segment):
        return "white"
    return "title" if is_title(signals, segment) else "shot"
