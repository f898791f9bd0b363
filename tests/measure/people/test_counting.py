"""How many people: a number only where it is beyond doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure.people.people_seen import FRAMES, anybody, body, everywhere, face, in_front, observed, somebody
from shotlog.measure.observations import Observations
from shotlog.measure.people.counting import count
from shotlog.measure.people.labelling import people
from shotlog.measure.people.persons import views


def said(observations):
    return {one.facet: one.value for one in count(observations, FRAMES)}


def test_one_person_throughout_is_one():
    assert said(everywhere(somebody)) == {"people_count": 1, "subject_count": "single"}


def test_two_people_side_by_side_are_two():
    two = everywhere(
        lambda frame: somebody(frame, x=0.25, height=0.15) + somebody(frame, x=0.75, height=0.15)
    )
    assert said(two) == {"people_count": 2, "subject_count": "two_shot"}


def test_a_person_from_behind_is_counted_by_the_body_alone():
    assert said(everywhere(lambda frame: [body(frame), anybody(frame, score=0.5)]))["people_count"] == 1


def test_a_face_so_close_that_no_body_is_found_is_one_person():
    assert said(everywhere(lambda frame: [face(frame, height=0.6)]))["people_count"] == 1


@pytest.mark.parametrize(
    "extra",
    [
        anybody(66, x=0.1, y=0.2, height=0.1, score=0.5),
        body(66, x=0.1, y=0.3, height=0.05, score=1.0, pose=1.0),
    ],
    ids=["a part of a person", "a body"],
)
def test_anything_that_might_be_somebody_else_keeps_the_count_silent(extra):
    alone = everywhere(somebody)
    assert said(observed(*alone.seen, extra)) == {}


def test_what_one_network_alone_takes_for_a_face_does_not_hinder():
    alone = everywhere(somebody)
    assert said(observed(*alone.seen, face(66, x=0.1, y=0.2, height=0.05, score=0.6)))["people_count"] == 1


def test_a_faint_face_on_the_body_of_somebody_is_not_somebody_else():
    alone = everywhere(somebody)
    assert said(observed(*alone.seen, face(66, x=0.5, y=0.8, height=0.05, score=0.6)))["people_count"] == 1


def test_small_people_are_not_counted_since_others_are_overlooked():
    assert said(everywhere(lambda frame: somebody(frame, height=0.02))) == {}


def test_a_faint_shoulder_in_half_of_the_pictures_keeps_the_count_silent():
    alone = everywhere(lambda frame: somebody(frame, x=0.3, height=0.15))
    assert said(alone)["people_count"] == 1
    assert said(observed(*alone.seen, in_front(0, score=0.2), in_front(66, score=0.2))) == {}


def test_somebody_who_comes_back_may_be_somebody_else():
    seen = [one for frame in (0, 33, 99) for one in somebody(frame)]
    assert said(observed(*seen)) == {}


def test_somebody_who_leaves_was_there():
    seen = [one for frame in (0, 33) for one in somebody(frame)]
    assert said(observed(*seen)) == {"people_count": 1}


def test_two_pictures_are_too_few():
    assert said(everywhere(somebody, looked=(0, 99))) == {}


def test_where_nothing_answers_in_any_picture_there_is_nobody():
    assert said(observed(face(33, score=0.4), anybody(66, score=0.2))) == {"people_count": 0}


@pytest.mark.parametrize(
    "trace",
    [anybody(33, score=0.3), anybody(33, score=0.45, closer=True), face(33, score=0.7)],
    ids=["a part of a person", "somebody far away", "a face"],
)
def test_a_trace_of_somebody_in_one_picture_is_not_nobody(trace):
    assert said(observed(trace)) == {}


def test_without_the_network_that_sees_anybody_no_number_is_said():
    alone = everywhere(somebody)
    seen = tuple(one for one in alone.seen if one.kind != "person")
    looked = {kind: alone.looked[kind] for kind in ("face", "body")}
    assert count(Observations("x", seen, looked), FRAMES) == []


def test_a_small_person_found_from_close_by_does_not_count():
    seen = [anybody(frame, score=0.6, closer=True) for frame in (0, 33, 66, 99)]
    assert said(observed(*seen)) == {}


def test_things_that_one_network_takes_for_people_are_none():
    lettering = everywhere(lambda frame: [face(frame, score=0.8), body(frame, score=0.8, pose=0.1)])
    assert said(lettering) == {}


def test_where_nobody_looked_nothing_is_said():
    assert people(observed(*somebody(0), looked=()), FRAMES) == []


places = st.lists(
    st.tuples(st.sampled_from((0, 33, 66, 99)), st.floats(0.1, 0.9), st.floats(0.1, 0.6), st.floats(0.3, 1)),
    max_size=12,
)


@given(places)
def test_a_count_is_never_below_the_most_people_in_one_picture(placed):
    seen = [
        one
        for frame, x, y, score in placed
        for one in (
            face(frame, x=x, y=y, height=0.12, score=score),
            body(frame, x=x, y=y, height=0.12, score=score),
        )
    ]
    observations = observed(*seen)
    most = max(len(view.people) for view in views(observations, FRAMES))
    for one in count(observations, FRAMES):
        if one.facet == "people_count":
            assert one.value == most
        assert 0 < one.confidence <= 1


@given(places)
def test_what_was_seen_in_another_shot_changes_nothing(placed):
    alone = everywhere(somebody)
    other = [face(frame + 100, x=x, y=y, score=score) for frame, x, y, score in placed]
    assert said(observed(*alone.seen, *other)) == said(alone)
