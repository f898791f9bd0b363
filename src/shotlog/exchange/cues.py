"""Captions or descriptions as timed text: what SRT, WebVTT and TTML have in common."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import Field

from shotlog.exchange import moments
from shotlog.exchange.assembled import File, Run, files, fit, require_some, runs, whole
from shotlog.exchange.format import Loss, Options
from shotlog.exchange.material import Material
from shotlog.exchange.moments import Milliseconds
from shotlog.exchange.wording import all_said, value_text
from shotlog.timing import FrameRange

Text = Literal["captions", "descriptions", "labels"]

_APART = "cues in the time of their clips need a file for each clip"
_DIFFER = "these clips differ in rate, so that each needs a file of its own"


class CueOptions(Options):
    """What may be chosen about timed text."""

    text: Text = Field(
        "captions",
        description="Captions as they stand, the facet description of each shot, or all that is said of it.",
    )
    time: Literal["source", "record"] = Field(
        "source",
        description="From the first frame of each clip, in a file of its own; or of all shots end to end.",
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """A text that is shown for a while.

    Attributes:
        name: What the caption is called, or else its id; the place of the shot for what is said of one.
        start: Milliseconds since the beginning.
        end: Milliseconds; the first at which it is no longer shown.
        text: As it was written, on any number of lines.
    """

    name: str
    start: int
    end: int
    text: str


def losses(
    materials: Sequence[Material], options: CueOptions, changed: Callable[[str], bool]
) -> Iterator[Loss]:
    """What no timed text can carry.

    Args:
        materials: The clips.
        options: What is chosen.
        changed: Whether a text is written otherwise than it stands.
    """
    fitting, left_out = _fit(materials)
    yield from left_out
    if options.time == "record" and not _alike(fitting):
        why = "the clips differ in rate, and one timeline has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in a file of its own: {why}", "file") for one in fitting
        )
    for material in fitting:
        name, said = material.clip.name, list(_said(material, options.text))
        overlaps = sum(later.start < before.end for (_, before, _), (_, later, _) in pairwise(said))
        if overlaps:
            yield Loss(
                name, None, "some overlap in time, which some players do not show", "caption", overlaps
            )
        reworded = sum(changed(text) for _, _, text in said)
        if reworded:
            yield Loss(name, None, "signs that would end a cue are written otherwise", "text", reworded)
        sections = sum(bool(one.sections) for one in material.current_captions)
        if sections and options.text == "captions":
            yield Loss(name, None, "their sections are not told apart", "caption", sections)


def cue_files(
    materials: Sequence[Material], path: Path, suffix: str, options: CueOptions, name: str
) -> Iterator[tuple[Path, Iterator[Cue]]]:
    """The files to write and their cues, by time.

    Raises:
        UsageError: No clip can be written, or several files are needed and `path` is that of one.
    """
    fitting, left_out = _fit(materials)
    require_some(fitting, left_out, name)
    record = options.time == "record"
    together = record and _alike(fitting)
    for file in files(fitting, path, suffix, together=together, why=_DIFFER if record else _APART):
        yield file.path, _cues(file, options)


def _fit(materials: Sequence[Material]) -> tuple[list[Material], list[Loss]]:
    timed = {one.clip.sha256 for one in materials if moments.of(one) is not None}
    why = "its frame rate varies, and nobody told when each frame is shown"
    return fit(materials, lambda clip: "" if clip.sha256 in timed else why)


def _alike(materials: Sequence[Material]) -> bool:
    return len({(one.clip.rate, one.clip.variable_rate) for one in materials}) == 1 and not any(
        one.clip.variable_rate for one in materials
    )


def _said(material: Material, what: Text) -> Iterator[tuple[str, FrameRange, str]]:
    """Name, frames of the clip and text of everything that is to be shown."""
    if what == "captions":
        for one in material.current_captions:
            end = min(one.end, material.clip.frames)
            if one.start < end:
                yield one.name or one.id, FrameRange(one.start, end), one.text
        return
    for shot in material.shots:
        text = "; ".join(all_said(material.log, shot))
        if what == "descriptions":
            label = material.log.shown(shot).get("description")
            text = "" if label is None else value_text(label.value)
        if text:
            yield f"shot-{material.number_of(shot)}", shot.frames, text


def _cues(file: File, options: CueOptions) -> Iterator[Cue]:
    record = options.time == "record"
    clock = moments.at_rate(file.materials[0].clip.rate) if record else moments.of(file.materials[0])
    assert clock is not None, "clips without times were left out"
    for run in runs(file.materials) if record else map(whole, file.materials):
        yield from _in_run(run, options.text, clock)


def _in_run(run: Run, what: Text, clock: Milliseconds) -> Iterator[Cue]:
    for name, frames, text in _said(run.material, what):
        part = run.frames.intersection(frames)
        if part is not None:
            shift = run.start - run.frames.start
            yield Cue(name, clock(part.start + shift), clock(part.end + shift), text)
