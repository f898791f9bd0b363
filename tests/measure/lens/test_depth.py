import numpy as np
import pytest

from measure.lens.layers import out_of_focus, scene, texture
from shotlog.measure.lens.depth import deep, shallow
from shotlog.measure.lens.sharpness import sharpness_of
from shotlog.timing import FrameRange

_ALL = FrameRange(0, 50)


def seen(*pictures):
    return [sharpness_of(np.clip(one, 0, 255).astype(np.uint8)) for one in pictures]


def said(pictures):
    return [(one.facet, one.value) for one in shallow(pictures, _ALL) or deep(pictures, _ALL)]


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_a_soft_wall_behind_a_sharp_thing_is_shallow(seed):
    assert said(seen(scene(far=4, seed=seed), scene(far=4, seed=seed))) == [("depth_of_field", "shallow")]


def test_so_is_a_soft_thing_before_a_sharp_wall():
    assert said(seen(scene(near=4), scene(near=4))) == [("depth_of_field", "shallow")]


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_sharp_all_over_is_deep(seed):
    assert said(seen(scene(seed=seed), scene(seed=seed))) == [("depth_of_field", "deep")]


def test_more_blur_is_surer():
    [little] = shallow(seen(scene(near=4), scene(near=4)), _ALL)
    [much] = shallow(seen(scene(far=4), scene(far=4)), _ALL)
    assert 0.8 <= little.confidence < much.confidence <= 0.9
    assert set(much.evidence) == {"blurred", "sharp", "pictures"}


def test_nothing_is_said_of_one_picture():
    assert said(seen(scene())) == said(seen(scene(far=4))) == []


def test_nothing_is_said_of_what_is_soft_all_over():
    assert said(seen(out_of_focus(texture(1), 4), out_of_focus(texture(1), 4))) == []


def test_nothing_is_said_of_what_is_a_little_soft():
    assert said(seen(scene(far=1), scene(far=1))) == []


def test_a_plain_wall_does_not_tell_how_deep_the_focus_is():
    plain = scene().copy()
    plain[:, 360:] = 90
    assert said(seen(plain, plain)) == []


def test_one_picture_that_differs_makes_it_doubtful():
    assert said(seen(scene(), scene(), scene(far=1.5))) == []
    assert said(seen(scene(far=4), scene(far=4), scene())) == []


def test_pictures_of_few_cells_tell_nothing():
    tiny = [one[:200, :240] for one in (scene(), scene())]
    assert said(seen(*tiny)) == []


def test_a_narrow_picture_on_its_own_enlargement_has_no_shallow_focus():
    ground = scene(near=4, far=4).copy()
    ground[:, 200:440] = scene()[:, 200:440]
    assert said(seen(ground, ground)) == []
    assert said([sharpness_of(np.ascontiguousarray(ground.transpose(1, 0, 2)))] * 2) == []
