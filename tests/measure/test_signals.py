import json

import cv2
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from measure.film import still
from shotlog.errors import DamagedProject
from shotlog.measure import Signals, find_shots
from shotlog.measure.camera import COURSE_LENGTH
from shotlog.measure.signals import columns
from shotlog.timing import FrameRange


@pytest.fixture
def signals(measured):
    return measured(still(1, 20) + still(2, 15)).signals


def assert_same(one, other):
    for column in columns():
        values, others = getattr(one, column.name), getattr(other, column.name)
        if column.metadata["sampled"]:
            np.testing.assert_array_equal(values.frames, others.frames)
            values, others = values.figures, others.figures
        np.testing.assert_array_equal(values, others, column.name)


def test_signals_come_back_from_parquet_as_they_were(signals, tmp_path):
    pq.write_table(signals.table(), tmp_path / "signals.parquet")
    back = Signals.from_table(pq.read_table(tmp_path / "signals.parquet"))
    assert (back.clip, back.time_base, len(back)) == (signals.clip, signals.time_base, len(signals))
    assert_same(back, signals)
    assert find_shots(back) == find_shots(signals)


def test_a_table_explains_itself(signals):
    table = signals.table()
    assert table.column_names[:2] == ["frame", "pts"]
    assert table["frame"].to_pylist() == list(range(35))
    assert json.loads(table.schema.metadata[b"shotlog"])["clip"] == signals.clip
    assert all(column.metadata[b"meaning"] for column in table.schema)


def test_a_table_of_something_else_is_refused():
    with pytest.raises(DamagedProject):
        Signals.from_table(pa.table({"frame": [0, 1]}))


def test_signals_of_an_earlier_version_are_refused(signals):
    table = signals.table()
    about = json.loads(table.schema.metadata[b"shotlog"])
    about["version"] -= 1
    with pytest.raises(DamagedProject):
        Signals.from_table(table.replace_schema_metadata({"shotlog": json.dumps(about)}))


def test_every_frame_has_a_value_in_every_column_that_is_not_sampled(signals):
    for column in columns():
        if not column.metadata["sampled"]:
            assert len(getattr(signals, column.name)) == 35, column.name


def test_a_course_stands_in_the_table_where_it_was_sampled_and_nowhere_else(signals):
    course = signals.table()["course"].to_pylist()
    sampled = [frame for frame, figures in enumerate(course) if figures is not None]
    assert sampled == signals.course.frames.tolist() != []
    assert {len(course[frame]) for frame in sampled} == {COURSE_LENGTH}


def test_measuring_leaves_the_threads_of_opencv_as_they_were(measured):
    threads = cv2.getNumThreads()
    measured(still(1, 5))
    assert cv2.getNumThreads() == threads


def test_time_is_read_from_the_pts(signals):
    assert signals.seconds(FrameRange(0, 35)) == pytest.approx(35 / 25)
    assert signals.seconds(FrameRange(10, 20)) == pytest.approx(10 / 25)


def test_the_same_file_gives_the_same_figures(measured):
    pictures = still(1, 12) + still(2, 12)
    assert_same(measured(pictures).signals, measured(pictures).signals)
