import numpy as np
import pytest
from lens import KINDS, drawn, judged, out_of_focus, planned
from reels.textures import Stock

from shotlog.measure.suggest.suggestion import Suggestion
from shotlog.timing import FrameRange

STOCK = Stock(kinds=("bricks", "leaves"))


def shot(kind):
    return planned(5, KINDS.index(kind), STOCK)


def test_the_focus_goes_from_one_plane_to_the_other_within_its_frames():
    rack = shot("rack")
    [move] = rack.moves
    way = [rack.focus(frame) for frame in range(rack.frames)]
    assert len(set(way[: move.frames.start + 1])) == len(set(way[move.frames.end :])) == 1
    assert abs(way[-1] - way[0]) == 1


def test_there_and_back_ends_where_it_began():
    back = shot("back")
    assert back.focus(0) == back.focus(back.frames)
    assert abs(back.focus(back.frames // 2) - back.focus(0)) == 1


def test_the_same_seed_draws_the_same_pictures():
    first, again = (next(drawn(shot("rack"), seed=3)) for _ in range(2))
    assert np.array_equal(first, again)


def test_a_disc_keeps_the_light():
    layer = np.zeros((50, 50, 1), np.float32)
    layer[25, 25] = 100
    assert out_of_focus(layer, 5).sum() == pytest.approx(100, rel=1e-4)


def test_what_is_said_is_counted_as_right_wrong_and_silent():
    rack = shot("rack")
    frames = rack.moves[0].frames
    depth = Suggestion("depth_of_field", "shallow", 0.9)
    assert list(judged(rack, [depth])) == [
        ("depth of field, shallow", "right"),
        ("change of focus, rack", "silent"),
    ]
    late = FrameRange(frames.start + 40, frames.end + 40)
    met = Suggestion("focus_change", "pull", 0.9, frames=FrameRange(frames.start, late.end), partial=True)
    assert list(judged(rack, [met]))[1:] == [
        ("change of focus, rack", "wrong: pull"),
        ("first frame of a rack", "right"),
        ("last frame of a rack", "wrong"),
    ]
    never = Suggestion("focus_change", "rack", 0.9, frames=FrameRange(0, 5), partial=True)
    assert ("change of focus, none", "wrong: rack") in list(judged(shot("stays"), [never]))
