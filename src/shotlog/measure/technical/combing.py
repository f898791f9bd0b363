"""Combing: two fields woven into one picture though they were not taken at the same time.

Where something moves, a line then has more in common with the line after the next, which is of its own
field, than with its neighbour. Comparing fields is what FFmpeg's `idet` does, too; here it is done by tiles,
so that one thing that moves is not outweighed by a background that stands.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Plane

_BANDS: Final = (0.25, 0.5, 0.75)
"""Where bands are taken, as shares of the height."""
_LINES: Final = 24
"""Lines of a band: enough for a tile to tell, and more would only be fetched from memory."""
_TILES: Final = 16
"""Tiles side by side in a band."""
_UNLIKE: Final = 1.2
"""So much more than the line after the next must the neighbour differ. Noise alone gives 1, texture less."""
_LEVELS: Final = 3.0
"""Levels of 255 that neighbours must differ by on average: less is rounding."""


def combing_of(luma: Plane) -> float:
    """Share of tiles, 0..1, in which neighbouring lines differ more than lines of one field.

    Args:
        luma: All lines of the picture as it was stored, both fields.
    """
    height, width = luma.shape
    if min(luma.shape) < _TILES:
        return 0.0
    bands = [luma[int(height * place) :][:_LINES, : width - width % _TILES] for place in _BANDS]
    apart = _by_tile([_apart(band[:-2], other) for band in bands for other in (band[1:-1], band[2:])])
    neighbours, same_field = apart[::2], apart[1::2]
    enough = np.array([[_LEVELS * band[:-2].size / _TILES] for band in bands])
    return float(((neighbours > _UNLIKE * same_field) & (neighbours > enough)).mean())


def _apart(lines: Plane, others: Plane) -> npt.NDArray[np.int32]:
    """Sum of absolute differences in each column, shape (1, columns)."""
    return np.asarray(cv2.reduce(cv2.absdiff(lines, others), 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.int32)


def _by_tile(columns: list[npt.NDArray[np.int32]]) -> npt.NDArray[np.int64]:
    """The sums of each row of tiles, shape (rows, tiles)."""
    sums: npt.NDArray[np.int64] = np.concatenate(columns).reshape(len(columns), _TILES, -1).sum(2, np.int64)
    return sums
