"""Sharpness, measured on the picture as it was stored: a small look has lost what tells sharp from soft."""

from typing import Final

import av
import cv2
import numpy as np

from shotlog.measure.look import Plane, pixels_of

_BANDS: Final = (0.25, 0.5, 0.75)
"""Where bands are taken, as shares of the height; reading the whole picture costs eight times as much."""
_BAND_SHARE: Final = 24
"""A band is the height divided by this."""


def sharpness_of(picture: av.VideoFrame) -> float:
    """Mean absolute Laplacian of luma in three full-width bands, in levels of 255, from 0.

    The measure is LAPM's plain relative (Pertuz et al., "Analysis of focus measure operators", 2013).
    It compares frames of one clip only: noise and resolution raise it as detail does.
    """
    luma = _luma(picture)
    height = luma.shape[0]
    rows = max(3, height // _BAND_SHARE)
    bands = [luma[int(height * place) :][:rows] for place in _BANDS]
    return float(np.mean([_laplacian(band) for band in bands]))


def _laplacian(band: Plane) -> float:
    return float(cv2.mean(np.abs(cv2.Laplacian(band, cv2.CV_16S)))[0])


def _luma(picture: av.VideoFrame) -> Plane:
    """Luma at full size: the first plane where it is 8-bit luma, else converted.

    Interlaced pictures give one field: two fields woven together look sharp where things move.
    """
    if not _starts_with_8_bit_luma(picture.format):
        picture = picture.reformat(format="gray")
    return pixels_of(picture.planes[0])[:: 2 if picture.interlaced_frame else 1]


def _starts_with_8_bit_luma(form: av.VideoFormat) -> bool:
    return form.is_planar and not form.is_rgb and form.components[0].bits == 8
