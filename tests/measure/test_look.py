from fractions import Fraction

import av
import numpy as np
import pytest

from clips import plain
from shotlog.measure.detail import sharpness_of
from shotlog.measure.look import Looker


def frame(picture, pixel_format="yuv420p"):
    return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=pixel_format)


def half_white():
    picture = plain(0)
    picture[:, 160:] = 255
    return picture


def test_looks_are_upright():
    look = Looker(320, 180, Fraction(1), 90)(frame(half_white()))
    assert look.luma.shape == (160, 90)
    assert look.luma[:70].max() < 20
    assert look.luma[90:].min() > 235


def test_looks_have_square_pixels():
    assert Looker(720, 576, Fraction(64, 45), 0)(frame(plain(128, width=720, height=576))).luma.shape == (
        90,
        160,
    )


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuvj420p", "yuv422p10le", "nv12", "gray", "rgb24"])
def test_every_pixel_format_gives_full_range(pixel_format):
    picture = frame(half_white(), pixel_format)
    luma = Looker(320, 180, Fraction(1), 0)(picture).luma
    assert luma[:, :70].max() <= 2
    assert luma[:, 90:].min() >= 253
    assert np.isfinite(sharpness_of(picture))


def test_soft_pictures_are_less_sharp():
    checked = plain(0)
    checked[:, ::2] = 255
    assert sharpness_of(frame(checked)) > 10 * sharpness_of(frame(half_white()))
