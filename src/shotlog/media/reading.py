"""One pass over a file that leaves no readable picture behind, and what it counts."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import av
from av.video.frame import VideoFrame

from shotlog.errors import UnreadableMedia
from shotlog.media.clock import LOOKAHEAD
from shotlog.media.decoder import Decoder
from shotlog.media.source import Source
from shotlog.media.tags import header_frames
from shotlog.media.tally import Tally
from shotlog.timing import Pts


class Reading:
    """A file's pictures in presentation order, each once.

    Attributes:
        source: The open file.
        first: The first picture.
        tally: What was counted of the pictures handed out so far.
        header_frames: How many frames the header claims, None where it makes no claim.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: Not a single picture can be decoded from it.
        LimitExceeded: The picture is too large, or memory too small.
    """

    def __init__(self, path: Path, *, max_pixels: int) -> None:
        self._max_pixels = max_pixels
        self._failures_at_end = 0
        self.tally = Tally()
        self.source = Source(path, max_pixels=max_pixels)
        try:
            self.header_frames = header_frames(self.source.stream)
            self._decoder = Decoder(self.source)
            pictures = self._decoded()
            first = _first(pictures, path)
        except BaseException:
            self.source.close()
            raise
        self.first = first[1]
        self._pictures = chain([first], pictures)

    def pictures(self) -> Iterator[tuple[Pts, VideoFrame]]:
        """Each picture with its PTS, counted as it is handed out."""
        for pts, picture in self._pictures:
            self.tally.count(picture)
            yield pts, picture

    @property
    def packets(self) -> int:
        """Pieces of coded picture read so far."""
        return self._decoder.packets

    @property
    def failed(self) -> int:
        """How many frames that are in the file could not be decoded."""
        decoder = self._decoder
        without_picture = decoder.packets - decoder.hidden - self.tally.frames
        # The end may have been decoded twice, and one failure been counted twice.
        return max(0, min(decoder.failures + self._failures_at_end, without_picture))

    @property
    def unread(self) -> int:
        """How often the file could not be read on."""
        return self._decoder.unread

    @property
    def turned_back(self) -> int:
        """How many frames state a time before that of the frame before them."""
        return self._decoder.clock.turned_back

    def _decoded(self) -> Iterator[tuple[Pts, VideoFrame]]:
        recent: deque[Pts] = deque(maxlen=LOOKAHEAD)
        for pts, picture in self._decoder.pictures():
            recent.append(pts)
            yield pts, picture
        if self._decoder.owes_pictures:
            yield from self._rest(recent)

    def _rest(self, recent: deque[Pts]) -> Iterator[tuple[Pts, VideoFrame]]:
        """Pictures at the end that threaded decoding lost.

        After an error among the pictures that wait in its threads at the end of a file, PyAV has no way to
        ask the decoder for the others. So the end is decoded again, by one thread, which keeps none waiting.
        """
        with Source(self.source.path, max_pixels=self._max_pixels, threads=1) as again:
            if recent and not self._decoder.clock.in_decoding_order:
                with suppress(av.FFmpegError):  # then from the start
                    again.seek(recent[0])
            rest = Decoder(again, after=recent[-1] if recent else None)
            yield from rest.pictures()
            self._failures_at_end = rest.failures


def _first(pictures: Iterator[tuple[Pts, VideoFrame]], path: Path) -> tuple[Pts, VideoFrame]:
    first = next(pictures, None)
    if first is None:
        raise UnreadableMedia(
            f"not one picture of {path.name} can be decoded: it is damaged",
            hint="Check that the file plays; copy it again from the camera card.",
            path=path,
        )
    return first
