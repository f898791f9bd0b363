"""Fades: pictures that grow out of plain black or white, or sink into it.

A fade is read off the strength of the picture, its root mean square distance from the plain colour, which
grows with the fade and, unlike luma alone, also where a dark picture fades to white.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.shots.boundaries import Boundary, cut_at
from shotlog.measure.shots.plain import Mask, plain_black, plain_white, runs
from shotlog.measure.signals import Signals
from shotlog.timing import FrameIndex, FrameRange

LONGEST_DIP: Final = 4
"""Plain frames in the middle of a dip at most; more are a segment of their own."""
SHORTEST_FADE: Final = 4
"""Frames of a fade at least; what is quicker is a cut to or from black, softened by the encoder."""
_LEAST_RISE: Final = 0.04
"""Strength that a fade reaches at least: below, plain black is merely not quite plain."""
_AHEAD: Final = 3
"""Frames over which growth is looked at, so that one repeated frame does not end a fade."""
_STOPPED: Final = 0.2
"""Growth over these, as a share of the fade's own pace, below which it has ended."""
_LARGEST_STEP: Final = 0.5
"""A single step of more than this share of the whole is a cut."""
_AT_ONCE: Final = 0.5
"""Share of what a picture reaches within `_SOON` frames that it has at once where it is cut to."""
_SOON: Final = 8
_ANOTHER_PICTURE: Final = 0.5
_EDGE_GAIN: Final = 2.0
"""By this factor the picture must grow where the clip begins inside a fade and shows no plain frame."""
_DIP_GAIN: Final = 3.0
"""By this factor the picture must weaken on both sides of a cut that hides at the bottom of a dip."""
_EDGE_FRAMES: Final = 8
_EDGE_SHAPE: Final = 0.3
"""Range of contrast over mean in such a fade, as a share of its median: a fade raises both alike."""

Strength = npt.NDArray[np.float64]
"""Distance from plain black or white, root mean square, 0..1, one value a frame."""


def fades(signals: Signals, longest_dip: int) -> list[Boundary]:
    """Every fade to and from black and white, and every dip.

    Two fades with up to `longest_dip` plain frames between them are one dip. Where a plain run as short
    opens or closes the clip, the fade belongs to the clip's edge.
    """
    found = []
    for plain, strength in _grounds(signals):
        for run in runs(plain):
            found += _around(run, strength, signals, longest_dip)
        found += _dips_without_plain(signals, strength)
    return found + [
        edge for edge in _at_the_edges(signals) if not any(edge.touches(other) for other in found)
    ]


def _grounds(signals: Signals) -> list[tuple[Mask, Strength]]:
    luma, contrast = signals.luma.astype(np.float64), signals.contrast.astype(np.float64)
    away_from_white = 1 - np.minimum(1, luma / signals.picture_share)
    return [(plain_black(signals), np.hypot(luma, contrast)), (plain_white(signals), away_from_white)]


