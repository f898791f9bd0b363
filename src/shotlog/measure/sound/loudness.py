"""Loudness of a range of frames from what was heard in it."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from shotlog.measure.observations import Observations, Seen
from shotlog.measure.sound.weighting import lufs, power_of
from shotlog.timing import FrameRange

ABSOLUTE_GATE: Final = -70.0
"""LUFS below which a block counts for nothing (BS.1770-4)."""
_RELATIVE_GATE: Final = -10.0
"""LU below the loudness of what passes the absolute gate (BS.1770-4)."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a range is.

    Attributes:
        integrated: LUFS after ITU-R BS.1770-4 and EBU R 128; None where nothing passes the gates.
        momentary_max: The loudest 400 ms, in LUFS; None where there are no 400 ms.
        peak: Largest sample, in dBFS.
    """

    integrated: float | None
    momentary_max: float | None
    peak: float


def loudness(observations: Observations, frames: FrameRange) -> Loudness | None:
    """How loud a range of frames is; None where no sound was heard in it, or none listened to.

    The relative gate is put to stretches of 0.4 s, where the standard puts it to each of the blocks that end
    in them. A block counts for the frame at which it ends, so that up to 0.3 s from before a cut count for
    the shot after it. A stretch across an end of the range counts by its share inside; for the maxima, if
    half of it is inside.
    """
    stretches = [one for one in observations.of("sound", frames) if "peak_dbfs" in one.figures]
    if not stretches:
        return None
    mostly = [one for one in stretches if _share(one, frames) >= 0.5] or stretches
    momentary = [one.figures["momentary_max_lufs"] for one in mostly if "momentary_max_lufs" in one.figures]
    return Loudness(
        integrated=_integrated([_gated(one, frames) for one in stretches if "lufs" in one.figures]),
        momentary_max=max(momentary, default=None),
        peak=max(one.figures["peak_dbfs"] for one in mostly),
    )


class _Gated(NamedTuple):
    """What passed the absolute gate in a stretch: its loudness in LUFS, and the blocks inside the range."""

    loudness: float
    blocks: float


def _gated(one: Seen, frames: FrameRange) -> _Gated:
    return _Gated(one.figures["lufs"], one.figures["blocks"] * _share(one, frames))


def _share(one: Seen, frames: FrameRange) -> float:
    whole = FrameRange(one.start, one.end)
    inside = whole.intersection(frames)
    return len(inside) / len(whole) if inside else 0.0


def _integrated(gated: list[_Gated]) -> float | None:
    if not gated:
        return None
    gate = _mean(gated) + _RELATIVE_GATE
    return round(_mean([one for one in gated if one.loudness > gate]), 2)


def _mean(gated: list[_Gated]) -> float:
    """Loudness of the mean power over all blocks."""
    power = sum(power_of(one.loudness) * one.blocks for one in gated)
    return lufs(power / sum(one.blocks for one in gated))
