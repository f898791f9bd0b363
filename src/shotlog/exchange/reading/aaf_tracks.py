"""Tracks of an AAF: which source clips stand where in a segment, and its timecode."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

_DEEPEST = 64
_RETIMES = ("motion", "timewarp", "retime", "speed")

Part = Any
"""A segment, slot, mob or rate as pyaaf2 has it, which has no types."""


@dataclass(frozen=True, slots=True)
class Use:
    """A source clip in a track: where it stands, and what it refers to."""

    start: int
    length: int
    clip: Part
    retimed: bool


def layers(segment: Part) -> list[Part]:
    """Tracks that lie on each other in one slot."""
    if _kind(segment) == "NestedScope":
        return list(segment.slots.value if hasattr(segment.slots, "value") else segment.slots)
    return [segment]


def uses(segment: Part, start: int, *, retimed: bool = False, depth: int = 0) -> Iterator[Use]:
    """Source clips in a segment that begins at `start` of its track."""
    if depth > _DEEPEST:
        return
    if _kind(segment) == "SourceClip":
        if str(segment.mob_id or "").replace("urn:smpte:umid:", "").strip("0."):
            yield Use(start, segment.length or 0, segment, retimed)
        return
    changed = retimed or _changes_speed(segment)
    for part, at in _inside(segment, start):
        yield from uses(part, at, retimed=changed, depth=depth + 1)


def _inside(segment: Part, start: int) -> Iterator[tuple[Part, int]]:
    """The parts of a segment that may hold sources, and where in the track each begins."""
    kind = _kind(segment)
    if kind == "Sequence":
        yield from _one_after_the_other(segment.components, start)
    elif kind == "NestedScope":
        yield from ((part, start) for part in layers(segment))
    elif kind == "OperationGroup":
        yield from ((part, start) for part in list(segment.segments)[:1])
    elif kind == "Selector":
        yield segment.getvalue("Selected"), start
    elif kind == "EssenceGroup":
        yield from ((part, start) for part in list(segment.getvalue("Choices") or [])[:1])


def _one_after_the_other(parts: Iterable[Part], start: int) -> Iterator[tuple[Part, int]]:
    """Parts of a sequence; those on either side of a transition overlap by its length."""
    for part in parts:
        length = part.length or 0
        if _kind(part) == "Transition":
            start -= length
            continue
        yield part, start
        start += length


def _changes_speed(segment: Part) -> bool:
    if _kind(segment) != "OperationGroup":
        return False
    operation = segment.operation
    name = "" if operation is None else (operation.name or "").lower()
    return any(word in name for word in _RETIMES)


def _kind(part: Part) -> str:
    return type(part).__name__


def deeper(segment: Part, position: Fraction) -> tuple[Part, Fraction]:
    """The source clip at a position of a segment, and the position in what it refers to."""
    inside = [use for use in uses(segment, 0) if use.start <= position]
    if not inside:
        return None, position
    use = inside[-1]
    return use.clip, position - use.start + (use.clip.start or 0)


def code_of(segment: Part) -> Part:
    """The timecode of a slot, if it is one."""
    if _kind(segment) == "Sequence":
        segment = next(iter(segment.components), None)
    return segment if _kind(segment) in {"Timecode", "LegacyTimecode"} else None


def timecode_of(mob: Part, rate: str | None) -> tuple[int, bool]:
    """Frames from midnight to the start of a mob, and whether its labels drop frames."""
    codes = [code for slot in mob.slots if (code := code_of(slot.segment)) is not None]
    fitting = [code for code in codes if rate is not None and code.fps == round(Fraction(rate))]
    code = next(iter(fitting or codes), None)
    return (0, False) if code is None else (code.start or 0, bool(code.drop))


def rate_of(edit_rate: Part) -> str:
    """Edit units a second as a fraction in text."""
    return str(Fraction(edit_rate.numerator, edit_rate.denominator or 1))
