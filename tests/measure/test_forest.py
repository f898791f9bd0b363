from fractions import Fraction

import numpy as np
import pytest

from shotlog.measure.camera.features import features_of
from shotlog.measure.camera.model import Curve, shipped
from shotlog.measure.forest import Forest
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.camera_learnt import judged, terms_of
from shotlog.timing import FrameRange


@pytest.fixture
def stumps():
    """Two classes: the first tree likes small values in column 1, the second large ones in column 0."""
    return Forest(
        feature=np.array([[1, -1, -1], [0, -1, -1]], np.int16),
        threshold=np.array([[0.5, 0, 0], [2.0, 0, 0]], np.float32),
        left=np.array([[1, 0, 0], [1, 0, 0]], np.int16),
        right=np.array([[2, 0, 0], [2, 0, 0]], np.int16),
        value=np.array([[0, 1, -1], [0, 0, 3]], np.float32),
        baseline=np.array([0.5, 0.0], np.float32),
    )


def test_leaves_add_up_to_odds(stumps):
    (chances,) = stumps.probabilities(np.array([[3.0, 0.0]], np.float32))
    assert np.log(chances[0] / chances[1]) == pytest.approx(0.5 + 1 - 3, abs=1e-5)


def test_rows_get_the_same_alone_and_among_many(stumps):
    table = np.random.default_rng(1).uniform(0, 4, (100, 2)).astype(np.float32)
    alone = np.concatenate([stumps.probabilities(row[None]) for row in table])
    assert stumps.probabilities(table) == pytest.approx(alone, abs=1e-6)


def test_several_forests_fit_in_one_file(stumps, tmp_path):
    np.savez(tmp_path / "two.npz", **stumps.arrays("one."), **stumps.arrays("other."))
    with np.load(tmp_path / "two.npz", allow_pickle=False) as arrays:
        assert (Forest.of(arrays, "other.").value == stumps.value).all()


def test_a_curve_stays_level_beyond_its_ends():
    curve = Curve(np.array([0.5, 0.9], np.float32), np.array([0.4, 0.8], np.float32))
    assert [curve(sure) for sure in (0.1, 0.7, 1.0)] == pytest.approx([0.4, 0.6, 0.8])


def test_the_shipped_model_survives_saving(tmp_path):
    model = shipped()
    model.save(tmp_path / "model.npz")
    again = type(model).load(tmp_path / "model.npz")
    figures = dict.fromkeys(model.names, 0.25)
    assert again.asked([figures]) == model.asked([figures])
    for chances in model.asked([figures])[0].values():
        assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


def test_a_dolly_zoom_is_both_a_travel_and_a_change_of_the_lens():
    assert terms_of("dolly_in_zoom_out", "translation") == ("dolly_in",)
    assert terms_of("dolly_in_zoom_out", "intrinsic") == ("dolly_in_zoom_out",)
    assert terms_of("dolly_in_zoom_out", "rotation") == ()


def test_a_list_is_as_sure_as_its_questions_together():
    answers = {
        "sideways": {"none": 0.1, "pan_left": 0.8, "truck_left": 0.1},
        "upright": {"none": 0.9, "tilt_up": 0.1},
        "depthwise": {"none": 1.0},
        "roll": {"none": 1.0},
        "path": {"none": 1.0},
        **{question: {"none": 1.0} for question in ("way", "steadiness", "gate", "pace")},
    }
    said = judged(answers)
    assert said["rotation"].value == ["pan_left"]
    assert said["rotation"].sure == pytest.approx(0.8 * 0.9)
    assert said["translation"].value == []
    assert said["translation"].sure == pytest.approx(0.9)


def test_nothing_is_asked_about_what_could_not_be_followed():
    signals = Signals.of("", Fraction(1, 25), {"pts": range(30)})
    assert features_of(signals, FrameRange(0, 30)) is None
