"""Which stills a page of what was measured shows, made small enough that a long film still gives a page."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import cv2
import numpy as np

from shotlog.exchange.format import Pictures
from shotlog.record import Clip, ClipLog, Shot
from shotlog.timing import FrameIndex

AROUND: Final = 3
"""Frames shown before and after a boundary."""

_STRIP: Final = 24
"""Stills in the film strip."""
_HOVERED: Final = 240
"""Stills that the pointer can bring up; of a short clip, every frame."""
_BOUNDARIES: Final = 300
"""Boundaries with stills; of more, the least sure."""
_FEW: Final = 40
"""Boundaries up to which their stills are as large as the others."""
_LARGE, _SMALL = 216, 120
"""Heights of stills in pixels."""
_QUALITY: Final = 72
_AT_A_TIME: Final = 96
"""Stills asked for together: what comes is of full size and is not to fill the memory."""


class Album:
    """The stills of a page, as `data:` addresses; those that could not be had are left out.

    Attributes:
        strip: Frames of the film strip.
        hovered: Frames that the pointer can bring up besides.
        boundaries: Shots whose first frame has stills around it, in order.
    """

    def __init__(self, log: ClipLog, pictures: Pictures) -> None:
        frames = log.clip.frames
        self.strip = _spread(frames, _STRIP)
        self.hovered = sorted({*_spread(frames, _HOVERED)} - {*self.strip})
        self.boundaries = _least_sure(log.shots[1:])
        around = {frame for shot in self.boundaries for side in around_of(shot, frames) for frame in side}
        high = _LARGE if len(self.boundaries) <= _FEW else _SMALL
        self._large = dict(_shrunk(log.clip, [*self.strip, *self.hovered], pictures, _LARGE))
        self._around = dict(_shrunk(log.clip, sorted(around), pictures, high))

    def still(self, frame: FrameIndex) -> str | None:
        """A frame of the strip or of those that can be brought up."""
        return self._large.get(frame)

    def around(self, frame: FrameIndex) -> str | None:
        """A frame around a boundary."""
        return self._around.get(frame)


def around_of(shot: Shot, frames: int) -> tuple[range, range]:
    """The last frames before a shot and its first; where it begins gradually, before and after the change."""
    way = shot.transition_in
    return range(max(0, way.start - AROUND), way.start), range(way.end, min(frames, way.end + AROUND))


def _spread(frames: int, count: int) -> list[FrameIndex]:
    return [round(place) for place in np.linspace(0, frames - 1, min(count, frames))]


def _least_sure(shots: Sequence[Shot]) -> list[Shot]:
    kept = sorted(shots, key=lambda shot: shot.transition_in.confidence)[:_BOUNDARIES]
    return sorted(kept, key=lambda shot: shot.start)


def _shrunk(
    clip: Clip, frames: Sequence[FrameIndex], pictures: Pictures, height: int
) -> Iterator[tuple[FrameIndex, str]]:
    for start in range(0, len(frames), _AT_A_TIME):
        stills: Mapping[FrameIndex, bytes] = pictures(clip, sorted(frames[start : start + _AT_A_TIME]))
        for frame, jpeg in stills.items():
            yield frame, "data:image/jpeg;base64," + base64.b64encode(_smaller(jpeg, height)).decode()


def _smaller(jpeg: bytes, height: int) -> bytes:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        return jpeg
    high = min(height, picture.shape[0])
    wide = max(1, round(picture.shape[1] * high / picture.shape[0]))
    small = cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA)
    _, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return bytes(encoded)
