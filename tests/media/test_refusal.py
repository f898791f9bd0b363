"""What is not footage is refused, saying what it is and what to do; nothing else is opened."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from clips import plain, remux, write_clip, write_sound
from shotlog.errors import LimitExceeded, NotFound, ShotlogError, UnreadableMedia
from shotlog.media import Video, sha256_of


def refused(path: Path, kind: type[ShotlogError] = UnreadableMedia) -> str:
    """The sentence with which a file is refused; each has a hint and the path."""
    with pytest.raises(kind) as caught:
        Video(path)
    assert caught.value.hint
    assert caught.value.path == str(path)
    return caught.value.message


@pytest.fixture
def clip(tmp_path):
    return write_clip(tmp_path / "clip.mp4", [plain(80)] * 25, options={"g": "10"})


def test_a_missing_file_is_not_found(tmp_path):
    assert "there is no file" in refused(tmp_path / "missing.mp4", NotFound)


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in refused(tmp_path)


def test_a_pipe_is_refused_before_anything_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.mp4")
    assert "pipe" in refused(tmp_path / "pipe.mp4")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(clip):
    clip.chmod(0)
    assert "may not be read" in refused(clip)


def test_a_name_with_a_zero_in_it_is_refused(tmp_path):
    assert "cannot be read" in refused(tmp_path / "a\0b.mp4")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.mp4").touch()
    assert "is empty" in refused(tmp_path / "empty.mp4")


def test_text_that_calls_itself_a_clip_is_refused(tmp_path):
    (tmp_path / "notes.mp4").write_text("Scene 1, take 3: good.\n" * 500)
    assert "is not footage" in refused(tmp_path / "notes.mp4")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tiff", ".bmp", ".webp"])
def test_a_still_picture_is_refused_whatever_its_name(tmp_path, suffix):
    _, encoded = cv2.imencode(suffix, np.full((90, 160, 3), 90, np.uint8))
    (tmp_path / "still.mp4").write_bytes(encoded.tobytes())
    assert "still picture" in refused(tmp_path / "still.mp4")


def test_a_photograph_in_a_film_container_is_refused(tmp_path):
    photograph = write_clip(tmp_path / "photo.avif", [plain(90)], codec="libsvtav1")
    assert "still picture" in refused(photograph)


def test_sound_alone_is_refused(tmp_path):
    assert "sound" in refused(write_sound(tmp_path / "sound.mp4"))
    assert "sound" in refused(write_sound(tmp_path / "sound.wav", codec="pcm_s16le"))


def test_sound_with_cover_art_is_refused(tmp_path):
    cover = write_clip(tmp_path / "cover.mp4", [plain(0)], codec="mjpeg", pixel_format="yuvj420p")
    song = remux(tmp_path / "song.mp4", write_sound(tmp_path / "sound.mp4"), cover, cover=cover)
    assert "sound" in refused(song)


def test_a_recording_without_its_index_is_refused_with_advice(clip):
    whole = clip.read_bytes()
    clip.write_bytes(whole[: whole.find(b"moov") - 4])
    assert "has no index (moov)" in refused(clip)


def test_a_damaged_index_is_not_called_a_missing_one(tmp_path, clip):
    pieces = remux(tmp_path / "pieces.mp4", clip, options={"movflags": "frag_keyframe+empty_moov"})
    content = bytearray(pieces.read_bytes())
    at = content.find(b"tfhd", content.find(b"moof"))
    content[at : at + 4] = b"XXXX"
    pieces.write_bytes(content)
    assert "index" in refused(pieces)
    assert "damaged" in refused(pieces)


def test_a_file_whose_index_is_cut_off_is_refused(clip):
    whole = clip.read_bytes()
    clip.write_bytes(whole[: whole.find(b"moov") + 200])
    refused(clip)


def test_pictures_without_a_decoder_are_refused(clip):
    clip.write_bytes(clip.read_bytes().replace(b"avc1", b"XXXX"))
    assert "cannot be decoded" in refused(clip)


def test_pictures_that_are_all_damaged_are_refused(clip):
    whole = bytearray(clip.read_bytes())
    start, end = whole.find(b"mdat") + 4, whole.find(b"moov") - 4
    whole[start:end] = bytes(end - start)
    clip.write_bytes(whole)
    assert "not one picture" in refused(clip)


def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded(clip):
    with pytest.raises(LimitExceeded, match="320x180") as caught:
        Video(clip, max_pixels=320 * 180 - 1)
    assert "SHOTLOG_MAX_PIXELS" in caught.value.hint
    with Video(clip, max_pixels=320 * 180) as video:
        assert video.width == 320


@pytest.mark.parametrize(
    "text",
    [
        "ffconcat version 1.0\nfile '{clip}'\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:{clip}\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/clip.ts\n#EXT-X-ENDLIST\n",
        '<?xml version="1.0"?><MPD><Period><BaseURL>{clip}</BaseURL></Period></MPD>',
    ],
)
@pytest.mark.parametrize("name", ["list.mp4", "list.m3u8", "list.ffconcat", "list.mpd"])
def test_a_list_of_other_files_opens_none_of_them(tmp_path, clip, text, name):
    (tmp_path / name).write_text(text.format(clip=clip))
    assert "names other files" in refused(tmp_path / name)


def test_a_name_that_is_an_address_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused(Path("http://127.0.0.1:9/clip.mp4"), NotFound)
    refused(Path("concat:clip.mp4"), NotFound)


def test_nothing_is_printed_whatever_is_wrong(clip, capfd):
    whole = bytearray(clip.read_bytes())
    middle = whole.find(b"mdat") + 60
    whole[middle : middle + 200] = bytes(200)
    clip.write_bytes(whole)
    capfd.readouterr()
    with Video(clip) as video:
        list(video.frames())
    refused(clip.with_name("missing.mp4"), NotFound)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", ["missing", "."])
def test_only_files_can_be_hashed(tmp_path, path):
    with pytest.raises((NotFound, UnreadableMedia)) as caught:
        sha256_of(tmp_path / path)
    assert caught.value.hint
