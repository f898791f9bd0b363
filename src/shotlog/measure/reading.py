"""The one pass over the pictures of a clip: every frame is decoded once, measured and let go."""

from array import array
from fractions import Fraction
from typing import Any, Final

import av
import cv2
import numpy as np

from shotlog.measure.bars import bars_of
from shotlog.measure.camera import COURSE_LENGTH
from shotlog.measure.detail import detail_of
from shotlog.measure.light import light_of
from shotlog.measure.look import Look, Looker
from shotlog.measure.movement import Movement, Row
from shotlog.measure.sampled import Sampled
from shotlog.measure.signals import Signals, columns
from shotlog.measure.window import Columns, Window
from shotlog.timing import Pts

_TYPECODES: Final = {np.int64: "q", np.int32: "i", np.float32: "f", np.float16: "H"}
"""Of arrays that grow; half floats they do not know, and are kept as whole numbers of the same bits."""


class Pass:
    """Takes the frames of a clip in presentation order and gives its signals at the end."""

    def __init__(self, looker: Looker, time_base: Fraction) -> None:
        """Begin a pass over a clip whose looks `looker` makes."""
        self._looker = looker
        self._time_base = time_base
        self._values: dict[str, array[Any]] = {
            column.name: array(_TYPECODES[column.metadata["dtype"]]) for column in columns()
        }
        self._sampled_at = array("i")
        self._window = Window(self._take_evidence)
        self._before: Look | None = None
        self._movement = Movement(time_base, self._take_movement)

    def add(self, picture: av.VideoFrame, pts: Pts) -> None:
        """Measure the next frame."""
        look = self._looker(picture)
        self._note(pts=pts, **detail_of(picture)._asdict())
        self._note_light(look)
        self._note_difference(look)
        self._movement.add(look.luma, pts)
        self._window.add(look)
        self._before = look

    def finish(self, clip: str) -> Signals:
        """All frames have been added: their signals, under the hash of the clip."""
        self._movement.finish()
        self._window.finish()
        values = {
            column.name: np.asarray(self._values[column.name]).view(column.metadata["dtype"])
            for column in columns()
        }
        sampled_at = np.asarray(self._sampled_at, np.int32)
        course = Sampled(sampled_at, values["course"].reshape(len(sampled_at), COURSE_LENGTH))
        return Signals.of(clip, self._time_base, {**values, "course": course})

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

    def _note_difference(self, look: Look) -> None:
        difference = 0.0
        if self._before is not None:
            difference = float(cv2.mean(cv2.absdiff(self._before.luma, look.luma))[0]) / 255
        self._note(difference=difference)

    def _take_movement(self, row: Row) -> None:
        course = row.pop("course")
        if course is not None:
            self._sampled_at.append(len(self._values["reference"]))
            self._values["course"].extend(course)
        self._note(**row)

    def _take_evidence(self, evidence: Columns) -> None:
        for name, values in evidence.items():
            self._values[name].frombytes(values.tobytes())
