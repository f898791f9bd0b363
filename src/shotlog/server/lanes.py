"""What was measured of a clip as lanes beside the picture: curves, a value a frame, and spans of frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure import Observations, Signals
from shotlog.measure.observations import Kind, Seen
from shotlog.timing import FrameRange

Curve = npt.NDArray[np.float32]
"""A value a frame, NaN where there is none."""


@dataclass(frozen=True, slots=True)
class CurveLane:
    """A signal to be drawn as a curve.

    Attributes:
        name: Its name among lanes.
        label: What it shows.
        unit: In which unit.
        signal: The column of the signals that it draws.
        sign: -1 where the camera goes against what the picture does.
        reach: Height of the scale at least, so that noise looks like nothing.
    """

    name: str
    label: str
    unit: str
    signal: str
    sign: int = 1
    reach: float = 0.0


CURVES: Final = (
    # When what is seen goes left, the camera turns right: lanes tell of the camera.
    CurveLane("pan", "pan, right up", "picture widths a frame", "motion_x", -1, 0.004),
    CurveLane("tilt", "tilt, up up", "picture heights a frame", "motion_y", 1, 0.004),
    CurveLane("zoom", "growing, in up", "logarithm, a frame", "motion_zoom", 1, 0.004),
    CurveLane("roll", "roll, clockwise up", "degrees a frame", "motion_roll", -1, 0.2),
    CurveLane("steadiness", "standing still", "share of the picture", "still", 1, 1.0),
    CurveLane("brightness", "brightness", "0 black to 1 white", "luma", 1, 1.0),
    CurveLane("colour", "saturation", "0 grey to 1", "saturation", 1, 0.5),
    CurveLane("sharpness", "sharpness", "levels of 255", "sharpness", 1, 4.0),
)
"""All curves, in the order in which they stand."""


@dataclass(frozen=True, slots=True)
class SpanLane:
    """What was seen or heard for some frames.

    Attributes:
        name: Its name among lanes.
        label: What it shows.
        kind: Kind of observation that it draws.
        one: What one of them is called.
    """

    name: str
    label: str
    kind: Kind
    one: str


SPANS: Final = (
    SpanLane("faces", "faces", "face", "face"),
    SpanLane("people", "people", "person", "person"),
    SpanLane("text", "text", "text", "text"),
    SpanLane("speech", "speech", "speech", "stretch of speech"),
)
"""All lanes of spans, in the order in which they stand."""


def curve(signals: Signals, lane: CurveLane) -> Curve:
    """The values of a lane."""
    values: Curve = getattr(signals, lane.signal).astype(np.float32)
    return lane.sign * values


def scale(values: Curve, lane: CurveLane) -> tuple[float, float]:
    """Lowest and highest value to draw, zero between them; the odd peak may lie outside."""
    finite = values[np.isfinite(values)]
    low, high = (0.0, 0.0) if not finite.size else (float(q) for q in np.quantile(finite, (0.005, 0.995)))
    low, high = min(0.0, low), max(0.0, high)
    if high - low < lane.reach:
        return (low, low + lane.reach) if low == 0 else (-lane.reach / 2, lane.reach / 2)
    return low, max(high, low + 1e-6)


def spans(observations: Observations, lane: SpanLane, frames: int) -> list[tuple[int, int, str, float]]:
    """First and exclusive last frame, words and sureness of what was observed, by first frame.

    What was seen in single pictures stands for the frames up to halfway to the next picture looked at.
    """
    looked = observations.looked_at(lane.kind, FrameRange(0, frames))
    halves = [0, *((one + other + 1) // 2 for one, other in pairwise(looked)), frames]
    reach = dict(zip(looked, pairwise(halves), strict=True)) if looked else {}
    found: dict[tuple[int, int], list[Seen]] = {}
    for one in observations.of(lane.kind, FrameRange(0, frames)):
        single = one.end == one.start + 1
        start, end = reach.get(one.start, (one.start, one.end)) if single else (one.start, one.end)
        found.setdefault((start, end), []).append(one)
    return [
        (start, end, _words(seen, lane), max(one.score for one in seen))
        for (start, end), seen in sorted(found.items())
    ]


def _words(seen: Sequence[Seen], lane: SpanLane) -> str:
    said = " / ".join(one.text for one in seen if one.text)
    return said or (f"{len(seen)} {lane.label}" if len(seen) > 1 else f"1 {lane.one}")
