"""Frame n of a proxy is frame n of the clip: by number, by time, and by looks."""

from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clips import number_in, numbered, plain, remux, write_clip
from media.proxied import counted, frames_of, proxied, table_of
from shotlog.errors import NotFound, StorageFailed, UnreadableMedia
from shotlog.media import Video, make_proxy
from shotlog.media.proxy_picture import proxy_size
from shotlog.timing import PtsTable

B_FRAMES = {"bf": "3", "g": "250", "x264-params": "b-adapt=0:b-pyramid=normal"}

SOURCES = [
    ("cinema.mov", Fraction(24000, 1001), "libx264", B_FRAMES),
    ("pal.mp4", Fraction(25), "libx264", B_FRAMES),
    ("ntsc.mp4", Fraction(30000, 1001), "libx264", {"bf": "3", "g": "48", "x264-params": "open-gop=1"}),
    ("fast.mp4", Fraction(60000, 1001), "libx264", {"bf": "2", "g": "30"}),
    ("rounded.mkv", Fraction(30000, 1001), "libx264", B_FRAMES),
    ("stream.ts", Fraction(25), "libx264", {"bf": "3", "g": "50"}),
    ("no_times.avi", Fraction(24000, 1001), "libx264", {"bf": "3", "g": "50"}),
    ("tape.mxf", Fraction(30000, 1001), "mpeg2video", {"bf": "2", "g": "12"}),
    ("web.webm", Fraction(25), "libvpx-vp9", {"g": "40", "deadline": "realtime", "cpu-used": "8"}),
]


