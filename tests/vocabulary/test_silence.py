"""What it means that nobody named a movement."""

import pytest

from shotlog.vocabulary import cinema

VOCABULARY = cinema()


@pytest.mark.parametrize(
    ("motion", "meaning"),
    [("none", "no"), ("simple", "no"), ("minor", "unknown"), ("complex", "unknown"), (None, "unknown")],
)
def test_the_motion_type_decides_what_silence_means(motion, meaning):
    assert VOCABULARY.silence("rotation", "pan_left", {"motion_type": motion}) == meaning


def test_silence_about_anything_else_means_nothing():
    assert VOCABULARY.silence("weather", "rain", {"motion_type": "simple"}) == "unknown"


def test_a_transition_inside_voids_movement():
    said = {"motion_type": "simple"}
    assert VOCABULARY.silence("rotation", "pan_left", said, transition_inside=True) == "void"
    assert VOCABULARY.silence("weather", "rain", said, transition_inside=True) == "unknown"


def test_an_arc_voids_what_it_is_made_of_and_nothing_else():
    said = {"motion_type": "simple", "path": ["arc_cw"]}
    assert VOCABULARY.silence("translation", "truck_left", said) == "void"
    assert VOCABULARY.silence("rotation", "pan_right", said) == "void"
    assert VOCABULARY.silence("rotation", "tilt_up", said) == "no"


def test_a_crane_voids_lift_and_tilt():
    said = {"motion_type": "simple", "path": ["crane_up"]}
    assert VOCABULARY.silence("translation", "pedestal_up", said) == "void"
    assert VOCABULARY.silence("rotation", "tilt_down", said) == "void"
