"""What one run of frames looks like to the classifiers of camera moves: some hundred figures."""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.camera.fitting import Fit
from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Numbers = npt.NDArray[np.float64]

FEWEST: Final = 3
"""Samples of tracks below which there are no features."""

_SMALL: Final = 0.5
"""Hundredths of the width, added to what is divided by, so that no move gives no large ratios."""
_SHAKE: Final = 7
"""Frames over which the motion of a hand averages out, and that of a move does not."""
_QUANTILES: Final = (0.15, 0.5, 0.85)
_FRAME_TO_FRAME: Final = ("x", "y", "zoom", "roll")


def course_in(signals: Signals, frames: FrameRange) -> tuple[npt.NDArray[np.int64], Numbers]:
    """The samples of tracks that lie within a run of frames: at which frames, and their figures."""
    rows = signals.course[frames.start : frames.end].astype(np.float64)
    use = rows[:, 0] >= frames.start  # NaN, where there is no sample, is not
    return np.flatnonzero(use) + frames.start, rows[use]


def features_of(signals: Signals, frames: FrameRange) -> dict[str, float] | None:
    """Figures of a run of frames by name; None where too little could be followed."""
    _, rows = course_in(signals, frames)
    if len(rows) < FEWEST:
        return None
    found = _of_tracks({name: rows[:, 2 + place] for place, name in enumerate(Fit._fields)}, rows[:, 1])
    return found | _of_frames(signals, frames) | _of_stillness(signals, frames)


def _of_tracks(course: dict[str, Numbers], seconds: Numbers) -> dict[str, float]:
    figures = course | _ratios(course)
    found = {"span": float(np.median(seconds))}
    for name, values in figures.items():
        low, middle, high = np.nanquantile(values, _QUANTILES) if np.isfinite(values).any() else (0.0,) * 3
        found |= {f"{name}_low": float(low), name: float(middle), f"{name}_high": float(high)}
    return found


def _ratios(course: dict[str, Numbers]) -> dict[str, Numbers]:
    """Figures beside the size of the move, which they grow with."""
    x, y, zoom = course["x"], course["y"], course["zoom"]
    size = np.hypot(x, y) + 0.35 * np.abs(zoom) + _SMALL
    return {
        "rest_part": course["rest"] / size,
        "plane_part": course["rest_plane"] / size,
        "slow_part": course["slow"] / size,
        "fast_part": course["fast"] / size,
        "across_part": course["across"] / size,
        "spread_part": (course["grow_high"] - course["grow_low"]) / size,
        "skew_part": course["skew"] * x / (x * x + _SMALL),
        "lift_part": course["lift"] * y / (y * y + _SMALL),
        "heighten_part": (course["heighten"] - course["widen"]) * y / (y * y + _SMALL),
        "widen_part": (course["widen"] - course["heighten"]) * x / (x * x + _SMALL),
        "key_x_part": course["keystone_x"] * x / (x * x + _SMALL),
        "key_y_part": course["keystone_y"] * y / (y * y + _SMALL),
        "zoom_part": zoom / size,
        "x_part": x / size,
        "y_part": y / size,
        "roll_part": course["roll"] / (size + np.abs(course["roll"])),
    }


def _of_frames(signals: Signals, frames: FrameRange) -> dict[str, float]:
    """From frame to frame: the way gone, the way back and forth, the fastest and the shake."""
    found: dict[str, float] = {}
    rows = slice(frames.start + 1, frames.end)
    seconds = max(0.1, signals.seconds(frames))
    for name in _FRAME_TO_FRAME:
        scale = 1.0 if name == "roll" else 100.0
        steps = scale * np.nan_to_num(getattr(signals, f"motion_{name}")[rows].astype(np.float64))
        smooth = np.convolve(steps, np.ones(_SHAKE) / _SHAKE, "same")
        found |= {
            f"net_{name}": float(steps.sum()) / seconds,
            f"way_{name}": float(np.abs(steps).sum()) / seconds,
            f"most_{name}": float(np.abs(steps).max(initial=0.0)),
            f"shake_{name}": float((steps - smooth)[3:-3].std()) if len(steps) > 2 * _SHAKE else 0.0,
            f"late_{name}": float(steps[len(steps) // 2 :].sum() - steps[: len(steps) // 2].sum()) / seconds,
        }
    return found | {"followed": float(np.nan_to_num(signals.motion_inliers[rows]).mean())}


def _of_stillness(signals: Signals, frames: FrameRange) -> dict[str, float]:
    within = signals.reference[frames.start : frames.end] >= frames.start
    still = signals.still[frames.start : frames.end][within].astype(np.float64)
    still = still[np.isfinite(still)]
    low, middle, high = np.quantile(still, _QUANTILES) if len(still) else (-1.0,) * 3
    return {"still_low": float(low), "still": float(middle), "still_high": float(high)}
