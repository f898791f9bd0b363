"""One source file."""

from functools import lru_cache
from typing import Literal, Self

from pydantic import model_validator

from shotlog.record.fields import ExactFraction, ExactRate, Record, Sha256
from shotlog.timing import Rate, Timecode


class AudioStream(Record):
    """One sound stream of a clip.

    Attributes:
        index: Its number among all streams of the file.
        codec: As FFmpeg names it.
        sample_rate: Samples a second.
        channels: Number of channels.
        layout: As FFmpeg names it, such as `stereo`.
        language: ISO 639 code where the file states one.
    """

    index: int
    codec: str
    sample_rate: int
    channels: int
    layout: str
    language: str | None = None


class Colour(Record):
    """What the file says of its colours, as FFmpeg names it (ITU-T H.273); None where it is silent."""

    range: Literal["limited", "full"] | None = None
    primaries: str | None = None
    transfer: str | None = None
    matrix: str | None = None


class Clip(Record):
    """One source file. A clip is known by its content, and never modified.

    Attributes:
        path: Where the file was when it was logged, absolute.
        sha256: Hash of its bytes.
        size: Bytes.
        container: As FFmpeg names it.
        codec: Of the picture, as FFmpeg names it.
        pixel_format: As FFmpeg names it.
        rate: Frames a second; for a variable rate, the rate that the file names as its base.
        frames: Number of frames that can be decoded, counted, not read from a header.
        time_base: Seconds in one unit of PTS.
        first_pts: PTS of frame 0, in units of the time base.
        duration: Seconds from the first frame to the end of the last one.
        start_timecode: Label of frame 0, or None where the file carries none.
        drop_frame: Whether its timecode counts drop-frame.
        variable_rate: Whether frames are unevenly spaced.
        reel: Reel or tape name in the file's tags.
        width: Pixels stored, before rotation.
        height: Pixels stored, before rotation.
        pixel_aspect: Width of a pixel over its height.
        display_aspect: Width over height of the picture as it is to be seen, after rotation.
        rotation: Degrees clockwise that a player turns the picture: 0, 90, 180 or 270.
        interlaced: Which field comes first in an interlaced picture, else `progressive`.
        colour: Colour tags.
        audio: Sound streams, in the order of the file.
        video_streams: How many picture streams the file holds; the first real one is logged.
        warnings: What a person should know, such as that the file is cut off.
    """

    path: str
    sha256: Sha256
    size: int
    container: str
    codec: str
    pixel_format: str
    rate: ExactRate
    frames: int
    time_base: ExactFraction
    first_pts: int
    duration: ExactFraction
    start_timecode: str | None = None
    drop_frame: bool = False
    variable_rate: bool = False
    reel: str | None = None
    width: int
    height: int
    pixel_aspect: ExactFraction
    display_aspect: ExactFraction
    rotation: Literal[0, 90, 180, 270] = 0
    interlaced: Literal["progressive", "top_first", "bottom_first"] = "progressive"
    colour: Colour = Colour()
    audio: tuple[AudioStream, ...] = ()
    video_streams: int = 1
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _timecode_exists(self) -> Self:
        if self.start_timecode is not None and self.rate.timecode_base is not None:
            Timecode.parse(self.start_timecode, self.rate, drop=self.drop_frame)
        return self

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.rsplit("/", 1)[-1]

    def timecode(self, frame: int) -> Timecode | None:
        """Timecode of a frame; a clip without one of its own counts from 00:00:00:00.

        `frame` may be the clip's number of frames: the exclusive end of its last shot. None where labels
        would mislead: at a variable rate, or at one that has no timecode.
        """
        if self.variable_rate or self.rate.timecode_base is None:
            return None
        return _start(self.start_timecode, self.rate, drop=self.drop_frame) + frame


@lru_cache(maxsize=1024)
def _start(label: str | None, rate: Rate, *, drop: bool) -> Timecode:
    """The label of frame 0, which every other is counted from."""
    return Timecode(0, rate) if label is None else Timecode.parse(label, rate, drop=drop)
