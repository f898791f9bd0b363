"""One person by themselves, or past the shoulder of another."""

import pytest

from measure.people.people_seen import FRAMES, anybody, everywhere, face, in_front, observed, somebody
from shotlog.measure.people.labelling import people


def said(observations):
    return {one.facet: one.value for one in people(observations, FRAMES)}.get("framing_type")


def aside(frame):
    return somebody(frame, x=0.3, height=0.2)


def test_one_person_and_nobody_else_is_a_clean_single():
    assert said(everywhere(somebody)) == ["clean_single"]


def test_somebody_in_front_at_the_other_side_is_looked_past():
    assert said(everywhere(lambda frame: [*aside(frame), in_front(frame)])) == ["OTS"]


def test_the_other_side_may_be_the_left():
    seen = everywhere(
        lambda frame: [*somebody(frame, x=0.7, height=0.2), in_front(frame, left=0.0, right=0.25)]
    )
    assert said(seen) == ["OTS"]


@pytest.mark.parametrize(
    "front",
    [
        lambda frame: in_front(frame, score=0.25),
        lambda frame: in_front(frame, left=0.6, right=0.9),
        lambda frame: in_front(frame, left=0.4),
        lambda frame: anybody(frame, x=0.9, y=0.8, height=0.05),
    ],
    ids=["as faint as a flag", "away from the side", "too wide", "small"],
)
def test_what_may_not_be_a_shoulder_is_not_looked_past(front):
    assert said(everywhere(lambda frame: [*aside(frame), front(frame)])) != ["OTS"]


def test_a_shoulder_that_leaves_is_not_enough():
    alone = everywhere(aside)
    assert said(observed(*alone.seen, in_front(0), in_front(33))) is None


def test_without_a_good_face_nobody_is_looked_at():
    seen = everywhere(lambda frame: [*aside(frame)[1:], face(frame, x=0.3, score=0.6), in_front(frame)])
    assert said(seen) is None
