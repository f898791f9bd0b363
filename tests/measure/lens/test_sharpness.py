import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measure.lens.layers import out_of_focus, scene, texture
from shotlog.measure.lens.looker import FocusLooker, unpacked
from shotlog.measure.lens.sharpness import CELL, sharpness_of


def pixels(values):
    return np.clip(values, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("sigma", "low", "high"), [(0, 0.6, 9), (1, 0.2, 0.6), (2, 0.1, 0.3), (4, 0, 0.12)])
def test_the_ratio_falls_as_blur_grows(sigma, low, high):
    seen = sharpness_of(pixels(out_of_focus(texture(5), sigma)))
    assert low < np.median(seen.ratio[seen.textured]) < high


def test_a_sharp_thing_before_a_soft_wall_is_told_from_it_cell_by_cell():
    seen = sharpness_of(scene(far=4))
    inside = np.zeros((9, 16), bool)
    inside[3:6, 3:6] = True
    assert seen.sharp[inside].all()
    assert not seen.sharp[:, 10:].any()
    assert seen.textured[:, 10:].mean() > 0.8


def test_a_plain_picture_tells_nothing():
    seen = sharpness_of(np.full((360, 640, 3), 120, np.uint8))
    assert not seen.textured.any()
    assert seen.flat == 1


def test_noise_is_not_taken_for_detail():
    random = np.random.default_rng(1)
    seen = sharpness_of(pixels(random.normal(120, 4, (360, 640, 3))))
    assert not seen.sharp.any()


def test_motion_in_one_direction_is_not_taken_for_defocus():
    streaked = cv2.blur(texture(5), (17, 1))
    seen = sharpness_of(pixels(streaked))
    assert (seen.textured & (seen.ratio <= 0.2)).mean() < 0.05


def test_an_edge_in_the_next_cell_does_not_make_a_cell_soft():
    step = np.full((360, 640, 3), 60, np.uint8)
    step[:, 3 * CELL :] = 180
    seen = sharpness_of(step)
    assert (seen.ratio[seen.textured] > 0.6).all()


def test_the_size_of_the_picture_does_not_matter():
    small = sharpness_of(scene(far=4))
    large = sharpness_of(cv2.resize(scene(far=4), None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))
    assert large.ratio.shape == small.ratio.shape
    assert (large.sharp == small.sharp).mean() > 0.9


def test_bars_have_no_part_in_it():
    barred = scene().copy()
    barred[:60], barred[-60:] = 0, 0
    assert sharpness_of(barred).ratio.shape == (6, 16)


@settings(max_examples=30)
@given(st.integers(1, 200), st.integers(1, 200))
def test_whole_cells_only_are_measured_and_kept(height, width):
    picture = np.ascontiguousarray(scene()[:height, :width])
    seen = sharpness_of(picture)
    assert seen.ratio.shape == seen.contrast.shape == seen.luma.shape == (height // CELL, width // CELL)
    assert bool(FocusLooker().look(0, picture)) == (seen.ratio.size > 0)


def test_an_observation_holds_what_was_measured():
    picture = scene(far=4)
    [one] = FocusLooker().look(7, picture)
    kept, seen = unpacked(one), sharpness_of(picture)
    assert (one.kind, one.start, one.end) == ("focus", 7, 8)
    assert np.allclose(kept.ratio, seen.ratio.clip(max=2.55), atol=0.006)
    assert np.allclose(kept.contrast, seen.contrast, atol=0.51)
    assert np.allclose(kept.luma, seen.luma, atol=0.51)
    assert kept.flat == pytest.approx(seen.flat, abs=1e-4)
