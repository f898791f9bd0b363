"""What is said of stretches of a clip, and what was seen and heard in them, as bars in time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from shotlog.exchange.wording import value_text
from shotlog.measure import Finding, Observations
from shotlog.measure.observations import Kind, Seen
from shotlog.record import ClipLog, Label, Shot
from shotlog.timing import FrameIndex, FrameRange

_MOST: Final = 2000
"""Bars of one thing observed; of more, the surest."""

_OBSERVED: Final[tuple[Kind, ...]] = ("face", "body", "person", "text", "speech")


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing said, seen or heard, from a frame to another, and how surely."""

    start: FrameIndex
    end: FrameIndex
    words: str
    confidence: float


def labels_of(log: ClipLog, shot: Shot) -> list[Label]:
    """What is shown of a shot and of its parts; where nobody could tell, nothing."""
    return [label for label in log.shown(shot).values() if label.value is not None] + log.parts(shot)


def said(log: ClipLog) -> dict[str, list[Bar]]:
    """By facet, what is said of shots, and beside it what is said of stretches inside them."""
    bars: dict[str, list[Bar]] = defaultdict(list)
    for shot in log.shots:
        for label in labels_of(log, shot):
            part = label.part or shot.frames
            name = f"{label.facet}, inside" if label.part else label.facet
            bars[name].append(Bar(part.start, part.end, value_text(label.value), label.confidence))
    return dict(sorted(bars.items()))


def flawed(found: Iterable[Finding]) -> dict[str, list[Bar]]:
    """By kind, what is wrong with the pictures themselves."""
    bars: dict[str, list[Bar]] = defaultdict(list)
    for one in found:
        name = f"picture: {one.kind.replace('_', ' ')}"
        bars[name].append(Bar(one.frames.start, one.frames.end, one.words, one.confidence))
    return dict(sorted(bars.items()))


def observed(observations: Observations | None, frames: int) -> Iterator[tuple[str, list[Bar]]]:
    """By kind, what was seen in single pictures or heard, and how sure the analyser was of it."""
    if observations is None:
        return
    for kind in _OBSERVED:
        seen = observations.of(kind, FrameRange(0, frames))
        surest = sorted(seen, key=lambda one: one.score)[-_MOST:]
        if surest:
            name = f"{'heard' if kind == 'speech' else 'seen'}: {kind}"
            yield name, [Bar(one.start, one.end, one.text, one.score) for one in sorted(surest, key=_place)]


def _place(one: Seen) -> tuple[FrameIndex, FrameIndex]:
    return one.start, one.end
