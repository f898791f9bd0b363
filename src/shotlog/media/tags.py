"""What a file's tags say: timecode, reel, sound."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from shotlog.errors import UsageError
from shotlog.record import AudioStream
from shotlog.timing import Rate, Timecode

_REELS = frozenset({"reel", "reelname", "reel_name", "tape", "tapename", "tape_name"})
"""Last parts of tag names that hold a reel: FFmpeg's `reel_name`, `com.arri.camera.ReelName`, ..."""

_DURATION = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


def start_timecode(
    container: InputContainer, stream: VideoStream, rate: Rate
) -> tuple[Timecode | None, tuple[str, ...]]:
    """Timecode of the first frame and, where the file states one that cannot be, a warning.

    QuickTime and MP4 state it on the picture and on its timecode track, MXF, AVI and Matroska on the
    file; `;` marks drop-frame.
    """
    label = next(_values(container, stream, frozenset({"timecode"})), None)
    if label is None:
        return None, ()
    try:
        return Timecode.parse(label, rate), ()
    except UsageError as error:
        return None, (f"the start timecode is left out: {error.message}",)


def reel(container: InputContainer, stream: VideoStream) -> str | None:
    """Name of the reel or tape, None where no tag holds one."""
    return next(_values(container, stream, _REELS), None)


def header_frames(stream: VideoStream) -> int | None:
    """Number of frames that the file's header claims; Matroska states it in a tag if at all."""
    if stream.frames > 0:
        return stream.frames
    stated = next(_tagged(stream.metadata, frozenset({"number_of_frames"})), "")
    return int(stated) if stated.isascii() and stated.isdigit() else None


def stated_seconds(stream: VideoStream) -> Fraction | None:
    """How long the file states that the picture lasts, in seconds; Matroska states it in a tag."""
    if stream.duration is not None and stream.time_base is not None:
        return stream.duration * stream.time_base
    stated = _DURATION.fullmatch(next(_tagged(stream.metadata, frozenset({"duration"})), ""))
    if stated is None:
        return None
    return int(stated[1]) * 3600 + int(stated[2]) * 60 + Fraction(stated[3])


def audio_streams(container: InputContainer) -> tuple[AudioStream, ...]:
    """The sound streams, in the order of the file."""
    return tuple(_audio_stream(stream) for stream in container.streams.audio)


def _audio_stream(stream: av.AudioStream) -> AudioStream:
    context = stream.codec_context
    if context is None:
        return AudioStream(index=stream.index, codec="unknown", sample_rate=0, channels=0, layout="unknown")
    return AudioStream(
        index=stream.index,
        codec=context.codec.canonical_name,
        sample_rate=context.sample_rate,
        channels=context.channels,
        layout=context.layout.name,
        language=None if stream.language in (None, "", "und") else stream.language,
    )


def _values(container: InputContainer, stream: VideoStream, names: frozenset[str]) -> Iterator[str]:
    """Values of tags of those names: of the picture, then of other streams, then of the file."""
    yield from _tagged(stream.metadata, names)
    for other in container.streams:
        if other is not stream:
            yield from _tagged(other.metadata, names)
    yield from _tagged(container.metadata, names)


def _tagged(tags: Mapping[str, str], names: frozenset[str]) -> Iterator[str]:
    for key, value in tags.items():
        if key.lower().rpartition(".")[2] in names and value.strip():
            yield value.strip()
