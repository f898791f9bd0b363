import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import UsageError
from shotlog.timing import FrameRange

ranges = st.tuples(st.integers(0, 500), st.integers(1, 200)).map(
    lambda pair: FrameRange(pair[0], pair[0] + pair[1])
)


@given(ranges, ranges)
def test_an_intersection_holds_exactly_the_frames_of_both(one, other):
    both = one.intersection(other)
    assert set(both or ()) == set(one) & set(other)


@given(ranges, st.integers(0, 700))
def test_a_split_loses_no_frame_and_doubles_none(whole, frame):
    if whole.start < frame < whole.end:
        before, after = whole.split(frame)
        assert [*before, *after] == list(whole)
        assert after.start == frame
    else:
        with pytest.raises(UsageError):
            whole.split(frame)


@given(ranges, ranges)
def test_covering_is_containing_every_frame(one, other):
    assert one.covers(other) == (set(other) <= set(one))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3)])
def test_a_range_without_frames_is_refused(start, end):
    with pytest.raises(UsageError):
        FrameRange(start, end)


def test_the_end_is_the_first_frame_after():
    assert 9 in FrameRange(0, 10)
    assert 10 not in FrameRange(0, 10)
    assert len(FrameRange(0, 10)) == 10
