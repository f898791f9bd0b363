"""Sound in blocks, each with the time that the file states for it.

Times are seconds on the clock of the file, which the PTS of the picture count on too: both are read,
neither is computed from a rate.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph
from av.packet import Packet
from av.stream import Discard

from shotlog.media.source import Source, too_much_memory
from shotlog.settings import settings

Filter = tuple[str, str]
"""A filter of FFmpeg and its options, as `("aresample", "16000")`."""

_USUAL_LAYOUTS = ("mono", "stereo", "2.1", "4.0", "5.0", "5.1", "6.1", "7.1")
"""What one to eight channels are where the file does not say, as FFmpeg takes it."""

_FIRST_TWO: Filter = ("pan", "stereo|c0=c0|c1=c1")
"""Recorders that write many channels put their mix on the first two."""

_SINK: tuple[Filter, ...] = (("aformat", "sample_fmts=flt"), ("abuffersink", ""))
"""Channels come out interleaved: PyAV reads no more than eight planes."""

_PATIENCE = 16
"""Failed reads in a row after which the rest of a file is given up."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of sound, as it leaves the filters.

    Attributes:
        start: Seconds on the clock of the file; may be negative.
        end: Seconds, exclusive.
        samples: float32, shape (channels, samples), full scale is -1..1.
        layout: Which channels these are, as FFmpeg names it, such as `stereo`; `12 channels` where more than
            eight are not named by the file.
        rate: Samples a second.
    """

    start: Fraction
    end: Fraction
    samples: npt.NDArray[np.float32]
    layout: str
    rate: int


class Sound:
    """The first sound stream of a clip, opened for one pass; a context manager.

    Attributes:
        path: The file.
        damaged: How many pieces could not be read or decoded so far.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is no footage.
        LimitExceeded: Its picture is too large.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        self._source = Source(path, max_pixels=settings().max_pixels, threads=1)
        self._stream = _first_to_decode(self._source)

    @property
    def can_be_decoded(self) -> bool:
        """Whether there is a sound stream that this FFmpeg knows how to decode."""
        return self._stream is not None

    def blocks(self, filters: Sequence[Filter]) -> Iterator[Block]:
        """All sound that can be decoded, through a chain of filters.

        Damaged pieces leave a gap between the times of two blocks. Where the sound changes its format,
        the filters start anew. Of channels that have no places and that the filters cannot mix, the first two
        are taken. Sound that the filters refuse is counted as damaged.

        Raises:
            LimitExceeded: There is not enough memory.
        """
        chain: _Chain | None = None
        for frame in self._frames():
            if chain is not None and not chain.takes(frame):
                yield from chain.rest()
                chain = None
            try:
                chain = chain or _chain(frame, filters)
                yield from chain.through(frame)
            except av.FFmpegError:
                self.damaged += 1
        yield from chain.rest() if chain else ()

    def close(self) -> None:
        """Close the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _frames(self) -> Iterator[AudioFrame]:
        if self._stream is None:
            return
        for packet in self._packets(self._stream):
            try:
                yield from self._stream.decode(packet)
            except MemoryError as error:
                raise too_much_memory(self.path) from error
            except av.FFmpegError:
                self.damaged += 1

    def _packets(self, stream: AudioStream) -> "Iterator[Packet[AudioStream]]":
        failed = 0
        while failed < _PATIENCE:
            try:
                for packet in self._source.container.demux(stream):
                    failed = 0
                    yield packet
            except MemoryError as error:
                raise too_much_memory(self.path) from error
            except av.FFmpegError:
                self.damaged += 1
                failed += 1
            else:
                return


def _chain(frame: AudioFrame, filters: Sequence[Filter]) -> "_Chain":
    try:
        return _Chain(frame, (*_named(frame), *filters))
    except av.FFmpegError:
        return _Chain(frame, (_FIRST_TWO, *filters))


class _Chain:
    """Filters set up for one format of sound."""

    def __init__(self, frame: AudioFrame, filters: Sequence[Filter]) -> None:
        self._format = _format(frame)
        self._graph = Graph()
        self._buffer = self._graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format.name,
            layout=frame.layout.name,
            time_base=frame.time_base or Fraction(1, frame.sample_rate),
        )
        steps = [self._graph.add(name, options) for name, options in (*filters, *_SINK)]
        for before, after in zip([self._buffer, *steps], steps, strict=False):
            before.link_to(after)
        self._graph.configure()
        self._end = Fraction(0)

    def takes(self, frame: AudioFrame) -> bool:
        """Whether a frame has the format that this chain was set up for."""
        return _format(frame) == self._format

    def through(self, frame: AudioFrame) -> Iterator[Block]:
        """What comes out once a frame has gone in."""
        self._buffer.push(frame)
        yield from self._ready()

    def rest(self) -> Iterator[Block]:
        """What the filters still hold at the end."""
        with suppress(av.FFmpegError):
            self._buffer.push(None)
            yield from self._ready()

    def _ready(self) -> Iterator[Block]:
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            assert isinstance(frame, AudioFrame)
            yield self._block(frame)

    def _block(self, frame: AudioFrame) -> Block:
        start = self._end
        if frame.pts is not None and frame.time_base is not None:
            start = frame.pts * frame.time_base
        self._end = start + Fraction(frame.samples, frame.sample_rate)
        interleaved = frame.to_ndarray().astype(np.float32, copy=False)
        samples = np.ascontiguousarray(interleaved.reshape(frame.samples, -1).T)
        return Block(start, self._end, samples, frame.layout.name, frame.sample_rate)


def _format(frame: AudioFrame) -> tuple[int, str, str]:
    return frame.sample_rate, frame.format.name, frame.layout.name


def _named(frame: AudioFrame) -> tuple[Filter, ...]:
    """Gives channels their usual places where the file does not say which they are."""
    channels = len(frame.layout.channels)
    if "channels" not in frame.layout.name or channels > len(_USUAL_LAYOUTS):
        return ()
    return (("aformat", f"channel_layouts={_USUAL_LAYOUTS[channels - 1]}"),)


def _first_to_decode(source: Source) -> AudioStream | None:
    """The first sound stream, and reading of all others left out; None where it cannot be decoded."""
    streams = source.container.streams.audio
    if not streams or streams[0].codec_context is None:
        return None
    source.stream.discard = Discard.all
    streams[0].discard = Discard.default
    return streams[0]
