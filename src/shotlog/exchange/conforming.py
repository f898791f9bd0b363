"""Clips of a variable frame rate as they will be once somebody has conformed them to a constant one.

Editing systems count at a constant rate. A copy of the footage at such a rate shows each frame of the
original from the frame of the copy on that is nearest to its time; this is where everything that is said of
the clip goes, and the mapping tells which frame became which.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from shotlog.errors import UsageError
from shotlog.exchange.format import Loss
from shotlog.exchange.material import Material
from shotlog.record import Clip, ClipLog, Shot, Transition
from shotlog.timing import FrameIndex, Rate


@dataclass(frozen=True, slots=True)
class Conformed:
    """A clip at a constant rate.

    Attributes:
        material: The clip and all that is said of it, in frames of the copy.
        frames: For each frame of the original, the first of the copy that shows it; equal neighbours where
            the copy is too slow to show one.
        losses: What falls between two frames of the copy.
    """

    material: Material
    frames: tuple[FrameIndex, ...]
    losses: tuple[Loss, ...]


def conformed(material: Material, rate: Rate) -> Conformed:
    """A clip as a copy of it at a constant rate has it; timecode starts where the file says, if it does.

    Raises:
        UsageError: Nobody knows when its frames are shown.
    """
    clip, times = material.clip, material.times
    if times is None or len(times) != clip.frames:
        raise UsageError(
            f"{clip.name} cannot be conformed: nobody knows when its frames are shown",
            hint="Ingest it again: its times are measured with it.",
            path=clip.path,
        )
    frames = tuple(_nearest(times.seconds(frame) * rate.fraction) for frame in range(clip.frames))
    places = _Places(frames, max(frames[-1] + 1, _nearest(clip.duration * rate.fraction)))
    log = _log(material.log, rate, places)
    kept = {shot.id for shot in log.shots}
    moved = replace(
        material,
        log=log,
        markers=tuple(places.moved(one) for one in material.markers),
        captions=tuple(places.moved(one) for one in material.captions),
        decisions=tuple(one for one in material.decisions if one.shot in kept),
        times=None,
    )
    return Conformed(moved, frames, tuple(_losses(material, frames, kept)))


def mapping(one: Conformed) -> bytes:
    """Which frame became which, as CSV: clip, frame, conformed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["clip", "frame", "conformed"])
    writer.writerows([one.material.clip.name, frame, copy] for frame, copy in enumerate(one.frames))
    return text.getvalue().encode("utf-8", "backslashreplace")


class _Places:
    """Where frames of the original stand in the copy."""

    def __init__(self, frames: tuple[FrameIndex, ...], end: FrameIndex) -> None:
        self._frames = frames
        self.end = end

    def at(self, frame: FrameIndex) -> FrameIndex:
        """The place of a frame, or of the end of the clip."""
        return self._frames[frame] if frame < len(self._frames) else self.end

    def moved(self, thing: Any) -> Any:  # noqa: ANN401 - anything with a start and an end
        """A record with its range moved; it keeps one frame at least."""
        if thing.start is None:
            return thing
        start = min(self.at(thing.start), self.end - 1)
        return thing.model_copy(update={"start": start, "end": max(start + 1, self.at(thing.end))})

    def spread(self, way: Transition) -> Transition:
        """A transition with its range moved; a cut stays without a frame."""
        return way.model_copy(update={"start": self.at(way.start), "end": self.at(way.end)})


def _log(log: ClipLog, rate: Rate, places: _Places) -> ClipLog:
    shots = tuple(_shots(log, places))
    kept = {shot.id for shot in shots}
    labels = tuple(places.moved(label) for label in log.labels if label.shot in kept)
    return ClipLog(clip=_copy(log.clip, rate, places.end), shots=shots, labels=labels)


def _copy(clip: Clip, rate: Rate, frames: int) -> Clip:
    """The clip as its copy is; labels of another base would not be those of the file."""
    start = clip.start_timecode if rate.timecode_base == clip.rate.timecode_base else None
    facts = {
        "rate": rate,
        "frames": frames,
        "time_base": 1 / rate.fraction,
        "first_pts": 0,
        "duration": rate.seconds(frames),
        "variable_rate": False,
        "start_timecode": start,
        "drop_frame": clip.drop_frame and start is not None and rate.has_drop_frame,
    }
    return clip.model_copy(update=facts)


def _shots(log: ClipLog, places: _Places) -> Iterator[Shot]:
    """The shots that still have a frame."""
    for shot in log.shots:
        start, end = places.at(shot.start), places.at(shot.end)
        if start < end:
            ways = {
                "transition_in": places.spread(shot.transition_in),
                "transition_out": places.spread(shot.transition_out),
            }
            yield shot.model_copy(update={"start": start, "end": end, **ways})


def _losses(material: Material, frames: tuple[FrameIndex, ...], kept: set[str]) -> Iterator[Loss]:
    name = material.clip.name
    unseen = sum(one == other for one, other in pairwise(frames))
    if unseen:
        yield Loss(
            name, None, "some frames are not in the conformed copy: it is too slow for them", "rate", unseen
        )
    gone = len(material.log.shots) - len(kept)
    if gone:
        yield Loss(name, None, "shots without a frame in the conformed copy are left out", "clip", gone)


def _nearest(frames: Fraction) -> FrameIndex:
    return (2 * frames.numerator + frames.denominator) // (2 * frames.denominator)
