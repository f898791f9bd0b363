"""What one run of frames looks like to the classifiers of camera moves: some three hundred figures.

All samples of the run speak together: quantiles over them, and sums in which long moves count more.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.fitting import FIGURES
from shotlog.measure.camera.ordering import quantiles
from shotlog.measure.camera.steps import of_frames, of_stillness
from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Numbers = npt.NDArray[np.float64]
Course = Mapping[str, Numbers]
"""Figures of tracks by name, one of each a sample."""

FEWEST: Final = 3
"""Samples of tracks below which there are no features."""

_SMALL: Final = 0.5
"""Hundredths of the width, added to what is divided by, so that no move gives no large ratios."""
_QUANTILES: Final = (0.15, 0.5, 0.85)
_SHARED: Final = tuple(name for name in FIGURES if name.startswith(("shared", "most_")))


def features_of(signals: Signals, frames: FrameRange) -> dict[str, float] | None:
    """Figures of a run of frames by name; None where too little could be followed."""
    rows = signals.course.part(frames).figures.astype(np.float64)
    rows = rows[rows[:, 0] >= frames.start]
    if len(rows) < FEWEST:
        return None
    course = {name: rows[:, 2 + place] for place, name in enumerate(FIGURES)}
    size = _size(course)
    return {
        "span": float(np.median(rows[:, 1])),
        **_spread_of({**course, **_ratios(course, size)}),
        **_together(course, size),
        **of_frames(signals, frames),
        **of_stillness(signals, frames),
    }


def _size(course: Course) -> Numbers:
    """How large the move is, in hundredths of the width; growth by 1 % moves points by 0.35 % on average."""
    size: Numbers = np.hypot(course["x"], course["y"]) + 0.35 * np.abs(course["zoom"]) + _SMALL
    return size


def _spread_of(figures: Course) -> dict[str, float]:
    """Three quantiles of each figure over the samples that have it; 0 where none has."""
    found: dict[str, float] = {}
    rows = quantiles(np.stack(list(figures.values())), *_QUANTILES).tolist()
    for name, (low, middle, high) in zip(figures, rows, strict=True):
        found |= {f"{name}_low": low, name: middle, f"{name}_high": high}
    return found


def _ratios(course: Course, size: Numbers) -> Course:
    """Figures beside the size of the move, which they grow with, or along the way it goes."""
    x, y, zoom = course["x"], course["y"], course["zoom"]
    by_x, by_y = x / (x * x + _SMALL), y / (y * y + _SMALL)
    grown = np.sign(zoom) / size
    beside = ("rest", "rest_plane", "slow", "fast", "across", "noise", "x", "y", "zoom", *_SHARED)
    return {
        **{f"{name}_part": course[name] / size for name in beside},
        "spread_part": (course["grow_high"] - course["grow_low"]) / size,
        "skew_part": course["skew"] * by_x,
        "lift_part": course["lift"] * by_y,
        "heighten_part": (course["heighten"] - course["widen"]) * by_y,
        "widen_part": (course["widen"] - course["heighten"]) * by_x,
        "keystone_x_part": -course["keystone_x"] * by_x,
        "keystone_y_part": -course["keystone_y"] * by_y,
        "roll_part": course["roll"] / (size + np.abs(course["roll"])),
        "below_part": course["below"] * grown,
        "above_part": course["above"] * grown,
        "ground_part": (course["below"] - course["above"]) * grown,
        "lopsided_part": course["lopsided"] * grown,
        "passing_part": (course["along_below"] - course["along_above"]) / size,
    }


def _together(course: Course, size: Numbers) -> dict[str, float]:
    """Sums over samples beside the sum of the squared sizes, so that noise averages out."""
    x, y, zoom = course["x"], course["y"], course["zoom"]
    all_sizes, all_x, all_y, all_zoom = (
        float(each @ each) + least for each, least in ((size, 0.0), (x, 1.0), (y, 1.0), (zoom, 1.0))
    )
    found = {f"{name}_sum": float(course[name] @ np.abs(course[name])) / all_sizes for name in _SHARED}
    squared = {name: float(course[name] @ course[name]) for name in ("rest", "rest_plane")}
    growth = course["grow_high"], course["grow_middle"], course["grow_low"]
    high, middle, low = (np.nan_to_num(each) for each in growth)
    return {
        **found,
        **{f"{name}_sum": total / all_sizes for name, total in squared.items()},
        "lens_x_sum": -float(course["keystone_x"] @ x) / all_x,
        "lens_y_sum": -float(course["keystone_y"] @ y) / all_y,
        "x_sum": all_x**0.5,
        "y_sum": all_y**0.5,
        "shared_by_zoom": float(course["shared_radial"] @ np.abs(course["shared_radial"])) / all_zoom,
        "most_by_zoom": float(course["most_radial"] @ np.abs(course["most_radial"])) / all_zoom,
        "ground_by_zoom": float((course["below"] - course["above"]) @ zoom) / all_zoom,
        "skewed_by_zoom": float((high + low - 2 * middle) @ zoom) / all_zoom,
        "spread_by_zoom": float((high - low) @ np.abs(zoom)) / all_zoom,
    }
