"""Text in single pictures, and what of it stays while the picture around it changes."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Box, Seen
from shotlog.measure.text.engine import Engine, Found, Reading, crop
from shotlog.measure.text.surroundings import (
    changed_around,
    changed_within,
    moved_within,
    plainness,
)
from shotlog.media import Picture
from shotlog.timing import FrameIndex

_MOST_LINES: Final = 8
"""Lines read in one picture, the longest: a page of credits is known by fewer."""
_WORTH_READING: Final = 0.5
"""Score of a box from which it is read: the detector's own threshold."""
_SAME: Final = 0.9
"""Share of two boxes in common from which they are one place."""
_HELD_LEVELS: Final = 8
"""Levels of 255 by which no 8 x 8 block of two pictures may differ, that text found in one stands in both."""
_BLOCKS: Final = (160, 90)

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _Before:
    """The picture looked at before."""

    grey: Grey
    blocks: Grey
    found: list[Found]
    read: dict[Box, Reading]


@cache
def _engine() -> Engine:
    return Engine()


class TextLooker:
    """Looks at single pictures of a clip, in the order of their frames."""

    def __init__(self) -> None:
        """Begin a clip, where nothing is `missing` only; the models are loaded once a process."""
        self._engine = _engine()
        self._before: _Before | None = None

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """Lines of text in one picture, best first.

        The text is empty where the detector answered to something that could not be read. The figures are
        `found` (score of the detector), `plain` (share of the picture outside text of one level) and,
        where the picture before was as large, `around` and `within` (how much the ring about the text
        and its own place changed since then, see `changed_around`), all 0..1, and `moved` (how far what
        stands there moved, in pixels).

        Args:
            frame: Its number.
            picture: Upright, blue, green, red, shape (height, width, 3).
        """
        grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
        before = self._comparable(grey)
        blocks = np.asarray(cv2.resize(grey, _BLOCKS, interpolation=cv2.INTER_AREA), np.uint8)
        held = before is not None and int(cv2.absdiff(before.blocks, blocks).max()) <= _HELD_LEVELS
        found = before.found if before and held else self._engine.find(picture)
        longest = sorted(found, key=lambda one: -one.box.width)[:_MOST_LINES]
        read = {one.box: self._read(one, picture, grey, before) for one in longest}
        self._before = _Before(grey, blocks, found, read)
        plain = plainness(grey, [one.box for one in found])
        return [
            _seen(frame, one, read.get(one.box), {"plain": plain, **_changes(one, found, grey, before)})
            for one in found
        ]

    def _comparable(self, grey: Grey) -> _Before | None:
        """The picture before, unless it had another size."""
        before = self._before
        return before if before is not None and before.grey.shape == grey.shape else None

    def _read(self, one: Found, picture: Picture, grey: Grey, before: _Before | None) -> Reading:
        if one.score < _WORTH_READING:
            return Reading("", 0.0)
        known = _same_as_before(one.box, grey, before)
        return known or self._engine.read(picture, one.box)


def _same_as_before(box: Box, grey: Grey, before: _Before | None) -> Reading | None:
    """What the box said in the picture before, if its pixels are still the same."""
    if before is None:
        return None
    difference = cv2.absdiff(crop(grey, box), crop(before.grey, box))
    if float(difference.mean()) > _HELD_LEVELS / 4:
        return None
    return next((reading for old, reading in before.read.items() if overlap(old, box) >= _SAME), None)


def overlap(one: Box, other: Box) -> float:
    """Share of two boxes that they have in common, 0..1: intersection over union."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    common = max(0.0, width) * max(0.0, height)
    return common / max(1e-9, one.width * one.height + other.width * other.height - common)


def _changes(one: Found, found: list[Found], grey: Grey, before: _Before | None) -> dict[str, float]:
    if before is None:
        return {}
    others = [each.box for each in (*found, *before.found) if each is not one]
    return {
        "around": changed_around(one.box, before.grey, grey, others),
        "within": changed_within(one.box, before.grey, grey),
        "moved": moved_within(one.box, before.grey, grey),
    }


def _seen(frame: FrameIndex, one: Found, reading: Reading | None, figures: dict[str, float]) -> Seen:
    text, score = reading or ("", 0.0)
    return Seen("text", frame, frame + 1, score, one.box, text, {"found": one.score, **figures})
