import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import DamagedProject
from shotlog.measure.observations import KINDS, Box, Observations, Seen
from shotlog.timing import FrameRange

shares = st.floats(0, 1)
seen = st.builds(
    lambda kind, start, length, score, box, text, figures: Seen(
        kind, start, start + length, score, box, text, figures
    ),
    st.sampled_from(KINDS),
    st.integers(0, 300),
    st.integers(1, 50),
    shares,
    st.none() | st.builds(Box, shares, shares, shares, shares),
    st.text(max_size=8),
    st.dictionaries(st.sampled_from(["peak_dbfs", "turn"]), st.floats(allow_nan=False, allow_infinity=False)),
)
observed = st.builds(
    lambda many, looked: Observations("0" * 64, tuple(sorted(many, key=lambda one: one.start)), looked),
    st.lists(seen, max_size=20),
    st.dictionaries(st.sampled_from(KINDS), st.lists(st.integers(0, 300)).map(tuple)),
)


@given(observed)
def test_what_was_saved_reads_back_as_it_was(observations):
    assert Observations.from_table(observations.table()) == observations


@given(observed, st.sampled_from(KINDS), st.integers(0, 300), st.integers(1, 100))
def test_a_range_has_all_that_is_seen_in_any_of_its_frames(observations, kind, start, length):
    frames = FrameRange(start, start + length)
    expected = [
        one for one in observations.seen if one.kind == kind and set(range(one.start, one.end)) & set(frames)
    ]
    assert sorted(observations.of(kind, frames), key=id) == sorted(expected, key=id)


@given(observed, st.sampled_from(KINDS))
def test_what_was_not_looked_for_was_looked_at_nowhere(observations, kind):
    looked = observations.looked_at(kind, FrameRange(0, 1000))
    assert looked == list(observations.looked.get(kind, ()))


def test_a_table_of_something_else_is_refused():
    with pytest.raises(DamagedProject):
        Observations.from_table(pa.table({"kind": ["face"]}))
