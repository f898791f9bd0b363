"""One small upright picture of every frame: what all signals but sharpness are measured on."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import av
import cv2
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter

Plane = npt.NDArray[np.uint8]
"""One component of a picture, uint8, shape (height, width)."""

LONG_SIDE: Final = 160
"""Pixels along the longer side: enough for sub-pixel motion, little enough to cost less than decoding."""


@dataclass(frozen=True, slots=True)
class Look:
    """A picture as a person sees it, small: upright, square pixels, full range.

    Attributes:
        luma: 0 black to 255 white.
        blue: Blue difference, 128 for no colour (Cb of ITU-T H.273).
        red: Red difference, 128 for no colour (Cr).
    """

    luma: Plane
    blue: Plane
    red: Plane


class Looker:
    """Makes looks out of the decoder's pictures with the decoder's own scaler."""

    def __init__(self, width: int, height: int, pixel_aspect: Fraction, rotation: int) -> None:
        """Prepare for pictures of a stored size, pixel aspect and rotation (degrees clockwise to display)."""
        self._width, self._height = _small(width * float(pixel_aspect), height)
        self._turns = (rotation // 90) % 4
        self._scaler = VideoReformatter()

    def __call__(self, picture: av.VideoFrame) -> Look:
        """The look of a decoded picture."""
        small = self._scaler.reformat(
            picture,
            self._width,
            self._height,
            format="yuv444p",
            interpolation=Interpolation.AREA,
            dst_color_range=ColorRange.JPEG,
            threads=1,  # the cores are busy decoding, and so small a picture is not worth dividing
        )
        luma, blue, red = (self._upright(plane) for plane in small.planes)
        return Look(luma, blue, red)

    def _upright(self, plane: av.video.plane.VideoPlane) -> Plane:
        return np.ascontiguousarray(np.rot90(pixels_of(plane), -self._turns))


def pixels_of(plane: av.video.plane.VideoPlane) -> Plane:
    """The samples of an 8-bit plane, without the padding that ends each of its lines in memory; no copy."""
    lines = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload] # PyAV's stubs omit the buffer
    pixels: Plane = lines.reshape(plane.height, plane.line_size)[:, : plane.width]
    return pixels


def shrunk(plane: Plane, width: int, height: int) -> Plane:
    """A plane at a smaller size; every sample is the mean of those that it stands for."""
    return cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _small(width: float, height: float) -> tuple[int, int]:
    scale = LONG_SIDE / max(width, height)
    return max(16, round(width * scale)), max(16, round(height * scale))
