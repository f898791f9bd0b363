"""A still shows exactly the frame that was asked for, as it is to be seen."""

from fractions import Fraction

import cv2
import numpy as np
import pytest

from clips import Picture, number_in, numbered, plain, remux, write_clip
from shotlog.errors import NotFound, UnreadableMedia, UsageError
from shotlog.media import Video, stills, strip
from shotlog.media.decoder import Decoder
from shotlog.media.source import Source
from shotlog.timing import PtsTable

FRAMES = 300
WANTED = [0, 1, 47, 48, 49, 66, 133, 150, 151, 208, 239, 251, 263, FRAMES - 2, FRAMES - 1]


def table_of(path) -> PtsTable:
    with Video(path) as video:
        return PtsTable.of([frame.pts for frame in video.frames()], video.time_base)


def picture(jpeg: bytes) -> Picture:
    decoded = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return decoded.astype(np.uint8)


def numbers(found: dict[int, bytes]) -> dict[int, int]:
    return {frame: number_in(picture(jpeg)) for frame, jpeg in found.items()}


@pytest.mark.parametrize(
    ("suffix", "codec", "options"),
    [
        (".mp4", "libx264", {"bf": "3", "g": "50", "x264-params": "b-adapt=0:b-pyramid=normal"}),
        (".mp4", "libx264", {"bf": "3", "g": "48", "x264-params": "b-adapt=0:open-gop=1"}),
        (".mkv", "libx264", {"bf": "3", "g": "250"}),
        (".ts", "libx264", {"bf": "3", "g": "50", "x264-params": "open-gop=1"}),
        (".mp4", "libx264", {"x264-params": "intra-refresh=1:keyint=50"}),
        (".mpg", "mpeg2video", {"bf": "2", "g": "15"}),
        (".mp4", "libx265", {"x265-params": "log-level=none:keyint=60:open-gop=1:bframes=4"}),
        (".webm", "libvpx-vp9", {"g": "40", "deadline": "realtime", "cpu-used": "8"}),
        (".avi", "libx264", {"bf": "3", "g": "50"}),
        (".mxf", "mpeg2video", {"bf": "2", "g": "12"}),
    ],
)
def test_stills_are_the_frames_asked_for(tmp_path, suffix, codec, options):
    path = write_clip(
        tmp_path / f"clip{suffix}",
        lambda index: numbered(index, width=160, height=96),
        frames=FRAMES,
        codec=codec,
        options=options,
    )
    table = table_of(path)
    assert len(table) == FRAMES
    wanted = {frame: frame for frame in WANTED}
    assert numbers(stills(path, WANTED, table, height=96)) == wanted
    assert numbers(stills(path, WANTED[:3], None, height=48)) == {frame: frame for frame in WANTED[:3]}


def test_pictures_that_are_not_wanted_are_decoded_only_where_others_lean_on_them(tmp_path):
    options = {"bf": "3", "g": "50", "x264-params": "b-adapt=0:b-pyramid=none"}
    path = write_clip(tmp_path / "a.mp4", numbered, frames=100, options=options)
    with Source(path, max_pixels=10**6) as source:
        every = [pts for pts, _ in Decoder(source).pictures()]
    with Source(path, max_pixels=10**6) as source:
        some = {pts for pts, _ in Decoder(source, only=every[2:3]).pictures()}
    assert every[2] in some
    assert 25 <= len(some) < 40


def test_stills_are_exact_at_a_variable_rate(tmp_path):
    gaps = np.random.default_rng(3).choice([1, 1, 1, 2, 5], 200)
    path = write_clip(
        tmp_path / "phone.mp4",
        numbered,
        frames=200,
        rate=Fraction(30),
        pts=np.cumsum(gaps).tolist(),
        time_base=Fraction(1, 30),
        options={"bf": "3", "g": "40"},
    )
    wanted = [3, 77, 78, 140, 199]
    assert numbers(stills(path, wanted, table_of(path), height=90)) == {frame: frame for frame in wanted}


