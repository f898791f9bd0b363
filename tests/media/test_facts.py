"""What the record of a clip says of its file."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from clips import numbered, plain, remux, write_clip, write_sound
from shotlog.media import Video, sha256_of
from shotlog.record import Clip, Colour
from shotlog.timing import PtsTable, Rate


def log(path: Path) -> Clip:
    with Video(path) as video:
        pts = [frame.pts for frame in video.frames()]
        return video.clip(PtsTable.of(pts, video.time_base), sha256_of(path))


def test_a_plain_clip_is_described(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", numbered, frames=48, rate=Fraction(24000, 1001))
    clip = log(path)
    assert clip.path == str(path)
    assert clip.size == path.stat().st_size
    assert (clip.container, clip.codec, clip.pixel_format) == ("mov,mp4,m4a,3gp,3g2,mj2", "h264", "yuv420p")
    assert clip.rate == Rate(Fraction(24000, 1001))
    assert (clip.frames, clip.first_pts, clip.duration) == (48, 0, Fraction(48 * 1001, 24000))
    assert (clip.width, clip.height, clip.display_aspect) == (320, 180, Fraction(16, 9))
    assert (clip.interlaced, clip.rotation, clip.video_streams) == ("progressive", 0, 1)
    assert (clip.start_timecode, clip.reel, clip.audio, clip.warnings) == (None, None, (), ())


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".mxf", ".avi", ".ts", ".webm"])
@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001)])
def test_the_rate_is_exact_in_every_container(tmp_path, suffix, rate):
    codec = "libvpx-vp9" if suffix == ".webm" else "libx264"
    clip = log(write_clip(tmp_path / f"clip{suffix}", [plain(50)] * 30, rate=rate, codec=codec))
    assert (clip.rate, clip.variable_rate) == (Rate(rate), False)
    assert abs(clip.duration - 30 / rate) < Fraction(2, 1000)


def test_a_variable_rate_is_said_and_its_nominal_rate_kept(tmp_path):
    times = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 20]
    clip = log(
        write_clip(
            tmp_path / "phone.mp4", [plain(9)] * 12, rate=Fraction(30), pts=times, time_base=Fraction(1, 30)
        )
    )
    assert clip.variable_rate
    assert clip.rate == Rate(Fraction(30))
    assert clip.timecode(0) is None


@pytest.mark.parametrize(
    ("suffix", "rate", "label", "drop"),
    [
        (".mov", Fraction(25), "10:59:59:24", False),
        (".mp4", Fraction(24000, 1001), "01:00:00:00", False),
        (".mov", Fraction(30000, 1001), "01:00:00;02", True),
        (".mp4", Fraction(30000, 1001), "00:01:00;02", True),
        (".mov", Fraction(60000, 1001), "00:01:00;04", True),
        (".mxf", Fraction(25), "09:58:00:00", False),
        (".mkv", Fraction(25), "09:58:00:00", False),
        (".avi", Fraction(25), "09:58:00:00", False),
    ],
)
def test_start_timecode_is_read_from_every_container(tmp_path, suffix, rate, label, drop):
    clip = log(
        write_clip(tmp_path / f"clip{suffix}", [plain(9)] * 4, rate=rate, metadata={"timecode": label})
    )
    assert (clip.start_timecode, clip.drop_frame) == (label, drop)
    assert str(clip.timecode(0)) == label


@pytest.mark.parametrize("label", ["00:01:00;00", "01:00:00:45", "yesterday"])
def test_a_timecode_that_cannot_be_is_left_out_and_told(tmp_path, label):
    path = write_clip(
        tmp_path / "clip.mkv", [plain(9)] * 4, rate=Fraction(30000, 1001), metadata={"timecode": label}
    )
    clip = log(path)
    assert clip.start_timecode is None
    assert any(label in warning for warning in clip.warnings)


def test_reel_is_read_from_the_timecode_track_or_a_tag(tmp_path):
    timecode = {"timecode": "01:00:00:00"}
    mov = write_clip(
        tmp_path / "a.mov", [plain(9)] * 4, metadata=timecode, stream_metadata={"reel_name": "A001C002"}
    )
    mkv = write_clip(tmp_path / "a.mkv", [plain(9)] * 4, metadata={"com.arri.camera.ReelName": "B012"})
    assert (log(mov).reel, log(mkv).reel) == ("A001C002", "B012")


@pytest.mark.parametrize(("counterclockwise", "clockwise"), [(0, 0), (90, 270), (-90, 90), (180, 180)])
def test_rotation_is_clockwise_and_swaps_the_display_aspect(tmp_path, counterclockwise, clockwise):
    stored = write_clip(tmp_path / "stored.mp4", [plain(9)] * 4)
    clip = log(remux(tmp_path / "turned.mp4", stored, rotation=counterclockwise))
    assert clip.rotation == clockwise
    assert (clip.width, clip.height) == (320, 180)
    assert clip.display_aspect == (Fraction(9, 16) if clockwise in (90, 270) else Fraction(16, 9))


def test_rotation_agrees_with_a_reader_that_turns_by_itself(tmp_path):
    import cv2

    corner = np.zeros((180, 320, 3), np.uint8)
    corner[:60, :100] = 255
    turned = remux(tmp_path / "turned.mp4", write_clip(tmp_path / "clip.mp4", [corner] * 4), rotation=-90)
    capture = cv2.VideoCapture(str(turned))
    seen = capture.read()[1]
    capture.release()
    with Video(turned) as video:
        picture = next(video.frames()).picture.to_ndarray(format="bgr24")
        ours = np.rot90(picture, -video.rotation // 90)
    assert seen.shape == ours.shape == (320, 180, 3)
    assert np.abs(seen.astype(int) - ours).mean() < 3


def test_a_mirrored_picture_keeps_its_turn_and_is_told(tmp_path):
    import av

    stored = write_clip(tmp_path / "stored.mp4", [plain(9)] * 4)
    mirrored = tmp_path / "mirrored.mp4"
    with av.open(str(stored)) as source, av.open(str(mirrored), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        stream.set_display_rotation(0, hflip=True)
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    clip = log(mirrored)
    assert clip.rotation == 0
    assert any("mirrored" in warning for warning in clip.warnings)


def test_anamorphic_pixels_widen_the_display(tmp_path):
    clip = log(write_clip(tmp_path / "clip.mp4", [plain(9)] * 4, pixel_aspect=Fraction(4, 3)))
    assert clip.pixel_aspect == Fraction(4, 3)
    assert clip.display_aspect == Fraction(16, 9) * Fraction(4, 3)


@pytest.mark.parametrize(
    ("options", "order"),
    [({"x264-params": "tff=1"}, "top_first"), ({"x264-params": "bff=1"}, "bottom_first")],
)
def test_interlaced_pictures_tell_which_field_comes_first(tmp_path, options, order):
    clip = log(write_clip(tmp_path / "clip.mp4", [plain(9)] * 8, options=options))
    assert clip.interlaced == order


def test_colour_tags_have_the_names_of_ffmpeg(tmp_path):
    hdr = write_clip(
        tmp_path / "hdr.mp4",
        [plain(9)] * 4,
        pixel_format="yuv420p10le",
        options={"x264-params": "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=tv"},
    )
    assert log(hdr).colour == Colour(
        range="limited", primaries="bt2020", transfer="smpte2084", matrix="bt2020nc"
    )
    silent = write_clip(tmp_path / "silent.mp4", [plain(9)] * 4)
    assert log(silent).colour == Colour()


def test_sound_is_listed_with_its_language(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", [plain(9)] * 25)
    sound = write_sound(tmp_path / "sound.m4a")
    described = log(remux(tmp_path / "both.mp4", sound, clip))
    (stream,) = described.audio
    assert (stream.index, stream.codec, stream.sample_rate) == (0, "aac", 48000)
    assert (stream.channels, stream.layout, stream.language) == (2, "stereo", None)
    assert described.frames == 25


def test_of_several_pictures_the_first_is_logged_and_that_is_told(tmp_path):
    first = write_clip(tmp_path / "first.mp4", [plain(9)] * 10)
    second = write_clip(tmp_path / "second.mp4", [plain(9, width=160, height=90)] * 20)
    clip = log(remux(tmp_path / "two.mp4", first, second))
    assert (clip.frames, clip.width, clip.video_streams) == (10, 320, 2)
    assert any("2 picture streams" in warning for warning in clip.warnings)


def test_cover_art_does_not_count_as_a_picture_stream(tmp_path):
    cover = write_clip(tmp_path / "cover.mp4", [plain(0)], codec="mjpeg", pixel_format="yuvj420p")
    clip = write_clip(tmp_path / "clip.mp4", [plain(9)] * 5)
    described = log(remux(tmp_path / "film.mp4", clip, cover, cover=cover))
    assert (described.video_streams, described.warnings) == (1, ())


def test_an_edit_list_shortens_the_clip_without_a_warning(tmp_path):
    whole = write_clip(tmp_path / "whole.mp4", numbered, frames=60, options={"bf": "3", "g": "30"})
    clip = log(remux(tmp_path / "trimmed.mp4", whole, shift=10 * 512))
    assert (clip.frames, clip.duration) == (50, Fraction(2))
    assert not clip.warnings


def test_tags_in_an_unknown_encoding_do_not_matter(tmp_path):
    path = write_clip(tmp_path / "clip.mkv", [plain(9)] * 4, metadata={"title": "XXXXXXXX"})
    path.write_bytes(path.read_bytes().replace(b"XXXXXXXX", b"\xff\xfe\xe9\xe8\xff\xfe\xe9\xe8"))
    assert log(path).frames == 4


def test_a_clip_of_one_frame_lasts_one_frame(tmp_path):
    clip = log(write_clip(tmp_path / "clip.mp4", [plain(9)]))
    assert (clip.frames, clip.duration, clip.rate) == (1, Fraction(1, 25), Rate(Fraction(25)))
