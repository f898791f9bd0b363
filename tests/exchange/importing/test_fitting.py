from fractions import Fraction

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from exchange.importing.projects import times
from exchange.made import clip_of
from shotlog.errors import UsageError
from shotlog.exchange.importing.fitting import Fitting
from shotlog.exchange.reading import Counted, Labels, Timed
from shotlog.timing import FrameRange, PtsTable, Rate

RATES = ["24000/1001", "24", "25", "30000/1001", "30", "48", "50", "60000/1001", "60", "120000/1001"]
CLIPS = st.sampled_from(
    [(rate, start) for rate in RATES for start in (None, "01:00:00:00", "23:59:50:00")]
    + [(rate, "01:00:00;00") for rate in ("30000/1001", "60000/1001")]
)


def clip(rate="25", start="01:00:00:00", frames=100_000):
    return clip_of(rate=rate, start=start, frames=frames)


def fitted(clip, span, begins=None, frames=1):
    return Fitting(times).fitted(clip, span, begins, frames).frames


@over(kind=CLIPS, first=st.integers(0, 99_990), length=st.integers(1, 9))
def test_labels_lead_back_to_the_frames_that_carry_them(kind, first, length):
    one = clip(*kind)
    span = Labels(str(one.timecode(first)), str(one.timecode(first + length)))
    assert fitted(one, span) == FrameRange(first, first + length)


@over(kind=CLIPS, first=st.integers(0, 99_990), length=st.integers(1, 9))
def test_milliseconds_lead_back_to_the_frames_that_they_were_rounded_from(kind, first, length):
    one = clip(*kind)
    rounded = [Fraction(round(one.rate.seconds(frame) * 1000), 1000) for frame in (first, first + length)]
    assert fitted(one, Timed(*rounded)) == FrameRange(first, first + length)


@over(kind=CLIPS, first=st.integers(0, 99_990), length=st.integers(1, 9))
def test_frames_from_the_file_or_from_midnight_are_those_frames(kind, first, length):
    one = clip(*kind)
    midnight = one.timecode(0).frames
    ranges = [
        fitted(one, Counted(first, first + length, one.rate)),
        fitted(one, Counted(midnight + first, midnight + first + length, one.rate, "midnight")),
        fitted(one, Counted(midnight + first, midnight + first + length, one.rate, "either")),
    ]
    assert set(ranges) == {FrameRange(first, first + length)}


def test_nothing_told_means_all_of_the_clip():
    assert fitted(clip(frames=7), None) == FrameRange(0, 7)


def test_a_span_without_an_end_is_one_frame_or_as_many_as_are_told():
    assert fitted(clip(), Labels("01:00:00:10")) == FrameRange(10, 11)
    assert fitted(clip(), Labels("01:00:00:10"), frames=5) == FrameRange(10, 15)


def test_frames_of_another_rate_stand_for_their_moment():
    assert fitted(clip("50"), Counted(10, 20, Rate.parse("25"))) == FrameRange(20, 40)


def test_rates_that_count_alike_are_taken_for_each_other():
    assert fitted(clip("24000/1001"), Counted(10, 20, Rate.parse("24"))) == FrameRange(10, 20)


def test_a_file_that_began_at_another_label_of_the_recording_is_moved():
    one = clip(start="01:00:00:00")
    begins = one.timecode(0).frames + 500
    assert fitted(one, Counted(10, 20, one.rate), begins) == FrameRange(510, 520)


def test_a_range_that_reaches_out_is_cut_off_and_that_is_told():
    found = Fitting(times).fitted(clip(frames=100), Counted(90, 120))
    assert found.frames == FrameRange(90, 100)
    assert "cut off" in found.remark


@pytest.mark.parametrize(
    "span",
    [
        Labels("00:59:59:24"),
        Labels("02:59:59:00"),
        Labels("01:00:00:30"),
        Labels("nonsense"),
        Labels("01:00:01:00", "01:00:01:00"),
        Counted(100_000, 100_001),
        Counted(-5, 0),
        Timed(Fraction(2), Fraction(1)),
        Timed(Fraction(10**6)),
    ],
)
def test_what_lies_outside_or_means_nothing_is_refused(span):
    with pytest.raises(UsageError):
        fitted(clip(), span)


def test_labels_that_drop_frame_skips_do_not_exist():
    with pytest.raises(UsageError):
        fitted(clip("30000/1001", "01:00:00;00"), Labels("01:01:00;00"))


def test_a_variable_rate_has_no_labels_but_times():
    one = clip_of(variable=True, frames=4)
    with pytest.raises(UsageError, match="no timecode"):
        fitted(one, Labels("00:00:00:01"))
    uneven = PtsTable.of([0, 40, 120, 130], Fraction(1, 1000))
    found = Fitting(lambda _: uneven).fitted(one, Timed(Fraction("0.119"), Fraction("0.131")))
    assert found.frames == FrameRange(2, 3)
