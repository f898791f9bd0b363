"""Figures of a run of frames from step to step: the way gone, the shake, and what stood."""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Numbers = npt.NDArray[np.float64]

SCALES: Final = {"x": 100.0, "y": 100.0, "zoom": 100.0, "roll": 1.0}
"""Of motion and drift: to hundredths, and degrees."""

_SMOOTH: Final = 0.4
"""Seconds over which the motion of a hand averages out, and that of a move does not."""
_FEWEST: Final = 8
"""Steps below which there is no shake to tell."""
_QUANTILES: Final = (0.15, 0.5, 0.85)
_LITTLE: Final = 0.3
"""Hundredths, added to what is divided by."""


def of_frames(signals: Signals, frames: FrameRange) -> dict[str, float]:
    """The way gone by the picture's content, frame by frame."""
    rows = slice(frames.start + 1, frames.end)
    ticks = np.diff(signals.pts[frames.start : frames.end]).astype(np.float64)
    times = np.maximum(1e-3, ticks * float(signals.time_base))
    found = {"followed": float(np.nan_to_num(signals.motion_inliers[rows]).mean())}
    for name, scale in SCALES.items():
        steps = scale * np.nan_to_num(getattr(signals, f"motion_{name}")[rows].astype(np.float64))
        found |= {f"{figure}_{name}": value for figure, value in _of_steps(steps, times).items()}
    return found


def _of_steps(steps: Numbers, times: Numbers) -> dict[str, float]:
    seconds, half = max(0.1, float(times.sum())), len(steps) // 2
    length = max(3, round(_SMOOTH / float(np.median(times))))
    speeds = steps / times
    smooth = smoothed(speeds, length)
    smoother = smoothed(smooth, 2 * length)
    shake = (speeds - smooth)[2:-2].std() if len(steps) > _FEWEST else 0.0
    return {
        "net": float(steps.sum()) / seconds,
        "way": float(np.abs(steps).sum()) / seconds,
        "most": float(np.abs(steps).max(initial=0.0)),
        "fastest": float(np.abs(smooth).max(initial=0.0)),
        "shake": float(shake),
        "sway": float((smooth - smoother).std()),
        "turns": float(np.abs(np.diff(np.sign(smooth))).sum()) / 2 / seconds,
        "late": float(steps[half:].sum() - steps[:half].sum()) / seconds,
        "straight": float(steps.sum()) / (float(np.abs(smooth * times).sum()) + _LITTLE),
    }


def smoothed(values: Numbers, length: int) -> Numbers:
    """The running mean over so many values, those at the ends repeated."""
    before, after = length // 2, length - 1 - length // 2
    padded = np.pad(values, (before, after), mode="edge")
    return np.convolve(padded, np.ones(length) / length, "valid")


def of_stillness(signals: Signals, frames: FrameRange) -> dict[str, float]:
    """Over half a second: blocks that stood, and how far most points drifted."""
    inside = np.arange(frames.start, frames.end)
    at = inside[signals.reference[frames.start : frames.end] >= frames.start]
    still = _known(signals.still[at])
    low, middle, high = np.quantile(still, _QUANTILES)
    found = {
        "still_least": float(still.min()),
        "still_low": float(low),
        "still": float(middle),
        "still_high": float(high),
        "still_most": float(still.max()),
        "structured": float(_known(signals.structured[at]).mean()),
        "drift_agree": float(_known(signals.drift_inliers[at]).mean()),
    }
    for name, scale in SCALES.items():
        drift = scale * _known(getattr(signals, f"drift_{name}")[at], instead=0.0)
        found |= {
            f"drift_{name}": float(np.median(np.abs(drift))),
            f"drift_{name}_most": float(np.quantile(np.abs(drift), 0.9)),
            f"drift_{name}_same": float(np.abs(np.sign(drift).mean())),
        }
    return found


def _known(values: npt.NDArray[np.float32], instead: float = -1.0) -> Numbers:
    known = values[np.isfinite(values)].astype(np.float64)
    return known if len(known) else np.full(1, instead)
