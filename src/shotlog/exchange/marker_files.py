"""What the formats for markers have in common: whose time they count in, and which files they fill."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from shotlog.exchange.assembled import File, Run, files, fit, require_some, runs, whole
from shotlog.exchange.counting import RECORD_START, Count
from shotlog.exchange.format import Loss, Options
from shotlog.exchange.marking import USUAL, Mark, Sources, marks, one_a_frame
from shotlog.exchange.material import Material
from shotlog.record import Clip

_DIFFER = "these clips differ in rate or drop-frame count, so that each needs a file of its own"
_APART = "markers in the timecode of their clips need a file for each clip"


class MarkerOptions(Options):
    """What may be chosen about files of markers."""

    time: Literal["source", "record"] = Field(
        "source",
        description="Timecode of each clip, in a file of its own; or of a timeline of all shots end to end.",
    )
    start: str = Field(RECORD_START, description="Where that timeline begins.")
    markers: Sources = Field(USUAL, description="What becomes a marker.")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The marks of one file.

    Attributes:
        path: The file.
        count: How its timecode counts; frame 0 is the first of the clip or timeline.
        marks: In frames of the clip or timeline, by first frame.
    """

    path: Path
    count: Count
    marks: Iterator[Mark]


def unfit(clip: Clip) -> str:
    """Why markers of a clip cannot be placed by timecode; empty where they can."""
    if clip.variable_rate:
        return "it has a variable frame rate, and timecode counts at a constant one"
    if clip.rate.timecode_base is None:
        return f"no timecode is defined at {clip.rate} frames a second"
    return ""


def fitting(materials: Sequence[Material]) -> list[Material]:
    """The clips whose markers can be placed."""
    return fit(materials, unfit)[0]


def losses(materials: Sequence[Material], options: MarkerOptions, *, merge: bool) -> Iterator[Loss]:
    """What no format for markers can carry.

    Args:
        materials: The clips.
        options: What is chosen.
        merge: Whether markers of one frame are merged.
    """
    placed, left_out = fit(materials, unfit)
    yield from left_out
    if options.time == "record" and not _alike(placed):
        why = "the clips differ in rate or drop-frame count, and one timeline has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in a file of its own: {why}", "file") for one in placed
        )
    for material in placed:
        given = marks(material, options.markers)
        merged = len(given) - len(one_a_frame(given)) if merge else 0
        if merged:
            message = "markers that begin at the same frame are merged: one would be dropped otherwise"
            yield Loss(material.clip.name, None, message, "marker", merged)


def timelines(
    materials: Sequence[Material], path: Path, suffix: str, options: MarkerOptions, *, merge: bool, name: str
) -> Iterator[Timeline]:
    """The files to write, one after the other.

    Raises:
        UsageError: No clip can be written, or several files are needed and `path` is that of one.
    """
    placed, left_out = fit(materials, unfit)
    require_some(placed, left_out, name)
    record = options.time == "record"
    together = record and _alike(placed)
    for file in files(placed, path, suffix, together=together, why=_DIFFER if record else _APART):
        yield Timeline(file.path, _count(file, options), _placed(file, options, merge=merge))


def _alike(materials: Sequence[Material]) -> bool:
    return len({one.counted.kind for one in materials}) == 1


def _count(file: File, options: MarkerOptions) -> Count:
    count = file.materials[0].counted
    return count.timeline(options.start) if options.time == "record" else count


def _placed(file: File, options: MarkerOptions, *, merge: bool) -> Iterator[Mark]:
    places = runs(file.materials) if options.time == "record" else map(whole, file.materials)
    for run in places:
        given = [mark for mark in marks(run.material, options.markers) if mark.frames.start in run.frames]
        yield from (_moved(mark, run) for mark in (one_a_frame(given) if merge else given))


def _moved(mark: Mark, run: Run) -> Mark:
    frames = run.moved(mark.frames)
    assert frames is not None, "marks begin in their run"
    return replace(mark, frames=frames)
