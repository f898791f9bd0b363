"""Every frame once, in presentation order, at the time that the file states."""

import json
from fractions import Fraction
from itertools import pairwise
from math import floor
from pathlib import Path

import numpy as np
import pytest
from av.video.frame import VideoFrame

from clips import number_in, numbered, plain, remux, write_clip
from shotlog.media import Video
from shotlog.timing import PtsTable


def read(path: Path) -> tuple[list[int], list[int]]:
    """Numbers shown by the frames, and their PTS."""
    with Video(path) as video:
        frames = list(video.frames())
    assert [frame.index for frame in frames] == list(range(len(frames)))
    return [number_shown(frame.picture) for frame in frames], [frame.pts for frame in frames]


def number_shown(picture: VideoFrame) -> int:
    return number_in(picture.to_ndarray(format="gray").astype(np.uint8))


@pytest.mark.parametrize(
    ("rate", "step"),
    [
        (Fraction(24000, 1001), Fraction(1001, 24000)),
        (Fraction(25), Fraction(1, 25)),
        (Fraction(30000, 1001), Fraction(1001, 30000)),
        (Fraction(60000, 1001), Fraction(1001, 60000)),
    ],
)
@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_frames_stand_at_exact_times_at_constant_rates(tmp_path, rate, step, suffix):
    path = write_clip(tmp_path / f"clip{suffix}", numbered, frames=50, rate=rate)
    numbers, pts = read(path)
    with Video(path) as video:
        base = video.time_base
    assert numbers == list(range(50))
    assert [time * base for time in pts] == [index * step for index in range(50)]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts", ".avi", ".mxf"])
def test_b_frames_come_in_presentation_order_in_every_container(tmp_path, suffix):
    path = write_clip(
        tmp_path / f"clip{suffix}",
        numbered,
        frames=60,
        options={"bf": "3", "g": "24", "x264-params": "b-adapt=0"},
    )
    numbers, pts = read(path)
    assert numbers == list(range(60))
    steps = {later - earlier for earlier, later in pairwise(pts)}
    assert len(steps) == 1, "at a constant rate, all steps are the same"


def test_matroska_times_are_kept_as_rounded_to_milliseconds(tmp_path):
    path = write_clip(tmp_path / "clip.mkv", numbered, frames=48, rate=Fraction(24000, 1001))
    numbers, pts = read(path)
    assert numbers == list(range(48))
    assert pts == [floor(Fraction(index * 1001, 24) + Fraction(1, 2)) for index in range(48)]


def test_webm_is_read_frame_by_frame(tmp_path):
    path = write_clip(tmp_path / "clip.webm", numbered, frames=40, codec="libvpx-vp9")
    assert read(path) == (list(range(40)), [index * 40 for index in range(40)])


def test_variable_rate_keeps_each_time(tmp_path):
    times = [0, 1, 2, 5, 6, 10, 11, 12, 30, 31]
    path = write_clip(
        tmp_path / "phone.mp4", numbered, frames=10, rate=Fraction(30), pts=times, time_base=Fraction(1, 30)
    )
    numbers, pts = read(path)
    with Video(path) as video:
        base = video.time_base
    assert numbers == list(range(10))
    assert [time * base * 30 for time in pts] == times
    assert PtsTable.of(pts, base).is_variable


def test_frames_hidden_by_an_edit_list_are_not_counted(tmp_path):
    whole = write_clip(tmp_path / "whole.mp4", numbered, frames=60, options={"bf": "3", "g": "30"})
    trimmed = remux(tmp_path / "trimmed.mp4", whole, shift=10 * 512)
    numbers, pts = read(trimmed)
    assert numbers == list(range(10, 60))
    assert pts[0] == 0


def test_a_late_start_is_kept(tmp_path):
    whole = write_clip(tmp_path / "whole.mp4", numbered, frames=30, options={"bf": "0"})
    late = remux(tmp_path / "late.mp4", whole, shift=-10 * 512)
    assert read(late) == (list(range(30)), [512 * (10 + index) for index in range(30)])


def test_times_below_zero_are_kept(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", numbered, frames=20, options={"bf": "0"})
    early = remux(tmp_path / "early.ts", clip, shift=5 * 512, options={"avoid_negative_ts": "disabled"})
    assert read(early) == (list(range(20)), [3600 * (index - 5) for index in range(20)])


def test_times_that_run_backwards_are_held_so_that_the_table_ascends(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", numbered, frames=20, options={"bf": "0"})
    broken = remux(tmp_path / "broken.mkv", clip, shift=5 * 512, options={"avoid_negative_ts": "disabled"})
    numbers, pts = read(broken)
    assert numbers == list(range(20))
    assert pts == sorted(pts)


@pytest.mark.parametrize(
    ("codec", "pixel_format", "suffix"),
    [
        ("libx264", "yuv420p10le", ".mp4"),
        ("libx264", "yuv422p10le", ".mov"),
        ("libx264", "yuv444p", ".mp4"),
        ("prores_ks", "yuv422p10le", ".mov"),
        ("mpeg2video", "yuv420p", ".mpg"),
        ("mjpeg", "yuvj422p", ".avi"),
        ("ffv1", "gray", ".mkv"),
    ],
)
def test_every_pixel_format_is_handed_out_as_it_is_stored(tmp_path, codec, pixel_format, suffix):
    path = write_clip(tmp_path / f"clip{suffix}", numbered, frames=12, codec=codec, pixel_format=pixel_format)
    with Video(path) as video:
        pictures = [frame.picture for frame in video.frames()]
    assert {picture.format.name for picture in pictures} == {pixel_format}
    assert [number_shown(picture) for picture in pictures] == list(range(12))


@pytest.mark.parametrize(
    "name",
    [
        "-y.mp4",
        "two words.mp4",
        'it\'s "quoted".mp4',
        "line\nbreak.mp4",
        "été 日本.mp4",
        "%03d.mp4",
        "a:b.mp4",
    ],
)
def test_any_file_name_is_only_a_name(tmp_path, monkeypatch, name):
    write_clip(tmp_path / "plain.mp4", [plain(9)] * 3).rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert len(read(Path(name))[0]) == 3


def test_cover_art_is_not_the_footage(tmp_path):
    cover = write_clip(tmp_path / "cover.mp4", [plain(0)], codec="mjpeg", pixel_format="yuvj420p")
    clip = write_clip(tmp_path / "clip.mp4", numbered, frames=20)
    path = remux(tmp_path / "film.mp4", cover, clip, cover=cover)
    assert read(path)[0] == list(range(20))


def test_the_header_claim_is_known_before_the_pass(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", numbered, frames=20)
    with Video(path) as video:
        assert video.header_frames == 20
    with Video(write_clip(tmp_path / "clip.mkv", numbered, frames=20)) as video:
        assert video.header_frames is None


def test_footage_of_the_world_has_the_frames_that_were_counted_by_hand(shared):
    truth = json.loads((shared / "truth" / "labels.json").read_text())["clips"]
    footage = [shared / "footage" / name for name in truth]
    small = [path for path in footage if path.stat().st_size < 1_000_000]
    counted = {path.name: count(path) for path in small}
    assert counted == {path.name: truth[path.name]["frames"] for path in small}
    assert len(counted) > 5


def count(path: Path) -> int:
    with Video(path) as video:
        return sum(1 for _ in video.frames())
