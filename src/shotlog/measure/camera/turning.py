"""What a turn and a zoom of the camera would make of the picture, and how well that fits.

A turn spreads the picture towards the edges it moves to, the more the shorter the lens; travel past a flat
thing does not. For small turns the homography K' R K^-1 (Hartley and Zisserman, "Multiple View Geometry",
2004, 8.4.2) is a similarity with a perspective: six unknowns, by least squares with weights after Geman and
McClure.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.ordering import median

Numbers = npt.NDArray[np.float64]

_ROUNDS: Final = 3
_FINEST: Final = 0.15
"""Pixels: no tracker is better."""
_LEAST_SHIFT: Final = 1e-3
"""Square widths, added to what is divided by."""
_SUREST: Final = 60.0
_LEAST_WEIGHT: Final = 1e-9 * np.eye(6)
"""Keeps equations solvable that points leave open."""


class Turn(NamedTuple):
    """A similarity with a perspective; lengths are hundredths of the picture's width.

    Attributes:
        keystone_x: Perspective along x, times 100.
        keystone_y: Perspective along y, times 100.
        lens: Perspective along the shift, for each width of shift: where the camera turned, one over the
            squared focal length in widths; where it travelled past something flat, 0.
        lens_doubt: Standard deviation of `lens`.
        spread: How many standard deviations the perspective along the shift is away from none.
        noise: How far points miss that follow it, median.
        agree_turn: Mean weight of the points, 0..1.
        rest_turn: Mean miss of all points.
    """

    keystone_x: float
    keystone_y: float
    lens: float
    lens_doubt: float
    spread: float
    noise: float
    agree_turn: float
    rest_turn: float


def turn_of(
    start: Numbers, end: Numbers, follow: npt.NDArray[np.bool_], pixel: float
) -> tuple[Turn, Numbers]:
    """The turn of points, and what it leaves of their motion.

    Args:
        start: Places about the middle of the picture, in widths, shape (points, 2).
        end: Where they went.
        follow: Points to begin with.
        pixel: Width of a pixel in widths.

    Returns:
        The turn and each point's miss, in widths, shape (points, 2).
    """
    base, wanted = _equations(start, end)
    weights = follow.astype(np.float64)
    for _ in range(_ROUNDS):
        weighted = base.T * np.concatenate([weights, weights])
        normal = weighted @ base + _LEAST_WEIGHT
        found = np.asarray(np.linalg.solve(normal, weighted @ wanted), np.float64)
        missed = (wanted - base @ found).reshape(2, -1)
        sizes = np.hypot(*missed)
        trusted = sizes[weights > 0.3]
        noise = max(_FINEST * pixel, 1.48 * float(median(trusted)) if len(trusted) else 0.0)
        weights = 1 / (1 + (sizes / (2 * noise)) ** 2) ** 2
    doubt = np.asarray(np.linalg.inv(normal)[4:, 4:], np.float64) * noise**2
    return _figures(found, doubt, noise, weights, sizes), missed.T


def _equations(start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Linear in grown and turned, in the shift and in the perspective, as for a homography."""
    (x, y), there, points = start.T, end.T, len(start)
    base = np.zeros((2, points, 6))
    base[0, :, 0], base[0, :, 1], base[0, :, 2] = x, -y, 1
    base[1, :, 0], base[1, :, 1], base[1, :, 3] = y, x, 1
    base[:, :, 4:] = -start * there[:, :, None]
    return base.reshape(2 * points, 6), there.ravel()


def _figures(found: Numbers, doubt: Numbers, noise: float, weights: Numbers, sizes: Numbers) -> Turn:
    shift, keystone = found[2:4], found[4:6]
    length = float(np.hypot(*shift))
    way = shift / (length + 1e-9)
    along, sigma = float(keystone @ way), float(np.sqrt(way @ doubt @ way))
    return Turn(
        keystone_x=100 * float(keystone[0]),
        keystone_y=100 * float(keystone[1]),
        lens=-along * length / (length**2 + _LEAST_SHIFT),
        lens_doubt=sigma / (length + _LEAST_SHIFT),
        spread=float(np.clip(-along / (sigma + 1e-9), -_SUREST, _SUREST)),
        noise=100 * noise,
        agree_turn=float(weights.mean()),
        rest_turn=100 * float(sizes.mean()),
    )
