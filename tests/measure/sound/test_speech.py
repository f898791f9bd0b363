"""The voice detector and the recogniser on synthesised and real speech."""

import shutil
import subprocess
from fractions import Fraction

import av
import numpy as np
import pytest

from measure.sound.conftest import table_of
from measure.sound.tones import RATE, noise, silence, streams, tone, write_film
from shotlog.measure.observations import Observations
from shotlog.measure.sound import hear_speech, missing, speech, weights, words
from shotlog.media.sound import Block, Sound
from shotlog.timing import FrameRange, PtsTable

needs_extra = pytest.mark.skipif(missing() is not None, reason="needs the extra: pip install shotlog[speech]")
SENTENCE = "The camera moves slowly to the left. The door opens and two people walk in."


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    if shutil.which("espeak-ng") is None:
        pytest.skip("needs espeak-ng to synthesise speech")
    path = tmp_path_factory.mktemp("spoken") / "speech.wav"
    subprocess.run(["espeak-ng", "-s", "140", "-w", path, SENTENCE], check=True)
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
        parts = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate([part.to_ndarray()[0] for part in parts])


def heard_in(film, count=1, **facts):
    found = hear_speech(film, table_of(film), streams(count, **facts))
    return Observations("0" * 64, found.seen, {"speech": found.looked}), found.remarks


def test_an_extra_that_is_missing_is_said_with_its_command(monkeypatch, tmp_path):
    monkeypatch.setattr(weights, "_PACKAGE", "a-package-that-nobody-has")
    assert 'pip install "shotlog[speech]"' in (missing() or "")
    found = hear_speech(tmp_path / "film.mov", PtsTable.of([0], Fraction(1)), streams())
    assert found.remarks == (missing(),)
    assert not found.seen
    assert not found.looked


def test_without_sound_there_is_nothing_to_say(tmp_path):
    found = hear_speech(tmp_path / "film.mov", PtsTable.of([0], Fraction(1)), ())
    assert not found.remarks
    assert not found.seen


def test_what_was_not_listened_to_is_not_called_free_of_speech():
    assert speech(Observations("0" * 64), FrameRange(0, 50)) is None


@needs_extra
def test_words_are_heard_at_their_frames(tmp_path, spoken):
    frames = 25 * (len(spoken) // RATE + 4)
    film = write_film(tmp_path / "film.mov", np.concatenate([silence(2), spoken, silence(2)]), frames=frames)
    observed, remarks = heard_in(film)
    (part, *_) = speech(observed, FrameRange(0, frames)) or []
    assert 40 <= part.start <= 55
    said = words(observed, FrameRange(0, frames))
    assert [one.start for one in said] == sorted(one.start for one in said)
    assert all(45 <= one.start < one.end <= frames - 35 for one in said)
    text = " ".join(one.text for one in said).lower()
    assert sum(word in text for word in ("camera", "left", "door", "people")) >= 2
    assert not remarks


@needs_extra
@pytest.mark.parametrize(
    "wave", [silence(4), tone(-12, 4, 440), noise(-12, 4)], ids=["silence", "tone", "noise"]
)
def test_nothing_is_invented_where_nobody_speaks(tmp_path, wave):
    observed, _ = heard_in(write_film(tmp_path / "film.mov", wave, frames=100))
    assert not observed.seen
    assert speech(observed, FrameRange(0, 100)) == []


@needs_extra
def test_another_language_is_heard_but_not_written_down(tmp_path, spoken):
    film = write_film(tmp_path / "film.mov", spoken, frames=100)
    observed, (remark,) = heard_in(film, language="ger")
    assert speech(observed, FrameRange(0, 100))
    assert not words(observed, FrameRange(0, 100))
    assert "ger" in remark


@needs_extra
def test_a_long_sound_is_heard_as_in_one_piece(spoken):
    from shotlog.measure.sound import voice

    wave = np.concatenate([silence(1), *[spoken[::3], silence(2)] * 14])
    short = [Block(Fraction(0), Fraction(len(wave), voice.RATE), wave[None], "mono", voice.RATE)]
    parts = np.array_split(wave, len(wave) // 1600)
    starts = np.cumsum([0, *map(len, parts)]).tolist()
    blocks = [
        Block(
            Fraction(start, voice.RATE),
            Fraction(start + len(part), voice.RATE),
            part[None],
            "mono",
            voice.RATE,
        )
        for start, part in zip(starts, parts, strict=False)
    ]
    whole = [(one.start, one.end) for one in voice.voices(iter(short))]
    pieces = [(one.start, one.end) for one in voice.voices(iter(blocks))]
    assert len(wave) > 60 * voice.RATE
    assert len(pieces) == len(whole)
    assert all(abs(one[0] - other[0]) < Fraction(1, 2) for one, other in zip(pieces, whole, strict=True))


@needs_extra
def test_real_speech_is_understood(shared):
    film = shared / "footage" / "nasa-jwst.mp4"
    with Sound(film) as sound:
        assert sound.can_be_decoded
    observed, _ = heard_in(film)
    text = " ".join(one.text for one in words(observed, FrameRange(0, 390)))
    assert "Space Telescope" in text
