"""Marker lists as Premiere Pro exports them: cells between tabs in UTF-16, although the file is called CSV.

Premiere reads no such list by itself; panels and other tools do. `xmeml` brings markers into Premiere. A
point has a length of zero, and its Out is its In; the Out of a longer one is the first frame after it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shotlog.exchange.counting import Count
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.marker_files import MarkerOptions, fitting, losses, timelines
from shotlog.exchange.marking import Mark, marks
from shotlog.exchange.material import Material
from shotlog.exchange.wording import one_line
from shotlog.files import whole_file

_HEAD = ("Marker Name", "Description", "In", "Out", "Duration", "Marker Type")


class PremiereMarkerOptions(MarkerOptions):
    """What may be chosen about Premiere's markers."""


def _losses(materials: Sequence[Material], options: PremiereMarkerOptions) -> Iterator[Loss]:
    yield from losses(materials, options, merge=False)
    for material in fitting(materials):
        given = marks(material, options.markers)
        if given:
            message = "colours and authors of markers are left out: the list has no columns for them"
            yield Loss(material.clip.name, None, message, "marker", len(given))
        reflowed = sum(one_line(text) != text for mark in given for text in (mark.name, mark.note))
        if reflowed:
            yield Loss(material.clip.name, None, "tabs and line ends become blanks", "text", reflowed)


def _write(
    materials: Sequence[Material], path: Path, _: Pictures, options: PremiereMarkerOptions
) -> list[Loss]:
    for timeline in timelines(materials, path, ".csv", options, merge=False, name="premiere-markers"):
        with whole_file(timeline.path) as file:
            file.write(b"\xff\xfe" + _line(_HEAD))
            for mark in timeline.marks:
                file.write(_line(_cells(mark, timeline.count)))
    return []


def _cells(mark: Mark, count: Count) -> tuple[str, ...]:
    start, length = mark.frames.start, len(mark.frames)
    end, span = (start, 0) if length == 1 else (mark.frames.end, length)
    labels = (count.label(start), count.label(end), count.lengths.label(span))
    return (
        mark.name,
        mark.note,
        *(label.replace(":", ";") if count.drop else label for label in labels),
        "Comment",
    )


def _line(cells: Sequence[str]) -> bytes:
    """A line as Premiere ends it: a tab after the last cell."""
    return ("\t".join(map(one_line, cells)) + "\t\r\n").encode("utf-16-le", "replace")


FORMAT = Format(
    "premiere-markers",
    ".csv",
    "Marker list as Premiere Pro exports it.",
    PremiereMarkerOptions,
    _losses,
    _write,
)
