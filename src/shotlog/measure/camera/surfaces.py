"""Whether a picture shows one surface or several: where it is alike all over, there may be no depth in it."""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Plane

_CELLS: Final = (8, 5)
"""Columns and rows that a picture is compared in."""

Cells = npt.NDArray[np.float32]
"""One figure a cell, row by row."""


class Surfaces(NamedTuple):
    """How unlike the cells of a picture are: standard deviations over them, unless said.

    Attributes:
        shades: Mean luma, levels.
        shades_part: The same beside the contrast within cells.
        detail: Natural logarithm of the squared gradient.
        detail_level: The mean of that.
        grain_way: Direction that the gradients prefer.
        contrast: Natural logarithm of the variance of luma.
        fineness: Natural logarithm of the squared gradient for the variance there is.
        detail_below: How much larger the first is in the lower half than in the upper, natural logarithm.
    """

    shades: float
    shades_part: float
    detail: float
    detail_level: float
    grain_way: float
    contrast: float
    fineness: float
    detail_below: float


def surfaces_of(luma: Plane) -> Surfaces:
    """Compare the cells of a look."""
    shade = luma.astype(np.float32)
    across = np.asarray(cv2.Sobel(shade, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
    down = np.asarray(cv2.Sobel(shade, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
    mean, xx, yy, xy = (_cells(each) for each in (shade, across * across, down * down, across * down))
    variance = np.maximum(0, _cells(shade * shade) - mean * mean)
    both = xx + yy + 1
    detail, contrast = np.log(both), np.log(variance + 4)
    figures = np.stack([mean, detail, (xx - yy) / both, 2 * xy / both, contrast, detail - contrast])
    shades, details, way, way_aslant, contrasts, fineness = figures.std(axis=1).tolist()
    half = len(detail) // 2
    level, below = float(detail.mean()), float(detail[half:].mean())
    return Surfaces(
        shades=shades,
        shades_part=shades / (float(variance.mean()) + 1) ** 0.5,
        detail=details,
        detail_level=level,
        grain_way=float(np.hypot(way, way_aslant)),
        contrast=contrasts,
        fineness=fineness,
        detail_below=2 * (below - level),
    )


def _cells(picture: npt.NDArray[np.float32]) -> Cells:
    return np.asarray(cv2.resize(picture, _CELLS, interpolation=cv2.INTER_AREA), np.float32).ravel()
