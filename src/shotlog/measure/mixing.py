"""Dissolves: runs of frames that are a mix of the picture before and the picture after.

A mix of A and B is A + a (B - A) with a rising from 0 to 1. How far every frame between A and B lies off
that line, and how evenly it has gone along it, follows from inner products of the frames alone, so that
all centres and spans are tried at once. (Mixture models of gradual transitions: Hampapur, Jain and
Weymouth, "Digital video segmentation", 1994; Lienhart, "Reliable transition detection in videos", 2001.)
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.timing import FrameIndex

Vectors = npt.NDArray[np.float32]
"""One small colour picture a row, float32, shape (frames, values), centred on mid-grey."""
Figures = npt.NDArray[np.float64]

HALF_SPANS: Final = (3, 4, 6, 9, 13, 20, 30, 45)
"""Frames from the middle of a mix to the pictures that it is taken to be a mix of."""
REACH: Final = 2 * HALF_SPANS[-1]
_SAMPLES: Final = 13
"""Frames looked at in a span; more of them say the same."""
_LEAST_CHANGE: Final = 10.0
"""Levels of 255 by which the two pictures differ at least, root mean square over the picture: less is a
change of light, or somebody small who walks."""
_UNEVEN: Final = 16.0
"""What unevenness (mean squared deviation from a straight ramp) costs beside misfit. At 16, a ramp that is
off by a quarter throughout costs as much as pictures that are no mix at all."""

_BROAD: Final = 0.4
"""Share of the picture over which the change to an unrelated picture is spread, as a rule: in films edited at
random five in six dissolves are above it, and nine in ten people and cars that come in are below."""
_UNEXPLAINED: Final = 6.0
"""Levels of 255, root mean square, that noise, coding and a camera that creeps leave of a change of light."""
_GREY: Final = 128
_DARK: Final = 12.0
"""Mean luma, levels of 255, of a picture that is black but for some lettering: what follows is a fade."""
_LARGEST_STEP: Final = 0.45
"""Share of the way that one frame may go: more is a cut close by, which would bend the ramp."""


class Mixes(NamedTuple):
    """For every frame, the best mix that it is the middle of.

    Attributes:
        cost: 0 for a perfect even mix; about 1 where frames have nothing of both pictures.
        half: The half span of it, in frames.
    """

    cost: Figures
    half: npt.NDArray[np.int64]


class InnerProducts:
    """Inner products of pictures up to `REACH` frames apart."""

    def __init__(self, vectors: Vectors) -> None:
        """Compute them all, in one go a distance."""
        self.frames, self.values = vectors.shape
        self._by_distance: list[Figures] = [
            np.einsum("ij,ij->i", vectors[: self.frames - distance], vectors[distance:]).astype(np.float64)
            for distance in range(min(REACH, self.frames - 1) + 1)
        ]

    def apart(self, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Figures:
        """Squared distances of frames `one` to later frames `other`; the last picture stays at both ends."""
        one, other = np.clip(one, 0, self.frames - 1), np.clip(other, 0, self.frames - 1)
        products = np.empty(len(one))
        for distance in np.unique(other - one).tolist():
            rows = other - one == distance
            products[rows] = self.of(one[rows], distance)
        return np.maximum(0, self.of(one, 0) + self.of(other, 0) - 2 * products)

    def of(self, one: npt.NDArray[np.int64], distance: int) -> Figures:
        """Products of frames `one` with those `distance` later."""
        products: Figures = self._by_distance[distance][one]
        return products


def mixes(products: InnerProducts) -> Mixes:
    """Try every frame as the middle of mixes of all spans."""
    cost = np.full(products.frames, np.inf)
    half = np.zeros(products.frames, np.int64)
    for span in HALF_SPANS:
        if products.frames <= 2 * span:
            break
        middles = np.arange(span, products.frames - span)
        tried = _cost(products, middles, span)
        better = tried < cost[middles]
        cost[middles[better]] = tried[better]
        half[middles[better]] = span
    return Mixes(cost, half)


def fits(products: InnerProducts, frames: npt.NDArray[np.int64], span: int) -> tuple[Figures, Figures]:
    """Misfit and unevenness of the mix of half span `span` around each frame, 0..2; 2 near the ends."""
    misfit, uneven = np.full(len(frames), 2.0), np.full(len(frames), 2.0)
    within = (frames >= span) & (frames < products.frames - span)
    if within.any():
        missed, weight, off = _misses(products, frames[within] - span, span)
        misfit[within] = np.minimum(2, missed / np.maximum(weight, products.values))
        uneven[within] = np.minimum(2, _UNEVEN * off)
    return misfit, uneven


def _cost(products: InnerProducts, middles: npt.NDArray[np.int64], span: int) -> Figures:
    first = middles - span
    apart = _distance(products, first, 2 * span)
    missed, weight, uneven = _misses(products, first, span)
    cost = missed / np.maximum(weight, 1e-6) + _UNEVEN * uneven
    # A third of the values are luma, which is what levels are said of.
    cost[apart < products.values / 3 * _LEAST_CHANGE**2] = np.inf
    return cost


def _misses(
    products: InnerProducts, first: npt.NDArray[np.int64], span: int
) -> tuple[Figures, Figures, Figures]:
    """How far frames lie off the mix, what they would if they were no mix, and how uneven it is."""
    apart = _distance(products, first, 2 * span)
    missed, weight, uneven = (np.zeros(len(first)) for _ in range(3))
    steps = np.unique(np.linspace(0, 2 * span, min(2 * span + 1, _SAMPLES)).round().astype(np.int64))[1:-1]
    for step in steps.tolist():
        share, off = _place(products, first, step, 2 * span)
        ramp = step / (2 * span)
        missed += off
        weight += ramp * (1 - ramp) * apart
        uneven += (share - ramp) ** 2
    return missed, weight, uneven / len(steps)


def _place(
    products: InnerProducts, first: npt.NDArray[np.int64], step: int, length: int
) -> tuple[Figures, Figures]:
    """Where the frame `step` after `first` lies between its ends (0..1), and its squared distance off."""
    here = first + step
    apart = _distance(products, first, length)
    gone = _distance(products, first, step)
    along = (
        products.of(here, length - step)
        - products.of(first, step)
        - products.of(first, length)
        + products.of(first, 0)
    )
    share = along / np.maximum(apart, 1e-6)
    return share, np.maximum(0, gone - share**2 * apart)


def _distance(products: InnerProducts, one: npt.NDArray[np.int64], distance: int) -> Figures:
    """Squared distance of frames `one` to those `distance` later."""
    later = products.of(one + distance, 0)
    return np.maximum(0, products.of(one, 0) + later - 2 * products.of(one, distance))


class Extent(NamedTuple):
    """Where a mix begins and ends.

    Attributes:
        start: First mixed frame.
        end: First steady frame after it.
        evenness: 0..1, 1 for a straight ramp.
    """

    start: FrameIndex
    end: FrameIndex
    evenness: float


def extent(vectors: Vectors, middle: FrameIndex, half: int) -> Extent | None:
    """The ends of the mix around `middle`, or None where there is no even ramp.

    A short span fits the inside of a long mix as well, so it is widened until the ends lie within. What
    shows neither end is slow movement.
    """
    found = None
    endless = True
    for span in (span for span in HALF_SPANS if span >= half):
        first, last = max(0, middle - 2 * span), min(len(vectors) - 1, middle + 2 * span)
        wider = _ramp(vectors, first, last, middle)
        if wider is None:
            break
        found = wider
        endless = found.start <= first + 1 and found.end >= last
        if first + 1 < found.start and found.end < last:
            break
    return None if endless else found


def _ramp(vectors: Vectors, first: FrameIndex, last: FrameIndex, middle: FrameIndex) -> Extent | None:
    """The straight part of the way from one picture to another, drawn out to both ends."""
    line = vectors[last] - vectors[first]
    length = float(line @ line)
    if length == 0:
        return None
    share = (vectors[first : last + 1] - vectors[first]) @ line / length
    rising = _run_around(share, middle - first)
    if rising is None or float(np.diff(share).max()) > _LARGEST_STEP:
        return None
    at = np.arange(*rising)
    slope, offset = np.polyfit(at, share[at], 1)
    if slope <= 0:
        return None
    start = first + int(np.floor(-offset / slope)) + 1
    end = first + int(np.ceil((1 - offset) / slope))
    evenness = 1 - float(np.abs(share[at] - (slope * at + offset)).max())
    return Extent(max(first + 1, start), min(last, end), max(0.0, evenness))


def _run_around(share: npt.NDArray[np.float32], middle: int) -> tuple[int, int] | None:
    """The frames around the middle that are well inside the mix: at least three."""
    inside = (share > 0.15) & (share < 0.85)
    if not inside[middle]:
        return None
    start = end = middle
    while start > 0 and inside[start - 1]:
        start -= 1
    while end < len(inside) and inside[end]:
        end += 1
    return (start, end) if end - start >= 3 else None


def touches_black(before: npt.NDArray[np.float32], after: npt.NDArray[np.float32]) -> bool:
    """Whether one of two pictures is black but for some lettering."""
    return min(float((one[: len(one) // 3] + _GREY).mean()) for one in (before, after)) < _DARK


def breadth(before: npt.NDArray[np.float32], after: npt.NDArray[np.float32]) -> float:
    """How far a change reaches over the picture, 0..1: low for somebody who walks in, 1 for another picture.

    From the participation ratio of the squared change of each cell, which is 1 where all cells change
    alike, and 1/n where one of n does.
    """
    energy = ((after - before) ** 2).reshape(3, -1).sum(axis=0)
    total = float((energy**2).sum())
    share = float(energy.sum()) ** 2 / (total * len(energy)) if total else 0.0
    return min(1.0, share / _BROAD)


def is_relit(before: npt.NDArray[np.float32], after: npt.NDArray[np.float32]) -> bool:
    """Whether a gain and an offset of luma explain what has changed."""
    cells = len(before) // 3
    one, two = before[:cells], after[:cells]
    gain, offset = np.polyfit(one, two, 1) if float(one.std()) > 1 else (0.0, float(two.mean()))
    return float(((two - gain * one - offset) ** 2).mean()) < _UNEXPLAINED**2
