"""A small copy of a clip that a browser can play and go through frame by frame.

H.264 and AAC in MP4, with a keyframe every twelve frames and no B-frames, so that a seek decodes twelve
small pictures at most. Frame n of the proxy is frame n of the clip, at the same time after the first one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from shotlog.errors import ShotlogError, storage_failed
from shotlog.files import whole_file
from shotlog.media.proxy_picture import ProxyPictures, proxy_size
from shotlog.media.proxy_sound import ProxySound, stereo
from shotlog.media.proxy_times import last_step, proxy_times
from shotlog.media.sound import Sound
from shotlog.media.source import too_much_memory
from shotlog.media.stills import another_file
from shotlog.media.video import Video
from shotlog.timing import PtsTable

PROXY_HEIGHT = 540
"""Pixels; a quarter of 1080 in area."""

KEYFRAME_EVERY = 12
"""Frames."""

_CODER = {
    "preset": "veryfast",
    "crf": "22",
    "x264-params": f"keyint={KEYFRAME_EVERY}:min-keyint={KEYFRAME_EVERY}:scenecut=0:bframes=0:open-gop=0",
    "a53cc": "0",  # captions in the clip's pictures would be coded anew with each
}

_FASTEST = 120
"""Frames a second that a proxy states, at most: its H.264 level follows, and hardware refuses high ones."""

_BT709, _LIMITED = 1, 1
"""A code point of ITU-T H.273, and FFmpeg's AVCOL_RANGE_MPEG."""

_SECONDS_AHEAD = Fraction(1, 4)
"""How far sound is written before the picture that it belongs to."""

Tell = Callable[[int, float], None]
"""Called with frames done, and what share of all frames they are."""


@dataclass(frozen=True, eq=False, slots=True)
class ProxyInfo:
    """What a player needs to know of a proxy.

    Attributes:
        width: Pixels, square ones.
        height: Pixels.
        has_sound: Whether it has a sound track. It has none where the clip's cannot be decoded.
        times: When it shows each frame: to show frame n, seek to the middle between the times of n and n + 1.
        end: When its last frame ends, in units of the time base of `times`.
    """

    width: int
    height: int
    has_sound: bool
    times: PtsTable
    end: int

    @property
    def frames(self) -> int:
        """Number of frames."""
        return len(self.times)


def make_proxy(
    path: Path,
    target: Path,
    table: PtsTable,
    *,
    height: int = PROXY_HEIGHT,
    tell: Tell = lambda _frames, _share: None,
) -> ProxyInfo:
    """Write the proxy of a clip, whole or not at all, and read it back to see that no frame is missing.

    Args:
        path: The clip.
        target: Where the proxy is to be.
        table: PTS of all frames of the clip.
        height: Largest height in pixels; smaller clips keep theirs.
        tell: Called after each frame; what it raises ends the work.

    Raises:
        NotFound: There is no such clip.
        UnreadableMedia: It is no footage, or not the file that the table was made of.
        LimitExceeded: Its picture is too large, or memory too small.
        StorageFailed: The disk is full or not writable.
    """
    with Video(path) as video, Sound(path) as sound, whole_file(target) as file:
        part = Path(file.name)
        try:
            info = _write(video, sound, part, table, height=height, tell=tell)
        except MemoryError as error:
            raise too_much_memory(path) from error
        except av.FFmpegError as error:  # decoding raises none; what is left is ours, or the disk's
            raise storage_failed(OSError(error.errno, error.strerror), target) from error
        _require_whole(path, part, info)
    return info


def _write(video: Video, sound: Sound, part: Path, table: PtsTable, *, height: int, tell: Tell) -> ProxyInfo:
    times = proxy_times(table, video.path)
    size = proxy_size(video.width, video.height, video.pixel_aspect, video.rotation, height)
    blocks = stereo(sound)
    info = ProxyInfo(*size, blocks is not None, times, int(times.pts[-1]) + last_step(times))
    base = times.time_base
    with av.open(
        f"file:{part}",
        "w",
        format="mp4",
        options={"movflags": "+faststart", "video_track_timescale": str(base.denominator)},
    ) as container:
        coder = _coder(container, info)
        start = int(table.pts[0]) * table.time_base
        track = ProxySound(container, blocks, start, start + info.end * base) if blocks else None
        for done, picture in enumerate(_pictures(video, table, info), 1):
            if track is not None:
                _mux(container, track.until((picture.pts or 0) * base + _SECONDS_AHEAD))
            _mux(container, coder.encode(picture))
            tell(done, done / len(table))
        _mux(container, coder.encode(None))
        if track is not None:
            _mux(container, track.until(None))
    return info


def _coder(container: OutputContainer, info: ProxyInfo) -> VideoStream:
    base = info.times.time_base
    rate = Fraction(base.denominator, last_step(info.times)).limit_denominator(1001)
    stream = container.add_stream(
        "libx264", rate=min(max(rate, Fraction(1)), Fraction(_FASTEST)), options=_CODER
    )
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = info.width, info.height, "yuv420p"
    stream.time_base = base
    context = stream.codec_context
    context.time_base = base
    context.sample_aspect_ratio = Fraction(1)
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED
    return stream


def _pictures(video: Video, table: PtsTable, info: ProxyInfo) -> Iterator[VideoFrame]:
    """The frames of a clip as they are to be coded; each must be the one that the table names."""
    if video.time_base != table.time_base:
        raise another_file(video.path)
    made = ProxyPictures((info.width, info.height), video.pixel_aspect)
    ends = np.append(info.times.pts[1:], info.end)
    index = -1
    for index, pts, picture in ((frame.index, frame.pts, frame.picture) for frame in video.frames()):
        if index >= len(table) or pts != table.pts[index]:
            raise another_file(video.path)
        small = made.of(picture)
        small.pts, small.time_base = int(info.times.pts[index]), info.times.time_base
        small.duration = int(ends[index]) - small.pts
        yield small
    if index + 1 != len(table):
        raise another_file(video.path)


def _mux(container: OutputContainer, packets: "Iterable[Packet[Any]]") -> None:
    for packet in packets:
        container.mux(packet)


def _require_whole(path: Path, part: Path, info: ProxyInfo) -> None:
    """Read the coded frames of a proxy back.

    Raises:
        ShotlogError: They are not those that were to be written.
    """
    with av.open(f"file:{part}") as container:
        stream = container.streams.video[0]
        is_whole = stream.time_base == info.times.time_base and _same_frames(container.demux(stream), info)
    if not is_whole:
        raise ShotlogError(
            f"the proxy of {path.name} does not hold the frames of the clip",
            hint="This is a defect of shotlog; please report it with the file.",
            path=path,
        )


def _same_frames(packets: "Iterable[Packet[VideoStream]]", info: ProxyInfo) -> bool:
    frame = 0
    for packet in packets:
        if not packet.size:  # PyAV's own mark of the end
            continue
        if frame == info.frames or packet.pts != info.times.pts[frame]:
            return False
        if packet.is_keyframe != (frame % KEYFRAME_EVERY == 0):
            return False
        frame += 1
    return frame == info.frames
