"""The one pass over the pictures of a clip: every frame is decoded once, measured and let go."""

from array import array
from collections import deque
from fractions import Fraction
from typing import Any, Final

import av
import cv2
import numpy as np

from shotlog.measure.bars import bars_of
from shotlog.measure.camera import Course
from shotlog.measure.detail import sharpness_of
from shotlog.measure.light import light_of
from shotlog.measure.look import Look, Looker, Plane
from shotlog.measure.motion import NO_MOTION, Motion, motion_between
from shotlog.measure.signals import Signals, columns
from shotlog.measure.stillness import Stillness, stillness_between
from shotlog.measure.window import Columns, Window
from shotlog.timing import FrameIndex, Pts

_REFERENCE_AGE: Final = Fraction(1, 2)
"""Seconds back to the frame that drift and stillness compare with: slow moves show, quick ones track."""
_SAMPLE_EVERY: Final = Fraction(1, 8)
"""Seconds between such comparisons; a shot is judged by many of them."""
_MOST_HELD: Final = 64
"""Looks held at most, whatever the PTS say; at more than 128 frames a second the reference is younger."""

_TYPECODES: Final = {np.int64: "q", np.int32: "i", np.float32: "f"}


class Pass:
    """Takes the frames of a clip in presentation order and gives its signals at the end."""

    def __init__(self, looker: Looker, time_base: Fraction) -> None:
        """Begin a pass over a clip whose looks `looker` makes."""
        self._looker = looker
        self._time_base = time_base
        self._values: dict[str, array[Any]] = {
            column.name: array(_TYPECODES[column.metadata["dtype"]]) for column in columns()
        }
        self._window = Window(self._take_evidence)
        self._before: Look | None = None
        self._held: deque[tuple[FrameIndex, Pts, Plane]] = deque(maxlen=_MOST_HELD)
        self._sampled_at: Pts | None = None
        self._course = Course(time_base)

    def add(self, picture: av.VideoFrame, pts: Pts) -> None:
        """Measure the next frame."""
        look = self._looker(picture)
        self._note(pts=pts, sharpness=sharpness_of(picture))
        self._note_light(look)
        self._note_motion(look)
        self._note_drift(look, pts)
        self._values["course"].extend(self._course.add(look.luma, pts).tolist())
        self._window.add(look)
        self._before = look

    def finish(self, clip: str) -> Signals:
        """All frames have been added: their signals, under the hash of the clip."""
        self._window.finish()
        return Signals.of(clip, self._time_base, self._values)

    @property
    def pts(self) -> "array[Any]":
        """PTS of the frames so far."""
        return self._values["pts"]

    def _note(self, **values: float) -> None:
        for name, value in values.items():
            self._values[name].append(value)

    def _note_light(self, look: Look) -> None:
        light = light_of(look)
        self._values["histogram"].extend(light.histogram.tolist())
        self._note(**{name: value for name, value in light._asdict().items() if name != "histogram"})
        self._note(**{f"bar_{edge}": share for edge, share in bars_of(look.luma)._asdict().items()})

    def _note_motion(self, look: Look) -> None:
        difference, motion = 0.0, NO_MOTION
        if self._before is not None:
            difference = float(cv2.mean(cv2.absdiff(self._before.luma, look.luma))[0]) / 255
            motion = motion_between(self._before.luma, look.luma)
        self._note(difference=difference)
        self._note(**_named("motion", motion))

    def _note_drift(self, look: Look, pts: Pts) -> None:
        reference = self._reference(pts)
        if reference is None:
            drift, still = NO_MOTION, Stillness(float("nan"), float("nan"))
        else:
            self._sampled_at = pts
            drift, still = motion_between(reference[1], look.luma), stillness_between(reference[1], look.luma)
        self._note(
            reference=-1 if reference is None else reference[0], **_named("drift", drift), **still._asdict()
        )
        self._held.append((len(self.pts) - 1, pts, look.luma))

    def _reference(self, pts: Pts) -> tuple[FrameIndex, Plane] | None:
        """The frame to compare this one with, where it is time for a sample."""
        if self._sampled_at is not None and (pts - self._sampled_at) * self._time_base < _SAMPLE_EVERY:
            return None
        full = len(self._held) == _MOST_HELD
        while len(self._held) > 1 and (pts - self._held[1][1]) * self._time_base >= _REFERENCE_AGE:
            self._held.popleft()
        if not self._held:
            return None
        frame, then, luma = self._held[0]
        return (frame, luma) if full or (pts - then) * self._time_base >= _REFERENCE_AGE else None

    def _take_evidence(self, evidence: Columns) -> None:
        for name, values in evidence.items():
            self._values[name].frombytes(values.tobytes())


def _named(prefix: str, motion: Motion) -> dict[str, float]:
    return {f"{prefix}_{name}": value for name, value in motion._asdict().items()}
