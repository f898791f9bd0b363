"""Figures of a few dozen values, beside NumPy's own."""

import numpy as np
import pytest

from shotlog.measure.camera.ordering import median, nearest, quantiles


@pytest.mark.parametrize("count", [1, 2, 7, 48])
def test_the_median_is_numpys(count):
    values = np.random.default_rng(count).normal(size=(count, 2))
    np.testing.assert_allclose(median(values), np.median(values, axis=0))
    assert median(values[:, 0]) == pytest.approx(np.median(values[:, 0]))


def test_the_nearest_value_to_a_quantile_is_one_of_the_values():
    assert nearest(np.array([5.0, 1.0, 4.0, 2.0, 3.0]), 0.0, 0.2, 0.5, 1.0) == [1, 2, 3, 5]


def test_quantiles_leave_out_what_is_not_known():
    rows = np.random.default_rng(3).normal(size=(4, 9))
    rows[1, ::2] = np.nan
    rows[2, 1:] = np.nan
    rows[3] = np.nan
    found = quantiles(rows, 0.15, 0.5, 0.85)
    np.testing.assert_allclose(found[:3], np.nanquantile(rows[:3], (0.15, 0.5, 0.85), axis=1).T)
    assert found[3].tolist() == [0, 0, 0]
