"""Laying a range of frames that somebody spoke of onto the shots of the log.

People's cuts and ours differ by frames, and what was said of a range is meant of the shots in it.
"""

from dataclasses import dataclass

from shotlog.record import ClipLog, LabelValue, Shot
from shotlog.timing import FrameRange

_WHOLE = 0.8
"""A range that covers this share of a shot is taken to mean the shot."""

_SPILL = 2
"""Frames by which a range may run into the next shot without meaning it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What a range says of one shot.

    Attributes:
        shot: The shot.
        part: Its frames within the range.
        whole: Whether it is said of the whole shot.
        value: What is said of it.
    """

    shot: Shot
    part: FrameRange
    whole: bool
    value: LabelValue


def laid_on_shots(log: ClipLog, wanted: FrameRange, value: LabelValue) -> list[Laid]:
    """What a range with a value says of each shot that it means, in order.

    A value that changes, `{"start", "end"}`, over several shots says its start of the first and its end of
    the last; of those between it says nothing.
    """
    overlaps = [(shot, shot.frames.intersection(wanted)) for shot in log.shots]
    meant = [(shot, part) for shot, part in overlaps if part and not _is_spill(shot, part, wanted)]
    if isinstance(value, dict) and len(meant) > 1:
        ends = {meant[0][0].id: {**value, "end": None}, meant[-1][0].id: {**value, "start": None}}
        return [_laid(shot, part, ends[shot.id]) for shot, part in meant if shot.id in ends]
    return [_laid(shot, part, value) for shot, part in meant]


def fitted(log: ClipLog, wanted: FrameRange, laid: list[Laid]) -> str:
    """How a range was fitted to the shots, in a sentence; empty where it is one shot to the frame."""
    if len(laid) == 1 and laid[0].shot.frames == wanted:
        return ""
    places = [
        f"shot {log.number_of(one.shot)}" + ("" if one.whole else f" frames {one.part.start}-{one.part.end}")
        for one in laid
    ]
    return f"{log.clip.name} {wanted.start}-{wanted.end} was laid on {', '.join(places)}"


def _laid(shot: Shot, part: FrameRange, value: LabelValue) -> Laid:
    return Laid(shot, part, len(part) >= _WHOLE * len(shot.frames), value)


def _is_spill(shot: Shot, part: FrameRange, wanted: FrameRange) -> bool:
    return len(part) <= _SPILL and len(part) < min(len(shot.frames), len(wanted)) / 2
