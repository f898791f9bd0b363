from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shotlog.measure.changes import LENGTH, changes
from shotlog.measure.forest import Forest
from shotlog.measure.mixing import InnerProducts
from shotlog.measure.shots.boundaries import cut_at
from shotlog.measure.shots.describing import described, spans_of
from shotlog.measure.shots.ends import asked_of, ranges_of
from shotlog.measure.shots.model import CLASSES, ENDS, SHIPPED, TRUSTED, Model, shipped
from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

SEEN = ("changes", "unlike", "difference", "luma", "contrast", "motion_x", "motion_inliers", "mix")


def stumps(thresholds, values, features):
    """One tree a class: a row whose feature is above the threshold speaks for the class with the value."""
    count = len(values)
    nodes = {
        "feature": [[feature, -1, -1] for feature in features],
        "threshold": [[threshold, 0, 0] for threshold in thresholds],
        "left": [[1, 0, 0]] * count,
        "right": [[2, 0, 0]] * count,
        "value": [[0, *value] for value in values],
        "baseline": [0] * count,
    }
    whole = ("feature", "left", "right")
    arrays_of: dict[str, Any] = {
        name: np.array(values, np.int16 if name in whole else np.float32) for name, values in nodes.items()
    }
    return Forest(**arrays_of)


def stump():
    """A row whose first value is above 1 speaks for the second class."""
    return stumps([1, 1], [(2, 0), (0, 2)], [0, 0])


def test_a_row_goes_left_up_to_the_threshold():
    said = stump().probabilities(np.array([[1.0], [1.1]], np.float32))
    assert said.argmax(axis=1).tolist() == [0, 1]
    assert said[0, 0] == pytest.approx(1 / (1 + np.exp(-2)))


@given(arrays(np.float32, (7, 1), elements=st.floats(-9, 9, width=32)))
def test_probabilities_add_up_and_do_not_depend_on_the_other_rows(table):
    together = stump().probabilities(table)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-6)
    assert np.array_equal(together[3:4], stump().probabilities(table[3:4]))


def test_a_saved_forest_says_the_same(tmp_path):
    stump().save(tmp_path / "forest.npz")
    again = Forest.load(tmp_path / "forest.npz")
    table = np.array([[0.0], [2.0]], np.float32)
    assert np.array_equal(again.probabilities(table), stump().probabilities(table))


def test_the_model_that_ships_is_small_and_knows_the_classes():
    assert SHIPPED.stat().st_size < 500_000
    assert len(shipped().frames.baseline) == len(CLASSES)
    assert len(shipped().ends.baseline) == len(ENDS)
    assert shipped().trust.shape == (len(TRUSTED), 2)


def doubting(slope, offset):
    return Model(stump(), stump(), np.full((len(TRUSTED), 2), (slope, offset), np.float32))


def test_a_saved_model_says_the_same(tmp_path):
    doubting(2, -1).save(tmp_path / "model.npz")
    again = Model.load(tmp_path / "model.npz")
    assert again.trusted(cut_at(5, 0.7)) == doubting(2, -1).trusted(cut_at(5, 0.7))


def test_trust_of_one_and_nothing_leaves_a_score_as_it_is():
    assert doubting(1, 0).trusted(cut_at(5, 0.7)).confidence == pytest.approx(0.7)
    assert doubting(1, -2).trusted(cut_at(5, 0.7)).confidence < 0.5


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_higher_the_score_the_more_it_is_trusted_and_never_wholly(one, other):
    low, high = sorted((one, other))
    said = [doubting(1.3, -0.5).trusted(cut_at(5, score)).confidence for score in (low, high)]
    assert 0 < said[0] <= said[1] < 1


def ends_told():
    """A forest that finds the class of a row in the first column: 1 for a start, 2 for an end."""
    return stumps([0.5, 0.5, 1.5], [(9, 0), (0, 9), (0, 18)], [0, 0, 0])


def ranges(mixed, told):
    return ranges_of(mixed, asked_of(mixed, told, ends_told()))


def told(frames, **ends):
    table = np.zeros((frames, 1), np.float32)
    for name, at in ends.items():
        table[at, 0] = ENDS.index(name)
    return table


def mixed(frames, *ranges):
    likely = np.full(frames, 0.01, np.float32)
    for start, end in ranges:
        likely[start:end] = 0.95
    return likely


def test_a_range_begins_and_ends_where_the_ends_are_likeliest():
    found = ranges(mixed(120, (43, 57)), told(120, start=40, end=60))
    assert [(one.start, one.end) for one in found] == [(40, 60)]


def test_ranges_that_all_but_touch_stay_two():
    seen = mixed(120, (30, 42), (48, 60))
    found = ranges(seen, told(120, start=[30, 48], end=[42, 60]))
    assert [(one.start, one.end) for one in found] == [(30, 42), (48, 60)]


def test_what_is_mixed_for_a_moment_is_no_transition():
    assert ranges(mixed(120, (50, 52)), told(120)) == []


def test_a_clip_may_begin_and_end_inside_a_transition():
    found = ranges(mixed(90, (0, 12), (75, 90)), told(90, end=12, start=75))
    assert [(one.start, one.end) for one in found] == [(0, 12), (75, 90)]


def test_no_frames_are_no_rows():
    assert stump().probabilities(np.empty((0, 1), np.float32)).shape == (0, 2)


def film(frames):
    random = np.random.default_rng(4)
    thumbs = random.integers(0, 255, (frames, 36, 64)).astype(np.uint8)
    return thumbs, random.normal(0, 40, (frames, 432)).astype(np.float32)


def test_what_changes_does_not_depend_on_which_frames_are_asked_together():
    thumbs, vectors = film(220)
    products = InnerProducts(vectors)
    whole = changes(thumbs, vectors, products, np.arange(220))
    part = changes(thumbs, vectors, products, np.arange(90, 120))
    assert whole.shape == (220, LENGTH)
    assert np.allclose(whole[90:120], part, atol=1e-3)


def test_a_film_of_one_frame_has_no_change():
    thumbs, vectors = film(1)
    found = changes(thumbs, vectors, InnerProducts(vectors), np.arange(1))
    assert np.isfinite(found).all()
    assert found[0, 0] == 0


def test_long_clips_are_described_a_part_at_a_time_as_they_are_as_a_whole():
    random = np.random.default_rng(5)
    columns = {name: random.random((400, LENGTH) if name == "changes" else 400) for name in SEEN}
    signals = Signals.of("0" * 64, Fraction(1, 25), {"pts": range(400), "mix_before": [9] * 400, **columns})
    whole = described(signals)
    spans = spans_of(signals)
    parts = [described(signals, FrameRange(start, start + 100), spans) for start in range(0, 400, 100)]
    assert np.array_equal(np.concatenate(parts), whole)
