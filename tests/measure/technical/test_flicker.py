import numpy as np
import pytest

from measure.film import noisy, relit, scenery, view
from measure.technical.films import pan
from shotlog.measure.suggest.light import flicker
from shotlog.timing import FrameRange


def lit(pictures, gains):
    return [relit(picture, gain) for picture, gain in zip(pictures, gains, strict=True)]


@pytest.fixture
def said(passed):
    def run(pictures):
        signals, _ = passed(noisy(pictures, level=1))
        return flicker(signals, FrameRange(0, len(signals)))

    return run


@pytest.mark.parametrize("pace", [0, 1])
def test_light_that_pulses_is_flicker(said, pace):
    gains = 1 - 0.08 * (1 + np.sin(np.arange(60) * 2.1))
    (label,) = said(lit(pan(range(60), pace=pace), gains))
    assert label.value == ["flicker"]
    assert not label.partial
    assert label.evidence["pulses_a_second"] == pytest.approx(2.1 / 2 / np.pi * 25, rel=0.15)


def test_flicker_of_a_part_is_said_of_that_part(said):
    gains = np.ones(100)
    gains[50:80] = 1 - 0.08 * (1 + np.sin(np.arange(30) * 2.4))
    (label,) = said(lit([view(scenery(1))] * 100, gains))
    assert label.partial
    assert abs(label.frames.start - 50) <= 3
    assert abs(label.frames.end - 80) <= 3


def test_flashes_ramps_and_slow_changes_are_no_flicker(said):
    flashes = np.ones(40)
    flashes[[8, 20, 32]] = 1.3
    ramp = np.linspace(0.5, 1, 40)
    breath = 1 - 0.1 * (1 + np.sin(np.arange(40) * 0.15))
    for gains in (flashes, ramp, breath):
        assert said(lit([view(scenery(1))] * 40, gains)) == []
