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

_LINES_KEPT: Final = 2
"""Lines at least that a line of the look is the mean of."""
_PLANAR_8_BIT: Final = frozenset({"yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p"})


def _to_full(black: int, white: int, middle: float) -> Plane:
    """Table from limited to full range (ITU-T H.273, 8.3), for levels that lie around `middle` in both."""
    levels = (np.arange(256) - (black if middle == 0 else 128)) * 255 / (white - black) + middle
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


_LUMA_TO_FULL: Final = _to_full(16, 235, 0)
_COLOUR_TO_FULL: Final = _to_full(16, 240, 128)


@dataclass(frozen=True, slots=True)
class Look:
    """A picture as a person sees it, small: upright, square pixels, full range.

    Attributes:
        luma: 0 black to 255 white.
        blue: Blue difference, 128 for no colour (Cb of ITU-T H.273), half as wide and high.
        red: Red difference, 128 for no colour (Cr), half as wide and high.
    """

    luma: Plane
    blue: Plane
    red: Plane


class Looker:
    """Makes looks out of the decoder's pictures."""

    def __init__(self, width: int, height: int, pixel_aspect: Fraction, rotation: int) -> None:
        """Prepare for pictures of a stored size, pixel aspect and rotation (degrees clockwise to display)."""
        self._width, self._height = _small(width * float(pixel_aspect), height)
        self._turns = (rotation // 90) % 4
        self._scaler = VideoReformatter()

    def __call__(self, picture: av.VideoFrame) -> Look:
        """The look of a decoded picture."""
        thin = self._thinned(picture) or self._scaled(picture)
        luma, blue, red = (np.ascontiguousarray(np.rot90(plane, -self._turns)) for plane in thin)
        return Look(luma, blue, red)

    def _thinned(self, picture: av.VideoFrame) -> tuple[Plane, Plane, Plane] | None:
        """Means of what a few lines hold, where whole pixels of a large picture make one of the look.

        Fetching a picture from memory costs more than adding it up: of a large one some lines are enough.
        Lines are skipped in pairs, so that an interlaced picture gives one field.
        """
        whole = picture.width % self._width == 0 and picture.height % self._height == 0
        lines = picture.height // self._height // _LINES_KEPT // 2 * 2
        if not whole or lines < 2 or picture.format.name not in _PLANAR_8_BIT:
            return None
        half = (self._width // 2, self._height // 2)
        full = _is_full_range(picture)
        luma, blue, red = (pixels_of(plane)[lines // 2 :: lines] for plane in picture.planes)
        return (
            _in_full_range(shrunk(luma, self._width, self._height), full, _LUMA_TO_FULL),
            _in_full_range(shrunk(blue, *half), full, _COLOUR_TO_FULL),
            _in_full_range(shrunk(red, *half), full, _COLOUR_TO_FULL),
        )

    def _scaled(self, picture: av.VideoFrame) -> tuple[Plane, Plane, Plane]:
        """The decoder's own scaler, which knows every format."""
        small = self._scaler.reformat(
            picture,
            self._width,
            self._height,
            format="yuv420p",
            interpolation=Interpolation.AREA,
            dst_color_range=ColorRange.JPEG,
            threads=1,  # the cores are busy decoding, and so small a picture is not worth dividing
        )
        luma, blue, red = (pixels_of(plane) for plane in small.planes)
        return luma, blue, red


def pixels_of(plane: av.video.plane.VideoPlane) -> Plane:
    """The samples of an 8-bit plane, without the padding that ends each of its lines in memory; no copy."""
    lines = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload] # PyAV's stubs omit the buffer
    pixels: Plane = lines.reshape(plane.height, plane.line_size)[:, : plane.width]
    return pixels


def _is_full_range(picture: av.VideoFrame) -> bool:
    return picture.color_range == ColorRange.JPEG or picture.format.name.startswith("yuvj")


def _in_full_range(plane: Plane, full: bool, table: Plane) -> Plane:
    return plane if full else cv2.LUT(plane, table).astype(np.uint8, copy=False)


def shrunk(plane: Plane, width: int, height: int) -> Plane:
    """A plane at a smaller size; every sample is the mean of those that it stands for."""
    return cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _small(width: float, height: float) -> tuple[int, int]:
    scale = LONG_SIDE / max(width, height)
    return max(16, round(width * scale)), max(16, round(height * scale))