@pytest.mark.parametrize(("name", "rate", "codec", "options"), SOURCES)
def test_every_frame_of_a_proxy_shows_its_number_at_its_time(tmp_path, name, rate, codec, options):
    path = write_clip(tmp_path / name, counted, frames=100, rate=rate, codec=codec, options=options)
    table = table_of(path)
    target, info = proxied(path)
    found = frames_of(target)
    assert [number_in(picture) for _, picture in found] == list(range(100))
    assert [pts * info.times.time_base for pts, _ in found] == [table.seconds(frame) for frame in range(100)]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.sampled_from([1, 1, 2, 3, 7, 400]), min_size=1, max_size=50),
    size=st.tuples(st.integers(40, 130), st.integers(40, 130)),
    bf=st.integers(0, 3),
    base=st.sampled_from([24, 600, 90000]),
)
def test_frames_are_the_same_at_any_times_and_sizes(tmp_path, steps, size, bf, base):
    width, height = (2 * length for length in size)
    path = write_clip(
        tmp_path / "phone.mov",
        lambda index: numbered(index, width=width, height=height),
        frames=len(steps) + 1,
        pts=np.cumsum([0, *(step * max(1, base // 200) for step in steps)]).tolist(),
        time_base=Fraction(1, base),
        options={"bf": str(bf), "g": "250"},
    )
    target, info = proxied(path, height=100)
    found = frames_of(target)
    assert [number_in(picture) for _, picture in found] == list(range(len(steps) + 1))
    assert [pts for pts, _ in found] == info.times.pts.tolist()
    assert found[0][1].shape == (info.height, info.width)


def test_a_proxy_can_be_sought_and_played_while_it_loads(tmp_path):
    target, info = proxied(write_clip(tmp_path / "a.mp4", counted, frames=50, options=B_FRAMES))
    content = target.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    with av.open(str(target)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        assert [n for n, packet in enumerate(packets) if packet.is_keyframe] == [0, 12, 24, 36, 48]
        assert all(packet.pts == packet.dts for packet in packets)
        assert container.streams.video[0].duration == info.end


@pytest.mark.parametrize("counterclockwise", [90, -90, 180])
def test_a_proxy_stands_upright(tmp_path, counterclockwise):
    def lying(index):
        upright = numbered(index, width=180, height=320) if abs(counterclockwise) == 90 else numbered(index)
        return np.ascontiguousarray(np.rot90(upright, -counterclockwise // 90))

    stored = write_clip(tmp_path / "stored.mp4", lying, frames=30)
    target, info = proxied(remux(tmp_path / "turned.mp4", stored, rotation=counterclockwise))
    assert (info.width, info.height) == ((180, 320) if abs(counterclockwise) == 90 else (320, 180))
    assert [number_in(picture) for _, picture in frames_of(target)] == list(range(30))
    with Video(target) as video:
        assert video.rotation == 0
        assert video.pixel_aspect == 1


@pytest.mark.parametrize(
    ("stored", "pixel_aspect", "turn", "expected"),
    [
        ((1920, 1080), 1, 0, (960, 540)),
        ((3840, 2160), 1, 90, (304, 540)),
        ((640, 361), 1, 0, (640, 360)),
        ((720, 576), Fraction(64, 45), 0, (960, 540)),
        ((1440, 1080), Fraction(4, 3), 0, (960, 540)),
        ((853, 479), 1, 0, (852, 478)),
        ((8192, 512), 1, 0, (2048, 128)),
        ((1, 1), 1, 0, (2, 2)),
        ((4096, 2160), 1, 0, (1024, 540)),
    ],
)
def test_a_proxy_is_even_never_larger_and_has_square_pixels(stored, pixel_aspect, turn, expected):
    width, height = stored
    assert proxy_size(width, height, Fraction(pixel_aspect), turn, 540) == expected


def test_a_picture_of_another_shape_in_the_middle_is_fitted_between_bars(tmp_path):
    parts = [
        write_clip(tmp_path / f"{name}.ts", [plain(200, width=width, height=96)] * 10, options={"bf": "0"})
        for name, width in (("wide", 192), ("narrow", 96))
    ]
    path = tmp_path / "both.ts"
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    target, info = proxied(path)
    found = [picture for _, picture in frames_of(target)]
    assert (info.width, info.height, len(found)) == (192, 96, 20)
    assert found[5].min() > 150
    assert found[15][:, 48:144].min() > 150
    assert max(found[15][:, :44].max(), found[15][:, 148:].max()) < 40


def write_colour(path, matrix: str, *, full: bool, pixel_format: str):
    """A clip of one reddish colour in a certain coding."""
    red = np.full((180, 320, 3), (200, 30, 40), np.uint8)
    space = av.video.reformatter.Colorspace["ITU709" if matrix == "bt709" else "ITU601"]
    extent = av.video.reformatter.ColorRange["JPEG" if full else "MPEG"]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"colorspace": matrix, "crf": "4"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 320, 180, pixel_format
        stream.codec_context.color_range = extent
        frame = av.VideoFrame.from_ndarray(red, format="rgb24").reformat(
            format=pixel_format, dst_colorspace=space, dst_color_range=extent
        )
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("matrix", ["bt709", "smpte170m"])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv422p10le", "yuv444p"])
def test_colours_are_those_of_the_clip_in_the_coding_that_browsers_expect(
    tmp_path, matrix, full, pixel_format
):
    target, _ = proxied(write_colour(tmp_path / "a.mp4", matrix, full=full, pixel_format=pixel_format))
    with av.open(str(target)) as container:
        context = container.streams.video[0].codec_context
        tags = (context.color_primaries, context.color_trc, context.colorspace, context.color_range)
        assert (tags, context.pix_fmt) == ((1, 1, 1, 1), "yuv420p")
        frame = next(container.decode(video=0))
        seen = frame.to_ndarray(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
    assert seen[90, 160].tolist() == pytest.approx([200, 30, 40], abs=6)


def test_a_clip_that_is_cut_off_has_a_proxy_of_what_is_left(tmp_path):
    whole = write_clip(tmp_path / "whole.ts", counted, frames=100, options={"bf": "3", "g": "25"})
    path = tmp_path / "cut.ts"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    target, info = proxied(path)
    assert 20 < info.frames < 100
    assert [pts for pts, _ in frames_of(target)] == info.times.pts.tolist()
    shown = [number_in(picture) for _, picture in frames_of(target)][: info.frames - 4]
    assert shown == list(range(info.frames - 4))


@pytest.mark.parametrize("suffix", ["ts", "mp4", "mkv"])
def test_a_damaged_clip_has_a_proxy_of_what_can_be_decoded(tmp_path, suffix):
    path = write_clip(tmp_path / f"damaged.{suffix}", counted, frames=100, options={"bf": "2", "g": "25"})
    content = bytearray(path.read_bytes())
    for at in (len(content) // 3, len(content) // 2):
        content[at : at + 200] = np.random.default_rng(1).bytes(200)
    path.write_bytes(content)
    with Video(path) as video:
        clip = [frame.picture.to_ndarray(format="gray") for frame in video.frames()]
    shown = [picture for _, picture in frames_of(proxied(path)[0])]
    assert 10 < len(shown) == len(clip) < 100
    assert max(np.abs(a.astype(int) - b.astype(int)).mean() for a, b in zip(clip, shown, strict=True)) < 12


def test_frames_before_an_edit_list_are_not_in_the_proxy(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", counted, frames=60, options={"bf": "0", "g": "12"})
    path = remux(tmp_path / "edited.mp4", clip, shift=10 * 512)
    found = [number_in(picture) for _, picture in frames_of(proxied(path)[0])]
    assert found == list(range(10, 60))


def test_frames_that_share_a_time_each_have_their_own_in_the_proxy(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", counted, frames=20, options={"bf": "0"})
    path = remux(tmp_path / "broken.mkv", clip, shift=5 * 512, options={"avoid_negative_ts": "disabled"})
    target, info = proxied(path)
    found = frames_of(target)
    assert [number_in(picture) for _, picture in found] == list(range(len(found)))
    assert [pts for pts, _ in found] == info.times.pts.tolist()
    assert all(before < after for before, after in pairwise(info.times.pts.tolist()))


def test_a_frame_an_hour_is_as_good_as_any(tmp_path):
    hours = [hour * 3600 * 1000 for hour in range(5)]
    path = write_clip(tmp_path / "a.mkv", counted, frames=5, pts=hours, time_base=Fraction(1, 1000))
    target, info = proxied(path)
    assert [pts * info.times.time_base for pts, _ in frames_of(target)] == [hour * 3600 for hour in range(5)]


def test_one_frame_is_enough(tmp_path):
    target, info = proxied(write_clip(tmp_path / "a.mp4", counted, frames=1))
    assert (info.frames, len(frames_of(target))) == (1, 1)


def test_another_file_is_noticed_and_leaves_nothing(tmp_path):
    logged = table_of(write_clip(tmp_path / "logged.mp4", counted, frames=30))
    for frames, rate in ((20, 25), (40, 25), (30, 24)):
        other = write_clip(tmp_path / "other.mp4", counted, frames=frames, rate=Fraction(rate))
        with pytest.raises(UnreadableMedia, match="not the file that was logged"):
            make_proxy(other, tmp_path / "out" / "proxy.mp4", logged)
    assert list((tmp_path / "out").iterdir()) == []


def test_work_that_is_ended_leaves_nothing(tmp_path):
    path = write_clip(tmp_path / "a.mp4", counted, frames=100)

    def end(frames, share):
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_proxy(path, tmp_path / "out" / "proxy.mp4", table_of(path), tell=end)
    assert list((tmp_path / "out").iterdir()) == []


def test_no_such_clip(tmp_path):
    with pytest.raises(NotFound):
        make_proxy(tmp_path / "a.mp4", tmp_path / "b.mp4", PtsTable.of([0], Fraction(1)))


def test_a_full_disk_is_told(tmp_path):
    import resource

    path = write_clip(tmp_path / "a.mp4", counted, frames=100)
    table = table_of(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(StorageFailed):
            make_proxy(path, tmp_path / "proxy.mp4", table)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [file.name for file in tmp_path.iterdir()] == ["a.mp4"]
