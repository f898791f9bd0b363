"""The weights, and what is said where they are missing."""

import pytest

from shotlog.errors import NotFound
from shotlog.measure.people import PeopleLooker, missing, weights
from shotlog.measure.people import looker as looker_room


@pytest.fixture
def no_weights(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "WEIGHTS", tmp_path)
    # Not those that were loaded before.
    monkeypatch.setattr(looker_room, "_networks", looker_room._networks.__wrapped__)


def test_what_is_missing_is_said_in_a_sentence(no_weights):
    assert missing().startswith("People are not looked for: face_detection_full_range.tflite")


def test_without_weights_the_looker_says_what_to_do(no_weights):
    with pytest.raises(NotFound, match="could not be fetched when shotlog was built") as raised:
        PeopleLooker()
    assert raised.value.hint


def test_loading_says_nothing_on_stderr(looker, capfd):
    weights.Network(weights.FACES)
    assert capfd.readouterr().err == ""
