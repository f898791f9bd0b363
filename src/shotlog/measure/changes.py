"""How pictures change around every frame, over short and long spans: what transitions are told by.

All figures of a run of frames are computed at once. Cell is one of the 16 by 9 cells of the small colour
pictures (`Vectors`); the pair of reach r around the boundary before frame t are frames t - 1 - r and t + r.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.mixing import HALF_SPANS, InnerProducts, Vectors, fits

Thumbs = npt.NDArray[np.uint8]
"""Small luma pictures, uint8, shape (frames, height, width)."""
Floats = npt.NDArray[np.float32]
Frames = npt.NDArray[np.int64]

REACHES: Final = (0, 1, 2, 4, 8, 12, 20, 30)
"""Reaches of the pairs whose distance is taken."""
MATCHED: Final = (0, 1, 2, 4, 8, 16)
"""Reaches of the pairs whose correlation is taken."""
SIDES: Final = (1, 4, 12)
"""Distances from the boundary backwards and forwards: what goes on at either side alone."""
REPLACED: Final = (4, 8, 16, 30)
"""Half spans over which cells are looked at for one picture replacing another."""
TURNED: Final = (6, 15, 30)
"""Half spans over which the moment is looked for at which each cell changes most."""
STEPPED: Final = (3, 8, 16)
"""Half spans over which one single step is compared with all others, cell by cell."""
BENDS: Final = (2, 4, 8)
"""Frames over which the way to a frame is compared with the way from it."""

LENGTH: Final = (
    len(REACHES)
    + len(MATCHED)
    + 2 * len(SIDES)
    + 2 * len(HALF_SPANS)
    + 3 * len(REPLACED)
    + 3 * len(TURNED)
    + 2 * len(STEPPED)
    + len(BENDS)
)
"""Figures a frame."""

_WORST: Final = 2.0
_SMALL: Final = 4.0
"""Levels of 255, squared, below which a change of a cell is coding noise."""


def changes(thumbs: Thumbs, vectors: Vectors, products: InnerProducts, frames: Frames) -> Floats:
    """The figures of some frames, float32, shape (frames, `LENGTH`); beyond the ends the last picture stays.

    In order: root mean square distance of the pairs of `REACHES` (levels of 255); correlation of the pairs
    of `MATCHED`; distance at either side over `SIDES`; misfit and unevenness of a mix over each of
    `HALF_SPANS`; over each of `REPLACED` how far the frame is off both ends, the share of it that is as at
    the later end, and the breadth of the change; over each of `TURNED` how much of each cell's change falls
    into three frames, how far apart in time the cells do so, and the share of cells that do so now; over
    each of `STEPPED` how far the step to this frame exceeds the largest and the mean of the other steps;
    over each of `BENDS` how straight the way of the pictures is.
    """
    parts: list[npt.NDArray[np.floating]] = [
        *_distances(products, frames),
        *_correlations(thumbs, frames),
        *(part for span in HALF_SPANS for part in fits(products, frames, span)),
        *_replaced(vectors, frames),
        *_turned(vectors, frames),
        *_stepped(vectors, frames),
        *_bends(products, frames),
    ]
    return np.stack([part.astype(np.float32) for part in parts], axis=1)


def _distances(products: InnerProducts, frames: Frames) -> list[Floats]:
    pairs = [(frames - 1 - reach, frames + reach) for reach in REACHES]
    pairs += [(frames - 1 - distance, frames - 1) for distance in SIDES]
    pairs += [(frames, frames + distance) for distance in SIDES]
    return [_root(products.apart(one, other) / products.values) for one, other in pairs]


def _root(values: npt.NDArray[np.float64]) -> Floats:
    return np.sqrt(values).astype(np.float32)


def _correlations(thumbs: Thumbs, frames: Frames) -> list[Floats]:
    base, length = int(frames[0]) - 1 - MATCHED[-1], len(frames)
    at = np.clip(np.arange(base, int(frames[-1]) + MATCHED[-1] + 1), 0, len(thumbs) - 1)
    flat = thumbs[at].reshape(len(at), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    norms = np.sqrt(np.einsum("ij,ij->i", flat, flat)) + flat.shape[1] ** 0.5
    found = []
    for reach in MATCHED:
        before, after = int(frames[0]) - 1 - reach - base, int(frames[0]) + reach - base
        one, other = slice(before, before + length), slice(after, after + length)
        found.append(np.einsum("ij,ij->i", flat[one], flat[other]) / (norms[one] * norms[other]))
    return found


def _cells(vectors: Vectors) -> Floats:
    return vectors.reshape(len(vectors), 3, -1)


def _apart(one: Floats, other: Floats) -> Floats:
    """Squared distance of each cell, mean of its three components."""
    difference = one - other
    return np.asarray(np.einsum("fcn,fcn->fn", difference, difference) / 3, np.float32)


def _replaced(vectors: Vectors, frames: Frames) -> list[Floats]:
    cells, last = _cells(vectors), len(vectors) - 1
    found = []
    for span in REPLACED:
        before = cells[np.clip(frames - 1 - span, 0, last)]
        after = cells[np.clip(frames + span, 0, last)]
        here = cells[frames]
        whole, off_before, off_after = _apart(before, after), _apart(here, before), _apart(here, after)
        total = whole.sum(axis=1) + _SMALL * whole.shape[1]
        off = np.minimum(off_before, off_after).sum(axis=1) / total
        gone = (whole * (off_after < off_before)).sum(axis=1) / total
        breadth = total**2 / (((whole + _SMALL) ** 2).sum(axis=1) * whole.shape[1])
        found += [np.minimum(off, _WORST), gone, breadth]
    return found


def _turned(vectors: Vectors, frames: Frames) -> list[Floats]:
    longest = TURNED[-1]
    at = np.clip(np.arange(int(frames[0]) - longest - 2, int(frames[-1]) + longest + 2), 0, len(vectors) - 1)
    cells = _cells(vectors)[at]
    steps = _apart(cells[1:], cells[:-1]) ** 0.5
    three = steps[:-2] + steps[1:-1] + steps[2:]
    steps = steps[1:-1]
    found = []
    for span in TURNED:
        skipped = longest - span
        ranged = slice(skipped, skipped + len(frames) + 2 * span)
        peak, moment = _largest(three[ranged], 2 * span + 1)
        summed = np.cumsum(np.pad(steps[ranged], ((1, 0), (0, 0))), axis=0)
        whole = summed[2 * span + 1 :] - summed[: -2 * span - 1] + 2.0
        moment = moment - span
        weight = peak / (peak.sum(axis=1, keepdims=True) + 1e-3)
        middle = (weight * moment).sum(axis=1)
        spread = ((weight * (moment - middle[:, None]) ** 2).sum(axis=1)) ** 0.5 / span
        found += [(weight * peak / whole).sum(axis=1), spread, (weight * (np.abs(moment) <= 1)).sum(axis=1)]
    return found


def _largest(values: Floats, width: int) -> tuple[Floats, Frames]:
    """Of every run of `width` rows the largest value in each column, and how far into it that first stands.

    Runs are doubled until two of them cover the width: as many steps as its logarithm, instead of itself.
    """
    best, at = values, np.broadcast_to(np.arange(len(values))[:, None], values.shape)
    reach = 1
    while reach < width:
        further = min(reach, width - reach)
        later = best[further:] > best[:-further]
        best, at = (
            np.where(later, best[further:], best[:-further]),
            np.where(later, at[further:], at[:-further]),
        )
        reach += further
    return best, at - np.arange(len(at))[:, None]


def _stepped(vectors: Vectors, frames: Frames) -> list[Floats]:
    """A jump cut changes little of the picture, but what it changes, it changes as nothing around it does."""
    longest = STEPPED[-1]
    at = np.clip(np.arange(int(frames[0]) - longest - 1, int(frames[-1]) + longest + 1), 0, len(vectors) - 1)
    cells = _cells(vectors)[at]
    steps = _apart(cells[1:], cells[:-1]) ** 0.5
    now = steps[longest : longest + len(frames)]
    found = []
    for span in STEPPED:
        others = [steps[longest + by : longest + by + len(frames)] for by in range(-span, span + 1) if by]
        largest = np.maximum.reduce(others)
        mean = np.add.reduce(others) / len(others)
        found += [np.maximum(0, now - over).mean(axis=1) for over in (largest, 2 * mean + 1)]
    return found


def _bends(products: InnerProducts, frames: Frames) -> list[npt.NDArray[np.float64]]:
    """Cosine of the way to a frame and the way from it: 1 in a mix of still pictures, less at its ends."""
    noise = products.values  # one level of 255, squared, a value
    found = []
    for reach in BENDS:
        to, onward = products.apart(frames - reach, frames), products.apart(frames, frames + reach)
        whole = products.apart(frames - reach, frames + reach)
        found.append((whole - to - onward) / 2 / np.sqrt((to + noise) * (onward + noise)))
    return found
