"""What a set of long tracks tells: turn, growth, and what is left over as parallax.

Points of a scene seen by a camera that only turns or zooms move by one homography, K' R K^-1; where it
travels, near points move further than far ones, along lines through one point (Hartley and Zisserman,
"Multiple View Geometry", 2004, 8.4 and 9). A turn also spreads the picture towards the edges it moves to, the
more the shorter the lens, which travel past a flat thing does not.
"""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.tracks import Points

Numbers = npt.NDArray[np.float64]

_MISS: Final = 0.8
"""Pixels by which a point may miss the common motion."""
_OFF_MIDDLE: Final = 0.12
"""Picture widths from the middle from which growth can be told of a single point."""


class Fit(NamedTuple):
    """Figures of tracks over a span; lengths are hundredths of the picture's width, turns are degrees.

    Attributes:
        x: Content moved right, by the similarity that most points follow.
        y: Content moved down.
        zoom: Content grew, natural logarithm times 100.
        roll: Content turned clockwise, degrees.
        agree: Share of points that follow the similarity.
        agree_plane: Share of points that follow one homography.
        rest: Mean miss of all points from the similarity.
        rest_plane: Mean miss of all points from the homography.
        stretch: How much wider than higher the content grew, times 100.
        skew: Shift to the right for each width further down, all points, times 100.
        lift: Shift down for each width to the right, all points, times 100.
        widen: Shift to the right for each width to the right, all points, times 100.
        heighten: Shift down for each width further down, all points, times 100.
        keystone_x: Perspective of the homography along x, times 100.
        keystone_y: Perspective of the homography along y, times 100.
        lens: Perspective along the shift, for each width of shift: one over the squared focal length where
            the camera turned.
        slow: How far the slowest tenth of points falls short of the common motion, along it.
        fast: How far the fastest tenth exceeds it.
        across: Miss of the worst tenth across it.
        grow_low: Growth of single points about the middle, lowest tenth, times 100.
        grow_middle: Its median.
        grow_high: Its highest tenth.
        near_rest: Mean miss of the lower half of the picture less that of the upper.
        points: How many.
    """

    x: float
    y: float
    zoom: float
    roll: float
    agree: float
    agree_plane: float
    rest: float
    rest_plane: float
    stretch: float
    skew: float
    lift: float
    widen: float
    heighten: float
    keystone_x: float
    keystone_y: float
    lens: float
    slow: float
    fast: float
    across: float
    grow_low: float
    grow_middle: float
    grow_high: float
    near_rest: float
    points: float


MIRRORED: Final = frozenset({"x", "roll", "skew", "lift", "keystone_x"})
"""Figures that change their sign where the picture is mirrored left to right."""


def fit(then: Points, now: Points, width: int, height: int) -> Fit | None:
    """Figures of points that went from `then` to `now` in a picture; None where nothing is common."""
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    start, end = (then - middle) / width, (now - middle) / width
    similar = _similarity(start, end, width)
    if similar is None:
        return None
    matrix, agree = similar
    plane, agree_plane = _plane(start, end, width)
    missed = end - (start @ matrix[:, :2].T + matrix[:, 2])
    missed_plane = end - _through(plane, start)
    moves = _linear(start, end - start)
    shift = matrix[:, 2]
    aspect = plane[:2, :2]
    return Fit(
        x=100 * shift[0],
        y=100 * shift[1],
        zoom=100 * float(np.log(np.hypot(matrix[0, 0], matrix[1, 0]))),
        roll=float(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0]))),
        agree=agree,
        agree_plane=agree_plane,
        rest=100 * float(np.hypot(*missed.T).mean()),
        rest_plane=100 * float(np.hypot(*missed_plane.T).mean()),
        stretch=100 * float(aspect[0, 0] - aspect[1, 1]),
        skew=100 * moves[2, 0],
        lift=100 * moves[1, 1],
        widen=100 * moves[1, 0],
        heighten=100 * moves[2, 1],
        keystone_x=100 * float(plane[2, 0]),
        keystone_y=100 * float(plane[2, 1]),
        lens=float(-(plane[2, :2] @ shift) / (shift @ shift + 1e-3)),
        **_along(missed, shift),
        **_growth(start, end),
        near_rest=_near_rest(start, missed),
        points=float(len(start)),
    )


def _similarity(start: Numbers, end: Numbers, width: int) -> tuple[Numbers, float] | None:
    matrix, inside = cv2.estimateAffinePartial2D(
        start, end, method=cv2.RANSAC, ransacReprojThreshold=_MISS / width, maxIters=300
    )
    return None if matrix is None else (np.asarray(matrix, np.float64), float(inside.mean()))


def _plane(start: Numbers, end: Numbers, width: int) -> tuple[Numbers, float]:
    matrix, inside = cv2.findHomography(start, end, cv2.RANSAC, _MISS / width, maxIters=200)
    if matrix is None:
        return np.eye(3), 0.0
    return np.asarray(matrix, np.float64), float(inside.mean())


def _through(plane: Numbers, points: Numbers) -> Numbers:
    moved = points @ plane[:, :2].T + plane[:, 2]
    there: Numbers = moved[:, :2] / np.where(np.abs(moved[:, 2:]) < 0.1, 0.1, moved[:, 2:])
    return there


def _linear(start: Numbers, moved: Numbers) -> Numbers:
    """The shift by place over all points, least squares, shape (3, 2): constant, x, y; right, down."""
    base = np.column_stack([np.ones(len(start)), start])
    return np.asarray(np.linalg.solve(base.T @ base + 1e-6 * np.eye(3), base.T @ moved), np.float64)


def _along(missed: Numbers, shift: Numbers) -> dict[str, float]:
    way = shift / (np.hypot(*shift) + 1e-9)
    along = missed @ way
    across = np.abs(missed @ np.array([-way[1], way[0]]))
    slow, fast = np.quantile(along, (0.1, 0.9))
    return {
        "slow": 100 * float(-slow),
        "fast": 100 * float(fast),
        "across": 100 * float(np.quantile(across, 0.9)),
    }


def _growth(start: Numbers, end: Numbers) -> dict[str, float]:
    """Growth of each point about the middle, once the common shift is taken out."""
    shift = np.median(end - start, axis=0)
    reach = (start**2).sum(axis=1)
    use = reach > _OFF_MIDDLE**2
    if use.sum() < 5:
        return {"grow_low": np.nan, "grow_middle": np.nan, "grow_high": np.nan}
    rates = ((end - start - shift) * start).sum(axis=1)[use] / reach[use]
    low, middle, high = 100 * np.quantile(rates, (0.1, 0.5, 0.9))
    return {"grow_low": float(low), "grow_middle": float(middle), "grow_high": float(high)}


def _near_rest(start: Numbers, missed: Numbers) -> float:
    lower = start[:, 1] > 0
    if not 0 < lower.sum() < len(lower):
        return 0.0
    size = np.hypot(*missed.T)
    return 100 * float(size[lower].mean() - size[~lower].mean())
