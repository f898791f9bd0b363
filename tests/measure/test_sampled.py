import numpy as np
import pyarrow as pa
import pytest

from shotlog.measure.sampled import Sampled
from shotlog.timing import FrameRange


@pytest.fixture
def sampled():
    return Sampled.of([None, (1, 2), None, None, (3, 4), (5, 6)], 2)


def test_only_frames_with_figures_are_kept(sampled):
    assert sampled.frames.tolist() == [1, 4, 5]
    assert sampled.figures.tolist() == [[1, 2], [3, 4], [5, 6]]


def test_a_column_has_nothing_where_nothing_was_sampled(sampled):
    assert sampled.column(7).to_pylist() == [None, [1, 2], None, None, [3, 4], [5, 6], None]


@pytest.mark.parametrize("rows", [[None, (1, 2), (3, 4)], [None, None], []])
def test_samples_come_back_from_a_column(rows):
    sampled = Sampled.of(rows, 2)
    back = Sampled.of_column(pa.chunked_array([sampled.column(len(rows))]), 2)
    np.testing.assert_array_equal(back.frames, sampled.frames)
    np.testing.assert_array_equal(back.figures, sampled.figures)


def test_frames_of_a_part_count_from_its_start(sampled):
    part = sampled.part(FrameRange(3, 5))
    assert part.frames.tolist() == [1]
    assert part.figures.tolist() == [[3, 4]]
