"""How deep the zone in focus is, from where several pictures of a shot are sharp."""

from typing import Final, NamedTuple

import numpy as np

from shotlog.measure.lens.sharpness import Mask, Sharpness, largest_place
from shotlog.measure.suggest.suggestion import Suggestion, figure, grown
from shotlog.timing import FrameRange

_FEWEST: Final = 2
"""Pictures of a shot that must agree, at least."""
_CELLS: Final = 48
"""Cells of a picture below which it is too small to tell."""

_BLURRED: Final = 0.2
"""Ratio up to which a cell is out of focus, by two pixels of 640 and more."""
_FAR_OUT: Final = 0.15
"""Ratio of cells that are so beyond doubt: clouds, smoke and shaded folds are seldom as soft."""
_PLAIN_TO_SEE: Final = 20.0
"""Contrast, in levels of 255, below which a cell out of focus counts for less: it may be shading."""
_SHARE: Final = 0.12
"""Share of the picture that must be out of focus in the middling picture of a shot."""
_SHARE_FAR_OUT: Final = 0.06
_SHARE_EVER: Final = 0.05
"""Share of it in every picture."""
_TOGETHER: Final = 0.05
"""Share of the picture that blurred cells side by side must make up."""
_SUBJECT: Final = 0.1
"""Share of the picture that must be sharp: else all of it is soft."""

_EDGE: Final = 0.6
"""Share of the cells along the edge of a picture laid over another that must be sharp."""

_EVERYWHERE: Final = 0.75
"""Share of the picture that must have contrast for all of it to be called sharp."""
_FLAT: Final = 0.2
"""Share of the picture that may be without any detail: walls and drawings do not tell how deep focus is."""
_ALL: Final = 0.95
"""Share of the cells with contrast that must be sharp."""
_LEAST: Final = 0.6
"""Ratio that the middling cell of each ninth of the picture must reach."""
_NINTHS: Final = [(row, column) for row in range(3) for column in range(3)]
_FEW: Final = 3
"""Cells with contrast that a ninth must have."""


class _Blur(NamedTuple):
    """Shares of one picture: out of focus, far out, the largest such place, sharp."""

    blurred: float
    far_out: float
    together: float
    sharp: float


def shallow(pictures: list[Sharpness], frames: FrameRange) -> list[Suggestion]:
    """`depth_of_field`, where a part is sharp and another, with contrast at larger sizes, is soft.

    Args:
        pictures: Pictures of the frames that no motion of the camera blurs.
        frames: The frames.
    """
    pictures = [one for one in pictures if one.ratio.size >= _CELLS and not _is_laid_over(one)]
    if len(pictures) < _FEWEST:
        return []
    blurs = [_blur(one) for one in pictures]
    middling = _Blur(*(float(np.median(shares)) for shares in zip(*blurs, strict=True)))
    least = min(one.blurred for one in blurs)
    if middling.sharp < _SUBJECT or least < _SHARE_EVER or middling.together < _TOGETHER:
        return []
    if middling.blurred < _SHARE or middling.far_out < _SHARE_FAR_OUT:
        return []
    sure = grown(middling.blurred, least=_SHARE, sure=2 * _SHARE, low=0.8, high=0.9)
    shares = {"blurred": figure(middling.blurred), "sharp": figure(middling.sharp)}
    evidence = {**shares, "pictures": len(pictures)}
    return [Suggestion("depth_of_field", "shallow", sure, evidence, frames)]


def _is_laid_over(one: Sharpness) -> bool:
    """Whether a narrower picture lies on its own blurred enlargement, as films from telephones do."""
    blurred = _blurred(one)
    return _is_band(one.sharp, blurred) or _is_band(one.sharp.T, blurred.T)


def _is_band(sharp: Mask, blurred: Mask) -> bool:
    """Whether all that is sharp lies between two edges from top to bottom, and nothing there is soft."""
    places = np.flatnonzero(sharp.any(axis=0))
    if not len(places):
        return False
    first, last = int(places[0]), int(places[-1])
    before, after = first, sharp.shape[1] - 1 - last
    edges = min(sharp[:, first].mean(), sharp[:, last].mean())
    soft = blurred[:, first : last + 1].any()
    return bool(min(before, after) > 0 and abs(before - after) <= 1 and edges >= _EDGE and not soft)


def _blurred(one: Sharpness) -> Mask:
    return one.textured & (one.ratio <= _BLURRED)


def _blur(one: Sharpness) -> _Blur:
    blurred = _blurred(one)
    weight = blurred * np.minimum(1, one.contrast / _PLAIN_TO_SEE)
    far_out = weight * (one.ratio <= _FAR_OUT)
    return _Blur(float(weight.mean()), float(far_out.mean()), largest_place(blurred), float(one.sharp.mean()))


def deep(pictures: list[Sharpness], frames: FrameRange) -> list[Suggestion]:
    """`depth_of_field`, where all of the picture has detail and each part of it is sharp in all pictures.

    Args:
        pictures: Pictures of the frames that no motion of the camera streaks.
        frames: The frames.
    """
    if len(pictures) < _FEWEST or not all(_is_sharp_all_over(one) for one in pictures):
        return []
    sharp = min(_sharp_share(one) for one in pictures)
    evidence = {"sharp": figure(sharp), "flat": figure(max(one.flat for one in pictures))}
    return [Suggestion("depth_of_field", "deep", 0.8, {**evidence, "pictures": len(pictures)}, frames)]


def _is_sharp_all_over(one: Sharpness) -> bool:
    if one.ratio.size < _CELLS:
        return False
    if one.flat > _FLAT or one.textured.mean() < _EVERYWHERE or _sharp_share(one) < _ALL:
        return False
    return min(_middling(one, ninth) for ninth in _NINTHS) >= _LEAST


def _sharp_share(one: Sharpness) -> float:
    return float(one.sharp.sum() / max(1, one.textured.sum()))


def _middling(one: Sharpness, ninth: tuple[int, int]) -> float:
    """The middling ratio of cells with contrast in a ninth of the picture; 0 where there are too few."""
    place = tuple(
        slice(size * third // 3, size * (third + 1) // 3)
        for size, third in zip(one.ratio.shape, ninth, strict=True)
    )
    ratios = one.ratio[place][one.textured[place]]
    return float(np.median(ratios)) if len(ratios) >= _FEW else 0.0
