"""The text detector and recogniser: PP-OCRv6 (Baidu, Apache-2.0) through RapidOCR, weights in its package."""

from importlib.util import find_spec
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Box
from shotlog.media import Picture

_SIDE: Final = 512
"""Longer side in pixels of the picture in which text is searched for. At 640, half as dear again, no further
line of 5 % of the height was found; pale ones of 3.5 % are missed in some small pictures at either."""
_THREADS: Final = 1
"""Two take a third more processor time for the same picture, and clips are measured side by side."""
_LOW: Final = 0.3
"""Score from which a box is text at all: below the detector's own 0.5, so that none means something."""
_TALLEST: Final = 0.3
"""Share of the picture's height: the detector answers to blur and darkness with boxes as large as that."""
_STEEPEST: Final = 0.17
"""Slope of a line, ten degrees: added text stands level."""
_MARGIN: Final = 0.1


class Found(NamedTuple):
    """Something like a line of text: its place in the picture and the detector's score, 0..1."""

    box: Box
    score: float


class Reading(NamedTuple):
    """What a line says, and the recogniser's score, 0..1."""

    text: str
    score: float


def missing() -> str | None:
    """What must be installed before text can be read: a sentence; None where everything is there."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return 'text in the picture was not looked for: install it with pip install "shotlog[text]"'
    return None


class Engine:
    """The models, loaded once; to be made where nothing is `missing` only."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415 - an extra

        self._models = RapidOCR(
            params={
                "Global.log_level": "error",
                "Det.limit_type": "max",
                "Det.limit_side_len": _SIDE,
                "Det.box_thresh": _LOW,
                "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            }
        )

    def find(self, picture: Picture) -> list[Found]:
        """Level lines of text in a picture, best first."""
        height, width = picture.shape[:2]
        scale = _SIDE / max(height, width)
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)
        found: Any = self._models(small, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        lines = [
            Found(_box(corners, small.shape), round(float(score), 3))
            for corners, score in zip(found.boxes, found.scores, strict=True)
            if _is_level(corners)
        ]
        return sorted((line for line in lines if line.box.height <= _TALLEST), key=lambda line: -line.score)

    def read(self, picture: Picture, box: Box) -> Reading:
        """What stands in a box of a picture; an empty text where that is nothing."""
        part = crop(picture, box, margin=_MARGIN)
        answer: Any = self._models(part, use_det=False, use_cls=False, use_rec=True)
        if not answer.txts:
            return Reading("", 0.0)
        return Reading(answer.txts[0].strip(), round(float(answer.scores[0]), 3))


def crop(picture: npt.NDArray[np.uint8], box: Box, *, margin: float = 0.0) -> npt.NDArray[np.uint8]:
    """The part of a picture in a box widened by a share of its height, at least one pixel."""
    height, width = picture.shape[:2]
    extra = margin * box.height * height
    left, right = _within(box.left * width - extra, box.right * width + extra, width)
    top, bottom = _within(box.top * height - extra, box.bottom * height + extra, height)
    return np.ascontiguousarray(picture[top:bottom, left:right])


def _within(start: float, end: float, length: int) -> tuple[int, int]:
    first = min(max(0, int(start)), length - 1)
    return first, min(length, max(first + 1, round(end)))


def _box(corners: npt.NDArray[np.floating], shape: tuple[int, ...]) -> Box:
    height, width = shape[:2]
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Box(
        *(round(float(side), 4) for side in (left / width, top / height, right / width, bottom / height))
    )


def _is_level(corners: npt.NDArray[np.floating]) -> bool:
    (left, top), (right, end) = corners[0], corners[1]
    return bool(abs(end - top) <= _STEEPEST * abs(right - left))
