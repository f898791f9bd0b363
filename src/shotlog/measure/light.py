"""Brightness and colour of one picture."""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Look, Plane

HISTOGRAM_BINS: Final = 32
"""Equal steps of luma, 8 levels of 255 each."""

_BLACK_LEVEL = 6
"""Levels of 255 up to which a pixel is plain black: above rounding and ringing, below any lit shadow."""
_WHITE_LEVEL = 249
_NEUTRAL = 128
_LEVELS: Final = np.arange(256) / 255


class Light(NamedTuple):
    """Brightness and colour of one picture, bars and all.

    Attributes:
        luma: Mean luma, 0 black to 1 white.
        contrast: Standard deviation of luma, on the same scale.
        histogram: Share of pixels in each of `HISTOGRAM_BINS` steps of luma; adds up to 1.
        saturation: Mean distance from grey in the plane of colour differences, 1 for the largest.
        saturation_high: The 95th percentile of the same.
        warmth: Mean of red difference minus blue difference, -1..1; above 0 towards orange.
        black: Share of plain black pixels.
        white: Share of plain white pixels.
    """

    luma: float
    contrast: float
    histogram: npt.NDArray[np.float32]
    saturation: float
    saturation_high: float
    warmth: float
    black: float
    white: float


def light_of(look: Look) -> Light:
    """Measure brightness and colour of a look."""
    levels = cv2.calcHist([look.luma], [0], None, [256], [0, 256]).ravel() / look.luma.size
    luma = float(levels @ _LEVELS)
    variance = float(levels @ (_LEVELS - luma) ** 2)
    distance = _distance_from_grey(look.blue, look.red)
    return Light(
        luma=luma,
        contrast=max(0.0, variance) ** 0.5,
        histogram=levels.reshape(HISTOGRAM_BINS, -1).sum(axis=1).astype(np.float32),
        saturation=cv2.mean(distance)[0] / _NEUTRAL,
        saturation_high=float(np.partition(distance, _rank(distance.size))[_rank(distance.size)]) / _NEUTRAL,
        warmth=(cv2.mean(look.red)[0] - cv2.mean(look.blue)[0]) / _NEUTRAL / 2,
        black=float(levels[: _BLACK_LEVEL + 1].sum()),
        white=float(levels[_WHITE_LEVEL:].sum()),
    )


def _distance_from_grey(blue: Plane, red: Plane) -> npt.NDArray[np.float32]:
    blue_off = blue.ravel().astype(np.float32) - _NEUTRAL
    red_off = red.ravel().astype(np.float32) - _NEUTRAL
    return np.asarray(cv2.magnitude(blue_off, red_off), np.float32).ravel()


def _rank(size: int) -> int:
    return int(0.95 * (size - 1))
