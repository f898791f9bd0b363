from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import UsageError
from shotlog.timing import Rate

NTSC = {"23.976": 24, "23.98": 24, "29.97": 30, "47.95": 48, "59.94": 60, "119.88": 120}


@pytest.mark.parametrize("text", NTSC)
def test_a_decimal_that_people_write_for_an_ntsc_rate_means_it(text):
    assert Rate.parse(text).fraction == Fraction(NTSC[text] * 1000, 1001)


@pytest.mark.parametrize("text", ["25", "24", "12.5", "24000/1001", "29.5", "15"])
def test_other_rates_are_taken_as_they_stand(text):
    assert Rate.parse(text).fraction == Fraction(text)


@pytest.mark.parametrize("text", ["", "fast", "0", "-25", "1/0", "nan", "inf"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(UsageError):
        Rate.parse(text)


@given(st.fractions(min_value=Fraction(1, 100), max_value=1000))
def test_text_of_a_rate_reads_back_as_the_same_rate(fraction):
    assert Rate.parse(str(Rate(fraction))) == Rate(fraction)


@pytest.mark.parametrize(
    ("text", "base", "drop"),
    [("24000/1001", 24, False), ("25", 25, False), ("30000/1001", 30, True), ("60000/1001", 60, True)],
)
def test_timecode_counts_whole_frames_and_drops_only_where_smpte_does(text, base, drop):
    assert Rate.parse(text).timecode_base == base
    assert Rate.parse(text).has_drop_frame is drop


def test_a_rate_without_timecode_says_so():
    assert Rate.parse("12.5").timecode_base is None


def test_an_hour_of_2997_frames_lasts_longer_than_an_hour_of_labels():
    assert Rate.parse("29.97").seconds(108_000) == Fraction(36036, 10)
