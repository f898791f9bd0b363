"""What is about a line of text: whether it changes while the text stays, and whether there is anything."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Box

_RING: Final = 1.0
"""Width of the ring about a box, in heights of the box."""
_ONE_LEVEL: Final = 8
"""Levels of 255 from the median up to which a ground is of one level: noise and coding, at this size."""
_QUARTER: Final = 0.25
_SMALLEST: Final = 4
"""Pixels a side below which there is nothing to correlate."""

Grey = npt.NDArray[np.uint8]


def changed_around(box: Box, before: Grey, now: Grey, others: Sequence[Box] = ()) -> float:
    """How much the ring about a box changed between two pictures of one size, 0..1 of full scale.

    It is what remains after the best gain and offset are taken out, so that a fade or a change of exposure
    counts for nothing: a sign that the camera holds still on gives zero, text over a moving picture does not.
    Other boxes with text are left out.
    """
    mask = np.zeros(now.shape, bool)
    mask[_slices(box, now.shape, _RING * box.height)] = True
    for each in (box, *others):
        mask[_slices(each, now.shape, each.height / 4)] = False
    return _changed(before[mask], now[mask])


def changed_within(box: Box, before: Grey, now: Grey) -> float:
    """How much the box itself changed, measured as in `changed_around`."""
    place = _slices(box, now.shape, 0)
    return _changed(before[place].ravel(), now[place].ravel())


def moved_within(box: Box, before: Grey, now: Grey) -> float:
    """How far what stands in a box moved between two pictures, in pixels.

    By phase correlation (Kuglin and Hines, The Phase Correlation Image Alignment Method, 1975): what stays is
    found even where the ground behind it changes.
    """
    place = _slices(box, now.shape, 0)
    old, new = before[place].astype(np.float32), now[place].astype(np.float32)
    if min(old.shape) < _SMALLEST:
        return 0.0
    (right, down), _ = cv2.phaseCorrelate(old, new, cv2.createHanningWindow(old.shape[::-1], cv2.CV_32F))
    return round(float(np.hypot(right, down)), 2)


def _changed(before: Grey, now: Grey) -> float:
    if before.size == 0:
        return 0.0
    old, new = before.astype(np.float64), now.astype(np.float64)
    old, new = old - old.mean(), new - new.mean()
    gain = float(old @ new) / max(1.0, float(old @ old))
    return round(float(np.sqrt(np.mean(np.square(new - gain * old)))) / 255, 4)


def plainness(picture: Grey, boxes: Sequence[Box]) -> float:
    """Share of a picture, outside all boxes, that is of one level: 1 for a title card."""
    small = cv2.resize(picture, None, fx=_QUARTER, fy=_QUARTER, interpolation=cv2.INTER_AREA).astype(np.int16)
    outside = np.ones(small.shape, bool)
    for box in boxes:
        outside[_slices(box, small.shape, box.height / 2)] = False
    ground = small[outside]
    return round(float((np.abs(ground - np.median(ground)) <= _ONE_LEVEL).mean()), 4) if ground.size else 0.0


def _slices(box: Box, shape: tuple[int, ...], extra: float) -> tuple[slice, slice]:
    """Rows and columns of a box widened by a share of the picture's height on every side."""
    height, width = shape[:2]
    aspect = height / width
    rows = slice(max(0, int((box.top - extra) * height)), max(0, int((box.bottom + extra) * height) + 1))
    columns = slice(
        max(0, int((box.left - extra * aspect) * width)),
        max(0, int((box.right + extra * aspect) * width) + 1),
    )
    return rows, columns
