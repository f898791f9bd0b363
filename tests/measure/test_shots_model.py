from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shotlog.measure.changes import LENGTH, changes
from shotlog.measure.mixing import InnerProducts
from shotlog.measure.shots.forest import Forest
from shotlog.measure.shots.learnt import CLASSES, SHIPPED, shipped


def stump():
    """One tree a class: a row whose first value is above 1 speaks for the second class."""
    nodes = {
        "feature": [[0, -1, -1], [0, -1, -1]],
        "threshold": [[1, 0, 0], [1, 0, 0]],
        "left": [[1, 0, 0], [1, 0, 0]],
        "right": [[2, 0, 0], [2, 0, 0]],
        "value": [[0, 2, 0], [0, 0, 2]],
        "baseline": [0, 0],
    }
    whole = ("feature", "left", "right")
    arrays_of: dict[str, Any] = {
        name: np.array(values, np.int16 if name in whole else np.float32) for name, values in nodes.items()
    }
    return Forest(**arrays_of)


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
    assert len(shipped().baseline) == len(CLASSES)


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
