"""When each decoded picture is shown."""

from collections import deque
from collections.abc import Sequence

from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from shotlog.timing import Pts

LOOKAHEAD = 16
"""Packets after which a file has shown whether it states times of presentation: no codec reorders more."""


def counts_in_decoding_order(stream: VideoStream, first: "Sequence[Packet[VideoStream]]") -> bool:
    """Whether a file states times of decoding only: AVI knows no others, and some MXF has the same in both.

    Pictures still come out of the decoder in presentation order, so that the n-th picture is shown at the
    n-th time.
    """
    reorders = stream.codec_context.has_b_frames
    return bool(first) and all(
        packet.pts is None or (reorders and packet.pts == packet.dts) for packet in first
    )


class Clock:
    """Gives pictures their PTS; `sent` must hear of each packet before it is decoded.

    Attributes:
        in_decoding_order: See `counts_in_decoding_order`.
        turned_back: How many pictures state a time before that of the picture shown before them; they
            get the same time as that.
    """

    def __init__(self, *, in_decoding_order: bool) -> None:
        self.in_decoding_order = in_decoding_order
        self.turned_back = 0
        self._waiting: deque[Pts] = deque()
        self._sent: Pts | None = None
        self._shown: Pts | None = None
        self._step = 1

    def sent(self, packet: "Packet[VideoStream]") -> None:
        """A packet whose picture will be shown goes to the decoder."""
        self._step = packet.duration or self._step
        if not self.in_decoding_order:
            return
        self._sent = _first_known(packet.dts, packet.pts, self._after(self._sent))
        self._waiting.append(self._sent)

    def time_of(self, picture: VideoFrame) -> Pts:
        """PTS of the next picture in presentation order, never before the one before it."""
        pts = self._stated(picture)
        if self._shown is not None and pts < self._shown:
            self.turned_back += 1
            pts = self._shown
        self._shown = pts
        return pts

    def _stated(self, picture: VideoFrame) -> Pts:
        if not self.in_decoding_order:
            return _first_known(picture.pts, picture.dts, self._after(self._shown))
        return self._waiting.popleft() if self._waiting else self._after(self._shown)

    def _after(self, pts: Pts | None) -> Pts:
        return 0 if pts is None else pts + self._step


def _first_known(*times: Pts | None) -> Pts:
    return next(time for time in times if time is not None)
