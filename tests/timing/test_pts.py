from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import UsageError
from shotlog.timing import PtsTable

MILLISECONDS = Fraction(1, 1000)
tables = st.builds(
    lambda first, steps: PtsTable.of(
        [first + sum(steps[:count]) for count in range(len(steps) + 1)], MILLISECONDS
    ),
    st.integers(-5000, 5000),
    st.lists(st.integers(1, 500), max_size=40),
)


@given(tables, st.data())
def test_the_frame_on_the_screen_when_a_frame_appears_is_that_frame(table, data):
    frame = data.draw(st.integers(0, len(table) - 1))
    assert table.frame_at(table.seconds(frame)) == frame


@given(tables, st.data())
def test_a_frame_stays_on_the_screen_until_the_next_appears(table, data):
    frame = data.draw(st.integers(0, len(table) - 1))
    if frame + 1 < len(table):
        almost = table.seconds(frame + 1) - Fraction(1, 10**9)
        assert table.frame_at(almost) == frame


def test_the_last_frame_stays_for_good():
    assert PtsTable.of([0, 40, 80], MILLISECONDS).frame_at(Fraction(1000)) == 2


def test_steps_that_differ_by_rounding_to_milliseconds_are_one_rate():
    ntsc = [round(Fraction(1001, 30) * frame) for frame in range(300)]
    assert not PtsTable.of(ntsc, MILLISECONDS).is_variable


def test_a_dropped_frame_makes_a_rate_variable():
    steady = list(range(0, 4000, 40))
    del steady[50]
    assert PtsTable.of(steady, MILLISECONDS).is_variable


@pytest.mark.parametrize("frame", [-1, 3])
def test_frames_that_are_not_there_are_refused(frame):
    with pytest.raises(UsageError):
        PtsTable.of([0, 40, 80], MILLISECONDS).seconds(frame)


def test_there_is_nothing_before_the_first_frame():
    with pytest.raises(UsageError):
        PtsTable.of([0, 40], MILLISECONDS).frame_at(Fraction(-1))
