from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from clips import plain
from measure.film import scenery, view
from shotlog.measure.detail import detail_of
from shotlog.measure.look import Looker


def frame(picture, pixel_format="yuv420p"):
    return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=pixel_format)


def enlarged(picture, width, height):
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_CUBIC)


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
    assert np.isfinite(detail_of(picture).sharpness)


def test_soft_pictures_are_less_sharp():
    checked = plain(0)
    checked[:, ::2] = 255
    assert detail_of(frame(checked)).sharpness > 10 * detail_of(frame(half_white())).sharpness


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuvj420p", "yuv422p", "yuv444p"])
def test_a_few_lines_of_a_large_picture_give_the_look_that_all_of_them_give(pixel_format):
    picture = frame(enlarged(view(scenery(3)), 1280, 720), pixel_format)
    looker = Looker(1280, 720, Fraction(1), 0)
    few, every = looker._thinned(picture), looker._scaled(picture)
    assert few is not None
    for one, other in zip(few, every, strict=True):
        assert one.shape == other.shape
        assert np.abs(one.astype(int) - other).mean() < 3


def test_a_look_of_black_and_white_has_no_colour():
    look = Looker(1280, 720, Fraction(1), 0)(frame(plain(100, width=1280, height=720)))
    assert set(np.unique(look.blue)) == set(np.unique(look.red)) == {128}
