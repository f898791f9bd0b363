"""Which frames of which shots a claim speaks of."""

from dataclasses import dataclass
from typing import Final

from shotlog.captions.claim import Part, When
from shotlog.errors import NotFound
from shotlog.record import ClipLog, Shot
from shotlog.timing import FrameRange

SPILL: Final = 2
"""Frames by which people's cuts and ours may differ: a range with no more of a shot does not mean it."""

_THIRDS: Final = {"start": (0, 1), "middle": (1, 2), "end": (2, 3)}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of one shot.

    Attributes:
        shot: The shot.
        frames: Its frames that are meant; a third of it where the words name its start, middle or end.
        part: What the words say.
        stretch: Whether a part of the shot is meant, known or not: "at first", "then", "at the end".
    """

    shot: Shot
    frames: FrameRange
    part: Part
    stretch: bool

    @property
    def moments(self) -> tuple[str, ...]:
        """At which ends of the shot a value that changes is to be read; at either, where neither is held."""
        begins = self.frames.start <= self.shot.start + SPILL
        ends = self.frames.end >= self.shot.end - SPILL
        known = (self.part == "start" and begins) or (self.part == "end" and ends)
        return (self.part,) if known else ("start", "end")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a claim is to hold.

    Attributes:
        meant: The places, in order; never empty.
        each: Whether it is to hold in each of them, not in one of them only.
        probable: The one of them that the caption has probably come to, by the changes of shot and the
            moments that it has told.
        range: The frames that the caption speaks of.
    """

    meant: tuple[Place, ...]
    each: bool
    range: FrameRange
    probable: int = 0

    @property
    def frames(self) -> FrameRange:
        """From the first frame meant to the last."""
        return FrameRange(self.meant[0].frames.start, self.meant[-1].frames.end)


def held_frames(log: ClipLog, frames: FrameRange | None) -> FrameRange:
    """The frames of a range that the clip has; all of them where no range is given.

    Raises:
        NotFound: The clip has none of them.
    """
    whole = FrameRange(0, log.shots[-1].end)
    held = whole if frames is None else whole.intersection(frames)
    if held is None:
        raise NotFound(
            f"{log.clip.name} has {whole.end} frames, none of them in a range asked for",
            hint="Check the range of the caption, and that it belongs to this clip.",
            path=log.clip.path,
        )
    return held


def shots_in(log: ClipLog, frames: FrameRange) -> list[Shot]:
    """The shots that a range means; black and titles only where there is nothing else."""
    inside = segments_in(log, frames)
    return [shot for shot in inside if shot.kind == "shot"] or inside


def segments_in(log: ClipLog, frames: FrameRange) -> list[Shot]:
    """The shots that a range means, with black and titles; those of which it holds a mere spill are not."""
    held = [(shot, shot.frames.intersection(frames)) for shot in log.shots]
    inside = [(shot, part) for shot, part in held if part is not None]
    meant = [shot for shot, part in inside if not _is_spill(shot, part, frames)]
    return meant or [shot for shot, _ in inside]


def _is_spill(shot: Shot, part: FrameRange, frames: FrameRange) -> bool:
    return len(part) <= SPILL and 2 * len(part) < min(len(shot.frames), len(frames))


def places(when: When, log: ClipLog, frames: FrameRange, *, every_kind: bool = False) -> Places:
    """The places that a claim speaks of.

    Args:
        when: What its words say.
        log: The record.
        frames: The range of the caption.
        every_kind: Black and titles are meant, too.

    Returns:
        The one shot that is numbered, if the range has it. Where none is, the start of the range is that
        of its first shot and the end that of its last; else the claim may speak of any of them.
    """
    shots = segments_in(log, frames) if every_kind else shots_in(log, frames)
    one = numbered(when.shot, shots_in(log, frames))
    if one is not None:
        return Places((_place(one, when, frames),), each=False, range=frames)
    if when.shot is None and when.part == "start":
        shots = shots[:1]
    if when.shot is None and when.part == "end":
        shots = shots[-1:]
    each = when.shot == 0 or when.part == "whole"
    meant = tuple(_place(shot, when, frames) for shot in shots)
    return Places(meant, each, frames, min(max(when.told_cuts, when.step), len(meant) - 1))


def numbered(number: int | None, shots: list[Shot]) -> Shot | None:
    """The shot of a number from 1, or from the end if negative; None where there is none."""
    if number is None or number == 0 or not -len(shots) <= number <= len(shots):
        return None
    return shots[number - 1 if number > 0 else number]


def _place(shot: Shot, when: When, frames: FrameRange) -> Place:
    held = shot.frames.intersection(frames) or shot.frames
    stretch = when.part in _THIRDS or when.step > 0
    if when.part in _THIRDS and len(held) >= len(_THIRDS):
        first, last = (held.start + len(held) * third // len(_THIRDS) for third in _THIRDS[when.part])
        held = FrameRange(first, last)
    return Place(shot, held, when.part, stretch)