@pytest.mark.parametrize("counterclockwise", [90, -90, 180])
def test_stills_stand_upright(tmp_path, counterclockwise):
    def lying(index: int) -> Picture:
        upright = numbered(index, width=180, height=320) if abs(counterclockwise) == 90 else numbered(index)
        return np.ascontiguousarray(np.rot90(upright, -counterclockwise // 90))

    stored = write_clip(tmp_path / "stored.mp4", lying, frames=60, options={"g": "20"})
    path = remux(tmp_path / "turned.mp4", stored, rotation=counterclockwise)
    found = stills(path, [0, 33, 59], table_of(path), height=160)
    assert numbers(found) == {0: 0, 33: 33, 59: 59}
    shape = (160, 90) if abs(counterclockwise) == 90 else (160, 284)
    assert {picture(jpeg).shape[:2] for jpeg in found.values()} == {shape}


def test_stills_have_square_pixels(tmp_path):
    path = write_clip(tmp_path / "wide.mp4", [plain(90)] * 3, pixel_aspect=Fraction(2))
    (jpeg,) = stills(path, [1], None, height=90).values()
    assert picture(jpeg).shape[:2] == (90, 320)


@pytest.mark.parametrize("tag", ["bt709", "smpte170m"])
def test_stills_have_the_colours_of_the_picture(tmp_path, tag):
    import av

    path = tmp_path / "colour.mp4"
    red = np.zeros((180, 320, 3), np.uint8)
    red[:] = (200, 30, 40)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"colorspace": tag, "crf": "4"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv444p"
        matrix = av.video.reformatter.Colorspace["ITU709" if tag == "bt709" else "ITU601"]
        frame = av.VideoFrame.from_ndarray(red, format="rgb24").reformat(
            format="yuv444p", dst_colorspace=matrix
        )
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    (jpeg,) = stills(path, [0], None, height=90).values()
    assert picture(jpeg)[45, 80].tolist() == pytest.approx([40, 30, 200], abs=6)


def test_stills_of_frames_that_share_a_time_are_told_apart(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", numbered, frames=20, options={"bf": "0"})
    broken = remux(tmp_path / "broken.mkv", clip, shift=5 * 512, options={"avoid_negative_ts": "disabled"})
    table = table_of(broken)
    assert len(set(table.pts.tolist())) < 20
    assert numbers(stills(broken, [6, 7, 8], table, height=90)) == {6: 6, 7: 7, 8: 8}


def test_a_frame_that_is_not_there_is_not_found(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", [plain(90)] * 5)
    for table in (table_of(path), None):
        for frame in (5, -1):
            with pytest.raises(NotFound, match=f"no frame {frame}"):
                stills(path, [frame], table, height=90)


def test_another_file_under_the_same_name_is_noticed(tmp_path):
    logged = write_clip(tmp_path / "logged.mp4", [plain(90)] * 50)
    table = table_of(logged)
    slower = write_clip(tmp_path / "slower.mp4", [plain(90)] * 50, rate=Fraction(24))
    shorter = write_clip(tmp_path / "shorter.mp4", [plain(90)] * 20)
    for path in (slower, shorter):
        with pytest.raises(UnreadableMedia, match="not the file that was logged"):
            stills(path, [40], table, height=90)


def test_a_still_without_height_is_refused(tmp_path):
    with pytest.raises(UsageError):
        stills(tmp_path / "any.mp4", [0], None, height=0)


def test_a_strip_is_as_wide_as_its_pictures_together(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", numbered, frames=9)
    jpegs = list(stills(path, [2, 5, 7], None, height=90).values())
    joined = picture(strip(jpegs))
    assert joined.shape[:2] == (90, 480)
    assert [number_in(joined[:, at : at + 160]) for at in (0, 160, 320)] == [2, 5, 7]


@pytest.mark.parametrize("pictures", [[], [b"no picture"]])
def test_a_strip_needs_pictures(pictures):
    with pytest.raises(UsageError):
        strip(pictures)
