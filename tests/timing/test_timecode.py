import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import UsageError
from shotlog.timing import Rate, Timecode

KINDS = {
    "23.976": (Rate.parse("24000/1001"), False),
    "24": (Rate.parse("24"), False),
    "25": (Rate.parse("25"), False),
    "29.97 DF": (Rate.parse("30000/1001"), True),
    "29.97 NDF": (Rate.parse("30000/1001"), False),
    "30": (Rate.parse("30"), False),
    "50": (Rate.parse("50"), False),
    "59.94 DF": (Rate.parse("60000/1001"), True),
    "59.94 NDF": (Rate.parse("60000/1001"), False),
    "60": (Rate.parse("60"), False),
}
kinds = st.sampled_from(sorted(KINDS))


@given(kinds, st.integers(0, 24 * 3600 * 24 - 1))
def test_labels_are_those_of_opentimelineio(kind, frames):
    rate, drop = KINDS[kind]
    theirs = otio.opentime.to_timecode(
        otio.opentime.RationalTime(frames, float(rate)), float(rate), drop_frame=drop
    )
    assert str(Timecode(frames, rate, drop)) == theirs


@given(kinds, st.integers(min_value=0))
def test_a_label_reads_back_as_the_frame_it_names(kind, frames):
    rate, drop = KINDS[kind]
    day = Timecode(0, rate, drop).frames_a_day
    label = Timecode(frames % day, rate, drop)
    assert Timecode.parse(str(label), rate) == label


@given(kinds, st.integers(), st.integers())
def test_adding_frames_is_addition_on_a_clock(kind, one, other):
    rate, drop = KINDS[kind]
    zero = Timecode(0, rate, drop)
    assert (zero + one) + other == zero + (one + other)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), st.integers(0, 59), st.booleans())
def test_exactly_the_labels_that_drop_frame_skips_are_refused(hours, minutes, seconds, frames, fast):
    rate = Rate.parse("60000/1001" if fast else "30000/1001")
    dropped = 4 if fast else 2
    label = f"{hours:02}:{minutes:02}:{seconds:02};{frames:02}"
    skipped = minutes % 10 and seconds == 0 and frames < dropped
    if skipped or frames >= (60 if fast else 30):
        with pytest.raises(UsageError):
            Timecode.parse(label, rate)
    else:
        assert str(Timecode.parse(label, rate)) == label


def test_the_first_frame_after_a_dropped_minute_follows_the_last_before_it():
    rate = Rate.parse("30000/1001")
    assert str(Timecode.parse("00:00:59;29", rate) + 1) == "00:01:00;02"
    fast = Rate.parse("60000/1001")
    assert str(Timecode.parse("00:00:59;59", fast) + 1) == "00:01:00;04"


def test_an_hour_and_a_day_of_drop_frame_have_the_frames_of_smpte():
    rate = Rate.parse("30000/1001")
    assert Timecode.parse("01:00:00;00", rate).frames == 107_892
    assert Timecode(0, rate, drop=True).frames_a_day == 2_589_408
    assert Timecode(0, Rate.parse("60000/1001"), drop=True).frames_a_day == 5_178_816


def test_labels_wrap_at_midnight():
    rate = Rate.parse("25")
    assert str(Timecode.parse("23:59:59:24", rate) + 1) == "00:00:00:00"
    assert str(Timecode(0, rate) + -1) == "23:59:59:24"


@pytest.mark.parametrize(
    "label", ["", "1:00:00:00", "01:00:00", "24:00:00:00", "00:60:00:00", "00:00:60:00", "00:00:00:25", "x"]
)
def test_what_is_no_label_at_25_is_refused(label):
    with pytest.raises(UsageError):
        Timecode.parse(label, Rate.parse("25"))


@pytest.mark.parametrize("rate", ["24000/1001", "25", "30"])
def test_drop_frame_exists_only_at_2997_and_5994(rate):
    with pytest.raises(UsageError):
        Timecode.parse("01:00:00;00", Rate.parse(rate))


def test_a_colon_may_mean_drop_frame_where_the_file_says_so():
    rate = Rate.parse("30000/1001")
    assert Timecode.parse("01:00:00:00", rate, drop=True).frames == 107_892


def test_a_rate_without_timecode_has_no_label():
    with pytest.raises(UsageError):
        Timecode(0, Rate.parse("12.5"))
