"""The signals of a clip as curves and maps to draw, of a size that does not grow with its length."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure import Observations, Signals
from shotlog.measure.signals import columns
from shotlog.timing import FrameRange

POINTS: Final = 2400
"""Points of a curve at most, about two a pixel; of more frames, the extremes of each stretch."""

HEIGHT: Final = 100.0
"""Height of a curve in units of its drawing; the page stretches it."""

_MAP_COLUMNS: Final = 1200
_BRIDGED: Final = 24
"""Frames without a value over which a curve goes straight on."""
_NOT_DRAWN: Final = {"pts", "reference"}
"""Columns that only say which frame is meant."""
_SILENCE: Final = -70.0
_PEAKS: Final = 4.0
"""How many times the range of 98 in 100 values all of them take before the drawing cuts peaks off."""


class _Wanted(NamedTuple):
    heading: str
    unit: str
    names: tuple[str, ...]
    least: float = 0.0
    """Height of the scale at least, so that noise looks like nothing."""


_GROUPS: Final[dict[str, tuple[_Wanted, ...]]] = {
    "Light and colour": (
        _Wanted("light", "0 black to 1 white", ("luma", "contrast")),
        _Wanted("plain black, plain white", "share of pixels", ("black", "white")),
        _Wanted("saturation", "1 for the largest", ("saturation", "saturation_high")),
        _Wanted("warmth", "towards blue or orange", ("warmth",)),
        _Wanted("sharpness", "levels of 255", ("sharpness",)),
    ),
    "Movement": (
        _Wanted("content moves right", "picture widths a frame", ("motion_x",), 0.004),
        _Wanted("content moves down", "picture heights a frame", ("motion_y",), 0.004),
        _Wanted("content grows", "logarithm, a frame", ("motion_zoom",), 0.004),
        _Wanted("content turns", "degrees clockwise a frame", ("motion_roll",), 0.2),
        _Wanted("standing still", "share of blocks", ("still", "structured")),
    ),
    "Change": (
        _Wanted("unlike what was before", "0 to 1", ("unlike", "unlike_near")),
        _Wanted("middle of a mix", "0 to 1", ("mix",)),
        _Wanted("difference to the last frame", "of full scale", ("difference",), 0.02),
    ),
    "Sound": (_Wanted("loudness", "LUFS", ("loudness",)),),
}
"""What belongs together; everything else that has one value a frame follows by itself."""

_MAPS: Final = {"histogram": "levels, dark below", "changes": "change, over short spans and long"}


class Curve(NamedTuple):
    """One signal: its name, its meaning, and the data of an SVG path."""

    name: str
    meaning: str
    path: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Curves on one scale.

    Attributes:
        heading: What they show.
        unit: In which unit.
        curves: The curves.
        low: Value at the lower edge.
        high: Value at the upper edge.
        zero: Height of the line for zero from the upper edge, None where it is an edge.
        cut: Whether the drawing cuts peaks off, so that the rest can be seen.
    """

    heading: str
    unit: str
    curves: tuple[Curve, ...]
    low: float
    high: float
    zero: float | None
    cut: bool


class Map(NamedTuple):
    """A signal of many values a frame, as a picture: frames to the right, brighter for more."""

    heading: str
    meaning: str
    uri: str


class Series(NamedTuple):
    """One value a frame, NaN where there is none, and what it means."""

    meaning: str
    values: npt.NDArray[Any]


def series(signals: Signals, observations: Observations | None) -> dict[str, Series]:
    """Everything that is drawn as a curve, by name."""
    single = [column for column in columns() if column.metadata["length"] == 1]
    found = {
        column.name: Series(column.metadata["meaning"], getattr(signals, column.name))
        for column in single
        if column.name not in _NOT_DRAWN
    }
    loudness = _loudness(observations, len(signals))
    if np.isfinite(loudness).any():
        found["loudness"] = Series("loudest 0.4 s, LUFS", loudness)
    return found


def groups(drawn: Mapping[str, Series]) -> dict[str, list[Lane]]:
    """The curves by what they tell of; what belongs to no group comes last."""
    left, found = dict(drawn), {}
    for title, lanes in _GROUPS.items():
        found[title] = [_lane(drawn, wanted) for wanted in lanes if wanted.names[0] in drawn]
        for name in (name for wanted in lanes for name in wanted.names):
            left.pop(name, None)
    found["Everything else"] = [_lane(drawn, _Wanted(name.replace("_", " "), "", (name,))) for name in left]
    return {title: lanes for title, lanes in found.items() if lanes}


