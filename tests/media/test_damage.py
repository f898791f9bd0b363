"""Of a damaged file every frame that can be read comes out, and what is missing is told."""

from pathlib import Path

import numpy as np
import pytest

from clips import Picture, remux, write_clip
from shotlog.media import Video
from shotlog.record import Clip
from shotlog.timing import PtsTable

FRAMES = 90


def noise(index: int) -> Picture:
    return np.random.default_rng(index).integers(0, 255, (90, 160, 3), dtype=np.uint8)


def read(path: Path) -> tuple[list[int], Clip]:
    with Video(path) as video:
        pts = [frame.pts for frame in video.frames()]
        return pts, video.clip(PtsTable.of(pts, video.time_base), "0" * 64)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A clip with its index in front, as cameras that stream and download sites write it."""
    folder = tmp_path_factory.mktemp("whole")
    clip = write_clip(folder / "clip.mp4", noise, frames=FRAMES, options={"bf": "3", "g": "30"})
    return remux(folder / "whole.mp4", clip, options={"movflags": "faststart"})


@pytest.mark.parametrize("share", [0.3, 0.5, 0.62, 0.71, 0.9])
def test_a_file_cut_off_gives_all_frames_before_the_cut(tmp_path, whole, share):
    content = whole.read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(content[: int(len(content) * share)])
    pts, clip = read(cut)
    # Decoded by one thread nothing waits in the decoder, so that nothing can get lost there.
    assert pts == _decoded_by_one_thread(cut)
    assert clip.warnings[0] == (
        f"only {len(pts)} of {FRAMES} frames can be read: the file is cut off or damaged"
    )


@pytest.mark.parametrize("before_end", [4000, 9000, 16000, 30000])
def test_damage_near_the_end_loses_only_what_is_damaged(tmp_path, whole, before_end):
    content = bytearray(whole.read_bytes())
    content[-before_end : -before_end + 3000] = np.random.default_rng(1).bytes(3000)
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(content)
    pts, clip = read(damaged)
    assert pts == _decoded_by_one_thread(damaged)
    assert clip.frames > FRAMES - 5
    assert clip.warnings or clip.frames == FRAMES


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [(".mkv", "libx264"), (".webm", "libvpx-vp9"), (".avi", "libx264"), (".mxf", "mpeg2video")],
)
def test_every_container_tells_that_it_is_cut_off(tmp_path, suffix, codec):
    options = {"deadline": "realtime", "cpu-used": "8"} if codec == "libvpx-vp9" else {"g": "12"}
    path = write_clip(tmp_path / f"clip{suffix}", noise, frames=60, codec=codec, options=options)
    _, before = read(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * 0.5)])
    pts, clip = read(path)
    assert before.warnings == ()
    assert 15 < len(pts) < 45
    assert any("cut off" in warning for warning in clip.warnings)


def test_frames_decoded_with_errors_are_kept_and_counted(tmp_path):
    path = write_clip(tmp_path / "clip.mov", noise, frames=20, codec="prores_ks", pixel_format="yuv422p10le")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 3000] = np.random.default_rng(1).bytes(3000)
    path.write_bytes(content)
    pts, clip = read(path)
    assert len(pts) == 20
    assert any("damaged" in warning for warning in clip.warnings)


def test_a_picture_that_changes_its_size_is_told(tmp_path):
    parts = [
        write_clip(tmp_path / f"{width}.ts", [np.zeros((90, width, 3), np.uint8)] * 5) for width in (160, 320)
    ]
    joined = tmp_path / "joined.ts"
    joined.write_bytes(b"".join(part.read_bytes() for part in parts))
    pts, clip = read(joined)
    assert len(pts) == 10
    assert "the picture changes its size at frame 5" in clip.warnings


def _decoded_by_one_thread(path: Path) -> list[int | None]:
    import av

    pts: list[int | None] = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        for packet in container.demux(stream):
            try:
                pts += [frame.pts for frame in packet.decode()]
            except av.FFmpegError:
                continue
    return pts
