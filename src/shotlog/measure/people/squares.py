"""Square parts of a picture, which is what the networks look at."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.media import Picture

Points = npt.NDArray[np.float32]
"""Shape (..., 2): x to the right, y downwards."""


class Square(NamedTuple):
    """An upright square in pixels of a picture; it may reach beyond the picture's edges.

    Attributes:
        left: Its left edge.
        top: Its upper edge.
        side: Its width and height, at least one.
    """

    left: int
    top: int
    side: int

    def out_of(self, points: Points) -> Points:
        """Points given in shares of the square, as pixels of the picture."""
        return points * np.float32(self.side) + np.array([self.left, self.top], np.float32)


def whole(picture: Picture) -> Square:
    """The smallest square around the whole picture, with the picture in its middle."""
    height, width = picture.shape[:2]
    side = max(width, height)
    return Square((width - side) // 2, (height - side) // 2, side)


def ends(picture: Picture) -> tuple[Square, ...]:
    """Squares as wide as the picture's shorter side at its two ends; none where it is nearly square itself.

    They cover pictures up to 2:1 and leave out the middle of wider ones, which the whole shows best.
    """
    height, width = picture.shape[:2]
    side, rest = min(width, height), abs(width - height)
    if rest * 4 < side:
        return ()
    far = (rest, 0) if width > height else (0, rest)
    return Square(0, 0, side), Square(far[0], far[1], side)


def around(left: float, top: float, right: float, bottom: float) -> Square:
    """The smallest square of whole pixels with the middle of a box that holds the box."""
    side = max(1, round(max(right - left, bottom - top)))
    return Square(round((left + right - side) / 2), round((top + bottom - side) / 2), side)


def cut(picture: Picture, square: Square, size: int) -> Picture:
    """The square as a picture of `size` by `size`, black where it reaches beyond the edges."""
    height, width = picture.shape[:2]
    left, top = max(0, square.left), max(0, square.top)
    right, bottom = min(width, square.left + square.side), min(height, square.top + square.side)
    result = np.zeros((size, size, 3), np.uint8)
    scale = size / square.side
    first, last = _scaled(left - square.left, right - square.left, scale, size)
    upper, lower = _scaled(top - square.top, bottom - square.top, scale, size)
    if left < right and top < bottom and first < last and upper < lower:
        part = picture[top:bottom, left:right]
        cv2.resize(
            part,
            (last - first, lower - upper),
            dst=result[upper:lower, first:last],
            interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR,
        )
    return result


def _scaled(start: int, end: int, scale: float, size: int) -> tuple[int, int]:
    return min(size, max(0, round(start * scale))), min(size, max(0, round(end * scale)))
