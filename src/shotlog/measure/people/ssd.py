"""From what a single-shot detector puts out to boxes with key points.

The networks of the BlazeFace family (Bazarevsky et al. 2019, arXiv:1907.05047) give, for each anchor of a
fixed grid, a score and the offsets of a box and some key points (Liu et al. 2016, "SSD"). Overlapping
boxes are blended by their scores, which shakes less than keeping the best (BlazeFace, section 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shotlog.measure.people.squares import Square

Floats = npt.NDArray[np.float32]

_CLIP = 100.0
"""Raw scores are held within this before the logistic function, against overflow."""


@dataclass(frozen=True, slots=True)
class Detection:
    """One thing found.

    Attributes:
        score: 0..1.
        corners: Left, top, right, bottom; shares of the square that was looked at, or pixels.
        points: Key points, shape (count, 2), in the same units.
    """

    score: float
    corners: Floats
    points: Floats

    def placed(self, square: Square) -> "Detection":
        """The same in pixels of the picture, where it was given in shares of a square."""
        corners = square.out_of(self.corners.reshape(2, 2)).ravel()
        return Detection(self.score, corners, square.out_of(self.points))

    def inside(self, other: "Detection") -> float:
        """Share of the smaller of two boxes that the other covers, 0..1."""
        smaller = min(_area(self.corners), _area(other.corners))
        return _common(self.corners, other.corners) / smaller if smaller > 0 else 0.0


def anchors(size: int, layers: Sequence[tuple[int, int]]) -> Floats:
    """The middles of all anchors in shares of the input, shape (count, 2), in the order of the output.

    Args:
        size: Width and height of the network's input.
        layers: Stride and anchors a cell of each layer.
    """
    grids = [np.repeat(_cells(size // stride), each, axis=0) for stride, each in layers]
    return np.concatenate(grids)


def _cells(count: int) -> Floats:
    middles = (np.arange(count, dtype=np.float32) + 0.5) / count
    x, y = np.meshgrid(middles, middles)
    return np.stack([x.ravel(), y.ravel()], axis=1)


def decode(raw: Floats, scores: Floats, grid: Floats, *, size: int, least: float) -> list[Detection]:
    """The detections of at least a score, best first, overlapping ones not yet joined.

    Args:
        raw: Middle, size and points of the boxes in pixels of the input from the anchors, shape
            (anchors, 4 + 2 * points).
        scores: Scores before the logistic function, shape (anchors,).
        grid: Middles of the anchors.
        size: Width and height of the network's input.
        least: Lowest score to keep, 0..1.
    """
    sure = 1 / (1 + np.exp(-np.clip(scores.astype(np.float64), -_CLIP, _CLIP)))
    kept = np.flatnonzero(sure >= least)
    kept = kept[np.argsort(-sure[kept], kind="stable")]
    return [_detection(raw[row] / np.float32(size), float(sure[row]), grid[row]) for row in kept]


def _detection(offsets: Floats, score: float, anchor: Floats) -> Detection:
    middle, half = anchor + offsets[:2], offsets[2:4] / 2
    return Detection(
        score, np.concatenate([middle - half, middle + half]), offsets[4:].reshape(-1, 2) + anchor
    )


def joined(found: Sequence[Detection], *, overlap: float) -> list[Detection]:
    """Detections that overlap the best of them, by intersection over union, blended into one; best first."""
    rest = sorted(found, key=lambda one: -one.score)
    result = []
    while rest:
        same = [one for one in rest if _shared(rest[0].corners, one.corners) > overlap] or rest[:1]
        result.append(_blended(same))
        rest = [one for one in rest if not any(one is other for other in same)]
    return result


def _blended(same: Sequence[Detection]) -> Detection:
    """The mean weighted by the scores, with the best score."""
    weights = np.array([one.score for one in same], np.float32)
    corners = np.average([one.corners for one in same], axis=0, weights=weights)
    points = np.average([one.points for one in same], axis=0, weights=weights)
    return Detection(same[0].score, corners.astype(np.float32), points.astype(np.float32))


def _shared(one: Floats, other: Floats) -> float:
    """Intersection over union of two boxes; 0 where either is empty."""
    both = _common(one, other)
    union = _area(one) + _area(other) - both
    return both / union if union > 0 else 0.0


def _common(one: Floats, other: Floats) -> float:
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    return _area(np.concatenate([low, high]))


def _area(corners: Floats) -> float:
    return float(np.prod(np.maximum(0, corners[2:] - corners[:2])))
