"""What only the picture as it was stored tells, and a small look has lost: sharpness and combing."""

from typing import Final, NamedTuple

import av
import cv2

from shotlog.measure.look import Plane, pixels_of
from shotlog.measure.technical.combing import combing_of

_BANDS: Final = (0.25, 0.5, 0.75)
"""Where bands are taken, as shares of the height; reading the whole picture costs eight times as much."""
_LINES: Final = 16
"""Lines of a band: a few thousand places in each tell sharp from soft."""


class Detail(NamedTuple):
    """Figures of the stored lines of one picture.

    Attributes:
        sharpness: Mean absolute Laplacian of luma in three full-width bands, in levels of 255, from 0. The
            measure is LAPM's plain relative (Pertuz et al., "Analysis of focus measure operators", 2013).
            It compares frames of one clip only: noise and resolution raise it as detail does.
        combing: Share of tiles in which two fields do not belong together.
    """

    sharpness: float
    combing: float


def detail_of(picture: av.VideoFrame) -> Detail:
    """Measure a picture as it was stored."""
    luma = _luma(picture)
    # Two fields woven together look sharp where things move: one of them is enough to tell.
    field = luma[:: 2 if picture.interlaced_frame else 1]
    bands = [field[int(field.shape[0] * place) :][:_LINES] for place in _BANDS]
    return Detail(sum(map(_laplacian, bands)) / len(bands), combing_of(luma))


def _laplacian(band: Plane) -> float:
    return cv2.norm(cv2.Laplacian(band, cv2.CV_16S), cv2.NORM_L1) / band.size


def _luma(picture: av.VideoFrame) -> Plane:
    """Luma at full size: the first plane where it is 8-bit luma, else converted."""
    if not _starts_with_8_bit_luma(picture.format):
        picture = picture.reformat(format="gray")
    return pixels_of(picture.planes[0])


def _starts_with_8_bit_luma(form: av.VideoFormat) -> bool:
    return form.is_planar and not form.is_rgb and form.components[0].bits == 8
