"""The colours of pictures: five of them, with the share of the picture that each stands for.

Colours are brought together in CIELAB (CIE 1976, D65), where distances are about as large as they look, by
k-means (Lloyd 1982). It begins with the commonest colour and goes on with what lies farthest from those taken
already, weighted by how common it is, so that the same pictures always give the same palette.
"""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Observations, Seen
from shotlog.measure.people.bars import inside_bars
from shotlog.media import Picture
from shotlog.timing import FrameIndex, FrameRange

COLOURS: Final = 5
"""Colours of a palette, at most."""

_A_PICTURE: Final = 16
"""Colours kept of a picture: enough for the palettes of several to be put together as if they were one."""
_LONG_SIDE: Final = 96
"""Pixels of the picture that colours are counted in."""
_CELL: Final = 4.0
"""Side of the cells of CIELAB within which colours are counted as one: hardly to be told apart."""
_ROUNDS: Final = 12

Lab = npt.NDArray[np.float32]
"""Colours in CIELAB, float32, shape (colours, 3): lightness 0..100, then green to red and blue to yellow."""

Weights = npt.NDArray[np.float64]
"""How much of each there is, float64, shape (colours,)."""


class Swatch(NamedTuple):
    """One colour of a palette.

    Attributes:
        colour: `#rrggbb`, sRGB.
        share: Part of the picture that it stands for, 0..1.
    """

    colour: str
    share: float


class PaletteLooker:
    """Takes down the commonest colours of a picture, without its bars.

    An observation has the colours as its text, the commonest first, and their shares as its figures.
    """

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """The colours of one picture (blue, green, red)."""
        swatches = _brought_together(*_counted(inside_bars(picture).of(picture)), _A_PICTURE)
        words = " ".join(swatch.colour for swatch in swatches)
        return [Seen("palette", frame, frame + 1, 1.0, text=words, figures=dict(swatches))]


def palette(observations: Observations, frames: FrameRange) -> list[Swatch]:
    """Up to five colours of a range of frames, the commonest first; shares add up to 1. Empty if unknown."""
    counted = _seen(observations, frames)
    return [] if counted is None else _brought_together(*counted, COLOURS)


def chroma(observations: Observations, frames: FrameRange) -> float | None:
    """Mean chroma in CIELAB, 0 for grey; pure red has about 105. None if unknown."""
    counted = _seen(observations, frames)
    return None if counted is None else float(np.average(np.hypot(*counted[0].T[1:]), weights=counted[1]))


def _seen(observations: Observations, frames: FrameRange) -> tuple[Lab, Weights] | None:
    swatches = [pair for one in observations.of("palette", frames) for pair in one.figures.items()]
    if not swatches:
        return None
    return _lab([colour for colour, _ in swatches]), np.array([share for _, share in swatches])


def _counted(picture: Picture) -> tuple[Lab, Weights]:
    """The colours of a picture and how many pixels have each."""
    height, width = picture.shape[:2]
    scale = min(1.0, _LONG_SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    pixels = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_BGR2Lab).reshape(-1, 3)
    cells = np.round(pixels / _CELL).astype(np.int64) + 64
    _, place, counts = np.unique(cells @ np.array([65536, 256, 1]), return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(place, pixels[:, axis]) for axis in range(3)], axis=1)
    return (sums / counts[:, None]).astype(np.float32), counts.astype(np.float64)


def _brought_together(colours: Lab, weights: Weights, count: int) -> list[Swatch]:
    """At most `count` colours that stand for all of these."""
    means = _spread(colours, weights, count)
    for _ in range(_ROUNDS):
        nearest = _distances(colours, means).argmin(axis=1)
        totals = np.bincount(nearest, weights, len(means))
        sums = [np.bincount(nearest, weights * colours[:, axis], len(means)) for axis in range(3)]
        means = (np.stack(sums, axis=1)[totals > 0] / totals[totals > 0, None]).astype(np.float32)
    nearest = _distances(colours, means).argmin(axis=1)
    shares: dict[str, float] = {}
    for colour, total in zip(_named(means), np.bincount(nearest, weights, len(means)), strict=True):
        shares[colour] = shares.get(colour, 0.0) + float(total / weights.sum())
    swatches = [Swatch(colour, round(share, 4)) for colour, share in shares.items() if share > 0]
    return sorted(swatches, key=lambda swatch: (-swatch.share, swatch.colour))


def _spread(colours: Lab, weights: Weights, count: int) -> Lab:
    """Colours to begin with: the commonest, then what is both far from those taken and common."""
    taken = [int(weights.argmax())]
    away = _distances(colours, colours[taken])[:, 0]
    while len(taken) < count and float(away.max()) > 0:
        taken.append(int((away * weights).argmax()))
        away = np.minimum(away, _distances(colours, colours[taken[-1:]])[:, 0])
    return colours[taken]


def _distances(colours: Lab, means: Lab) -> Lab:
    """Squared distance of every colour from every mean, from 0, shape (colours, means)."""
    squares: Lab = (colours**2).sum(axis=1)[:, None] + (means**2).sum(axis=1) - 2 * (colours @ means.T)
    distances: Lab = np.maximum(squares, 0).astype(np.float32, copy=False)
    return distances


def _named(colours: Lab) -> list[str]:
    pixels = cv2.cvtColor(colours[None], cv2.COLOR_Lab2RGB)[0]
    levels = np.clip(np.round(pixels * 255), 0, 255).astype(np.uint8)
    return [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in levels]


def _lab(names: list[str]) -> Lab:
    levels = np.array([list(bytes.fromhex(name[1:])) for name in names], np.float32)
    return np.asarray(cv2.cvtColor(levels[None] / 255, cv2.COLOR_RGB2Lab)[0], np.float32)
