"""From signals to shots that tile the clip."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.shots.dissolves import dissolves
from shotlog.measure.shots.fades import LONGEST_DIP, fades
from shotlog.measure.shots.forest import Forest
from shotlog.measure.shots.learnt import learnt, shipped
from shotlog.measure.shots.plain import is_title, mostly, plain_black, plain_white, runs
from shotlog.measure.signals import Signals
from shotlog.record import ShotKind, Transition
from shotlog.timing import FrameIndex, FrameRange

_SHORTEST_PLAIN: Final = LONGEST_DIP + 1
"""Frames of black or white from which it is a segment of its own; less is a dip, or a flash."""

_STEP: Final = 0.03
"""Change of mean luma to or from plain black that is no lettering coming up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A segment of the clip.

    Attributes:
        frames: Its frames.
        kind: Shot, black, white or title.
        transition_in: How it begins; the neighbour before has the same as its `transition_out`.
        transition_out: How it ends.
    """

    frames: FrameRange
    kind: ShotKind
    transition_in: Transition
    transition_out: Transition


def find_shots(signals: Signals, forest: Forest | None = None) -> list[Found]:
    """The segments of a clip, in order; together they hold every frame once.

    Fades to and from plain black and white are read off the signals by rules, which are exact, and are
    believed before what the trained model sees: the surest first.

    Args:
        signals: Of the whole clip.
        forest: Another model than the one that comes with the package.
    """
    boundaries = _settled(
        [*fades(signals, LONGEST_DIP), *learnt(signals, forest or shipped()), *dissolves(signals)]
    )
    boundaries = _settled([*boundaries, *_around_plain_runs(signals, boundaries)])
    return _tiled(signals, boundaries)


def _settled(candidates: list[Boundary]) -> list[Boundary]:
    """Candidates without those that share frames with an earlier, more trusted one; by frame."""
    kept: list[Boundary] = []
    for candidate in candidates:
        if not any(candidate.touches(other) and not _in_turn(candidate, other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda boundary: boundary.at)


def _in_turn(one: Boundary, other: Boundary) -> bool:
    """Whether a fade out and a fade in follow each other with a segment of frames between them."""
    first, second = sorted((one, other), key=lambda boundary: boundary.at)
    return first.end <= second.start and first.at < second.at


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


def _tiled(signals: Signals, boundaries: list[Boundary]) -> list[Found]:
    frames = len(signals)
    first = Transition(kind="start", start=0, end=0, confidence=1.0)
    last = Transition(kind="end", start=frames, end=frames, confidence=1.0)
    between: list[tuple[int, Transition]] = []
    for boundary in boundaries:
        if boundary.at <= 0:
            first = boundary.transition
        elif boundary.at >= frames:
            last = boundary.transition
        else:
            between.append((boundary.at, boundary.transition))
    edges = [(0, first), *between, (frames, last)]
    black, white = plain_black(signals), plain_white(signals)
    found = []
    for (start, way_in), (end, way_out) in pairwise(edges):
        segment = FrameRange(start, end)
        kind: ShotKind = "title" if is_title(signals, segment) else "shot"
        if mostly(black, segment):
            kind = "black"
        elif mostly(white, segment):
            kind = "white"
        found.append(Found(segment, kind, way_in, way_out))
    return found
