import sys

import numpy as np
import pytest

import shotlog.measure.looking  # noqa: F401 - found by name: a function hides the room
from clips import write_clip
from measure.lens.layers import racked, scene
from shotlog.measure import measure, sound
from shotlog.measure.lens import FocusLooker
from shotlog.measure.lens.labelling import lens
from shotlog.timing import FrameRange

looking = sys.modules["shotlog.measure.looking"]


@pytest.fixture
def focus_only(monkeypatch):
    """Nothing but sharpness is looked at: people and text take their time."""
    monkeypatch.setattr(looking, "_LOOKERS", ((("focus",), lambda: None, FocusLooker),))
    monkeypatch.setattr(sound, "missing", lambda: "not here")


@pytest.fixture
def labelled(tmp_path, focus_only):
    def run(pictures):
        return measure(write_clip(tmp_path / "a.mp4", pictures, options={"preset": "veryfast", "crf": "20"}))

    return run


def said(measurement, facet):
    return [label for label in measurement.log.labels if label.facet == facet]


def test_a_rack_is_found_with_its_frames_by_a_closer_look(labelled):
    measurement = labelled([racked(frame, 45, 60) for frame in range(90)])
    [rack] = said(measurement, "focus_change")
    assert rack.value == "rack"
    assert rack.start == pytest.approx(45, abs=5)
    assert rack.end == pytest.approx(60, abs=5)
    assert len(measurement.observations.looked["focus"]) > 20


def test_a_steady_focus_is_shallow_without_a_closer_look(labelled):
    measurement = labelled([scene(far=4)] * 40)
    assert [label.value for label in said(measurement, "depth_of_field")] == ["shallow"]
    assert said(measurement, "focus_change") == []
    assert len(measurement.observations.looked["focus"]) == 3


def test_what_a_fast_camera_blurs_is_not_called_shallow(labelled):
    measurement = labelled([scene(far=4)] * 40)
    signals, frames = measurement.signals, FrameRange(0, 40)
    assert lens(signals, measurement.observations, frames)
    signals.motion_x[:] = 0.02
    assert lens(signals, measurement.observations, frames) == []
    signals.motion_x[:] = np.nan
    assert lens(signals, measurement.observations, frames) == []


@pytest.mark.parametrize(
    ("name", "depth"),
    [
        ("flower-opening.mp4", ["shallow"]),
        ("silent-two-men.mp4", ["deep"]),
        ("pancake-handheld.mkv", []),
    ],
)
def test_real_footage_is_told_or_left_open(shared, focus_only, name, depth):
    folder = "training" if (shared / "training" / name).exists() else "footage"
    measurement = measure(shared / folder / name)
    assert [label.value for label in said(measurement, "depth_of_field")] == depth
    assert said(measurement, "focus_change") == []
