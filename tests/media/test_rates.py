"""The exact rate behind counted times."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.media.rates import rate_of
from shotlog.timing import PtsTable, Rate

RATES = [Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)] + [
    Fraction(n) for n in (12, 15, 24, 25, 30, 48, 50, 60, 100, 120)
]
TIME_BASES = [Fraction(1, 1000), Fraction(1, 12800), Fraction(1, 90000), Fraction(1, 1000000)]


def table(rate: Fraction, base: Fraction, frames: int, first: int = 0) -> PtsTable:
    return PtsTable.of([first + round(index / rate / base) for index in range(frames)], base)


@given(st.sampled_from(RATES), st.sampled_from(TIME_BASES), st.integers(2, 400), st.integers(-9999, 9999))
def test_a_stated_rate_that_explains_the_times_is_taken(rate, base, frames, first):
    times = table(rate, base, frames, first)
    assert rate_of(times, [rate]) == Rate(rate)


@given(st.sampled_from(RATES), st.sampled_from(TIME_BASES), st.integers(2500, 3000))
def test_a_long_clip_needs_no_statement(rate, base, frames):
    assert rate_of(table(rate, base, frames), []) == Rate(rate)


def test_a_wrong_statement_yields_to_the_counted_times():
    times = table(Fraction(24000, 1001), Fraction(1, 24000), 100)
    assert rate_of(times, [Fraction(25)]) == Rate(Fraction(24000, 1001))


def test_a_rate_beside_the_standards_is_not_bent_to_one():
    times = table(Fraction(26777, 1000), Fraction(1, 26777), 100)
    assert rate_of(times, [Fraction(26777, 1000)]) == Rate(Fraction(26777, 1000))
    assert rate_of(table(Fraction(25, 2), Fraction(1, 25000), 50), [Fraction(25, 2)]) == Rate(Fraction(25, 2))


def test_a_jittering_clock_runs_at_its_nominal_rate():
    jitter = np.random.default_rng(1).integers(-60, 60, 300)
    times = PtsTable.of([3003 * index + int(jitter[index]) for index in range(300)], Fraction(1, 90000))
    average = Fraction(299) / ((int(times.pts[-1]) - int(times.pts[0])) * times.time_base)
    assert rate_of(times, [Fraction(30000, 1001), average]) == Rate(Fraction(30000, 1001))


def test_a_time_base_is_not_taken_for_a_rate():
    times = PtsTable.of([0, 3000, 6100, 9000, 18000, 21000], Fraction(1, 90000))
    assert rate_of(times, [Fraction(90000)]) == Rate(Fraction(30))


@pytest.mark.parametrize("times", [[0], [5, 5, 5]])
def test_times_that_stand_still_leave_it_to_the_file(times):
    still = PtsTable.of(times, Fraction(1, 1000))
    assert rate_of(still, [Fraction(25)]) == Rate(Fraction(25))
    assert rate_of(still, []) is None