def _around(run: FrameRange, strength: Strength, signals: Signals, longest_dip: int) -> list[Boundary]:
    """The fades out of the picture before a plain run and into the picture after it."""
    out = _rise(strength[: run.start + 1][::-1], _steps_to_cut(signals, run.start, -1))
    into = _rise(strength[run.end - 1 :], _steps_to_cut(signals, run.end, 1))
    start, end = run.start - out + 1, run.end - 1 + into
    short = len(run) <= longest_dip
    if out and into and short:
        return [Boundary((run.start + run.end) // 2, "dip", start, end, 0.9)]
    found = []
    if out:
        at = len(signals) if short and run.end == len(signals) else run.start
        found.append(Boundary(at, "fade_out", start, run.start, 0.95))
        if short and _there_at_once(strength[run.end :]):
            found.append(cut_at(run.end, 0.9))
    if into:
        at = 0 if short and run.start == 0 else run.end
        found.append(Boundary(at, "fade_in", run.end, end, 0.95))
        if short and _there_at_once(strength[: run.start][::-1]):
            found.append(cut_at(run.start, 0.9))
    return found


def _there_at_once(strength: Strength) -> bool:
    """Whether a picture beside a few plain frames does not grow: then there is a cut between."""
    return len(strength) > 0 and float(strength[0]) >= _AT_ONCE * float(strength[:_SOON].max())


def _dips_without_plain(signals: Signals, strength: Strength) -> list[Boundary]:
    """Dips that turn round one step before plain black or white: fades on both sides of a cut."""
    found = []
    for frame in (np.flatnonzero(signals.unlike[1:] > _ANOTHER_PICTURE) + 1).tolist():
        out = _rise(strength[:frame][::-1], _steps_to_cut(signals, frame, -1))
        into = _rise(strength[frame:], _steps_to_cut(signals, frame, 1))
        if (
            out
            and into
            and _far_up(strength[frame - 1 - out], strength[frame - 1])
            and _far_up(strength[frame + into], strength[frame])
        ):
            found.append(Boundary(frame, "dip", frame - out, frame + into, 0.8))
    return found


def _far_up(high: float, low: float) -> bool:
    return high >= _DIP_GAIN * low


def _steps_to_cut(signals: Signals, frame: FrameIndex, way: int) -> int:
    """Frames from a plain run on, forwards (1) or backwards (-1), that show one picture."""
    ahead = signals.unlike[frame + 1 :] if way > 0 else signals.unlike[1 : max(1, frame - 1)][::-1]
    cut = np.flatnonzero(ahead > _ANOTHER_PICTURE)
    return int(cut[0]) + 1 if len(cut) else len(ahead) + 1


def _rise(strength: Strength, furthest: int) -> int:
    """Steps from a plain frame, the first value, until the picture no longer grows; 0 for no fade."""
    last = min(len(strength) - 1, furthest)
    steps = 0
    while steps < last and _grows(strength[: last + 1], steps):
        steps += 1
    gained = float(strength[steps] - strength[0])
    if steps < SHORTEST_FADE or gained < _LEAST_RISE:
        return 0
    largest = float(np.diff(strength[: steps + 1]).max())
    return 0 if largest > _LARGEST_STEP * gained else steps


def _grows(strength: Strength, step: int) -> bool:
    """Whether the picture still grows at a pace like that of the fade so far."""
    ahead = min(len(strength) - 1, step + _AHEAD)
    pace = float(strength[step] - strength[0]) / max(1, step)
    growth = float(strength[ahead] - strength[step])
    going_on = growth > max(_STOPPED * pace, 1e-4) * (ahead - step)
    return going_on and float(strength[step + 1] - strength[step]) > _STOPPED * pace / 2


def _at_the_edges(signals: Signals) -> list[Boundary]:
    """A fade that the clip begins or ends in, its plain end being outside."""
    found = []
    frames = len(signals)
    into, out = _edge_rise(signals, 1), _edge_rise(signals, -1)
    if into:
        found.append(Boundary(0, "fade_in", 0, into, 0.6))
    if out:
        found.append(Boundary(frames, "fade_out", frames - out, frames, 0.6))
    return found


def _edge_rise(signals: Signals, way: int) -> int:
    """Frames of a fade from the first frame on (1) or back from the last one (-1); 0 for none."""
    luma, contrast = signals.luma[::way].astype(np.float64), signals.contrast[::way].astype(np.float64)
    strength = np.hypot(luma, contrast)
    steps = _rise(strength, _steps_to_cut(signals, 0 if way > 0 else len(signals) + 1, way))
    if steps < _EDGE_FRAMES or strength[steps] < _EDGE_GAIN * strength[0]:
        return 0
    shape = contrast[: steps + 1] / np.maximum(luma[: steps + 1], 1e-3)
    return steps if float(np.ptp(shape)) <= _EDGE_SHAPE * float(np.median(shape)) else 0
