from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from clips import textured, write_clip, write_unnamed_channels
from measure.sound.tones import BLOCK, RATE, noise, tone, write_film
from shotlog.errors import NotFound
from shotlog.media.sound import Sound

SPEECH_RATE = (("aresample", "16000"), ("aformat", "channel_layouts=mono"))


def blocks_of(path, filters=()):
    with Sound(path) as sound:
        return list(sound.blocks(filters)), sound.damaged


def test_blocks_follow_each_other_and_hold_all_samples(tmp_path):
    wave = tone(-6, 2)
    blocks, damaged = blocks_of(write_film(tmp_path / "film.mov", wave))
    assert all(before.end == after.start for before, after in pairwise(blocks))
    assert blocks[0].start == 0
    assert np.allclose(np.concatenate([block.samples[0] for block in blocks]), wave, atol=1e-4)
    assert damaged == 0


def test_filters_change_rate_and_channels(tmp_path):
    blocks, _ = blocks_of(write_film(tmp_path / "film.mov", tone(-6, 2)), SPEECH_RATE)
    assert {(block.rate, block.layout, len(block.samples)) for block in blocks} == {(16000, "mono", 1)}
    assert abs(blocks[-1].end - 2) < Fraction(1, 100)


def test_sound_that_starts_after_the_picture_says_so(tmp_path):
    film = write_film(tmp_path / "film.mkv", tone(-6, 1), starts_after=Fraction(1, 2))
    blocks, _ = blocks_of(film)
    assert abs(blocks[0].start - Fraction(1, 2)) <= Fraction(1, 1000)


def test_lost_packets_leave_a_gap_and_what_follows_keeps_its_time(tmp_path):
    blocks, _ = blocks_of(write_film(tmp_path / "film.mkv", tone(-6, 2), lost=range(20, 40)), SPEECH_RATE)
    gaps = [after.start - before.end for before, after in pairwise(blocks)]
    assert abs(max(gaps) - Fraction(20 * BLOCK, RATE)) < Fraction(1, 100)
    assert abs(blocks[-1].end - 2) < Fraction(1, 50)


def test_a_damaged_stream_gives_what_it_has(tmp_path):
    film = write_film(tmp_path / "film.mp4", noise(-6, 4), codec="aac", frames=100)
    content = bytearray(film.read_bytes())
    middle = content.index(b"mdat") + len(content) // 2
    content[middle : middle + 8000] = np.random.default_rng(7).bytes(8000)
    film.write_bytes(content)
    blocks, damaged = blocks_of(film)
    assert damaged > 0
    assert sum(block.end - block.start for block in blocks) > 1


def test_a_film_without_sound_has_no_blocks(tmp_path):
    film = write_clip(tmp_path / "film.mp4", [textured(1)] * 5)
    with Sound(film) as sound:
        assert not sound.can_be_decoded
        assert not list(sound.blocks(()))


def test_more_channels_than_have_names_are_all_there(tmp_path):
    levels = np.arange(1, 13, dtype=np.int16) * 1000
    blocks, damaged = blocks_of(write_unnamed_channels(tmp_path / "film.mov", levels))
    assert (len(blocks[0].samples), damaged) == (12, 0)
    assert (blocks[0].samples[:, 100] * 32768).tolist() == levels.tolist()


def test_no_such_file(tmp_path):
    with pytest.raises(NotFound):
        Sound(tmp_path / "film.mp4")
