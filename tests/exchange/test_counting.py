from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.made import RATES, clip_of, log_of
from shotlog.errors import UsageError
from shotlog.exchange import moments
from shotlog.exchange.counting import Count
from shotlog.exchange.material import Material
from shotlog.timing import PtsTable, Rate, Timecode


def counted(clip):
    count = Count.of(clip)
    assert count is not None
    return count


@given(st.sampled_from(RATES), st.integers(0, 3_000_000), st.integers(0, 20_000_000))
def test_labels_are_those_of_timecode(rate, first, frame):
    exact, drop = Rate.parse(rate[0]), rate[1] == ";"
    start = Timecode(0, exact, drop) + first
    assert Count(exact, drop, start.frames).label(frame) == str(start + frame)


def test_a_timeline_counts_as_its_clips_do_from_where_it_is_told():
    count = counted(clip_of(rate="29.97", start="10:00:00;00"))
    assert count.timeline().label(0) == "01:00:00;00"
    assert count.lengths.label(1800) == "00:01:00;02"
    with pytest.raises(UsageError, match="cannot start at 25:00:00:00"):
        count.timeline("25:00:00:00")


def test_midnight_is_passed_where_labels_begin_again():
    count = counted(clip_of(start="23:59:58:00"))
    assert (count.label(50), count.passes_midnight(0, 49), count.passes_midnight(0, 50)) == (
        "00:00:00:00",
        False,
        True,
    )


@pytest.mark.parametrize(("rate", "_"), RATES)
def test_milliseconds_lead_back_to_the_frame(rate, _):
    exact = Rate.parse(rate)
    clock = moments.at_rate(exact)
    for frame in [*range(2000), *range(8_000_000, 8_002_000)]:
        assert round(Fraction(clock(frame), 1000) * exact.fraction) == frame


def test_milliseconds_are_rounded_to_the_nearest():
    clock = moments.at_rate(Rate.parse("23.976"))
    assert [clock(frame) for frame in (0, 1, 2, 24)] == [0, 42, 83, 1001]
    assert moments.clock(3_600_040) == "01:00:00.040"
    assert moments.clock(360_000_000, ",") == "100:00:00,000"


def test_a_variable_rate_has_the_times_that_its_file_states():
    log = log_of(clip_of(variable=True, frames=3), bounds=())
    assert moments.of(Material(log)) is None
    clock = moments.of(Material(log, times=PtsTable.of([10, 20, 50], Fraction(1, 1000))))
    assert clock is not None
    assert [clock(frame) for frame in range(4)] == [0, 10, 40, 120]
