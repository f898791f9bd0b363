import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measure.film import scenery
from measure.text.drawn import write
from shotlog.measure.observations import Box
from shotlog.measure.text import engine, missing
from shotlog.measure.text.engine import crop
from shotlog.measure.text.looking import overlap
from shotlog.measure.text.surroundings import changed_around, changed_within, moved_within, plainness

GREY = np.ascontiguousarray(scenery(1)[..., 0])
BOX = Box(0.3, 0.4, 0.6, 0.5)

shares = st.floats(0, 0.98)


def boxes():
    side = st.tuples(shares, st.floats(0.01, 1))
    return st.builds(lambda x, y: Box(x[0], y[0], min(1.0, x[0] + x[1]), min(1.0, y[0] + y[1])), side, side)


@settings(max_examples=30)
@given(boxes(), st.floats(0.3, 1))
def test_more_or_less_light_is_no_change(box, gain):
    relit = np.asarray(GREY * gain, np.uint8)
    assert changed_around(box, GREY, relit) < 0.01
    assert changed_within(box, GREY, relit) < 0.01


def test_another_picture_about_the_text_is_a_change():
    other = np.ascontiguousarray(scenery(2)[..., 0])
    assert changed_around(BOX, GREY, other) > 0.05


def test_other_text_in_the_ring_is_left_out():
    changed = GREY.copy()
    below = Box(0.3, 0.52, 0.6, 0.6)
    changed[int(0.53 * 360) : int(0.59 * 360), int(0.31 * 640) : int(0.59 * 640)] = 255
    assert changed_around(BOX, GREY, changed) > 0.05
    assert changed_around(BOX, GREY, changed, [below]) < 0.01


@given(st.integers(-6, 6), st.integers(-4, 4))
def test_what_moves_is_followed_by_the_pixel(right, down):
    words = np.ascontiguousarray(write(scenery(1), "BAKERY SHOP", middle=(0.45, 0.45))[..., 0])
    moved = np.roll(words, (down, right), axis=(0, 1))
    assert moved_within(BOX, words, moved) == pytest.approx(np.hypot(right, down), abs=0.5)


def test_a_plain_card_is_plain_and_a_scene_is_not():
    assert plainness(np.full((360, 640), 20, np.uint8), [BOX]) == 1
    detailed = np.random.default_rng(1).integers(0, 255, (90, 160), np.uint8).repeat(4, 0).repeat(4, 1)
    assert plainness(detailed, []) < 0.5


@given(boxes(), boxes())
def test_overlap_is_symmetric_and_whole_with_itself(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1 + 1e-6
    assert overlap(one, one) == pytest.approx(1, abs=1e-3)


@given(boxes(), st.floats(0, 1))
def test_no_crop_is_empty(box, margin):
    assert crop(GREY, box, margin=margin).size > 0


def test_an_extra_that_is_missing_is_said_with_its_command(monkeypatch):
    monkeypatch.setattr(
        engine, "find_spec", lambda name: None if name == "rapidocr" else importlib.util.find_spec(name)
    )
    assert 'pip install "shotlog[text]"' in (missing() or "")
