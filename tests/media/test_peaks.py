"""A waveform is as loud as the sound, where the sound is."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clips import plain, write_clip, write_unnamed_channels
from measure.sound.tones import noise, silence, tone, write_film
from shotlog.errors import UsageError
from shotlog.media import coarser, make_peaks


def heard(path, seconds, *, start=Fraction(0)):
    peaks = make_peaks(path, start, start + seconds)
    assert peaks is not None
    return peaks


def test_bins_are_hundredths_of_a_second_after_the_first_frame(tmp_path):
    wave = np.concatenate([silence(0.5), tone(-6, 0.25), silence(0.25)])
    peaks = heard(write_film(tmp_path / "film.mov", wave, frames=25), 1)
    assert peaks.shape == (100, 2)
    loud = np.flatnonzero(peaks[:, 1])
    assert (loud[0], loud[-1]) == (50, 74)
    assert peaks[60].tolist() == pytest.approx([-64, 64], abs=1)


def test_sound_before_the_picture_is_left_out_and_after_it_too(tmp_path):
    film = write_film(tmp_path / "film.mov", np.concatenate([tone(-6, 0.5), silence(1), tone(-6, 1)]))
    assert not heard(film, Fraction(3, 4), start=Fraction(3, 5)).any()


@pytest.mark.parametrize("starts_after", [Fraction(1, 2), Fraction(123, 1000)])
def test_sound_that_starts_later_stands_later(tmp_path, starts_after):
    film = write_film(tmp_path / "film.mkv", tone(-6, 1), starts_after=starts_after)
    first = int(np.flatnonzero(heard(film, 2)[:, 1])[0])
    assert first in {int(starts_after * 100), int(starts_after * 100) - 1}  # Matroska rounds to milliseconds


def test_peaks_are_those_of_the_samples(tmp_path):
    wave = noise(-1, 1)
    peaks = heard(write_film(tmp_path / "film.mov", wave, frames=25), 1)
    expected = np.round(wave.reshape(100, 480) * 127)
    assert np.abs(peaks[:, 0] - expected.min(axis=1)).max() <= 1
    assert np.abs(peaks[:, 1] - expected.max(axis=1)).max() <= 1


def test_the_loudest_of_all_channels_counts(tmp_path):
    levels = np.zeros(12, np.int16)
    levels[7] = -16000
    peaks = heard(write_unnamed_channels(tmp_path / "film.mov", levels), 1)
    assert peaks[50].tolist() == [-62, 0]


def test_a_clip_without_sound_has_no_waveform(tmp_path):
    clip = write_clip(tmp_path / "a.mp4", [plain(90)] * 5)
    assert make_peaks(clip, Fraction(0), Fraction(1, 5)) is None


@given(
    st.lists(st.tuples(st.integers(-127, 0), st.integers(0, 127)), min_size=1, max_size=40), st.integers(0, 5)
)
def test_coarser_bins_hold_the_extremes_of_the_finer_ones(bins, level):
    peaks = np.asarray(bins, np.int8)
    made = coarser(peaks, level)
    step = 2**level
    parts = [peaks[first : first + step] for first in range(0, len(peaks), step)]
    assert made.tolist() == [[part[:, 0].min(), part[:, 1].max()] for part in parts]


def test_no_level_lies_below_the_finest():
    with pytest.raises(UsageError):
        coarser(np.zeros((4, 2), np.int8), -1)
