"""Bars are no part of the picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.measure.people.bars import inside_bars


def picture(height=90, width=160, level=120):
    return np.full((height, width, 3), level, np.uint8)


def test_bars_above_and_below_are_left_out():
    boxed = picture()
    boxed[:10] = boxed[-10:] = 16
    part = inside_bars(boxed)
    assert (part.top, part.height, part.left, part.width) == (10, 70, 0, 160)
    assert part.of(boxed).min() == 120


def test_uneven_darkness_is_no_bar():
    dark = picture()
    dark[-20:] = 5
    assert inside_bars(dark).height == 90


def test_a_black_picture_is_all_picture():
    part = inside_bars(picture(level=0))
    assert (part.width, part.height) == (160, 90)


def test_boxes_are_shares_of_the_whole_picture():
    boxed = picture()
    boxed[:10] = boxed[-10:] = 16
    assert inside_bars(boxed).box(0, 0, 80, 35) == pytest.approx((0, 1 / 9, 0.5, 0.5))


@given(*[st.floats(-500, 500)] * 4)
def test_boxes_lie_inside_the_picture(a, b, c, d):
    box = inside_bars(picture()).box(min(a, b), min(c, d), max(a, b), max(c, d))
    assert box is None or all(0 <= edge <= 1 for edge in box)
