"""Where within a run of frames the move changes."""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Numbers = npt.NDArray[np.float64]

_STILL: Final = 0.02
"""Pictures a second below which nothing moves on purpose."""
_ZOOM_REACH: Final = 0.35
"""Growth by 1 % moves points by 0.35 % of the width on average over the picture."""
_DOMINANT: Final = 2.0
"""By this factor one direction must outweigh the others."""
_SMOOTH_SECONDS: Final = 0.4
_SHORTEST_SECONDS: Final = 0.6

WAYS: Final = ("static", "leftward", "rightward", "upward", "downward", "inward", "outward", "moving")


class Stage(NamedTuple):
    """A run of frames with one kind of motion.

    Attributes:
        frames: Which.
        way: One of `WAYS`: the camera's, opposite to the content's.
        speed: Pictures a second, median.
    """

    frames: FrameRange
    way: str
    speed: float


def stages_of(signals: Signals, frames: FrameRange) -> list[Stage]:
    """The stages of a move; one where it does not change, none where it cannot be followed."""
    rate = (len(frames) - 1) / max(1e-6, signals.seconds(frames))
    if len(frames) < rate * _SHORTEST_SECONDS:
        return []
    speeds = _speeds(signals, frames, rate)
    ways = _ways(speeds)
    shortest = max(2, round(rate * _SHORTEST_SECONDS))
    return [
        Stage(
            FrameRange(frames.start + start, frames.start + end),
            WAYS[way],
            float(np.median(np.abs(speeds[start:end]).max(axis=1))),
        )
        for start, end, way in _runs(ways, shortest)
    ]


def _speeds(signals: Signals, frames: FrameRange, rate: float) -> Numbers:
    """Speed of the content to the right, down and outwards at every frame, in pictures a second."""
    length = max(3, round(rate * _SMOOTH_SECONDS))
    scales = {"x": 1.0, "y": 1.0, "zoom": _ZOOM_REACH}
    rows = slice(frames.start, frames.end)
    parts = []
    for name, scale in scales.items():
        steps = np.nan_to_num(getattr(signals, f"motion_{name}")[rows].astype(np.float64))
        steps[0] = steps[min(1, len(steps) - 1)]
        padded = np.pad(steps, length // 2, mode="edge")
        parts.append(
            scale * rate * np.convolve(padded, np.ones(length) / length, "same")[length // 2 :][: len(steps)]
        )
    return np.stack(parts, axis=1)


def _ways(speeds: Numbers) -> npt.NDArray[np.int64]:
    """Index into `WAYS` at every frame."""
    sizes = np.abs(speeds)
    order = np.sort(sizes, axis=1)
    axis = sizes.argmax(axis=1)
    sign = np.take_along_axis(speeds, axis[:, None], axis=1)[:, 0] < 0
    ways = 1 + 2 * axis + sign
    ways = np.where(order[:, -1] < _DOMINANT * order[:, -2], WAYS.index("moving"), ways)
    return np.where(order[:, -1] < _STILL, 0, ways).astype(np.int64)


def _runs(ways: npt.NDArray[np.int64], shortest: int) -> list[tuple[int, int, int]]:
    """Runs of one way, those too short given to the longer of their neighbours."""
    edges = [0, *(np.flatnonzero(np.diff(ways)) + 1).tolist(), len(ways)]
    found = [(start, end, int(ways[start])) for start, end in pairwise(edges)]
    while len(found) > 1:
        place = min(range(len(found)), key=lambda at: found[at][1] - found[at][0])
        start, end, _ = found[place]
        if end - start >= shortest:
            break
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(found)]
        into = max(beside, key=lambda at: found[at][1] - found[at][0])
        joined = (min(start, found[into][0]), max(end, found[into][1]), found[into][2])
        found[min(place, into) : max(place, into) + 1] = [joined]
        found = _same_joined(found)
    return found


def _same_joined(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined = found[:1]
    for start, end, way in found[1:]:
        if way == joined[-1][2]:
            joined[-1] = (joined[-1][0], end, way)
        else:
            joined.append((start, end, way))
    return joined
