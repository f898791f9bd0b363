"""The sound of a proxy: laid on the clock of the picture without gaps, and coded as AAC."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet

from shotlog.media.sound import Block, Filter, Sound

RATE = 48000
"""Samples a second."""

_BIT_RATE = 128_000

_SAMPLES_A_PACKET = 1024
"""AAC codes so many at a time."""

_SAME_TIME = RATE // 100
"""Samples that sound may stand from where it belongs before it is moved: containers round its times."""

_TO_STEREO: tuple[Filter, ...] = (("aresample", f"{RATE}:ochl=stereo:rematrix_maxval=1"),)

Samples = npt.NDArray[np.float32]
"""Shape (2, samples), full scale is -1..1."""


def stereo(sound: Sound) -> Iterator[Block] | None:
    """The sound of a clip in stereo at `RATE`, None where nothing can be decoded."""
    blocks = sound.blocks(_TO_STEREO)
    first = next(blocks, None)
    return None if first is None else chain([first], blocks)


class ProxySound:
    """The sound track of one proxy.

    Args:
        container: The proxy, before its header is written.
        blocks: Sound of the clip, as from `stereo`.
        start: When the picture starts, in seconds on the clock of the clip.
        end: When it ends: sound before and after is left out.
    """

    def __init__(
        self, container: OutputContainer, blocks: Iterator[Block], start: Fraction, end: Fraction
    ) -> None:
        stream = container.add_stream("aac", rate=RATE, layout="stereo")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = _BIT_RATE
        self._stream = stream
        self._pieces = _in_packets(laid(blocks, start, round((end - start) * RATE)))
        self._samples = 0
        self._is_over = False

    def until(self, seconds: Fraction | None) -> "Iterator[Packet[AudioStream]]":
        """Packets up to so many seconds after the start of the picture, None for all that are left."""
        while not self._is_over and (seconds is None or self._samples < seconds * RATE):
            piece = next(self._pieces, None)
            self._is_over = piece is None
            yield from self._stream.encode(None if piece is None else self._frame(piece))

    def _frame(self, piece: Samples) -> AudioFrame:
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="fltp", layout="stereo")
        frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), self._samples
        self._samples += piece.shape[1]
        return frame


def laid(blocks: Iterator[Block], start: Fraction, length: int) -> Iterator[Samples]:
    """Blocks one after the other from `start` on, silence in gaps, overlaps cut, `length` samples at most."""
    done = 0
    for block in blocks:
        ahead = round((block.start - start) * RATE) - done
        ahead = 0 if abs(ahead) <= _SAME_TIME and done else ahead
        for gap in _steps(min(ahead, length - done)):
            yield np.zeros((2, gap), np.float32)
            done += gap
        samples = block.samples[:, max(0, -ahead) :][:, : length - done]
        if samples.size:
            yield np.clip(np.nan_to_num(samples), -1, 1)
            done += samples.shape[1]
        if done >= length:
            return


def _steps(length: int) -> Iterator[int]:
    while length > 0:
        yield min(length, _SAMPLES_A_PACKET)
        length -= _SAMPLES_A_PACKET


def _in_packets(parts: Iterator[Samples]) -> Iterator[Samples]:
    rest = np.empty((2, 0), np.float32)
    for part in parts:
        rest = np.concatenate([rest, part], axis=1)
        whole = rest.shape[1] - rest.shape[1] % _SAMPLES_A_PACKET
        for first in range(0, whole, _SAMPLES_A_PACKET):
            yield rest[:, first : first + _SAMPLES_A_PACKET]
        rest = rest[:, whole:]
    if rest.size:
        yield rest
