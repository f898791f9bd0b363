"""How alike two pictures are when moving, brightening and darkening are forgiven.

Cuts are where no picture before is like any picture after. Plain differences are fooled by camera
movement and by light; here the pictures are first laid over each other, then compared block by block
with normalised correlation (J. P. Lewis, "Fast Normalized Cross-Correlation", 1995), which does not see
gain and offset.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Luma = npt.NDArray[np.uint8]
"""A small luma picture, uint8, `THUMB_HEIGHT` by `THUMB_WIDTH`."""

THUMB_WIDTH: Final = 64
THUMB_HEIGHT: Final = 36
_BLOCK_WIDTH, _BLOCK_HEIGHT = 16, 12
_SEARCH = 3
"""Pixels a block may stray from the common shift: parallax, zoom and people walking."""
_BAR = 20
"""Levels of 255 that no pixel of a black bar exceeds."""
_STANDS = 0.85
_FLAT = 2.0
"""Standard deviation, in levels of 255, below which a block shows nothing but coding noise."""


def likeness(before: Luma, after: Luma) -> float:
    """0 for pictures that have nothing in common to 1 for the same picture, moved and relit.

    Where both pictures are flat there is no structure to compare: their levels are compared instead.
    """
    before, after = _lit(before, after)
    spread_before, spread_after = spread(before), spread(after)
    if max(spread_before, spread_after) < _FLAT:
        return 1.0 - min(1.0, abs(float(before.mean()) - float(after.mean())) / 32)
    if min(spread_before, spread_after) < _FLAT / 2:
        return 0.0
    down, right = _common_shift(before, after)
    score = weight = 0.0
    for top in range(0, THUMB_HEIGHT, _BLOCK_HEIGHT):
        for left in range(0, THUMB_WIDTH, _BLOCK_WIDTH):
            block = after[top : top + _BLOCK_HEIGHT, left : left + _BLOCK_WIDTH]
            found = _search(block, before, top - down, left - right)
            if found is None:
                continue
            correlation, importance = found
            score += importance * correlation
            weight += importance
    return score / weight if weight else 0.0


def spread(picture: Luma) -> float:
    """Standard deviation of a picture's levels; ten times faster than numpy's for pictures this small."""
    return float(cv2.meanStdDev(picture)[1][0, 0])


def standing(before: Luma, after: Luma) -> float:
    """Share of the structured blocks of `before` that are there in `after`, at the same place, relit or not.

    High where somebody walked through the picture, low where the picture was replaced; NaN where there is
    no structure.
    """
    before, after = _lit(before, after)
    structured = stood = 0
    for top in range(0, THUMB_HEIGHT - 5, 6):
        for left in range(0, THUMB_WIDTH - 7, 8):
            one, two = before[top : top + 6, left : left + 8], after[top : top + 6, left : left + 8]
            if spread(one) < 2 * _FLAT:
                continue
            structured += 1
            stood += float(cv2.matchTemplate(one, two, cv2.TM_CCOEFF_NORMED)[0, 0]) > _STANDS
    return stood / structured if structured else float("nan")


def _lit(before: Luma, after: Luma) -> tuple[Luma, Luma]:
    """Both pictures without the bars that they share, which would make all letterboxed pictures alike."""
    brightest = np.maximum(before, after)
    rows = np.flatnonzero(brightest.max(axis=1) > _BAR)
    columns = np.flatnonzero(brightest.max(axis=0) > _BAR)
    if not len(rows) or (len(rows) == THUMB_HEIGHT and len(columns) == THUMB_WIDTH):
        return before, after
    inside = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    return _enlarged(before[inside]), _enlarged(after[inside])


def _enlarged(picture: Luma) -> Luma:
    return cv2.resize(picture, (THUMB_WIDTH, THUMB_HEIGHT)).astype(np.uint8, copy=False)


def _common_shift(before: Luma, after: Luma) -> tuple[int, int]:
    """Pixels (down, right) by which most of the picture has moved."""
    top, left = THUMB_HEIGHT // 4, THUMB_WIDTH // 4
    middle = after[top : top + THUMB_HEIGHT // 2, left : left + THUMB_WIDTH // 2]
    if spread(middle) < _FLAT:
        return 0, 0
    _, _, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(before, middle, cv2.TM_CCOEFF_NORMED))
    return top - y, left - x


def _search(block: Luma, picture: Luma, top: int, left: int) -> tuple[float, float] | None:
    """Best correlation of a block near a place in a picture, and its weight; None outside the picture."""
    rows = slice(max(0, top - _SEARCH), max(0, top + _BLOCK_HEIGHT + _SEARCH))
    columns = slice(max(0, left - _SEARCH), max(0, left + _BLOCK_WIDTH + _SEARCH))
    area = picture[rows, columns]
    if area.shape[0] < _BLOCK_HEIGHT or area.shape[1] < _BLOCK_WIDTH:
        return None
    spread_block, spread_area = spread(block), spread(area)
    if spread_block < _FLAT:
        return (0.0, spread_area) if spread_area > 4 * _FLAT else (0.0, 0.0)
    correlation = float(cv2.matchTemplate(area, block, cv2.TM_CCOEFF_NORMED).max())
    return max(0.0, correlation), max(spread_block, spread_area)
