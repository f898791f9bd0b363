from fractions import Fraction

import numpy as np
import pytest

from measure.film import still
from measure.technical.films import grained, pan
from shotlog.measure import Signals
from shotlog.measure.technical.cadence import period_of
from shotlog.measure.technical.repeats import repeats
from shotlog.timing import FrameRange


def signals_of(difference):
    return Signals.of(
        "0" * 64, Fraction(1, 25), {"pts": np.arange(len(difference)), "difference": difference}
    )


def repeated(difference):
    signals = signals_of(difference)
    return repeats(signals, FrameRange(0, len(signals)))


def test_an_even_motion_repeats_nothing(found):
    assert [one for one in found(grained(pan(range(60)))) if one.kind == "repeated"] == []


@pytest.mark.parametrize(
    ("times", "count", "period"),
    [
        ([time * 4 // 5 for time in range(75)], 1, 5),
        ([time // 2 for time in range(75)], 1, 2),
        ([time * 2 // 5 for time in range(75)], 3, 5),
        ([time * 24 // 25 for time in range(200)], 1, 25),
    ],
    ids=["24 to 30", "doubled", "24 to 60", "24 to 25"],
)
def test_a_rate_conversion_is_told_by_its_pattern(times, count, period):
    (one,) = repeated(np.where(np.diff(times, prepend=-1) > 0, 0.02, 0.001).astype(np.float32))
    assert (one.evidence["repeated"], one.evidence["period"]) == (count, period)


def test_a_rate_conversion_is_told_after_coding(found):
    (one,) = found(grained(pan([time * 4 // 5 for time in range(50)])))
    assert (one.kind, one.evidence["period"]) == ("repeated", 5)


def test_single_repeats_are_placed_to_the_frame(found):
    times = [*range(20), 19, *range(20, 43), 42, *range(43, 60)]
    told = [one.frames for one in found(grained(pan(times))) if one.kind == "repeated"]
    assert told == [FrameRange(20, 21), FrameRange(44, 45)]


def test_uneven_repeats_are_told_together():
    difference = np.full(80, 0.02, np.float32)
    places = [9, 17, 30, 36, 51, 66]
    difference[places] = 0.0001
    (one,) = repeated(difference)
    assert one.evidence["at"] == places


def test_a_hold_and_a_still_picture_are_no_repeats(found):
    held = np.full(80, 0.02, np.float32)
    held[30:45] = 0
    assert repeated(held) == []
    assert found(still(1, 40)) == []


def test_light_that_pulses_repeats_nothing():
    luma = 0.5 + 0.1 * np.sin(np.arange(80) * np.pi / 3 + np.pi / 6)
    values = {"pts": np.arange(80), "luma": luma, "difference": np.abs(np.diff(luma, prepend=luma[0])) + 5e-4}
    signals = Signals.of("0" * 64, Fraction(1, 25), values)
    assert repeats(signals, FrameRange(0, 80)) == []


def test_a_shot_that_hardly_moves_is_left_alone():
    difference = np.full(60, 0.002, np.float32)
    difference[::5] = 0
    assert repeated(difference) == []


def test_the_shortest_pattern_counts_and_chance_is_none():
    every_third = np.arange(30) % 3 == 0
    everywhere = np.ones(30, np.bool_)
    assert period_of(every_third, everywhere) == 3
    assert period_of(everywhere, everywhere) is None
    random = np.random.default_rng(1).random(200) < 0.2
    assert period_of(random, np.ones(200, np.bool_)) is None


def test_frames_that_cannot_be_judged_break_no_pattern():
    marked = np.arange(60) % 5 == 0
    judged = np.ones(60, np.bool_)
    marked[20:32], judged[20:32] = False, False
    assert period_of(marked, judged) == 5
