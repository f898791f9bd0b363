"""Markers for DaVinci Resolve: an EDL of one-frame events, each with a note, a colour, a name and a length.

Resolve reads it by Timelines > Import > Timeline Markers from EDL. The note stands before the tags; a bar
ends it, and one that begins with a digit is taken for an event. Of two markers at one frame Resolve keeps
one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

from shotlog.exchange.colours import RESOLVE, changed
from shotlog.exchange.counting import Count
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.marker_files import MarkerOptions, Timeline, fitting, losses, timelines
from shotlog.exchange.marking import Mark, marks
from shotlog.exchange.material import Material
from shotlog.exchange.wording import one_line, plain
from shotlog.files import whole_file

_EVENTS = 999
_DIGIT_FIRST = re.compile(r"^(?=[0-9])")


class ResolveMarkerOptions(MarkerOptions):
    """What may be chosen about Resolve's markers."""


def _losses(materials: Sequence[Material], options: ResolveMarkerOptions) -> Iterator[Loss]:
    yield from losses(materials, options, merge=True)
    for material in fitting(materials):
        given = marks(material, options.markers)
        name = material.clip.name
        recoloured = sum(changed(RESOLVE, mark.colour) for mark in given)
        if recoloured:
            yield Loss(name, None, "colours that Resolve lacks become the nearest", "marker", recoloured)
        texts = [text for mark in given for text in (mark.name, mark.note)]
        reworded = sum(_text(text) != text for text in texts)
        if reworded:
            message = "bars, line ends and digits at the beginning of a note are written otherwise"
            yield Loss(name, None, message, "text", reworded)
        overlaps = sum(later.frames.start < mark.frames.end for mark, later in pairwise(given))
        if overlaps:
            message = "some markers overlap, and Resolve may drop one of the two"
            yield Loss(name, None, message, "marker", overlaps)
        if len(given) > _EVENTS:
            message = f"they stand in several files: an EDL numbers {_EVENTS} events"
            yield Loss(name, None, message, "file", -(-len(given) // _EVENTS))


def _write(
    materials: Sequence[Material], path: Path, _: Pictures, options: ResolveMarkerOptions
) -> list[Loss]:
    for timeline in timelines(materials, path, ".edl", options, merge=True, name="resolve-markers"):
        _write_parts(timeline)
    return []


def _write_parts(timeline: Timeline) -> None:
    """One file, or several where there are more markers than an EDL can number."""
    part = 1
    given = list(islice(timeline.marks, _EVENTS))
    while given or part == 1:
        path = timeline.path
        named = path if part == 1 else path.with_name(f"{path.stem}.part{part}{path.suffix}")
        with whole_file(named) as file:
            file.write(_head(path, timeline.count).encode())
            for number, mark in enumerate(given, start=1):
                file.write(_event(number, mark, timeline.count).encode("utf-8", "replace"))
        given, part = list(islice(timeline.marks, _EVENTS)), part + 1


def _head(path: Path, count: Count) -> str:
    mode = "DROP FRAME" if count.drop else "NON-DROP FRAME"
    return f"TITLE: {plain(path.stem) or 'SHOTLOG'}\r\nFCM: {mode}\r\n\r\n"


def _event(number: int, mark: Mark, count: Count) -> str:
    start, end = count.label(mark.frames.start), count.label(mark.frames.start + 1)
    tags = f"|C:{RESOLVE[mark.colour]} |M:{_text(mark.name)} |D:{len(mark.frames)}"
    columns = f"{number:03}  001      V     C        {start} {end} {start} {end}  "
    return f"{columns}\r\n{_note(mark.note)} {tags}\r\n\r\n"


def _text(text: str) -> str:
    return one_line(text.replace("|", "/"))


def _note(text: str) -> str:
    return _DIGIT_FIRST.sub("# ", _text(text))


FORMAT = Format(
    "resolve-markers", ".edl", "Timeline markers for DaVinci Resolve.", ResolveMarkerOptions, _losses, _write
)
