"""One file opened for decoding, with all that a stranger's file may try kept out."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

import av
from av.container import InputContainer
from av.stream import Discard, Disposition
from av.video.stream import VideoStream

from shotlog.errors import LimitExceeded, UnreadableMedia
from shotlog.media.refusal import STILL_BRANDS, refusal, still_picture
from shotlog.media.regular import regular_file
from shotlog.timing import Pts

_FORMATS = ",".join(
    """
    mov matroska webm avi mxf gxf lxf mpegts mpeg mpegvideo flv live_flv asf ogg dv rm wtv nut gif
    h264 hevc vvc vc1 m4v obu av1 ivf mjpeg dnxhd yuv4mpegpipe
    wav w64 mp3 aac flac aiff
    """.split()  # noqa: SIM905 - a list of strings, one a line, would hide the groups
)
"""The demuxers that may be used: one file, moving pictures. Sound alone is let in to be refused by name.

Left out are those that open further files or addresses (concat, hls, dash, image sequences) and those
that see pictures in anything (tty, rawvideo).
"""

_GENERATE_PTS = 1
"""AVFMT_FLAG_GENPTS, which PyAV sets: it makes up wrong PTS for AVI with B-frames."""

_NOT_FOOTAGE = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image

THREADS = 4
"""Decoder threads. On two cores four frame threads decode a fifth faster than two: they bridge the pauses in
which the consumer thinks. Each holds one picture more in memory."""


class Source:
    """An open file and its first real picture stream; a context manager.

    Only the file itself can be opened: no network, no playlists, no references to other files.

    Attributes:
        path: The file.
        container: PyAV's container.
        stream: The picture stream that is decoded.
        streams: Number of picture streams, cover art and thumbnails not counted.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is no footage that can be decoded; says what it is instead.
        LimitExceeded: Its picture is larger than `max_pixels` (width times height).
    """

    def __init__(self, path: Path, *, max_pixels: int, threads: int = THREADS) -> None:
        self.path = path
        self.container = _opened(path, max_pixels)
        try:
            footage = _picture_streams(path, self.container)
            self.stream = footage[0]
            self.streams = len(footage)
            _refuse_too_large(path, self.stream, max_pixels)
        except BaseException:
            self.container.close()
            raise
        for stream in self.container.streams:
            if stream is not self.stream:
                stream.discard = Discard.all
        self.stream.codec_context.thread_type = "AUTO"
        self.stream.codec_context.thread_count = threads

    def seek(self, pts: int) -> None:
        """Go to a keyframe at or before a PTS, as far as the file allows.

        Raises:
            av.FFmpegError: It does not allow it.
        """
        self.container.seek(pts, stream=self.stream)

    def keyframe_before(self, pts: Pts) -> Pts | None:
        """Where a seek to a PTS would land, by the file's own index; None where it has no index."""
        index = self.stream.index_entries
        place = index.search_timestamp(pts) if len(index) > 1 else -1
        return None if place < 0 else index[place].timestamp

    def close(self) -> None:
        """Close the file."""
        self.container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _opened(path: Path, max_pixels: int) -> InputContainer:
    with regular_file(path) as file:
        if not file.read(1):
            raise UnreadableMedia(
                f"{path.name} is empty", hint="Copy it again from the camera card.", path=path
            )
    try:
        container = av.open(
            "file:" + os.path.abspath(path),  # noqa: PTH100 - links are followed by the system, not by us
            options={
                "protocol_whitelist": "file",
                "format_whitelist": _FORMATS,
                "max_pixels": str(max_pixels),
            },
            metadata_errors="replace",
        )
    except MemoryError as error:
        raise too_much_memory(path) from error
    except av.FFmpegError as error:
        raise refusal(path) from error
    container.flags &= ~_GENERATE_PTS
    return container


def _picture_streams(path: Path, container: InputContainer) -> list[VideoStream]:
    if container.metadata.get("major_brand", "").strip() in STILL_BRANDS:
        raise still_picture(path)
    footage = [stream for stream in container.streams.video if not stream.disposition & _NOT_FOOTAGE]
    if not footage:
        raise _without_pictures(path, container)
    if footage[0].codec_context is None:
        raise UnreadableMedia(
            f"the pictures of {path.name} are coded in a way that cannot be decoded here",
            hint="Convert it to H.264, HEVC, ProRes or DNxHD with the maker's own software.",
            path=path,
        )
    return footage


def _without_pictures(path: Path, container: InputContainer) -> UnreadableMedia:
    if container.streams.audio:
        return UnreadableMedia(
            f"{path.name} holds sound but no moving picture", hint="Leave it out.", path=path
        )
    return UnreadableMedia(
        f"{path.name} holds no picture that can be found: it is damaged or was never footage",
        hint="Check that the file plays; copy it again from the camera card.",
        path=path,
    )


def _refuse_too_large(path: Path, stream: VideoStream, max_pixels: int) -> None:
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > max_pixels:
        raise LimitExceeded(
            f"the picture of {path.name} is {width}x{height}, larger than the {max_pixels} pixels allowed",
            hint="If the file is to be trusted, raise SHOTLOG_MAX_PIXELS.",
            path=path,
        )


def too_much_memory(path: Path) -> LimitExceeded:
    """The error for a file whose decoding does not fit into memory."""
    return LimitExceeded(
        f"decoding {path.name} takes more memory than there is",
        hint="Raise SHOTLOG_MEMORY_MB, or lower SHOTLOG_JOBS to measure fewer clips at a time.",
        path=path,
    )
