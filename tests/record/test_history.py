from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import Conflict
from shotlog.record import Author, Change, Revision, inverse, replay

PERSON = Author(name="Ada", kind="person")

changes = st.builds(
    Change,
    kind=st.sampled_from(["clip", "shot", "label"]),
    id=st.sampled_from("abc"),
    after=st.none() | st.dictionaries(st.sampled_from("xy"), st.integers(0, 3), max_size=2),
)
touched_once = st.lists(changes, max_size=5, unique_by=lambda change: (change.kind, change.id))


def revision(number, made):
    return Revision(
        number=number, made_at=datetime.now(UTC), author=PERSON, action="test", note="", changes=tuple(made)
    )


histories = st.lists(touched_once, max_size=8).map(
    lambda many: [revision(number, made) for number, made in enumerate(many, 1)]
)


@given(histories, touched_once)
def test_taking_the_last_revision_back_gives_the_state_before_it(history, made):
    before = replay(history)
    last = revision(len(history) + 1, made)
    now = replay([last], before)
    back = revision(last.number + 1, inverse(last, before, now))
    assert replay([back], now) == before


@given(histories, st.integers(0, 8))
def test_a_history_can_be_read_in_pieces(history, place):
    assert replay(history[place:], replay(history[:place])) == replay(history)


def test_what_was_changed_since_is_not_taken_back():
    first = revision(1, [Change(kind="shot", id="a", after={"x": 1})])
    second = revision(2, [Change(kind="shot", id="a", after={"x": 2})])
    with pytest.raises(Conflict, match="changed since"):
        inverse(first, {}, replay([first, second]))


def test_replaying_does_not_touch_the_state_it_starts_from():
    state = {("shot", "a"): {"x": 1}}
    replay([revision(1, [Change(kind="shot", id="a", after=None)])], state)
    assert state == {("shot", "a"): {"x": 1}}
