"""Lines of text over several pictures of a shot: the same words in the same place are one line."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from shotlog.measure.observations import Box, Observations, Seen
from shotlog.measure.text.looking import overlap
from shotlog.timing import FrameIndex, FrameRange

_SAME_PLACE: Final = 0.5
_ALIKE: Final = 0.75
"""Share of letters in common from which two readings are of one text: a letter in four misread."""
_UNMOVED: Final = 1.0
"""Pixels that text may seem to move while it stays: what is filmed moves more before its ring changes."""

_TIMECODE: Final = re.compile(r"\d{2}[:.;]\d{2}[:.;]\d{2}[:.;,]\d{2,3}")


@dataclass(slots=True)
class Line:
    """One line of text of a shot.

    Attributes:
        sightings: Each picture's view of it, by frame; within the shot only.
        held: How much the picture about it changed between two sightings while it stayed, 0..1, for every
            pair of pictures one after the other, those across the ends of the shot included.
        passing: Whether a picture of the shot was looked at in which it is not.
        comes: Whether the first picture of the shot that was looked at is such a one.
    """

    sightings: list[Seen]
    held: list[float] = field(default_factory=list)
    passing: bool = False
    comes: bool = False

    @property
    def best(self) -> Seen:
        """The sighting that was read with the highest score."""
        return max(self.sightings, key=lambda one: one.score)

    @property
    def box(self) -> Box:
        """Its place in the best sighting."""
        box = self.best.box
        assert box is not None
        return box

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return sum(letter.isalnum() for letter in self.best.text)

    @property
    def runs(self) -> bool:
        """Whether it is a timecode that changes from picture to picture."""
        texts = {one.text for one in self.sightings if _TIMECODE.fullmatch(one.text.replace(" ", ""))}
        return len(texts) > 1


def lines(observations: Observations, frames: FrameRange) -> list[Line]:
    """The lines of text that were read in a range, in order of appearance, then from top to bottom."""
    looked = observations.looked.get("text", ())
    inside = [frame for frame in looked if frame in frames]
    if not inside:
        return []
    sightings = [one for one in observations.of("text", frames) if one.text]
    found: list[Line] = []
    for one in sorted(sightings, key=_reading_order):
        line = next((line for line in found if _same(line.sightings[-1], one)), None)
        if line is None:
            found.append(Line([one]))
        else:
            line.sightings.append(one)
    for line in found:
        line.held = _held(line, observations, _with_neighbours(looked, inside))
        line.passing = len(line.sightings) < len(inside)
        line.comes = line.sightings[0].start != inside[0]
    return found


def _reading_order(one: Seen) -> tuple[FrameIndex, float, float]:
    assert one.box is not None
    return one.start, round(one.box.top, 2), one.box.left


def _same(one: Seen, other: Seen) -> bool:
    assert one.box is not None
    assert other.box is not None
    if one.start == other.start or overlap(one.box, other.box) < _SAME_PLACE:
        return False
    shapes = re.sub(r"\d", "0", one.text), re.sub(r"\d", "0", other.text)
    return shapes[0] == shapes[1] or SequenceMatcher(None, one.text, other.text).ratio() >= _ALIKE


def _with_neighbours(looked: tuple[FrameIndex, ...], inside: list[FrameIndex]) -> list[FrameIndex]:
    """The pictures looked at in a shot, with the one before and the one after it."""
    first, last = looked.index(inside[0]), looked.index(inside[-1])
    return list(looked[max(0, first - 1) : last + 2])


def _held(line: Line, observations: Observations, looked: list[FrameIndex]) -> list[float]:
    near = observations.of("text", FrameRange(looked[0], looked[-1] + 1))
    views = {one.start: one for one in near if one.text and (one in line.sightings or _same(line.best, one))}
    return [
        views[now].figures["around"]
        for before, now in pairwise(looked)
        if before in views and now in views and views[now].figures.get("moved", _UNMOVED + 1) <= _UNMOVED
    ]
