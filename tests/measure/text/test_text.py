"""Text that was added is told from text that was filmed; of what is in doubt nothing is said."""

import numpy as np
import pytest

from measure.film import relit
from measure.text.drawn import HEIGHT, WIDTH, camera, looked_at, strap, write
from shotlog.measure.observations import Observations
from shotlog.measure.text import TextLooker, missing, on_screen_text, overlays
from shotlog.media import pictures
from shotlog.timing import FrameRange

pytestmark = pytest.mark.skipif(missing() is not None, reason="needs the extra: pip install shotlog[text]")

SHOT = FrameRange(0, 50)
LOW, CORNER, MIDDLE = (0.5, 0.9), (0.8, 0.1), (0.5, 0.5)


@pytest.fixture
def looker():
    return TextLooker()


def text_of(observed, frames=SHOT):
    return [one.value for one in on_screen_text(observed, frames)]


def terms_of(observed, frames=SHOT):
    return [one.value for one in overlays(observed, frames)]


def test_text_that_stays_while_the_picture_moves_was_added(looker):
    observed = looked_at(looker, [write(camera(60 * n), "STUDIO NORTH", middle=CORNER) for n in range(5)])
    assert text_of(observed) == ["STUDIO NORTH"]
    assert not terms_of(observed)


def test_text_that_moves_with_the_picture_was_filmed(looker):
    assert not text_of(looked_at(looker, [camera(100 + 60 * n, sign="BAKERY SHOP") for n in range(5)]))


def test_a_sign_before_an_unsteady_camera_was_filmed(looker):
    steps = [(300, 100), (304, 102), (298, 98), (303, 97), (299, 103)]
    assert not text_of(looked_at(looker, [camera(*step, sign="BAKERY SHOP") for step in steps]))


def test_a_sign_before_a_camera_that_holds_still_is_left_open(looker):
    assert not text_of(looked_at(looker, [camera(300, sign="BAKERY SHOP")] * 5))


def test_a_change_of_exposure_does_not_make_a_sign_an_overlay(looker):
    sign = camera(300, sign="BAKERY SHOP")
    assert not text_of(looked_at(looker, [relit(sign, gain) for gain in (0.4, 0.6, 0.8, 0.9, 1)]))


def test_a_subtitle_comes_and_goes_over_a_still_picture(looker):
    still = camera(300)
    said = write(still, "Where were you?", middle=LOW)
    observed = looked_at(looker, [still, said, said, still, still])
    assert text_of(observed) == ["Where were you?"]
    assert terms_of(observed) == [["subtitle"]]


def test_two_lines_are_both_given_from_top_to_bottom(looker):
    two = [
        write(write(camera(60 * n), "FIRST LINE", middle=(0.5, 0.75)), "SECOND ONE", middle=LOW)
        for n in range(5)
    ]
    assert text_of(looked_at(looker, two)) == ["FIRST LINE / SECOND ONE"]


def test_two_lines_low_at_the_left_are_a_strap(looker):
    named = [strap(camera(60 * n), "Anna Schmidt", "Director", left=0.08) for n in range(5)]
    assert terms_of(looked_at(looker, named)) == [["lower_third"]]


def test_two_lines_in_the_middle_are_no_strap(looker):
    said = [strap(camera(60 * n), "Where were you", "last summer?", left=0.35) for n in range(5)]
    assert ["lower_third"] not in terms_of(looked_at(looker, said))


def test_a_mark_of_ownership_is_a_watermark(looker):
    observed = looked_at(looker, [write(camera(60 * n), "www.example.com", middle=LOW) for n in range(5)])
    assert terms_of(observed) == [["watermark"]]


def test_a_card_is_a_title(looker):
    card = write(np.zeros((HEIGHT, WIDTH, 3), np.uint8), "CHAPTER ONE", middle=MIDDLE, size=1.5)
    observed = looked_at(looker, [card] * 3)
    assert text_of(observed) == ["CHAPTER ONE"]
    assert terms_of(observed) == [["title"]]


def test_a_timecode_that_runs_is_burnt_in(looker):
    still = camera(300)
    running = [write(still, f"01:02:{n:02}:10", middle=LOW) for n in range(10, 15)]
    assert terms_of(looked_at(looker, running)) == [["timecode_burn"]]


def test_text_that_was_there_in_the_shot_before_was_added_to_both(looker):
    shots = [camera(0, 0)] * 2 + [camera(600, 300)] * 3
    observed = looked_at(looker, [write(picture, "STUDIO NORTH", middle=CORNER) for picture in shots])
    assert text_of(observed, FrameRange(0, 20)) == ["STUDIO NORTH"]
    assert text_of(observed, FrameRange(20, 50)) == ["STUDIO NORTH"]


def test_no_text_is_certain_only_after_several_looks(looker):
    observed = looked_at(looker, [camera(300)] * 3)
    (suggestion,) = on_screen_text(observed, SHOT)
    assert suggestion.value is None
    assert not on_screen_text(observed, FrameRange(0, 15))
    assert not on_screen_text(Observations("0" * 64), SHOT)


def test_the_same_picture_twice_is_read_once_and_alike(looker):
    picture = write(camera(300), "STUDIO NORTH", middle=CORNER)
    once, again = looker.look(0, picture), looker.look(10, picture)
    assert [(one.box, one.text) for one in once] == [(one.box, one.text) for one in again]


def test_another_clip_is_not_compared_with_the_one_before():
    TextLooker().look(10, camera(0))
    (seen,) = TextLooker().look(20, write(camera(0), "STUDIO NORTH", middle=CORNER))
    assert "around" not in seen.figures


def test_a_real_watermark_is_read(shared, looker):
    film = shared / "footage" / "leaf-deer-fades.mp4"
    looked = dict(pictures(film, [60, 150, 230, 320], None, height=720))
    seen = tuple(one for frame in sorted(looked) for one in looker.look(frame, looked[frame]))
    observed = Observations("0" * 64, seen, {"text": tuple(sorted(looked))})
    (text,) = text_of(observed, FrameRange(30, 180))
    assert "Brandon Castellano" in text
    assert terms_of(observed, FrameRange(30, 180)) == [["watermark"]]


def test_small_and_upright_pictures_are_searched_alike(looker):
    film = [np.rot90(camera(60 * n))[:, :360] for n in range(4)]
    written = [write(np.ascontiguousarray(one), "STUDIO NORTH", middle=(0.5, 0.1)) for one in film]
    small = [np.ascontiguousarray(one[::2, ::2]) for one in written]
    assert text_of(looked_at(looker, small), FrameRange(0, 40)) == ["STUDIO NORTH"]
