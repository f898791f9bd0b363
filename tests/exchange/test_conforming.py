from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.made import caption, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.conforming import conformed, mapping
from shotlog.exchange.material import Material
from shotlog.timing import PtsTable, Rate

RATE = Rate.parse("25")


def material(steps, bounds=(), **more):
    """A clip of a variable rate whose frames last so many milliseconds."""
    pts = [sum(steps[:number]) for number in range(len(steps))]
    clip = clip_of(variable=True, frames=len(steps)).model_copy(
        update={"duration": Fraction(sum(steps), 1000)}
    )
    return Material(log_of(clip, bounds=bounds), times=PtsTable.of(pts, Fraction(1, 1000)), **more)


def test_frames_go_where_their_time_is_nearest():
    one = conformed(material([40, 80, 20, 20, 40], bounds=(2,), markers=(marker(1, 3),)), RATE)
    assert one.frames == (0, 1, 3, 4, 4)
    assert [(shot.start, shot.end) for shot in one.material.log.shots] == [(0, 3), (3, 5)]
    assert (one.material.clip.frames, one.material.clip.variable_rate) == (5, False)
    assert [(mark.start, mark.end) for mark in one.material.markers] == [(1, 4)]
    assert [(loss.what, loss.count) for loss in one.losses] == [("rate", 1)]
    assert mapping(one).decode().split("\r\n")[:3] == [
        "clip,frame,conformed",
        "A001C003.mov,0,0",
        "A001C003.mov,1,1",
    ]


def test_a_shot_without_a_frame_is_left_out_and_it_is_said():
    labels = [label("shot_size", "MCU", shot=1)]
    given = material([40, 5, 5, 60], bounds=(2, 3))
    given = Material(given.log.model_copy(update={"labels": tuple(labels)}), times=given.times)
    one = conformed(given, RATE)
    assert [shot.id for shot in one.material.log.shots] == [given.log.shots[0].id, given.log.shots[2].id]
    assert one.material.log.labels == ()
    assert ("clip", 1) in [(loss.what, loss.count) for loss in one.losses]


def test_what_was_refused_can_be_written_once_it_is_conformed(tmp_path):
    given = material([33, 33, 67] * 20, bounds=(30,), captions=(caption("a", 0, 60),))
    with pytest.raises(UsageError, match="variable frame rate"):
        written("edl", tmp_path / "log.edl", given)
    written("edl", tmp_path / "log.edl", conformed(given, RATE).material)
    assert "00:00:00:00 00:00:01:08" in (tmp_path / "log.edl").read_text()


def test_without_times_nothing_is_guessed():
    with pytest.raises(UsageError, match="nobody knows when"):
        conformed(Material(log_of(clip_of(variable=True))), RATE)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=60), st.data())
def test_shots_still_tile_the_clip(steps, data):
    bounds = sorted(data.draw(st.sets(st.integers(1, len(steps)), max_size=6)) - {len(steps)})
    one = conformed(
        material(steps, bounds), Rate.parse(data.draw(st.sampled_from(["23.976", "25", "59.94"])))
    )
    shots = one.material.log.shots
    assert shots[0].start == 0
    assert shots[-1].end == one.material.clip.frames
    assert all(before.end == after.start for before, after in pairwise(shots))
    assert list(one.frames) == sorted(one.frames)
