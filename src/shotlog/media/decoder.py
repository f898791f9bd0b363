"""Every picture that a file still holds, in presentation order, whatever lies in between."""

from collections.abc import Collection, Iterator
from itertools import chain

import av
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from shotlog.media.clock import LOOKAHEAD, Clock, counts_in_decoding_order
from shotlog.media.source import Source, too_much_memory
from shotlog.timing import Pts

_PATIENCE = 16
"""Failed reads in a row after which the rest of a file is given up."""


class Decoder:
    """One pass over a source from where it stands.

    Args:
        source: The open file; it serves one pass at a time.
        after: Leave out pictures up to this PTS, and failures to decode them.
        only: PTS of the only pictures that are wanted, as the file states them. Others come out where these
            lean on them; about half of those with B-frames need not be decoded. None for all pictures.

    Attributes:
        packets: Pieces of coded picture read so far.
        hidden: How many of them the file itself tells not to show: before the start of its edit list, or
            empty (AVI writes these for dropped frames).
        failures: How many of them could not be decoded.
        unread: How often the file could not be read on.
        pictures_decoded: How many pictures came out.
    """

    def __init__(
        self, source: Source, *, after: Pts | None = None, only: Collection[Pts] | None = None
    ) -> None:
        self._source = source
        self._stream = source.stream
        self._after = after
        self._only = only
        self.packets = 0
        self.hidden = 0
        self.failures = 0
        self.unread = 0
        self.pictures_decoded = 0
        first, rest = self._look_ahead()
        self.clock = Clock(in_decoding_order=counts_in_decoding_order(self._stream, first))
        self._packets = chain(first, rest)

    @property
    def owes_pictures(self) -> bool:
        """Whether more went into the decoder than came out: after the end, it may have lost some."""
        return self.packets - self.hidden - self.failures > self.pictures_decoded

    def pictures(self) -> Iterator[tuple[Pts, VideoFrame]]:
        """Each picture with its PTS; damaged packets are skipped and counted.

        Raises:
            LimitExceeded: There is not enough memory.
        """
        for packet in self._packets:
            self.packets += 1
            if packet.is_discard or not packet.size:
                self.hidden += 1
            else:
                self.clock.sent(packet)
            if packet.size:  # an empty packet would tell the decoder that the file ends
                yield from self._timed(self._decoded(packet))
        yield from self._timed(self._flushed())

    def _timed(self, pictures: list[VideoFrame]) -> Iterator[tuple[Pts, VideoFrame]]:
        for picture in pictures:
            self.pictures_decoded += 1
            pts = self.clock.time_of(picture)
            if self._after is None or pts > self._after:
                yield pts, picture

    def _decoded(self, packet: "Packet[VideoStream]") -> list[VideoFrame]:
        wanted = self._only is None or packet.pts is None or packet.pts in self._only
        self._stream.codec_context.skip_frame = "DEFAULT" if wanted else "NONREF"
        try:
            return self._stream.decode(packet)
        except MemoryError as error:
            raise too_much_memory(self._source.path) from error
        except av.FFmpegError:
            if self._after is None or packet.pts is None or packet.pts > self._after:
                self.failures += 1
            return []

    def _flushed(self) -> list[VideoFrame]:
        try:
            return self._stream.decode(None)
        except MemoryError as error:
            raise too_much_memory(self._source.path) from error
        except av.FFmpegError:
            return []

    def _look_ahead(self) -> "tuple[list[Packet[VideoStream]], Iterator[Packet[VideoStream]]]":
        packets = self._read()
        first: list[Packet[VideoStream]] = []
        for packet in packets:
            first.append(packet)
            if len(first) == LOOKAHEAD or not counts_in_decoding_order(self._stream, [packet]):
                break
        return first, packets

    def _read(self) -> "Iterator[Packet[VideoStream]]":
        failed = 0
        while failed < _PATIENCE:
            try:
                for packet in self._source.container.demux(self._stream):
                    failed = 0
                    if packet.size or packet.dts is not None:  # else PyAV's own mark of the end
                        yield packet
            except MemoryError as error:
                raise too_much_memory(self._source.path) from error
            except av.FFmpegError:
                self.unread += 1
                failed += 1
            else:
                return
