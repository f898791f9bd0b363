"""What a set of long tracks tells: turn, growth, and what is left over as parallax.

Points of a scene seen by a camera that only turns or zooms move by one homography, K' R K^-1; where it
travels, near points move further than far ones (Hartley and Zisserman, "Multiple View Geometry", 2004, 9).
"""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.ordering import median, nearest
from shotlog.measure.camera.parallax import Parallax, parallax_of
from shotlog.measure.camera.surfaces import Surfaces, surfaces_of
from shotlog.measure.camera.tracks import Points
from shotlog.measure.camera.turning import Turn, turn_of
from shotlog.measure.look import Plane

Numbers = npt.NDArray[np.float64]

_MISS: Final = 0.8
"""Pixels by which a point may miss the common motion."""
_OFF_MIDDLE: Final = 0.12
"""Picture widths from the middle from which growth can be told of a single point."""
_LEAST_WEIGHT: Final = 1e-6 * np.eye(3)
"""Keeps equations solvable that points leave open."""


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
    slow: float
    fast: float
    across: float
    grow_low: float
    grow_middle: float
    grow_high: float
    near_rest: float
    points: float


FIGURES: Final = (*Fit._fields, *Turn._fields, *Parallax._fields, *Surfaces._fields)
"""What `fit` gives, in order."""
COURSE_LENGTH: Final = 2 + len(FIGURES)

MIRRORED: Final = frozenset({"x", "roll", "skew", "lift", "keystone_x"})
"""Figures that change their sign where the picture is mirrored left to right."""


def fit(then: Points, now: Points, luma: Plane) -> list[float] | None:
    """The `FIGURES` of points that went from `then` to `now` in a look; None where nothing is common."""
    height, width = luma.shape
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    start, end = (then - middle) / width, (now - middle) / width
    similar = _similarity(start, end, width)
    if similar is None:
        return None
    matrix, follow = similar
    shift = matrix[:, 2]
    turn, left = turn_of(start, end, follow, 1 / width)
    return [
        *_fit(start, end, matrix, float(follow.mean()), width),
        *turn,
        *parallax_of(start, left, shift, 1 / width),
        *surfaces_of(luma),
    ]


def _fit(start: Numbers, end: Numbers, matrix: Numbers, agree: float, width: int) -> Fit:
    plane, agree_plane = _plane(start, end, width)
    missed = end - (start @ matrix[:, :2].T + matrix[:, 2])
    missed_plane = end - _through(plane, start)
    sizes = np.hypot(*missed.T)
    moves = _linear(start, end - start)
    shift = matrix[:, 2]
    return Fit(
        x=100 * shift[0],
        y=100 * shift[1],
        zoom=100 * float(np.log(np.hypot(matrix[0, 0], matrix[1, 0]))),
        roll=float(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0]))),
        agree=agree,
        agree_plane=agree_plane,
        rest=100 * float(sizes.mean()),
        rest_plane=100 * float(np.hypot(*missed_plane.T).mean()),
        stretch=100 * float(plane[0, 0] - plane[1, 1]),
        skew=100 * moves[2, 0],
        lift=100 * moves[1, 1],
        widen=100 * moves[1, 0],
        heighten=100 * moves[2, 1],
        **_along(missed, shift),
        **_growth(start, end),
        near_rest=_near_rest(start, sizes),
        points=float(len(start)),
    )


def _similarity(start: Numbers, end: Numbers, width: int) -> tuple[Numbers, npt.NDArray[np.bool_]] | None:
    """The similarity that most points follow, and which do."""
    matrix, inside = cv2.estimateAffinePartial2D(
        start, end, method=cv2.RANSAC, ransacReprojThreshold=_MISS / width, maxIters=300
    )
    return None if matrix is None else (np.asarray(matrix, np.float64), inside.ravel().astype(bool))


def _plane(start: Numbers, end: Numbers, width: int) -> tuple[Numbers, float]:
    """The homography that most points follow, and their share.

    By OpenCV's USAC (Raguram et al., "USAC: a universal framework for random sample consensus", 2013), which
    takes a fifth of the time of its plain RANSAC, finds as many points, and is seeded with a constant, too.
    """
    matrix, inside = cv2.findHomography(start, end, cv2.USAC_FAST, _MISS / width, maxIters=200)
    if matrix is None:
        return np.eye(3), 0.0
    return np.asarray(matrix, np.float64), float(inside.mean())


def _through(plane: Numbers, points: Numbers) -> Numbers:
    moved = points @ plane[:, :2].T + plane[:, 2]
    there: Numbers = moved[:, :2] / np.where(np.abs(moved[:, 2:]) < 0.1, 0.1, moved[:, 2:])
    return there


def _linear(start: Numbers, moved: Numbers) -> Numbers:
    """The shift by place over all points, least squares, shape (3, 2): constant, x, y; right, down."""
    base = np.ones((len(start), 3))
    base[:, 1:] = start
    return np.asarray(np.linalg.solve(base.T @ base + _LEAST_WEIGHT, base.T @ moved), np.float64)


def _along(missed: Numbers, shift: Numbers) -> dict[str, float]:
    way = shift / (np.hypot(*shift) + 1e-9)
    along = missed @ way
    across = np.abs(missed @ np.array([-way[1], way[0]]))
    slow, fast = nearest(along, 0.1, 0.9)
    return {
        "slow": 100 * float(-slow),
        "fast": 100 * float(fast),
        "across": 100 * float(nearest(across, 0.9)[0]),
    }


def _growth(start: Numbers, end: Numbers) -> dict[str, float]:
    """Growth of each point about the middle, once the common shift is taken out."""
    moved = end - start - median(end - start)
    reach = (start**2).sum(axis=1)
    use = reach > _OFF_MIDDLE**2
    if use.sum() < 5:
        return {"grow_low": np.nan, "grow_middle": np.nan, "grow_high": np.nan}
    rates = (moved * start).sum(axis=1)[use] / reach[use]
    low, middle, high = nearest(rates, 0.1, 0.5, 0.9)
    return {"grow_low": 100 * low, "grow_middle": 100 * middle, "grow_high": 100 * high}


def _near_rest(start: Numbers, sizes: Numbers) -> float:
    lower = start[:, 1] > 0
    if not 0 < lower.sum() < len(lower):
        return 0.0
    return 100 * float(sizes[lower].mean() - sizes[~lower].mean())
