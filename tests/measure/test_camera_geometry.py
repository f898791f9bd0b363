"""What is read off points whose motion is known exactly."""

import numpy as np
import pytest

from measure.film import scenery, view
from shotlog.measure.camera.fitting import FIGURES, fit
from shotlog.measure.camera.parallax import parallax_of
from shotlog.measure.camera.surfaces import surfaces_of
from shotlog.measure.camera.turning import turn_of

PIXEL = 1 / 160


def places(count=80):
    """Points all over a picture, in widths about its middle, and one over their depth."""
    random = np.random.default_rng(7)
    return random.uniform((-0.48, -0.27), (0.48, 0.27), (count, 2)), random.uniform(0.1, 0.5, count)


def panned(points, angle, focal):
    """By K R K^-1."""
    x, y = points.T
    ahead = np.cos(angle) - x * np.sin(angle) / focal
    return np.stack([(x * np.cos(angle) + focal * np.sin(angle)) / ahead, y / ahead], axis=1)


def travelled(points, near, x=0.0, z=0.0):
    """A camera with a lens of one width that goes to the left or back: points move right or inward."""
    depth = 1 / near
    return (points * depth[:, None] + [x, 0]) / (depth + z)[:, None]


def turn_and_rest(start, end):
    return turn_of(start, end, np.ones(len(start), bool), PIXEL)


@pytest.mark.parametrize("focal", [0.8, 1.0, 1.6])
def test_a_turn_shows_the_length_of_the_lens(focal):
    start, _ = places()
    turn, _ = turn_and_rest(start, panned(start, 0.12, focal))
    assert turn.lens == pytest.approx(1 / focal**2, rel=0.15)
    assert turn.spread > 20


def test_travel_past_a_wall_has_no_perspective():
    start, _ = places()
    turn, missed = turn_and_rest(start, start + np.array([0.1, 0.0]))
    assert turn.lens == pytest.approx(0, abs=0.01)
    assert np.abs(missed).max() < 1e-6


def test_noise_makes_the_lens_doubtful_and_is_no_parallax():
    start, _ = places()
    noise = np.random.default_rng(1).normal(0, PIXEL / 2, start.shape)
    turn, missed = turn_and_rest(start, panned(start, 0.02, 1.0) + noise)
    assert turn.lens_doubt > 0.2
    parallax = parallax_of(start, missed, np.array([0.02, 0.0]), PIXEL)
    assert abs(parallax.shared) < 0.5 * turn.rest_turn


def test_travel_to_the_side_is_known_by_its_parallax():
    start, near = places()
    turn, missed = turn_and_rest(start, travelled(start, near, x=0.3))
    parallax = parallax_of(start, missed, np.array([0.09, 0.0]), PIXEL)
    assert parallax.pole_x > 0.8
    assert parallax.pole_miss < 0.3
    assert turn.rest_turn > 1


def test_travel_forward_is_known_by_its_parallax():
    start, _ = places()
    near = np.where(start[:, 0] > 0, 0.4, 0.1)  # neighbours are at one depth
    _, missed = turn_and_rest(start, travelled(start, near, z=-0.4))
    parallax = parallax_of(start, missed, np.zeros(2), PIXEL)
    assert parallax.pole_z > 0.9
    assert parallax.shared_radial > 2 * abs(parallax.shared_around)


def test_a_zoom_leaves_nothing_over():
    start, _ = places()
    _, missed = turn_and_rest(start, 1.1 * start)
    assert parallax_of(start, missed, np.zeros(2), PIXEL).shared == pytest.approx(0, abs=1e-6)


def test_one_surface_is_alike_all_over_and_several_are_not():
    one = np.random.default_rng(2).integers(60, 160, (90, 160)).astype(np.uint8)
    several = one.copy()
    several[:, 80:] = several[:, 80:] // 8 + 150
    several[45:, :40] //= 3
    assert surfaces_of(several).detail > 3 * surfaces_of(one).detail
    assert surfaces_of(several).shades > 3 * surfaces_of(one).shades


def test_a_fit_has_all_its_figures_and_needs_something_common():
    luma = np.ascontiguousarray(view(scenery(4))[::2, ::2, 1])
    start, _ = places()
    then = (start * 160 + [79.5, 44.5]).astype(np.float32)
    found = fit(then, then + np.array([3, 0], np.float32), luma)
    assert found is not None
    assert len(found) == len(FIGURES) == len(set(FIGURES))
    assert found[FIGURES.index("x")] == pytest.approx(100 * 3 / 160, abs=0.01)
