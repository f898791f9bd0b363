"""Whether the camera stood still, whatever moved in front of it."""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.ordering import median
from shotlog.measure.look import Plane

Blocks = npt.NDArray[np.float32]
"""One figure a block of the look, float32, shape (blocks,)."""

Shades = npt.NDArray[np.float32]
"""Luma of a look, float32, shape (height, width)."""

_BLOCK: Final = 8
_STILL: Final = 0.3
"""Pixels of the look that a block may have moved and still stand: the least that can be told from noise."""
_EDGE: Final = 3.0
"""Levels a pixel, in its weaker direction, from which a block has structure to judge by."""
_MOST_NOISE: Final = 2.0
"""Levels of 255; what changes more than this where there is no structure is not noise."""
_FEWEST: Final = 6


class Stillness(NamedTuple):
    """What stood still between two looks.

    Attributes:
        still: Share of the structured blocks that did not move, 0..1; NaN where there are too few.
        structured: Share of all blocks that have structure in both directions.
    """

    still: float
    structured: float


NOTHING_STOOD: Final = Stillness(float("nan"), float("nan"))
"""Where no two looks were compared."""


def stillness_between(before: Plane, after: Plane) -> Stillness:
    """Count the blocks in which nothing has moved.

    A block that moves by d pixels changes by at least d times the gradient in its weaker direction (the
    smaller eigenvalue of its structure tensor, as in Shi and Tomasi 1994). So the change, less the noise,
    bounds the move from above. A crowd before a locked-off camera leaves blocks that stand; a camera
    that moves leaves none. Changes of light are taken out by block means and a common gain.
    """
    first, second = before.astype(np.float32), after.astype(np.float32)
    change, edge = _change(first, second), _weaker_gradient(first)
    noise = _noise(change, edge)
    structured = edge > max(_EDGE**2, noise / _STILL**2)
    count = int(structured.sum())
    if count < _FEWEST:
        return Stillness(float("nan"), count / len(edge))
    moved = np.maximum(0, change[structured] - noise) / edge[structured]
    return Stillness(float((moved < _STILL**2).mean()), count / len(edge))


def _change(first: Shades, second: Shades) -> Blocks:
    """Mean squared change of each block, its own mean and the common gain taken out."""
    spread_first, spread_second = _variance(first), _variance(second)
    gain = float(np.sqrt(median((spread_first + 1) / (spread_second + 1))))
    return _variance(first - np.float32(min(2.0, max(0.5, gain))) * second)


def _variance(picture: Shades) -> Blocks:
    variance: Blocks = np.maximum(0, _means(picture * picture) - _means(picture) ** 2)
    return variance


def _weaker_gradient(picture: Shades) -> Blocks:
    """Smaller eigenvalue of each block's structure tensor, a pixel."""
    across = np.asarray(cv2.Sobel(picture, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
    down = np.asarray(cv2.Sobel(picture, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
    xx, yy, xy = _means(across * across), _means(down * down), _means(across * down)
    smaller = (xx + yy) / 2 - np.sqrt((xx - yy) ** 2 / 4 + xy**2)
    return smaller.astype(np.float32, copy=False)


def _noise(change: Blocks, edge: Blocks) -> float:
    """Mean squared change where there is least to move, or where least has changed, if that is less."""
    plainest = edge <= np.partition(edge, len(edge) // 4)[len(edge) // 4]
    least = np.partition(change, len(change) // 10)[len(change) // 10]
    return min(float(median(change[plainest])), float(least), _MOST_NOISE**2)


def _means(picture: Shades) -> Blocks:
    height, width = picture.shape
    rows, columns = height // _BLOCK, width // _BLOCK
    whole = picture[: rows * _BLOCK, : columns * _BLOCK]
    means = cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(means, np.float32).ravel()
