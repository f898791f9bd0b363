"""The terms that sharpness stands behind."""

from typing import Final

import numpy as np

from shotlog.measure.lens import shifting
from shotlog.measure.lens.depth import deep, shallow
from shotlog.measure.lens.looker import unpacked
from shotlog.measure.lens.sharpness import Sharpness
from shotlog.measure.observations import Observations
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion
from shotlog.timing import FrameIndex, FrameRange

_BLURS: Final = 0.008
"""Picture widths or heights a frame, for a zoom at the edges, from which motion blurs what stands still."""
_STREAKS: Final = 0.03
"""The same from which it leaves sharp only what lies along it."""
_AROUND: Final = 3
"""Frames around a picture that may tell of its motion where its own could not be measured."""


def lens(signals: Signals, observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """`depth_of_field` and `focus_change` of the frames of a shot."""
    pictures = _pictures(observations, frames)
    motions = {frame: _motion(signals, frame, frames) for frame in pictures}
    steady = [seen for frame, seen in pictures.items() if motions[frame] < _BLURS]
    slow = [seen for frame, seen in pictures.items() if motions[frame] < _STREAKS]
    depth = shallow(steady, frames) or deep(slow, frames)
    return [*depth, *shifting.focus_change(pictures, signals.seconds)]


def between(observations: Observations, frames: FrameRange) -> list[FrameIndex]:
    """Frames of a shot to look at besides, to tell when the focus shifts; mostly none."""
    return shifting.between(_pictures(observations, frames))


def _pictures(observations: Observations, frames: FrameRange) -> dict[FrameIndex, Sharpness]:
    return {one.start: unpacked(one) for one in observations.of("focus", frames)}


def _motion(signals: Signals, frame: FrameIndex, frames: FrameRange) -> float:
    """The largest motion of the picture around a frame, a frame; infinite if it could not be measured."""
    near = slice(max(frames.start, frame - _AROUND), min(frames.end, frame + _AROUND + 1))
    motion = (signals.motion_x[near], signals.motion_y[near], signals.motion_zoom[near] / 2)
    moved = np.abs(np.stack(motion)).max(axis=0)
    return float(np.nanmax(moved)) if (~np.isnan(moved)).any() else float("inf")
