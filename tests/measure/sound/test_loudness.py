"""Levels that EBU Tech 3341 (2023), table 1, asks a meter to show, within 0.1 LU."""

import numpy as np
import pytest

from measure.sound.tones import noise, silence, tone
from shotlog.measure.observations import Observations
from shotlog.measure.sound import loudness
from shotlog.timing import FrameRange

CASES: dict[int, list[tuple[float, float]]] = {
    1: [(-23, 20)],
    2: [(-33, 20)],
    3: [(-36, 10), (-23, 60), (-36, 10)],
    4: [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)],
    5: [(-26, 20), (-20, 20.1), (-26, 20)],
}


def measured(observed, frames):
    found = loudness(observed, frames)
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES)
def test_stereo_sines_read_as_the_standard_says(heard, case):
    parts = CASES[case]
    wave = np.concatenate([tone(level, seconds) for level, seconds in parts])
    frames = round(25 * sum(seconds for _, seconds in parts))
    found = measured(heard(wave, frames=frames), FrameRange(0, frames))
    assert found.integrated == pytest.approx(-33 if case == 2 else -23, abs=0.1)


def test_channels_behind_count_more(heard):
    levels = (-28, -28, -24, -30, -30)  # case 6
    found = measured(
        heard(*[tone(level, 20) for level in levels], layout="5.0", frames=500), FrameRange(0, 500)
    )
    assert found.integrated == pytest.approx(-23, abs=0.1)


def test_momentary_loudness_is_that_of_the_loudest_part(heard):
    wave = np.concatenate([tone(-40, 2), tone(-20, 1), tone(-40, 2)])
    found = measured(heard(wave, frames=125), FrameRange(0, 125))
    assert found.momentary_max == pytest.approx(-20, abs=0.1)
    assert found.peak == pytest.approx(-20, abs=0.1)


def test_each_shot_has_its_own_loudness(heard):
    observed = heard(np.concatenate([tone(-30, 4), tone(-20, 4)]), frames=200)
    assert measured(observed, FrameRange(0, 100)).integrated == pytest.approx(-30, abs=0.5)
    assert measured(observed, FrameRange(110, 200)).integrated == pytest.approx(-20, abs=0.5)


def test_silence_has_no_loudness(heard):
    found = measured(heard(silence(2)), FrameRange(0, 50))
    assert found.integrated is None
    assert found.peak == -120


def test_what_was_not_listened_to_has_none():
    assert loudness(Observations("0" * 64), FrameRange(0, 50)) is None


def test_noise_is_louder_where_it_is_stronger(heard):
    found = measured(heard(np.concatenate([noise(-50, 2), noise(-10, 2)]), frames=100), FrameRange(0, 40))
    assert -50 < found.integrated < -47
