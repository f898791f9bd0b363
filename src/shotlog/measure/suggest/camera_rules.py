"""Standing still, or moving in a direction: told by rules from the motion of the whole picture.

The device (turn, travel or zoom) is left open here; `camera_learnt` names it where it can be told.
"""

from typing import Final

import numpy as np

from shotlog.measure.signals import Signals
from shotlog.measure.suggest.camera_samples import Floats, Samples, samples_of
from shotlog.measure.suggest.suggestion import Suggestion, figure, grown
from shotlog.record import Evidence
from shotlog.timing import FrameRange

_FEWEST: Final = 4
"""Samples, at eight a second, below which standing still may be chance."""
_STOOD: Final = 0.75
_MOVED: Final = 0.35
_HARDLY: Final = 0.02
_CREEP: Final = 0.0008
"""Median drift in half a second that, all in one direction, is a slow move and not noise."""
_SAME_WAY: Final = 0.8
"""Share of samples that go the same way in a move of one direction."""
_ZOOM_REACH: Final = 0.35
"""Growth by 1 % moves points by 0.35 % of the width on average over the picture."""
_DOMINANT: Final = 2.5
"""By this factor one direction must outweigh the others to be named."""
_SPEED: Final = 0.05
"""Pictures a second from which the motion from frame to frame alone says that the camera moves."""
_CROWD: Final = 0.6
"""Share of points that must agree for that: a vehicle that fills half the picture reaches 0.55."""
_ROLLING: Final = 0.6
"""Degrees in half a second that the content turns, more than tracking noise."""


def by_rules(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Static, moving, or moving in a direction; nothing where it cannot be told."""
    samples = samples_of(signals, frames)
    if _is_static(samples):
        return _static(samples, frames)
    if len(samples) >= _FEWEST and float(samples.moved.mean()) >= _MOVED:
        return _moving_by_samples(samples, frames)
    return _moving_by_frames(signals, frames)


def _is_static(samples: Samples) -> bool:
    if len(samples) < _FEWEST or samples.moved.mean() > _HARDLY:
        return False
    return float(samples.stood.mean()) >= _STOOD and not _creeps(samples) and not _rolls(samples)


def _rolls(samples: Samples) -> bool:
    """Whether most points turn about the middle, as blocks near it hardly show."""
    turning = (samples.inliers >= _CROWD) & (np.abs(samples.roll) > _ROLLING)
    return float(turning.mean()) >= _MOVED and _same_way(samples.roll[turning]) >= _SAME_WAY


def _creeps(samples: Samples) -> bool:
    """Whether tiny drifts all go the same way."""
    return any(
        abs(float(np.median(drift))) > _CREEP and _same_way(drift) >= _SAME_WAY
        for drift in (samples.x[samples.stood], samples.y[samples.stood], samples.zoom[samples.stood])
    )


def _same_way(drift: Floats) -> float:
    """Share of values that have the sign of their median."""
    return float((np.sign(drift) == np.sign(np.median(drift))).mean()) if len(drift) else 0.0


def _static(samples: Samples, frames: FrameRange) -> list[Suggestion]:
    stood = float(samples.stood.mean())
    sure = grown(stood, least=_STOOD, sure=1.0, low=0.8, high=0.95)
    evidence: Evidence = {"stood": figure(stood), "samples": len(samples)}
    facets = (("camera_movement", "static"), ("steadiness", "locked_off"))
    return [Suggestion(facet, value, sure, dict(evidence), frames) for facet, value in facets]


def _moving_by_samples(samples: Samples, frames: FrameRange) -> list[Suggestion]:
    moved = samples.moved
    share = float(moved.mean())
    seconds = samples.seconds[moved]
    speeds = tuple(drift[moved] / seconds for drift in (samples.x, samples.y, samples.zoom))
    evidence: Evidence = {"moved": figure(share), "samples": len(samples), **_speeds(*speeds)}
    sure = grown(share, least=_MOVED, sure=0.8, low=0.75, high=0.95)
    direction = _direction(*speeds)
    if direction is not None:
        return [Suggestion("camera_movement", direction, sure - 0.1, evidence, frames)]
    return [Suggestion("camera_movement", "moving", sure, evidence, frames)]


def _moving_by_frames(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """Where a move is too fast, or the shot too short, for samples half a second apart."""
    rows = slice(frames.start + 1, frames.end)
    inliers = signals.motion_inliers[rows]
    ticks = np.diff(signals.pts[frames.start : frames.end]) * float(signals.time_base)
    use = (np.nan_to_num(inliers) >= _CROWD) & (ticks > 0)
    if len(frames) < 2 * _FEWEST or use.mean() < 0.5:
        return []
    speeds = tuple(
        getattr(signals, f"motion_{name}")[rows][use].astype(np.float64) / ticks[use]
        for name in ("x", "y", "zoom")
    )
    direction = _direction(*speeds)
    x, y, zoom = (abs(float(np.median(speed))) for speed in speeds)
    if direction is None or max(x, y, _ZOOM_REACH * zoom) < _SPEED:
        return []
    evidence: Evidence = {"followed": figure(float(use.mean())), **_speeds(*speeds)}
    return [Suggestion("camera_movement", direction, 0.7, evidence, frames)]


def _direction(x: Floats, y: Floats, zoom: Floats) -> str | None:
    """The camera's direction where one outweighs the others and is kept; content moves the opposite way."""
    ways = (
        (x, 1.0, "leftward", "rightward"),
        (y, 1.0, "upward", "downward"),
        (zoom, _ZOOM_REACH, "inward", "outward"),
    )
    sized = sorted(
        ((reach * abs(float(np.median(speed))), speed, more, less) for speed, reach, more, less in ways),
        key=lambda way: way[0],
    )
    first, speed, more, less = sized[-1]
    if first < _DOMINANT * sized[-2][0] or _same_way(speed) < _SAME_WAY:
        return None
    return more if np.median(speed) > 0 else less


def _speeds(x: Floats, y: Floats, zoom: Floats) -> Evidence:
    return {
        "content_x_a_second": figure(float(np.median(x))),
        "content_y_a_second": figure(float(np.median(y))),
        "content_growth_a_second": figure(float(np.median(zoom))),
    }
