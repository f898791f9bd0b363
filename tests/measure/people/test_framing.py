"""Size, place and facing of the main person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure.people.people_seen import FRAMES, anybody, body, everywhere, face, observed, somebody
from shotlog.measure.people.framing import framing
from shotlog.vocabulary import cinema

SIZES = ["ECU", "CU", "MCU", "MS", "MFS", "FS", "WS", "EWS"]


def said(observations):
    return {one.facet: one.value for one in framing(observations, FRAMES)}


@pytest.mark.parametrize(
    ("height", "y", "size"),
    [
        (1.5, 0.5, "ECU"),
        (0.6, 0.5, "CU"),
        (0.32, 0.4, "MCU"),
        (0.18, 0.4, "MS"),
        (0.14, 0.25, "MFS"),
        (0.1, 0.15, "FS"),
        (0.05, 0.3, "WS"),
    ],
)
def test_the_size_is_where_the_frame_cuts_the_body(height, y, size):
    assert said(everywhere(lambda frame: somebody(frame, height=height, y=y)))["shot_size"] == size


@given(st.floats(0.04, 0.5), st.floats(1.05, 1.5))
def test_a_larger_face_in_the_same_place_is_never_a_wider_size(height, factor):
    small, large = (
        said(everywhere(lambda frame, high=high: [face(frame, y=0.4, height=high)])).get("shot_size")
        for high in (height, height * factor)
    )
    assert SIZES.index(large) <= SIZES.index(small)


def test_a_change_of_size_has_a_start_and_an_end():
    seen = [*somebody(0, height=0.6, y=0.5), *somebody(33), *somebody(66), *somebody(99, height=0.18)]
    assert said(observed(*seen))["shot_size"] == {"start": "CU", "end": "MS"}


def test_an_end_without_a_person_is_left_open():
    seen = [one for frame in (0, 33) for one in somebody(frame, height=0.18)]
    assert said(observed(*seen))["shot_size"] == {"start": "MS", "end": None}


def test_a_body_without_a_face_has_a_size_too():
    seen = everywhere(lambda frame: [body(frame, height=0.16), anybody(frame, height=0.16, score=0.5)])
    assert said(seen) == {"shot_size": "MS"}


def test_a_face_that_does_not_fit_its_body_gives_no_size():
    both = everywhere(lambda frame: [face(frame, height=0.5), body(frame, height=0.1)])
    assert "shot_size" not in said(both)


def test_something_larger_that_might_be_somebody_leaves_the_main_person_open():
    seen = [one for frame in (0, 33, 66, 99) for one in somebody(frame, x=0.8, y=0.7, height=0.1)]
    rivals = [body(frame, x=0.2, y=0.2, height=0.3, score=0.9, pose=0.9) for frame in (0, 99)]
    assert said(observed(*seen, *rivals)) == {}


@pytest.mark.parametrize(
    ("x", "y", "cell"),
    [(0.5, 0.5, "centre"), (0.15, 0.15, "top_left"), (0.85, 0.5, "right"), (0.5, 0.15, "top")],
)
def test_the_place_is_a_cell_of_three_by_three(x, y, cell):
    assert said(everywhere(lambda frame: somebody(frame, x=x, y=y, height=0.12)))["frame_position"] == cell


def test_a_face_on_a_line_between_two_cells_has_no_place():
    assert "frame_position" not in said(everywhere(lambda frame: somebody(frame, x=1 / 3)))


@pytest.mark.parametrize(
    ("turn", "facing"),
    [
        (0.1, ["front"]),
        (0.6, None),
        (-1.0, ["three_quarter_front"]),
        (1.6, None),
        (-2.0, ["profile"]),
        (2.0, ["profile"]),
    ],
)
def test_the_side_that_is_seen_follows_from_the_nose_between_the_ears(turn, facing):
    turned = everywhere(lambda frame: [face(frame, turn=turn), body(frame)])
    assert said(turned).get("subject_facing") == facing


def test_shoulders_the_wrong_way_round_are_seen_from_behind():
    turned = everywhere(lambda frame: [body(frame, across=-0.7), anybody(frame, score=0.5)])
    assert said(turned)["subject_facing"] == ["back"]


def test_a_good_face_on_shoulders_the_wrong_way_round_faces_nowhere():
    twisted = everywhere(lambda frame: [face(frame), body(frame, across=-0.7)])
    assert "subject_facing" not in said(twisted)


def test_the_back_of_a_head_taken_for_a_face_faces_nowhere():
    assert "subject_facing" not in said(everywhere(lambda frame: [face(frame, score=0.7), body(frame)]))


@given(st.floats(0.02, 0.9), st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(-2, 2))
def test_whatever_is_said_is_in_the_vocabulary(height, x, y, turn):
    facets = cinema().facets
    seen = everywhere(
        lambda frame: [face(frame, x=x, y=y, height=height, turn=turn), body(frame, x=x, y=y, height=height)]
    )
    for one in framing(seen, FRAMES):
        values = one.value if isinstance(one.value, list) else [one.value]
        assert set(values) <= set(facets[one.facet].terms)
        assert 0.5 <= one.confidence <= 0.9


def test_of_two_people_the_size_is_said_but_no_place():
    two = everywhere(
        lambda frame: somebody(frame, x=0.17, height=0.18) + somebody(frame, x=0.83, height=0.18)
    )
    assert set(said(two)) == {"shot_size"}


def test_a_group_has_no_one_size():
    group = everywhere(
        lambda frame: [face(frame, x=x, height=0.1) for x in (0.1, 0.3, 0.5, 0.7, 0.9)], looked=(0, 50, 99)
    )
    assert said(group) == {}
