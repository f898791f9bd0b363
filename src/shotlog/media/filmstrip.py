"""Sheets of small pictures: what a clip looks like as a whole, and down to its single frames.

A clip has one overview, up to a hundred pictures spread over it, and levels of tiles as a map has: level 0
shows every frame, and each level above it every second one of the level below, so that a picture of one level
is found again in all below. Which frame stands where follows from three numbers alone: picture i of tile n at
level v is frame (n * TILE + i) * 2**v.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from shotlog.errors import NotFound
from shotlog.media.stills import jpeg, pictures
from shotlog.timing import FrameIndex, PtsTable

OVERVIEW = 100
"""Pictures of an overview, at most."""

TILE = 32
"""Pictures of a tile, at most."""

THUMB_WIDTH = 160
"""Pixels; the height follows from the shape of the clip."""

_COLUMNS = 10
_QUALITY = 80
_HIGHEST = 640


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which frames one image shows, and where.

    Attributes:
        frames: The frame of each picture, row by row, left to right.
        columns: Pictures in a row.
        width: Pixels of each picture.
        height: Pixels of each picture.
    """

    frames: tuple[FrameIndex, ...]
    columns: int
    width: int
    height: int


def levels(frames: int) -> int:
    """How many levels of tiles a clip has: on the last one, a single tile shows all of it."""
    return max(1, math.ceil(math.log2(max(1, frames / TILE))) + 1)


def overview(frames: int, aspect: Fraction) -> Sheet:
    """The sheet that shows a whole clip: the middle frame of each hundredth of it.

    Args:
        frames: How many frames the clip has.
        aspect: Width over height of its picture.
    """
    count = min(OVERVIEW, frames)
    return _sheet([(2 * place + 1) * frames // (2 * count) for place in range(count)], aspect)


def tile(frames: int, aspect: Fraction, level: int, number: int) -> Sheet:
    """One tile of one level.

    Args:
        frames: How many frames the clip has.
        aspect: Width over height of its picture.
        level: 0 for every frame, 1 for every second one, and so on, below `levels(frames)`.
        number: Which tile of the level, from 0.

    Raises:
        NotFound: There is no such level, or no such tile.
    """
    there = 0 <= level < levels(frames) and 0 <= number * TILE * 2**level < frames
    if not there:
        raise NotFound(f"a clip of {frames} frames has no tile {number} at level {level}")
    step = 2**level
    first = number * TILE * step
    return _sheet(range(first, min(frames, first + TILE * step), step), aspect)


def draw(path: Path, table: PtsTable | None, sheet: Sheet) -> bytes:
    """A sheet as JPEG.

    Args:
        path: The clip, or its proxy.
        table: PTS of all frames of that file.
        sheet: What to show; cells at its end that hold no picture are black.

    Raises:
        NotFound: There is no such file, or it has no such frame.
        UnreadableMedia: It is no footage, or not the file that the table was made of.
        LimitExceeded: The picture is too large, or memory too small.
    """
    rows = -(-len(sheet.frames) // sheet.columns)
    image = np.zeros((rows * sheet.height, sheet.columns * sheet.width, 3), np.uint8)
    places = {frame: place for place, frame in enumerate(sheet.frames)}
    for frame, picture in pictures(path, sheet.frames, table, height=sheet.height):
        row, column = divmod(places[frame], sheet.columns)
        top, left = row * sheet.height, column * sheet.width
        fitted = cv2.resize(picture, (sheet.width, sheet.height), interpolation=cv2.INTER_AREA)
        image[top : top + sheet.height, left : left + sheet.width] = fitted
    return jpeg(image, _QUALITY)


def _sheet(frames: Sequence[FrameIndex], aspect: Fraction) -> Sheet:
    height = min(_HIGHEST, max(1, round(THUMB_WIDTH / aspect)))
    return Sheet(tuple(frames), min(_COLUMNS, len(frames)), THUMB_WIDTH, height)
