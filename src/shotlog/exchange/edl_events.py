"""The events of an EDL: its columns, and the comments under them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from shotlog.exchange.assembled import Placed, placed
from shotlog.exchange.colours import AVID
from shotlog.exchange.counting import Count
from shotlog.exchange.marking import Marked, Source
from shotlog.exchange.material import Material
from shotlog.exchange.wording import all_said, plain, transitions_of, wrapped
from shotlog.record.fields import Sha256
from shotlog.timing import FrameIndex

Reels = Mapping[Sha256, str]
"""The reel of each clip."""

Way = Literal["comments", "events"]
"""How dissolves and wipes are written."""

_COMMENT_LENGTH = 68
_SIGNS = {"dissolve": "D   ", "wipe": "W001"}
_LONGEST = 999
"""Frames of a transition: its length has three digits."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an EDL but for its number: one line, or two for a transition, and its comments."""

    lines: tuple[str, ...]
    comments: tuple[str, ...]

    def text(self, number: int) -> str:
        """The event with a number of three digits, lines ending in CRLF."""
        return "\r\n".join((*(f"{number:03}  {line}" for line in self.lines), *self.comments, ""))


def events(
    materials: Sequence[Material], reels: Reels, record: Count, way: Way, sources: Sequence[Source]
) -> Iterator[Event]:
    """An event for each shot, in order, end to end.

    Args:
        materials: The clips.
        reels: Their reels.
        record: How the timeline counts; its frame 0 is where the first event begins. Clips of another rate
            play at their own speed, which M2 says.
        way: How dissolves and wipes are written.
        sources: What becomes a LOC marker.
    """
    origin = 0
    for material in materials:
        pace = Pace(record.rate.fraction / material.clip.rate.fraction, origin)
        layout = _Layout(reels[material.clip.sha256], record, pace, way, Marked(material, sources))
        end = 0
        for before, one, after in _with_neighbours(placed([material])):
            yield layout.event(before, one, after)
            end = one.end
        origin = pace.at(end)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a clip runs on a timeline.

    Attributes:
        ratio: Frames of the timeline for one of the clip.
        origin: Frame of the timeline at which the first shot of the clip begins.
    """

    ratio: Fraction
    origin: FrameIndex = 0

    def at(self, frame: FrameIndex) -> FrameIndex:
        """The frame of the timeline nearest to one of the clip, counted over its shots end to end."""
        return self.origin + (2 * frame * self.ratio.numerator + self.ratio.denominator) // (
            2 * self.ratio.denominator
        )

    def is_exact(self, frame: FrameIndex) -> bool:
        """Whether a frame of the clip begins with one of the timeline."""
        return (frame * self.ratio).denominator == 1


def _with_neighbours(shots: Iterator[Placed]) -> Iterator[tuple[Placed | None, Placed, Placed | None]]:
    before: Placed | None = None
    for one, after in pairwise(_and_none(shots)):
        assert one is not None, "only the last is none"
        yield before, one, after
        before = one


def _and_none(shots: Iterator[Placed]) -> Iterator[Placed | None]:
    yield from shots
    yield None


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all events of a clip have in common."""

    reel: str
    record: Count
    pace: Pace
    way: Way
    marked: Marked

    def event(self, before: Placed | None, one: Placed, after: Placed | None) -> Event:
        start = self._boundary(before, one, one.shot.start)
        end = self._boundary(one, after, one.shot.end)
        columns = self._columns(one, start, end)
        if start == one.shot.start:
            lines: tuple[str, ...] = (f"{self.reel:<8} V     C        {columns}",)
        else:
            sign, way_in = _SIGNS[one.shot.transition_in.kind], one.shot.transition_in
            length = f"{self.pace.at(way_in.end) - self.pace.at(way_in.start):03}"
            gone = f"{self.reel:<8} V     C        {self._columns(one, start, start)}"
            lines = (gone, f"{self.reel:<8} V     {sign} {length:<3} {columns}")
        return Event(lines, (*self._speed(one, start), *self._comments(one, cut=len(lines) == 1)))

    def _speed(self, one: Placed, start: FrameIndex) -> Iterator[str]:
        """M2 where the clip does not run frame by frame: how many of its frames pass in a second."""
        if self.pace.ratio != 1:
            speed = f"{float(one.material.clip.rate):05.1f}"
            yield f"M2   {self.reel:<8}       {speed}                {one.material.counted.label(start)}"

    def _boundary(self, before: Placed | None, after: Placed | None, cut: FrameIndex) -> FrameIndex:
        """Where one event ends and the next begins: at the cut, or where a dissolve or wipe begins."""
        if self.way == "comments" or before is None or after is None or not _dissolves(before, after):
            return cut
        return after.shot.transition_in.start

    def _columns(self, one: Placed, start: FrameIndex, end: FrameIndex) -> str:
        source = one.material.counted
        return f"{source.label(start)} {source.label(end)} {self._label(one, start)} {self._label(one, end)}"

    def _label(self, one: Placed, frame: FrameIndex) -> str:
        """The record timecode of a frame of the clip."""
        return self.record.label(self.pace.at(frame + one.start - one.shot.start))

    def _comments(self, one: Placed, *, cut: bool) -> Iterator[str]:
        name = plain(one.material.clip.name)
        yield f"* FROM CLIP NAME: {name}"
        if not cut:
            yield f"* TO CLIP NAME: {name}"
        yield f"* SOURCE FILE: {name}"
        if one.shot.kind != "shot":
            yield f"* SHOTLOG KIND: {one.shot.kind.upper()}"
        for kind, side, frames in transitions_of(one.shot):
            yield f"* SHOTLOG TRANSITION: {kind.upper()} {side.upper()} FRAMES [{frames.start}, {frames.end})"
        for mark in self.marked.of(one.shot):
            label = self._label(one, mark.frames.start)
            yield f"* LOC: {label} {AVID[mark.colour].upper():<7} {plain(mark.text)}".rstrip()
        labels = plain("; ".join(all_said(one.material.log, one.shot)))
        yield from (f"* COMMENT: {line}" for line in wrapped(labels, _COMMENT_LENGTH))


def _dissolves(before: Placed, after: Placed) -> bool:
    """Whether one shot of a clip goes over to the next by a dissolve or wipe that an EDL can number."""
    way = after.shot.transition_in
    follows = before.material is after.material and before.shot.end == after.shot.start
    inside = before.shot.start < way.start < after.shot.start and way.end < after.shot.end
    return follows and inside and way.kind in _SIGNS and way.end - way.start <= _LONGEST
