"""Exact frames as small pictures to look at."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation

from shotlog.errors import NotFound, UnreadableMedia, UsageError
from shotlog.media.clock import LOOKAHEAD
from shotlog.media.colour import conversion_of
from shotlog.media.decoder import Decoder
from shotlog.media.facts import pixel_aspect_of, time_base_of
from shotlog.media.orientation import display_aspect, turn_of
from shotlog.media.source import Source
from shotlog.media.video import Video
from shotlog.settings import settings
from shotlog.timing import FrameIndex, Pts, PtsTable

_NEAR = 64
"""Frames ahead up to which decoding on is quicker than seeking, where the file has no index to tell."""

_RUN_UPS = (LOOKAHEAD, 128, 512)
"""How many frames before the wanted one a seek aims, tried in turn.

Pictures next to a keyframe may lean on those before it (open GOP), and a seek in a transport stream may
land behind the keyframe that it needs.
"""

_JPEG_QUALITY = 90


Picture = npt.NDArray[np.uint8]
"""Shape (height, width, 3), blue, green, red: OpenCV's order."""


def pictures(
    path: Path, frames: Sequence[FrameIndex], table: PtsTable | None, *, height: int
) -> Iterator[tuple[FrameIndex, Picture]]:
    """Frames of a clip, turned upright and with square pixels, each once.

    With the clip's table, frames are sought; a frame counts as found only if exactly its PTS is there and
    it was decoded without error. All others, and every frame without a table, are counted from the start
    and come last.

    Args:
        path: The file.
        frames: Which frames, in any order.
        table: PTS of all its frames, or None.
        height: Height of every picture in pixels; the width follows from the clip's shape.

    Raises:
        NotFound: There is no such file, or it has no such frame.
        UnreadableMedia: It is no footage, or not the file that the table was made of.
        LimitExceeded: The picture is too large, or memory too small.
        UsageError: `height` is below one.
    """
    if height < 1:
        raise UsageError(f"a still cannot be {height} pixels high")
    _refuse_frames_outside(path, frames, table)
    missing = set(frames)
    if table is not None:
        for frame, picture in _sought(path, sorted(missing), table, height):
            missing.discard(frame)
            yield frame, picture
    yield from _counted(path, missing, table, height)


def stills(
    path: Path, frames: Sequence[FrameIndex], table: PtsTable | None, *, height: int
) -> dict[FrameIndex, bytes]:
    """Frames of a clip as JPEG; arguments and errors as for `pictures`."""
    return {frame: jpeg(picture) for frame, picture in pictures(path, frames, table, height=height)}


def strip(pictures: Sequence[bytes]) -> bytes:
    """JPEGs of one height side by side as one JPEG.

    Raises:
        UsageError: There are none, they differ in height, or one is no picture.
    """
    decoded = [cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR) for picture in pictures]
    readable = [picture.astype(np.uint8) for picture in decoded if picture is not None]
    if len(readable) != len(pictures) or len({picture.shape[0] for picture in readable}) != 1:
        raise UsageError("a strip is made of pictures of one height")
    return jpeg(np.hstack(readable))


def _refuse_frames_outside(path: Path, frames: Sequence[FrameIndex], table: PtsTable | None) -> None:
    for frame in frames:
        if frame < 0 or (table is not None and frame >= len(table)):
            raise _no_frame(path, frame)


def _sought(
    path: Path, wanted: Sequence[FrameIndex], table: PtsTable, height: int
) -> Iterator[tuple[FrameIndex, Picture]]:
    """Those of the wanted frames (ascending) that are found by their PTS beyond doubt."""
    with Source(path, max_pixels=settings().max_pixels) as source:
        if time_base_of(source) != table.time_base:
            raise another_file(path)
        walk = _Walk(source, table, wanted)
        for frame in wanted:
            picture = walk.to(frame)
            if picture is not None:
                yield frame, _upright(picture, pixel_aspect_of(source), height)


class _Walk:
    """Going forward through a clip by PTS, to some wanted frames."""

    def __init__(self, source: Source, table: PtsTable, wanted: Sequence[FrameIndex]) -> None:
        self._source = source
        self._table = table
        self._only = frozenset(table.pts[list(wanted)].tolist())
        self._pictures: Iterator[tuple[Pts, VideoFrame]] = iter(())
        self._at: FrameIndex | None = None

    def to(self, frame: FrameIndex) -> VideoFrame | None:
        """The picture of a frame after the one asked for before; None where that is in doubt."""
        pts = int(self._table.pts[frame])
        if np.count_nonzero(self._table.pts == pts) > 1:
            return None
        picture = self._go_on_to(pts) if self._is_quicker_to_go_on(frame, pts) else None
        for before in _RUN_UPS:
            if picture is None:
                self._seek(max(0, frame - before), None if before > LOOKAHEAD else self._only)
                picture = self._go_on_to(pts)
        self._at = None if picture is None else frame
        return picture

    def _is_quicker_to_go_on(self, frame: FrameIndex, pts: Pts) -> bool:
        if self._at is None:
            return False
        keyframe = self._source.keyframe_before(pts)
        return frame - self._at <= _NEAR if keyframe is None else keyframe <= int(self._table.pts[self._at])

    def _go_on_to(self, pts: Pts) -> VideoFrame | None:
        for at, picture in self._pictures:
            if at >= pts:
                return picture if at == pts and not picture.is_corrupt else None
        return None

    def _seek(self, frame: FrameIndex, only: frozenset[Pts] | None) -> None:
        self._pictures = iter(())
        with suppress(av.FFmpegError):
            self._source.seek(int(self._table.pts[frame]))
            decoder = Decoder(self._source, only=only)
            if not decoder.clock.in_decoding_order:
                self._pictures = decoder.pictures()


def _counted(
    path: Path, wanted: set[FrameIndex], table: PtsTable | None, height: int
) -> Iterator[tuple[FrameIndex, Picture]]:
    """The wanted frames, counted from the first."""
    missing = set(wanted)
    if not missing:
        return
    with Video(path) as video:
        for frame in video.frames():
            if frame.index in missing:
                if table is not None and frame.pts != table.pts[frame.index]:
                    raise another_file(path)
                missing.remove(frame.index)
                yield frame.index, _upright(frame.picture, video.pixel_aspect, height)
            if not missing:
                return
    raise _no_frame(path, min(missing)) if table is None else another_file(path)


def _upright(picture: VideoFrame, pixel_aspect: Fraction, height: int) -> Picture:
    turn, _ = turn_of(picture)
    aspect = display_aspect(picture.width, picture.height, pixel_aspect, turn)
    size = max(1, round(height * aspect)), height
    width_before_turn, height_before_turn = size if turn in (0, 180) else reversed(size)
    small = picture.reformat(
        width=width_before_turn,
        height=height_before_turn,
        format="bgr24",
        src_colorspace=conversion_of(picture),
        interpolation=Interpolation.AREA,
    )
    return np.ascontiguousarray(np.rot90(small.to_ndarray(), -turn // 90))


def jpeg(picture: Picture, quality: int = _JPEG_QUALITY) -> bytes:
    """A picture as JPEG."""
    _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return encoded.tobytes()


def _no_frame(path: Path, frame: FrameIndex) -> NotFound:
    return NotFound(f"{path.name} has no frame {frame}", path=path)


def another_file(path: Path) -> UnreadableMedia:
    """The error for a file whose frames are not those of the table that was made of it."""
    return UnreadableMedia(
        f"{path.name} is not the file that was logged: its frames stand at other times",
        hint="Log it again.",
        path=path,
    )
