"""What each sample of drift says of the camera: stood, moved, or cannot tell."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_STANDS: Final = 0.18
"""Share of structured blocks that stand from which the camera does: a moving one leaves a tenth, where
edges lie along the move, and a foreground that moves may hide four fifths of what stands."""
_MOVED_STANDS: Final = 0.12
_SLIGHT: Final = 0.0015
"""Drift in half a second, in pictures, that tracking noise explains: a quarter pixel of 160."""
_SLIGHT_ZOOM: Final = 0.0025
_CLEAR: Final = 0.006
"""Drift in half a second, in pictures, that noise cannot explain: a pixel of 160."""
_AGREED: Final = 0.5
"""Share of the points that must move together: half, as nobody else has a majority then."""
_MOST: Final = 0.65
"""From this share on the points decide, even against blocks that stand, as in the middle of a zoom."""
_CHAIN: Final = 0.35
"""How far the sum of the frame to frame motion may lie from the drift over the same frames, as a share."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """The samples of a run of frames whose reference lies in the same run.

    Attributes:
        frames: At which frames they were taken.
        seconds: Time from reference to frame.
        x: Content moved right, picture widths.
        y: Content moved down, picture heights.
        zoom: Content grew, natural logarithm.
        roll: Content turned clockwise, degrees.
        inliers: Share of points that agree.
        residual: Their miss, pixels of a picture 160 long.
        stood: The camera stood still.
        moved: The camera moved.
    """

    frames: npt.NDArray[np.int64]
    seconds: Floats
    x: Floats
    y: Floats
    zoom: Floats
    roll: Floats
    inliers: Floats
    residual: Floats
    stood: Mask
    moved: Mask

    def __len__(self) -> int:
        return len(self.frames)


def samples_of(signals: Signals, frames: FrameRange) -> Samples:
    """The samples that lie wholly within a range."""
    inside = np.arange(frames.start, frames.end)
    at = inside[signals.reference[frames.start : frames.end] >= frames.start]
    x, y, zoom, roll = (
        getattr(signals, f"drift_{name}")[at].astype(np.float64) for name in ("x", "y", "zoom", "roll")
    )
    inliers, still = signals.drift_inliers[at].astype(np.float64), signals.still[at].astype(np.float64)
    agreed = inliers >= _AGREED
    size = np.maximum(np.abs(x), np.abs(y))
    slight = agreed & (size < _SLIGHT) & (np.abs(zoom) < _SLIGHT_ZOOM)
    clear = (
        agreed
        & ((size > _CLEAR) | (np.abs(zoom) > _CLEAR))
        & _chained(signals, at, {"x": x, "y": y, "zoom": zoom})
    )
    stands = still >= _STANDS
    return Samples(
        frames=at,
        seconds=_ages(signals, at),
        x=x,
        y=y,
        zoom=zoom,
        roll=roll,
        inliers=inliers,
        residual=signals.drift_residual[at].astype(np.float64),
        stood=(stands & ~clear) | slight,
        moved=clear & (~(still > _MOVED_STANDS) | (inliers >= _MOST)),
    )


def _ages(signals: Signals, at: npt.NDArray[np.int64]) -> Floats:
    ticks = signals.pts[at] - signals.pts[signals.reference[at]]
    return ticks.astype(np.float64) * float(signals.time_base)


def _chained(signals: Signals, at: npt.NDArray[np.int64], drifts: dict[str, Floats]) -> Mask:
    """Whether the small steps from frame to frame add up to the drift: chance matches do not."""
    missed, largest = np.zeros(len(at)), np.zeros(len(at))
    if not len(at):
        return missed > 0
    first = int(signals.reference[at].min())
    for name, drift in drifts.items():
        steps = np.nan_to_num(getattr(signals, f"motion_{name}")[first + 1 : int(at[-1]) + 1], nan=0.0)
        total = np.concatenate(([0.0], np.cumsum(steps, dtype=np.float64)))
        walked = total[at - first] - total[signals.reference[at] - first]
        missed = np.maximum(missed, np.abs(walked - drift))
        largest = np.maximum(largest, np.abs(drift))
    return missed <= np.maximum(_CHAIN * largest, _SLIGHT * 2)
