"""The clock of a proxy is that of the clip, made fit for a browser."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import UnreadableMedia
from shotlog.media.proxy_times import last_step, proxy_times
from shotlog.timing import PtsTable

CLIP = Path("a.ts")

TIME_BASES = st.sampled_from(
    [Fraction(1, base) for base in (24, 25, 600, 1000, 12800, 30000, 90000, 1_200_000, 10**9)]
    + [Fraction(1001, 24000), Fraction(1001, 60000), Fraction(3, 90001)]
)


@given(st.lists(st.integers(0, 5000), max_size=60), st.integers(-(10**9), 10**9), TIME_BASES)
def test_times_begin_at_zero_and_rise_by_four_milliseconds_at_least(steps, first, base):
    times = proxy_times(PtsTable.of(np.cumsum([first, *steps]).tolist(), base), CLIP)
    assert len(times) == len(steps) + 1
    assert times.pts[0] == 0
    assert all(step * times.time_base >= Fraction(1, 250) for step in np.diff(times.pts).tolist())
    assert times.time_base.numerator == 1


@given(st.lists(st.integers(360, 90_000), max_size=60), st.integers(-(10**9), 10**9))
def test_steps_of_four_milliseconds_and_more_are_kept_exactly(steps, first):
    table = PtsTable.of(np.cumsum([first, *steps]).tolist(), Fraction(1, 90000))
    times = proxy_times(table, CLIP)
    assert [times.seconds(frame) for frame in range(len(times))] == [
        table.seconds(frame) for frame in range(len(table))
    ]


def test_frames_that_share_a_time_are_drawn_apart_and_later_ones_keep_theirs():
    times = proxy_times(PtsTable.of([0, 40, 40, 40, 80], Fraction(1, 1000)), CLIP)
    assert [float(times.seconds(frame)) for frame in range(5)] == [0, 0.04, 0.044, 0.048, 0.08]


def test_a_time_base_of_nanoseconds_is_rounded_to_microseconds():
    times = proxy_times(PtsTable.of([7, 33_366_673 + 7], Fraction(1, 10**9)), CLIP)
    assert (times.time_base, times.pts.tolist()) == (Fraction(1, 10**6), [0, 33367])


def test_a_gap_that_no_proxy_can_hold_is_refused():
    with pytest.raises(UnreadableMedia, match=r"frames 1 and 2 of a\.ts stand 86400 seconds apart"):
        proxy_times(PtsTable.of([0, 3600, 3600 + 86400 * 90000], Fraction(1, 90000)), CLIP)


def test_the_last_frame_lasts_as_long_as_most():
    assert last_step(PtsTable.of([0, 10, 20, 90, 100], Fraction(1, 1000))) == 10
    assert last_step(PtsTable.of([0], Fraction(1, 1000))) == 40
