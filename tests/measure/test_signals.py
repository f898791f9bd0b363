import json

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from measure.film import still
from shotlog.errors import DamagedProject
from shotlog.measure import Signals, find_shots
from shotlog.measure.signals import columns
from shotlog.timing import FrameRange


@pytest.fixture
def signals(measured):
    return measured(still(1, 20) + still(2, 15)).signals


def test_signals_come_back_from_parquet_as_they_were(signals, tmp_path):
    pq.write_table(signals.table(), tmp_path / "signals.parquet")
    back = Signals.from_table(pq.read_table(tmp_path / "signals.parquet"))
    assert (back.clip, back.time_base, len(back)) == (signals.clip, signals.time_base, len(signals))
    for column in columns():
        np.testing.assert_array_equal(getattr(back, column.name), getattr(signals, column.name))
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


def test_every_frame_has_a_value_in_every_column(signals):
    for column in columns():
        assert len(getattr(signals, column.name)) == 35, column.name


def test_time_is_read_from_the_pts(signals):
    assert signals.seconds(FrameRange(0, 35)) == pytest.approx(35 / 25)
    assert signals.seconds(FrameRange(10, 20)) == pytest.approx(10 / 25)


def test_the_same_file_gives_the_same_figures(measured):
    pictures = still(1, 12) + still(2, 12)
    one, other = measured(pictures).signals, measured(pictures).signals
    for column in columns():
        np.testing.assert_array_equal(getattr(one, column.name), getattr(other, column.name))
