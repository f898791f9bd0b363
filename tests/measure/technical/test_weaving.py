import numpy as np
import pytest

from measure.film import noisy, scenery, still
from measure.technical.films import interlaced, moment, pan, telecined, woven
from shotlog.measure.technical.combing import combing_of

_TOP_FIRST = {"flags": "+ilme+ildct", "x264-params": "tff=1"}


def luma(picture):
    return np.ascontiguousarray(picture[..., 1])


def kinds(found):
    return [one.kind for one in found]


def test_only_fields_of_two_moments_are_combed():
    assert combing_of(luma(moment(3))) == 0
    assert combing_of(luma(woven(moment(3), moment(4)))) > 0.5
    assert combing_of(luma(woven(moment(3), moment(3)))) == 0


@pytest.mark.parametrize("level", [4, 30])
def test_grain_is_not_combed(level):
    (picture,) = noisy([moment(3)], level=level)
    assert combing_of(luma(picture)) == 0


def test_one_thing_that_moves_combs_its_part_only():
    before, after = moment(3).copy(), moment(3).copy()
    before[60:140, 100:160] = scenery(9)[:80, :60]
    after[60:140, 100:160] = scenery(9)[:80, 8:68]
    assert 0.02 < combing_of(luma(woven(before, after))) < 0.3


@pytest.mark.parametrize(("height", "width"), [(4, 400), (400, 4), (17, 33), (1080, 1919)])
def test_a_picture_of_any_size_can_be_asked(height, width):
    assert combing_of(np.zeros((height, width), np.uint8)) == 0


def test_interlaced_pictures_are_told(found):
    (one,) = found(interlaced(40))
    assert one.kind == "interlaced"
    assert "does not say so" in one.words


def test_the_flag_of_the_file_is_held_against_the_pictures(found):
    (one,) = found(interlaced(40), codec_options=_TOP_FIRST)
    assert (one.kind, one.evidence["flag"]) == ("interlaced", "top_first")
    (one,) = found(noisy(pan(range(40))), codec_options=_TOP_FIRST)
    assert one.kind == "flagged_interlaced"


def test_telecine_is_told_from_interlacing(found):
    assert kinds(found(telecined(48))) == ["telecined"]


def test_progressive_pictures_are_not_woven(found):
    assert found(noisy(pan(range(40)))) == []


def test_still_pictures_tell_nothing_of_fields(found):
    assert found(noisy(still(1, 30), level=1)) == []
