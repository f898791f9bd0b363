"""Where a picture is sharp, cell by cell.

A sharp edge is as steep in a picture made small as in the large one; an edge out of focus grows steeper as
the picture gets smaller (scale and blur: Elder and Zucker 1998). So what is out of focus has its steepest
step, of one pixel, far below the steepest step of the same place made small. What has neither is plain, and
tells nothing.
"""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.people.bars import inside_bars
from shotlog.media import Picture

Cells = npt.NDArray[np.float32]
"""One figure a cell, float32, shape (rows, columns)."""

Mask = npt.NDArray[np.bool_]
"""Whether something holds of a cell, shape (rows, columns)."""

Shades = npt.NDArray[np.uint8]
"""Luma, uint8, shape (height, width)."""

_LONG_SIDE: Final = 640
"""Pixels that the picture is made small to: blur that is not seen there is not seen as such, nor is noise."""
CELL: Final = 40
"""Pixels of a cell's side: sixteen cells by nine of a wide picture."""
_AROUND: Final = 8
"""Pixels around a cell that its sharp edges may lie in: a step of the smallest picture reaches as far."""
_SMALLER: Final = (2, 4, 8)
"""How many times smaller the pictures are that steps are compared with."""
_PLAIN: Final = 0.05
"""Share of the cells whose steps are noise, if any are."""
_MOST_NOISE: Final = 8.0
"""Levels of 255 by which the steepest step of a plain cell may stand out, and still be noise."""
_NO_STEP: Final = 1
"""Levels of 255 that three steps side by side add up to, at most, where a picture is flat."""
SHARP: Final = 0.45
"""Ratio from which a cell is sharp."""
_TEXTURED: Final = 12.0
"""Contrast, in levels of 255, from which a cell tells whether it is sharp."""


class Sharpness(NamedTuple):
    """Figures of each cell of a picture; what does not fill a cell at the edges is left out.

    Attributes:
        ratio: Steepest step of one pixel to the steepest step of the same place made small, from 0: about 1
            for sharp edges, more for fine texture, 0.5 for an edge blurred by a Gaussian of one pixel of
            640, 0.2 for two and 0.12 for three.
        contrast: The steepest step of the place made small, levels of 255. Where the ratio is low, only as
            far as there is one across and one down: motion leaves sharp what lies along it.
        luma: Mean luma, levels of 255.
        flat: Share of the picture without any step, as plain walls, skies and drawings are, 0..1.
    """

    ratio: Cells
    contrast: Cells
    luma: Cells
    flat: float

    @property
    def textured(self) -> Mask:
        """Cells that tell whether they are sharp."""
        return self.contrast >= _TEXTURED

    @property
    def sharp(self) -> Mask:
        """Cells with a sharp edge or fine texture in them."""
        return self.textured & (self.ratio >= SHARP)

    @property
    def fine(self) -> Cells:
        """The steepest step of one pixel above the noise, levels of 255."""
        return self.ratio * self.contrast


def sharpness_of(picture: Picture) -> Sharpness:
    """Measure a picture (blue, green, red), without its bars; no cells if it is smaller than one."""
    shades = _made_small(picture)
    if not shades.size:
        nothing = np.zeros((shades.shape[0] // CELL, shades.shape[1] // CELL), np.float32)
        return Sharpness(nothing, nothing, nothing, 1.0)
    fine, flat = _fine_steps(shades)
    noise = min(_MOST_NOISE, float(np.quantile(fine, _PLAIN)))
    across, down = _coarse_steps(shades)
    coarse = np.maximum(across, down)
    ratio = np.maximum(0, fine - noise) / np.maximum(1, coarse)
    both = np.minimum(coarse, 2 * np.minimum(across, down))
    luma = cv2.resize(shades, coarse.shape[::-1], interpolation=cv2.INTER_AREA)
    contrast = np.where(ratio < SHARP, both, coarse)
    return Sharpness(ratio, contrast, luma.astype(np.float32), flat)


def largest_place(cells: Mask) -> float:
    """Share of the picture that the largest group of neighbouring cells takes, 0..1."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(cells.astype(np.uint8), connectivity=8)
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / cells.size


def _made_small(picture: Picture) -> Shades:
    """Luma of whole cells, from the middle of the picture inside its bars."""
    scale = min(1.0, _LONG_SIDE / max(picture.shape[:2]))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    inside = inside_bars(grey[:, :, None].astype(np.uint8, copy=False))
    grey = inside.of(grey.astype(np.uint8, copy=False))
    rows, columns = (_whole(size) for size in grey.shape)
    return np.ascontiguousarray(grey[rows, columns])


def _whole(size: int) -> slice:
    """The middle of a row of pixels that whole cells fill."""
    first = size % CELL // 2
    return slice(first, first + size // CELL * CELL)


def _fine_steps(shades: Shades) -> tuple[Cells, float]:
    """The steepest step of one pixel in and around each cell, and the share of the picture without any.

    Steps are means of three side by side: noise is less so, and an edge is not.
    """
    one, three = np.array([-1, 1], np.float32), np.ones(3, np.float32)
    across = np.abs(cv2.sepFilter2D(shades, cv2.CV_16S, one, three))
    down = np.abs(cv2.sepFilter2D(shades, cv2.CV_16S, three, one))
    side = CELL + 2 * _AROUND
    steps = np.maximum(across, down)
    largest = cv2.dilate(steps, np.ones((side, side), np.uint8))[CELL // 2 :: CELL, CELL // 2 :: CELL]
    return (largest / 3).astype(np.float32), 1 - np.count_nonzero(steps > _NO_STEP) / steps.size


def _coarse_steps(shades: Shades) -> tuple[Cells, Cells]:
    """The steepest steps across and down of the pictures made smaller."""
    levels = [_largest_steps(shades, factor) for factor in _SMALLER]
    across, down = np.max(np.array(levels, np.float32), axis=0)
    return across, down


def _largest_steps(shades: Shades, factor: int) -> tuple[Shades, Shades]:
    height, width = shades.shape
    smaller = cv2.resize(shades, (width // factor, height // factor), interpolation=cv2.INTER_AREA)
    across, down = np.zeros((2, *smaller.shape), np.uint8)
    cv2.absdiff(smaller[:, 1:], smaller[:, :-1], dst=across[:, 1:])
    cv2.absdiff(smaller[1:], smaller[:-1], dst=down[1:])
    return _largest(across, CELL // factor), _largest(down, CELL // factor)


def _largest(values: Shades, side: int) -> Shades:
    """The largest of each square."""
    rows, columns = values.shape[0] // side, values.shape[1] // side
    lines = values.reshape(rows, side, -1).max(axis=1)
    largest: Shades = lines.reshape(rows, columns, side).max(axis=2)
    return largest
