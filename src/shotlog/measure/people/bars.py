"""The part of a picture inside its bars."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Box
from shotlog.media import Picture

_BLACK: Final = 24
"""Level of 255 up to which a row may be part of a bar: video black, with noise."""
_EVERY: Final = 8
"""One pixel in so many of a row is looked at: what lights up a row of picture is wider."""
_EVEN: Final = 0.02
"""Share of the size by which two bars may differ."""
_WIDEST: Final = 0.3
"""Share of the size up to which black counts as a bar; more is a picture with something small in it."""


class Part(NamedTuple):
    """A part of a picture that is `across` pixels wide and `down` high.

    Attributes:
        left: First column.
        top: First row.
        width: Columns.
        height: Rows.
        across: Width of the whole picture.
        down: Height of the whole picture.
    """

    left: int
    top: int
    width: int
    height: int
    across: int
    down: int

    def of(self, picture: Picture) -> Picture:
        """These pixels of the picture."""
        return picture[self.top : self.top + self.height, self.left : self.left + self.width]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box | None:
        """Edges in pixels of the part as shares of the whole picture, held within it; None outside."""
        x = np.clip(np.array([left, right], np.float64), 0, self.width)
        y = np.clip(np.array([top, bottom], np.float64), 0, self.height)
        if right < 0 or bottom < 0 or left > self.width or top > self.height:
            return None
        x, y = (x + self.left) / self.across, (y + self.top) / self.down
        return Box(float(x[0]), float(y[0]), float(x[1]), float(y[1]))


def inside_bars(picture: Picture) -> Part:
    """The picture without black bars of equal size above and below, or left and right."""
    top, height = _lit(picture[:, ::_EVERY].max(axis=(1, 2)))
    left, width = _lit(picture[::_EVERY].max(axis=(0, 2)))
    return Part(left, top, width, height, picture.shape[1], picture.shape[0])


def _lit(levels: npt.NDArray[np.uint8]) -> tuple[int, int]:
    """First row and number of rows that are not bars."""
    lit, size = np.flatnonzero(levels > _BLACK), len(levels)
    if not len(lit):
        return 0, size
    first, after = int(lit[0]), size - 1 - int(lit[-1])
    even = abs(first - after) <= _EVEN * size and max(first, after) <= _WIDEST * size
    return (first, size - first - after) if even else (0, size)
