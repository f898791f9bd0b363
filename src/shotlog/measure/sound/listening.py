"""One pass over the sound of a clip: where it is silent, and how loud it is elsewhere."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np

from shotlog.measure.observations import Seen
from shotlog.measure.sound.heard import Heard, Picture
from shotlog.measure.sound.loudness import ABSOLUTE_GATE
from shotlog.measure.sound.weighting import RATE, Weighting, can_be_weighted, lufs, power_of
from shotlog.media.sound import Block, Sound
from shotlog.record import AudioStream
from shotlog.timing import FrameIndex, PtsTable

SILENT_PEAK_DBFS: Final = -60.0
"""Peak below which sound counts as silence: the default of FFmpeg's silencedetect. 16 bits with dither stay
30 dB below it, the quietest rooms that are recorded above."""

_HOP: Final = RATE // 10
_OVERLAPPING: Final = 4
"""Hops of 100 ms in the 400 ms of momentary loudness (BS.1770-4: blocks overlap by three quarters)."""
_FILTERS: Final = (("aresample", str(RATE)), ("asetnsamples", f"n={_HOP}:p=0"))
_LONGEST: Final = Fraction(2, 5)
"""Seconds after which a stretch that sounds is closed, so that a shot's loudness can be told from them."""
_GAP: Final = Fraction(1, 20)
"""Seconds between two blocks from which sound is missing; rounding to milliseconds stays below."""
_ENDS_EARLY: Final = Fraction(1, 2)
"""Seconds by which sound may end before the picture without a word: codecs round to their blocks."""
_FLOOR: Final = -120.0
"""dB written for digital silence."""


@dataclass(slots=True)
class _Hop:
    """A tenth of a second of sound."""

    start: Fraction
    end: Fraction
    peak: float
    momentary: float | None

    @property
    def silent(self) -> bool:
        return self.peak < 10 ** (SILENT_PEAK_DBFS / 20)


def listen(path: Path, table: PtsTable, audio_streams: Sequence[AudioStream]) -> Heard:
    """Silence and loudness of the first sound stream, in memory that does not grow with its length.

    Each stretch has the figures `silent` (0 or 1), `peak_dbfs` (of samples, not true peak), and where it is
    400 ms from the start of the sound, `momentary_max_lufs`; where some of that is over the absolute gate,
    `lufs` (mean of the gated blocks) and `blocks` (their number). Stretches tile what could be decoded.
    A clip without sound gets one observation over all frames, with `streams` 0.

    Args:
        path: The file.
        table: PTS of all its frames.
        audio_streams: Its sound streams, as its record lists them.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is no footage.
        LimitExceeded: Its picture is too large, or memory too small.
    """
    if not audio_streams:
        none = Seen("sound", 0, len(table), 1.0, figures={"streams": 0.0})
        return Heard((none,), (0,))
    picture = Picture(table)
    with Sound(path) as sound:
        seen = tuple(_stretches(_hops(sound.blocks(_FILTERS)), picture))
        remarks = tuple(_remarks(sound, seen, table, picture))
    return Heard(seen, tuple(one.start for one in seen), remarks)


def _hops(blocks: Iterator[Block]) -> Iterator[_Hop]:
    meter, end = _Meter(""), Fraction(0)
    for block in blocks:
        if block.layout != meter.layout or abs(block.start - end) > _GAP:
            meter = _Meter(block.layout)
        end = block.end
        peak = float(np.abs(block.samples).max(initial=0))
        yield _Hop(block.start, block.end, peak, meter.momentary(block))


class _Meter:
    """Momentary loudness of sound without a gap."""

    def __init__(self, layout: str) -> None:
        self.layout = layout
        self._weighting = Weighting(layout) if layout and can_be_weighted(layout) else None
        self._powers: deque[float] = deque(maxlen=_OVERLAPPING)

    def momentary(self, block: Block) -> float | None:
        """Loudness in LUFS of the 400 ms that end with a block; None for the first 300 ms."""
        if self._weighting is None:
            return None
        self._powers.append(self._weighting.power(block.samples))
        return lufs(sum(self._powers) / _OVERLAPPING) if len(self._powers) == _OVERLAPPING else None


def _stretches(hops: Iterator[_Hop], picture: Picture) -> Iterator[Seen]:
    run: list[_Hop] = []
    for hop in hops:
        if not picture.shows(hop.start, hop.end):
            continue
        if run and _ends(run, hop, picture):
            yield _stretch(run, picture, _boundary(run[-1], hop))
            run = []
        _join(run, hop)
    if run:
        yield _stretch(run, picture, run[-1].end)


def _ends(run: list[_Hop], hop: _Hop, picture: Picture) -> bool:
    """Whether a hop begins another stretch. One frame never lies in two."""
    if picture.frame_at(hop.start) <= picture.frame_at(run[-1].start):
        return False
    apart = hop.start - run[-1].end > _GAP
    changed = hop.silent != all(each.silent for each in run)
    too_long = not hop.silent and hop.end - run[0].start > _LONGEST + _GAP
    return apart or changed or too_long


def _join(run: list[_Hop], hop: _Hop) -> None:
    """Silence may last for hours: its hops are held as one."""
    if run and hop.silent and all(each.silent for each in run):
        run[:] = [_Hop(run[0].start, hop.end, max(run[0].peak, hop.peak), None)]
    else:
        run.append(hop)


def _boundary(last: _Hop, after: _Hop) -> Fraction:
    return after.start if after.start - last.end <= _GAP else last.end


def _stretch(run: list[_Hop], picture: Picture, end: Fraction) -> Seen:
    start: FrameIndex = picture.frame_at(run[0].start)
    after = max(start + 1, picture.frame_at(end))
    peak = max(hop.peak for hop in run)
    figures = {
        "silent": float(all(hop.silent for hop in run)),
        "peak_dbfs": max(_FLOOR, 20 * float(np.log10(peak))) if peak > 0 else _FLOOR,
        **_levels([hop.momentary for hop in run if hop.momentary is not None]),
    }
    return Seen(
        "sound", start, after, 1.0, figures={name: round(value, 2) for name, value in figures.items()}
    )


def _levels(momentary: list[float]) -> dict[str, float]:
    if not momentary:
        return {}
    gated = [power_of(level) for level in momentary if level > ABSOLUTE_GATE]
    levels = {"momentary_max_lufs": max(_FLOOR, *momentary)}
    if gated:
        levels |= {"lufs": lufs(sum(gated) / len(gated)), "blocks": float(len(gated))}
    return levels


def _remarks(sound: Sound, seen: Sequence[Seen], table: PtsTable, picture: Picture) -> Iterator[str]:
    if not sound.can_be_decoded:
        yield "the sound is coded in a way that cannot be decoded here"
        return
    if sound.damaged:
        yield f"the sound is damaged in {sound.damaged} places; what can be decoded was measured"
    if not seen:
        yield "no sound could be decoded, though the file has a sound stream"
    elif seen[-1].end < len(table) and picture.after(seen[-1].end) > _ENDS_EARLY:
        yield f"the sound ends at frame {seen[-1].end}, before the picture"
