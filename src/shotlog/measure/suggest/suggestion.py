"""A term put forward, before it becomes a label."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from shotlog.measure.signals import Signals
from shotlog.record import LabelValue, Shot
from shotlog.timing import FrameRange


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is put forward for a shot, or for a part of it.

    Attributes:
        facet: Facet of the vocabulary.
        value: Its term or terms.
        confidence: 0..1.
        evidence: The figures that it rests on, by name.
        frames: The frames that were looked at, or of which it is said.
        partial: Whether it is said of `frames` only, not of the whole shot.
    """

    facet: str
    value: LabelValue
    confidence: float
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)
    frames: FrameRange | None = None
    partial: bool = False


def steady_frames(shot: Shot, signals: Signals) -> FrameRange:
    """The frames of a shot outside its transitions; all of them where that leaves less than a third."""
    start = max(shot.start, min(shot.transition_in.end, shot.end - 1))
    end = min(shot.end, max(shot.transition_out.start, start + 1), len(signals))
    if end - start < (shot.end - shot.start) / 3:
        return FrameRange(shot.start, min(shot.end, len(signals)))
    return FrameRange(start, end)


def figure(value: float) -> float:
    """A figure as evidence shows it: four digits after the point."""
    return round(float(value), 4)


def grown(value: float, *, least: float, sure: float, low: float, high: float) -> float:
    """Confidence that grows from `low` at `least` to `high` at `sure` and beyond."""
    share = min(1.0, max(0.0, (value - least) / (sure - least)))
    return round(low + (high - low) * share, 3)
