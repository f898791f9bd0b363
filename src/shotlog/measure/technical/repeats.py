"""Frames that show the picture before them again, though things move."""

from typing import Final

import numpy as np
from pydantic import JsonValue

from shotlog.measure.shots.plain import Mask, runs
from shotlog.measure.signals import Floats, Signals
from shotlog.measure.suggest.suggestion import figure
from shotlog.measure.technical.cadence import in_words, marked_in_a_period, period_of
from shotlog.measure.technical.finding import Finding
from shotlog.timing import FrameRange

_NEAR: Final = 6
"""Frames on both sides within which something must move: a picture shown six times over is a hold."""
_MOVING: Final = 0.004
"""Difference, a level of 255, from which things move: beside less, two frames may be alike by chance."""
_ALIKE: Final = 0.25
"""Share of the difference around it up to which a frame may repeat the one before, if a pattern says so:
a copy coded again differs by the coding."""
_SAME: Final = 0.12
"""Share of the difference of its neighbours up to which a single frame repeats the one before."""
_LONE: Final = 2
"""Frames that a lone repeat may last; more is a hold."""
_FEW: Final = 3
"""Single repeats of a shot that are told one by one."""


def repeats(signals: Signals, frames: FrameRange) -> list[Finding]:
    """A pattern of repeated frames, as converting a frame rate leaves it, or else the single ones."""
    if len(frames) < 2 * _NEAR:
        return []
    change = _moved(signals, frames)
    around = _around(change)
    judged = around >= _MOVING
    alike = judged & (change <= _ALIKE * around)
    period = period_of(alike, judged)
    if period is not None:
        return [_pattern(frames, change, alike, judged, period)]
    return _lone(frames, change)


def _moved(signals: Signals, frames: FrameRange) -> Floats:
    """How much changes to each frame but the first, beyond what grows lighter or darker as a whole.

    Light that pulses rests for a moment where it turns, which is no repeat.
    """
    light = np.abs(np.diff(signals.luma[frames.start : frames.end]))
    moved: Floats = np.maximum(0, signals.difference[frames.start + 1 : frames.end] - light)
    return moved


def _around(change: Floats) -> Floats:
    """The largest difference among the frames before and among those after, whichever is less."""
    padded = np.concatenate((np.zeros(_NEAR, np.float32), change, np.zeros(_NEAR, np.float32)))
    largest = np.lib.stride_tricks.sliding_window_view(padded, _NEAR).max(axis=1)
    around: Floats = np.minimum(largest[: len(change)], largest[_NEAR + 1 :])
    return around


def _pattern(frames: FrameRange, change: Floats, alike: Mask, judged: Mask, period: int) -> Finding:
    places = np.flatnonzero(alike)
    span = FrameRange(frames.start + int(places[0]), frames.start + int(places[-1]) + 2)
    inside = judged.copy()
    inside[: places[0]], inside[places[-1] + 1 :] = False, False
    count = marked_in_a_period(alike, inside, period)
    return Finding(
        "repeated",
        span,
        0.9,
        f"{in_words(count, period).capitalize()} repeat{'' if count > 1 else 's'} the one before.",
        {"repeats": len(places), "repeated": count, "period": period, **_sizes(change, alike)},
    )


def _lone(frames: FrameRange, change: Floats) -> list[Finding]:
    found = []
    for run in runs(change <= _SAME * _around(change)):
        if len(run) > _LONE or run.start < 2 or run.end > len(change) - 2:
            continue
        beside = change[[run.start - 2, run.start - 1, run.end, run.end + 1]]
        largest, least = float(change[run.start : run.end].max()), float(beside.min())
        if least >= _MOVING and largest <= _SAME * least:
            first = frames.start + 1 + run.start
            evidence: dict[str, JsonValue] = {"difference": figure(largest), "beside": figure(least)}
            words = "The picture before is shown again."
            found.append(Finding("repeated", FrameRange(first, first + len(run)), 0.8, words, evidence))
    return found if len(found) <= _FEW else [_all_together(found)]


def _all_together(found: list[Finding]) -> Finding:
    """One finding for many single repeats, as an uneven conversion leaves them."""
    span = FrameRange(found[0].frames.start - 1, found[-1].frames.end)
    every = round(len(span) / len(found))
    words = f"{len(found)} times the picture before is shown again, about every {every} frames."
    return Finding("repeated", span, 0.9, words, {"at": [one.frames.start for one in found]})


def _sizes(change: Floats, alike: Mask) -> dict[str, float]:
    copies, others = np.median(change[alike]), np.median(change[~alike])
    return {"difference": figure(float(copies)), "elsewhere": figure(float(others))}
