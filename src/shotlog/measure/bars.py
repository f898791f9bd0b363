"""Black bars at the edges of the picture."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Plane

_DARK = 20
"""Levels of 255 up to which all of a line may reach in a bar: black with coding noise from the picture."""


class Bars(NamedTuple):
    """Dark lines at each edge, as shares of the picture's height (top, bottom) and width (left, right).

    In a dark picture they reach further than the bars do: only what holds over many frames is a bar.
    """

    top: float
    bottom: float
    left: float
    right: float


def bars_of(luma: Plane) -> Bars:
    """Dark lines at the four edges; 1 for each where the whole picture is dark."""
    top, bottom = _dark_ends(luma.max(axis=1))
    left, right = _dark_ends(luma.max(axis=0))
    return Bars(top, bottom, left, right)


def _dark_ends(brightest: npt.NDArray[np.uint8]) -> tuple[float, float]:
    lit = np.flatnonzero(brightest > _DARK)
    if not len(lit):
        return 1.0, 1.0
    return float(lit[0]) / len(brightest), float(len(brightest) - 1 - lit[-1]) / len(brightest)