def maps(signals: Signals) -> Iterator[Map]:
    """The signals that are pictures rather than curves."""
    meanings = {column.name: column.metadata["meaning"] for column in columns()}
    for name, heading in _MAPS.items():
        yield Map(heading, meanings[name], _picture(getattr(signals, name)))


def thinned(
    values: npt.NDArray[np.float32] | npt.NDArray[np.int32],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Frames and values to draw: all, or the extremes of each stretch, so that no peak is lost."""
    frames = np.flatnonzero(np.isfinite(values))
    if len(frames) > POINTS:
        parts = np.array_split(frames, POINTS // 2)
        extremes = [(part[np.argmin(values[part])], part[np.argmax(values[part])]) for part in parts]
        frames = np.unique(extremes)
    return frames, values[frames].astype(float)


def _loudness(observations: Observations | None, frames: int) -> npt.NDArray[np.float32]:
    """The loudness of every frame that was heard; silence lies at the threshold of BS.1770."""
    values = np.full(frames, np.nan, np.float32)
    for one in observations.of("sound", FrameRange(0, frames)) if observations else ():
        if one.figures.get("streams") != 0:
            values[one.start : one.end] = max(_SILENCE, one.figures.get("momentary_max_lufs", _SILENCE))
    return values


def _lane(drawn: Mapping[str, Series], wanted: _Wanted) -> Lane:
    kept = {name: thinned(drawn[name].values) for name in wanted.names}
    low, high, cut = _scale(np.concatenate([values for _, values in kept.values()]), wanted.least)
    curves = [
        Curve(name, drawn[name].meaning, _path(frames, values, low, high))
        for name, (frames, values) in kept.items()
    ]
    zero = HEIGHT * high / (high - low) if low < 0 < high else None
    return Lane(wanted.heading, wanted.unit, tuple(curves), low, high, zero, cut)


def _scale(values: npt.NDArray[np.float64], least: float) -> tuple[float, float, bool]:
    """Lowest and highest value to draw, zero between them, and whether some lie outside."""
    if not values.any():
        return 0.0, 1.0, False
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    inner_low, inner_high = (
        min(0.0, float(np.quantile(values, 0.01))),
        max(0.0, float(np.quantile(values, 0.99))),
    )
    cut = 0 < _PEAKS * (inner_high - inner_low) < high - low
    if cut:
        low, high = 1.3 * inner_low, 1.3 * inner_high
    if high - low < least:
        low, high = (low, low + least) if low == 0 else (-least / 2, least / 2)
    return low, max(high, low + 1e-6), cut


def _path(frames: npt.NDArray[np.int64], values: npt.NDArray[np.float64], low: float, high: float) -> str:
    """Frames to the right, values up; a new line begins where nothing was measured for long."""
    if not frames.size:
        return ""
    heights = HEIGHT - (np.clip(values, low, high) - low) / (high - low) * HEIGHT
    steps = np.diff(frames, prepend=frames[0])
    apart = steps > max(_BRIDGED, 3 * float(np.median(steps)))
    apart[0] = True
    return "".join(
        f"{'M' if begins else 'L'}{frame} {height:.1f}"
        for frame, height, begins in zip(frames, heights, apart, strict=True)
    )


def _picture(values: npt.NDArray[np.float32]) -> str:
    """Each row in shares of its own largest value, the first row below; of long clips, means of stretches."""
    stretches: Sequence[npt.NDArray[np.float32]] = np.array_split(values, min(_MAP_COLUMNS, len(values)))
    columns_of_map = np.stack([np.nan_to_num(stretch).mean(axis=0) for stretch in stretches], axis=1)
    most = np.quantile(columns_of_map, 0.98, axis=1, keepdims=True)
    shares = np.sqrt(np.clip(columns_of_map / np.maximum(most, 1e-6), 0, 1))
    _, png = cv2.imencode(".png", (255 * shares[::-1]).astype(np.uint8))
    return "data:image/png;base64," + base64.b64encode(png.tobytes()).decode()
