import numpy as np
import pytest

from measure.film import relit, scenery, still, view


def said(measurement):
    return measurement.log.shown(measurement.log.shots[0])


def values(measurement):
    return {facet: label.value for facet, label in said(measurement).items()}


def grey(picture):
    return np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)


def test_grey_pictures_are_black_and_white(measured):
    found = values(measured([grey(view(scenery(1)))] * 20))
    assert found["colour"] == "bw"
    assert found["colour_temperature"] == "monochrome"


def test_coloured_pictures_are_colour(measured):
    assert values(measured(still(1, 20)))["colour"] == "colour"


@pytest.mark.parametrize(("tint", "term"), [((1.0, 0.75, 0.45), "warm"), ((0.5, 0.8, 1.0), "cool")])
def test_a_strong_cast_is_named(measured, tint, term):
    picture = (grey(view(scenery(1))) * np.array(tint)).astype(np.uint8)
    assert values(measured([picture] * 20))["colour_temperature"] == term


def test_a_tinted_picture_gets_no_certain_word(measured):
    picture = grey(view(scenery(1))).astype(np.int16) + np.array([3, 0, -3], np.int16)
    labels = said(measured([np.clip(picture, 0, 255).astype(np.uint8)] * 20))
    assert "colour" not in labels or labels["colour"].confidence < 0.9


def test_a_dark_picture_with_deep_shadows_is_low_key(measured):
    picture = relit(view(scenery(1)), 0.2)
    picture[60:120, 120:180] = view(scenery(2))[60:120, 120:180]
    found = values(measured([picture] * 20))
    assert found["key_style"] == "low_key"
    assert found["exposure"] == "dark"


def test_bars_are_found_and_left_out_of_the_brightness(measured):
    picture = relit(view(scenery(1)), 0.9)
    plain = values(measured([picture] * 20))
    picture = picture.copy()
    picture[:24], picture[-24:] = 0, 0
    boxed = measured([picture] * 20)
    assert values(boxed)["overlays"] == ["letterbox"]
    assert values(boxed)["exposure"] == plain["exposure"]
    assert boxed.signals.bar_top[10] == pytest.approx(24 / 180, abs=0.012)


def test_a_picture_without_bars_has_none(measured):
    assert "overlays" not in values(measured(still(1, 20)))


def test_a_held_picture_within_a_moving_shot_is_a_freeze(measured):
    wide = scenery(4, width=1280, height=720)
    path = [400.0 + 3 * step for step in range(25)]
    path = path + [path[-1]] * 20 + [path[-1] + 3 * step for step in range(1, 25)]
    found = measured([view(wide, left) for left in path])
    (part,) = found.log.parts(found.log.shots[0])
    assert (part.facet, part.value) == ("motion_effects", ["freeze_frame"])
    assert abs(part.start - 24) <= 1
    assert abs(part.end - 45) <= 1
