"""Parallax: what is left of the motion of points once a turn and a zoom are taken out.

Where a camera travels, near points move further than far ones, along lines through one point (Hartley and
Zisserman, "Multiple View Geometry", 2004, 9). Points side by side are mostly at one depth, and their tracking
errors have nothing in common: the product of what is left of neighbours is parallax without noise.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.ordering import median

Numbers = npt.NDArray[np.float64]

_MOST: Final = 0.05
"""Widths that any point counts for at most."""
_WAYS: Final = ("along", "across", "radial", "around", "sideways", "upright")
_TRIMMED: Final = 6
"""One in so many of the largest and of the smallest products are left out of a trimmed mean."""


class Parallax(NamedTuple):
    """Root of the mean product of neighbours, with its sign, in hundredths of the width, unless said.

    Attributes:
        shared: In all directions.
        shared_along: Along the common shift.
        shared_across: Across it.
        shared_radial: Towards and away from the middle.
        shared_around: Across that.
        shared_sideways: To left and right.
        shared_upright: Up and down.
        most_along: The same of most points: trimmed means, which few things that move do not change.
        most_across: As above.
        most_radial: As above.
        most_around: As above.
        most_sideways: As above.
        most_upright: As above.
        pole_x: Share of sideways travel in the direction along whose lines points move best, 0..1.
        pole_y: Share of travel up or down.
        pole_z: Share of travel forward or back.
        pole_fit: How much worse the next best direction is: 0 for one direction, 1 for none.
        pole_miss: Share of the motion across these lines, 0..1 and a little more.
        below: Mean growth about the middle in the lower half, where the ground is mostly.
        above: The same in the upper half.
        along_below: Mean motion along the common shift in the lower half.
        along_above: The same in the upper half.
        lopsided: Cube root of the third moment of growth: few points that grow much more than the others.
    """

    shared: float
    shared_along: float
    shared_across: float
    shared_radial: float
    shared_around: float
    shared_sideways: float
    shared_upright: float
    most_along: float
    most_across: float
    most_radial: float
    most_around: float
    most_sideways: float
    most_upright: float
    pole_x: float
    pole_y: float
    pole_z: float
    pole_fit: float
    pole_miss: float
    below: float
    above: float
    along_below: float
    along_above: float
    lopsided: float


def parallax_of(start: Numbers, missed: Numbers, shift: Numbers, pixel: float) -> Parallax:
    """The parallax of points.

    Args:
        start: Places about the middle of the picture, in widths, shape (points, 2).
        missed: What is left of their motion, the same shape.
        shift: Common shift, shape (2,).
        pixel: Width of a pixel in widths.
    """
    left = np.clip(missed, -_MOST, _MOST)
    outward = start / (np.hypot(*start.T)[:, None] + 1e-6)
    way = shift / (np.hypot(*shift) + 1e-9)
    growth, further = (left * outward).sum(axis=1), left @ way
    (below, above), (along_below, along_above) = _by_half(np.stack([growth, further]), start[:, 1] > 0)
    off = growth - median(growth)
    return Parallax(
        **_shared(start, left, outward, way),
        **_pole(start, left, pixel),
        below=below,
        above=above,
        along_below=along_below,
        along_above=along_above,
        lopsided=100 * float(np.cbrt(off @ (off * off) / len(off))),
    )


def _by_half(figures: Numbers, lower: npt.NDArray[np.bool_]) -> list[list[float]]:
    """Mean of each figure in the lower and in the upper half, in hundredths; 0 where there are no points."""
    halves = np.stack([lower, ~lower]).astype(np.float64)
    means: list[list[float]] = (100 * (figures @ halves.T) / np.maximum(1, halves.sum(axis=1))).tolist()
    return means


def _turned(ways: Numbers) -> Numbers:
    """A quarter turn of directions, shape (..., 2)."""
    return np.stack([-ways[..., 1], ways[..., 0]], axis=-1)


def _neighbours(start: Numbers) -> npt.NDArray[np.int64]:
    """The nearest other point of each."""
    x, y = start.T
    apart = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    np.fill_diagonal(apart, np.inf)
    return np.asarray(apart.argmin(axis=1), np.int64)


def _shared(start: Numbers, left: Numbers, outward: Numbers, way: Numbers) -> dict[str, float]:
    """What neighbours have in common along each of some directions: the mean, and a trimmed mean."""
    near = _neighbours(start)
    components = np.stack(
        [
            left @ way,
            left @ _turned(way),
            (left * outward).sum(axis=1),
            (left * _turned(outward)).sum(axis=1),
            left[:, 0],
            left[:, 1],
        ]
    )
    products = np.sort(components * components[:, near], axis=1)
    cut = products.shape[1] // _TRIMMED
    means, most = products.mean(axis=1), products[:, cut : products.shape[1] - cut].mean(axis=1)
    shared = {f"shared_{name}": _rooted(float(mean)) for name, mean in zip(_WAYS, means, strict=True)}
    trimmed = {f"most_{name}": _rooted(float(mean)) for name, mean in zip(_WAYS, most, strict=True)}
    return {"shared": _rooted(float(means[-2:].sum())), **shared, **trimmed}


def _rooted(product: float) -> float:
    return 100 * float(np.sign(product) * np.sqrt(abs(product)))


def _pole(start: Numbers, left: Numbers, pixel: float) -> dict[str, float]:
    """The direction of travel: what is left moves along lines through its vanishing point."""
    (x, y), (right, down) = start.T, left.T
    normals = np.stack([down, -right, right * y - down * x], axis=1)
    sizes, directions = np.linalg.eigh(normals.T @ normals / len(start))
    travel = directions[:, 0]
    lines = np.stack([travel[0] - travel[2] * x, travel[1] - travel[2] * y], axis=1)
    lines /= np.hypot(*lines.T)[:, None] + 1e-9
    off = (left * _turned(lines)).sum(axis=1)
    everything = float(np.sqrt((left * left).sum() / len(left)))
    share_x, share_y, share_z = np.abs(travel).tolist()
    return {
        "pole_x": share_x,
        "pole_y": share_y,
        "pole_z": share_z,
        "pole_fit": float(np.sqrt(max(sizes[0], 0.0) / (sizes[1] + 1e-12))),
        "pole_miss": float(np.sqrt(off @ off / len(off))) / (everything + 0.1 * pixel),
    }
