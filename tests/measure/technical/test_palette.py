import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clips import textured
from shotlog.measure.observations import Observations
from shotlog.measure.suggest.colour import colourfulness
from shotlog.measure.technical.palette import COLOURS, PaletteLooker, chroma, palette
from shotlog.timing import FrameRange

_ALL = FrameRange(0, 100)


def seen(*pictures):
    looker = PaletteLooker()
    found = [one for frame, picture in enumerate(pictures) for one in looker.look(frame, picture)]
    return Observations("0" * 64, tuple(found), {"palette": tuple(range(len(pictures)))})


def striped(*stripes):
    """Blue, green, red; a stripe for each colour, so many lines high."""
    return np.concatenate([np.full((lines, 96, 3), colour, np.uint8) for colour, lines in stripes])


def test_flat_colours_are_given_exactly_with_their_shares():
    picture = striped(((40, 60, 200), 48), ((200, 180, 40), 24), ((30, 120, 40), 24))
    assert dict(palette(seen(picture), _ALL)) == {"#c83c28": 0.5, "#28781e": 0.25, "#28b4c8": 0.25}


def test_several_pictures_are_put_together():
    red, blue = striped(((40, 60, 200), 96)), striped(((200, 60, 40), 96))
    assert dict(palette(seen(red, red, blue), _ALL)) == {
        "#c83c28": pytest.approx(2 / 3, abs=0.001),
        "#283cc8": pytest.approx(1 / 3, abs=0.001),
    }


def test_a_small_vivid_thing_is_not_lost_among_greys():
    greys = [((level, level, level), 12) for level in range(60, 200, 20)]
    colours = [swatch.colour for swatch in palette(seen(striped(*greys, ((20, 20, 220), 6))), _ALL)]
    assert any(int(name[1:3], 16) - int(name[5:7], 16) > 120 for name in colours)


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_a_palette_has_up_to_five_colours_adding_up_to_the_whole_and_is_always_the_same(seed):
    picture = textured(seed, width=96, height=54)
    swatches = palette(seen(picture), _ALL)
    assert 1 <= len(swatches) <= COLOURS
    assert sum(swatch.share for swatch in swatches) == pytest.approx(1, abs=0.001)
    assert [swatch.share for swatch in swatches] == sorted((s.share for s in swatches), reverse=True)
    assert palette(seen(picture), _ALL) == swatches


def test_bars_have_no_part_in_it():
    picture = striped(((0, 0, 0), 16), ((40, 60, 200), 64), ((0, 0, 0), 16))
    assert [swatch.colour for swatch in palette(seen(picture), _ALL)] == ["#c83c28"]


def test_nothing_is_known_of_frames_that_were_not_looked_at():
    observations = seen(striped(((40, 60, 200), 96)))
    assert palette(observations, FrameRange(5, 9)) == []
    assert chroma(observations, FrameRange(5, 9)) is None
    assert colourfulness(observations, FrameRange(5, 9)) == []


@pytest.mark.parametrize(
    ("colour", "terms"),
    [((30, 40, 220), ["high"]), ((120, 125, 130), ["low"]), ((120, 120, 120), []), ((90, 110, 150), [])],
)
def test_only_clearly_strong_or_weak_colours_are_so_called(colour, terms):
    observations = seen(striped((colour, 96)))
    assert [one.value for one in colourfulness(observations, _ALL)] == terms


def test_observations_keep_what_a_palette_needs():
    observations = seen(cv2.resize(textured(3), (160, 90)))
    again = Observations.from_table(observations.table())
    assert palette(again, _ALL) == palette(observations, _ALL)
