"""The picture of a proxy: small, upright, with square pixels, in the colours that browsers expect."""

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from shotlog.media.colour import conversion_of
from shotlog.media.orientation import Turn, display_aspect, turn_of

_WIDEST = 2048
"""Pixels; wider pictures than any cinema's become lower instead."""

_FORMAT = "yuv420p"

_BLACK, _NO_COLOUR = 16, 128
"""Of luma and chroma in limited range."""

Plane = npt.NDArray[np.uint8]
"""One plane of a picture, shape (rows, columns)."""


def proxy_size(width: int, height: int, pixel_aspect: Fraction, turn: Turn, highest: int) -> tuple[int, int]:
    """Width and height of the proxy of a picture, both even; it is made smaller, never larger.

    Args:
        width: Pixels stored.
        height: Pixels stored.
        pixel_aspect: Width of a pixel over its height.
        turn: Degrees clockwise that the picture is to be turned.
        highest: Height in pixels that the proxy may have.
    """
    aspect = display_aspect(width, height, pixel_aspect, turn)
    upright = width if turn in (90, 270) else height
    new_height = min(Fraction(upright), Fraction(highest), _WIDEST / aspect)
    return _even(new_height * aspect), _even(new_height)


def _even(length: Fraction) -> int:
    """The nearest even number, of two the lower: what is whole never grows."""
    return max(2, math.floor(length / 2 + Fraction(1, 4)) * 2)


class ProxyPictures:
    """Makes the pictures of one proxy.

    Args:
        size: Width and height of all of them, even.
        pixel_aspect: Width of a pixel of the clip over its height.
    """

    def __init__(self, size: tuple[int, int], pixel_aspect: Fraction) -> None:
        self._size = size
        self._pixel_aspect = pixel_aspect
        self._scaler = VideoReformatter()

    def of(self, picture: VideoFrame) -> VideoFrame:
        """A picture of the clip as it stands in the proxy: BT.709, limited range, 8 bits, 4:2:0.

        One whose shape is not that of the first is fitted in, between black bars.
        """
        turn, _ = turn_of(picture)
        aspect = display_aspect(picture.width, picture.height, self._pixel_aspect, turn)
        width, height = _inside(self._size, aspect)
        lying = turn in (90, 270)
        small = self._scaler.reformat(
            picture,
            width=height if lying else width,
            height=width if lying else height,
            format=_FORMAT,
            src_colorspace=conversion_of(picture),
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA,
        )
        if turn or (width, height) != self._size:
            small = self._composed([np.rot90(plane, -turn // 90) for plane in _planes(small)])
        small.pict_type = PictureType.NONE  # else the encoder would make it what it was in the clip
        return small

    def _composed(self, planes: Sequence[Plane]) -> VideoFrame:
        """Luma and both chroma planes in the middle of a black picture."""
        width, height = self._size
        luma = _centred(planes[0], (height, width), _BLACK)
        chroma = [_centred(plane, (height // 2, width // 2), _NO_COLOUR) for plane in planes[1:]]
        flat = np.concatenate([luma.ravel(), *(plane.ravel() for plane in chroma)])
        return VideoFrame.from_ndarray(flat.reshape(height * 3 // 2, width), format=_FORMAT)


def _inside(size: tuple[int, int], aspect: Fraction) -> tuple[int, int]:
    """Width and height of a picture that fits in; all of it where only rounding to even sizes differs."""
    width, height = size
    fitting = min(width, _even(height * aspect)), min(height, _even(width / aspect))
    return size if fitting[0] + 2 >= width and fitting[1] + 2 >= height else fitting


def _planes(picture: VideoFrame) -> list[Plane]:
    width, height = picture.width, picture.height
    flat = picture.to_ndarray().astype(np.uint8, copy=False).ravel()
    chroma = flat[width * height :].reshape(2, height // 2, width // 2)
    return [flat[: width * height].reshape(height, width), chroma[0], chroma[1]]


def _centred(plane: Plane, shape: tuple[int, int], fill: int) -> Plane:
    canvas = np.full(shape, fill, np.uint8)
    top, left = (shape[0] - plane.shape[0]) // 2, (shape[1] - plane.shape[1]) // 2
    canvas[top : top + plane.shape[0], left : left + plane.shape[1]] = plane
    return canvas
