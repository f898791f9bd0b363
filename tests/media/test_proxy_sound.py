"""The sound of a proxy is heard when the sound of the clip is."""

from fractions import Fraction

import av
import numpy as np
import pytest

from clips import write_clip, write_unnamed_channels
from measure.sound.tones import silence, tone, write_film
from media.proxied import counted, frames_of, proxied, table_of
from shotlog.media.sound import Sound


def onset(path) -> Fraction:
    """When the sound of a film becomes loud, in seconds after its first frame."""
    start = table_of(path)
    with Sound(path) as sound:
        for block in sound.blocks(()):
            loud = np.flatnonzero(abs(block.samples).max(axis=0) > 0.1)
            if len(loud):
                first = int(start.pts[0]) * start.time_base
                return block.start - first + Fraction(int(loud[0]), block.rate)
    raise AssertionError("it is silent")


@pytest.mark.parametrize("suffix", ["mov", "mkv"])
@pytest.mark.parametrize("starts_after", [Fraction(0), Fraction(1, 2), Fraction(3, 2)])
def test_sound_stays_in_sync(tmp_path, suffix, starts_after):
    wave = np.concatenate([silence(0.3), tone(-6, 1)])
    path = write_film(tmp_path / f"film.{suffix}", wave, starts_after=starts_after, frames=100)
    target, info = proxied(path)
    assert info.has_sound
    assert abs(onset(target) - onset(path)) < Fraction(1, 100)
    assert abs(onset(target) - starts_after - Fraction(3, 10)) < Fraction(1, 100)


def test_sound_stays_in_sync_over_lost_packets(tmp_path):
    wave = np.concatenate([silence(1.5), tone(-6, 1)])
    path = write_film(tmp_path / "film.mkv", wave, lost=range(10, 40), frames=100)
    assert abs(onset(proxied(path)[0]) - Fraction(3, 2)) < Fraction(1, 100)


@pytest.mark.parametrize("first", [200, -200])
def test_sound_stays_in_sync_where_the_picture_does_not_start_at_zero(tmp_path, first):
    film = write_film(tmp_path / "film.mkv", np.concatenate([silence(1), tone(-6, 1)]), frames=100)
    path = tmp_path / "moved.mkv"
    with av.open(str(film)) as old, av.open(str(path), "w", options={"avoid_negative_ts": "0"}) as new:
        streams = [new.add_stream_from_template(stream) for stream in old.streams]
        for packet in old.demux():
            if packet.dts is not None:
                shift = first if isinstance(packet.stream, av.VideoStream) else 0
                packet.pts, packet.dts = (packet.pts or 0) + shift, packet.dts + shift
                packet.stream = streams[packet.stream_index]
                new.mux(packet)
    moved = int(table_of(path).pts[0]) * Fraction(1, 1000)
    assert abs(onset(proxied(path)[0]) - (1 - moved)) < Fraction(1, 100)


def test_sound_ends_with_the_picture(tmp_path):
    target, info = proxied(write_film(tmp_path / "film.mov", tone(-6, 9), frames=25))
    with av.open(str(target)) as container:
        assert abs((container.duration or 0) - 1_000_000) < 30_000
    assert float(info.end * info.times.time_base) == 1


def test_twelve_channels_become_two(tmp_path):
    levels = np.full(12, 8000, np.int16)
    target, info = proxied(write_unnamed_channels(tmp_path / "film.mov", levels))
    assert info.has_sound
    with Sound(target) as sound:
        (block, *_) = sound.blocks(())
        assert (block.layout, len(block.samples)) == ("stereo", 2)


def test_a_clip_without_sound_has_a_proxy_without(tmp_path):
    target, info = proxied(write_clip(tmp_path / "a.mp4", counted, frames=5))
    assert not info.has_sound
    with av.open(str(target)) as container:
        assert not container.streams.audio


def test_sound_that_cannot_be_decoded_is_left_out(tmp_path):
    film = write_film(tmp_path / "film.mov", tone(-6, 1), frames=25)
    content = film.read_bytes()
    film.write_bytes(content.replace(b"sowt", b"zzzz"))
    target, info = proxied(film)
    assert not info.has_sound
    assert len(frames_of(target)) == 25
