"""Metadata for DaVinci Resolve: one row a clip, matched by the name of its file.

Resolve reads it by File > Import Metadata to. Fields of shots stand together in the row of their clip.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field

from shotlog.exchange.facet_fields import FIELDS, RESOLVE, any_circled, clip_fields
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.formula import harmless
from shotlog.exchange.material import Material
from shotlog.exchange.wording import one_line, terms_of
from shotlog.files import whole_file


class ResolveCsvOptions(Options):
    """What may be chosen about Resolve's CSV."""

    encoding: Literal["utf-16", "utf-8"] = Field(
        "utf-16", description="Resolve's own files are UTF-16 with a byte-order mark."
    )


def _losses(materials: Sequence[Material], _: ResolveCsvOptions) -> Iterator[Loss]:
    for one in materials:
        if len(one.shots) > 1:
            message = "what is said of its shots stands together: Resolve has one row a clip"
            yield Loss(one.clip.name, None, message, "label", len(one.shots))
        if one.markers:
            message = "its markers are left out: export resolve-markers beside it"
            yield Loss(one.clip.name, None, message, "marker", len(one.markers))
        cells = [str(cell) for cell in _row(one).values()]
        changed = sum(_cell(cell) != cell for cell in cells)
        if changed:
            message = "line ends become blanks, and what a spreadsheet would compute gets an apostrophe"
            yield Loss(one.clip.name, None, message, "text", changed)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: ResolveCsvOptions) -> list[Loss]:
    mark = b"\xff\xfe" if options.encoding == "utf-16" else b"\xef\xbb\xbf"
    encoding = "utf-16-le" if options.encoding == "utf-16" else "utf-8"
    with whole_file(path) as file:
        file.write(mark)
        for number, row in enumerate(_row(one) for one in materials if one.shots):
            for cells in ([list(row)] if number == 0 else []) + [[_cell(cell) for cell in row.values()]]:
                file.write(_line(cells).encode(encoding, "replace"))
    return []


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(cells)
    return text.getvalue()


def _row(material: Material) -> dict[str, str]:
    clip, count = material.clip, material.count
    said = clip_fields(material, (*FIELDS, "description"))
    return {
        "File Name": clip.name,
        "Clip Directory": str(PurePosixPath(clip.path).parent),
        "Start TC": "" if count is None else count.label(0),
        "End TC": "" if count is None else count.label(clip.frames),
        "Frames": str(clip.frames),
        "Reel Name": clip.reel or "",
        **{RESOLVE[facet]: said[facet] for facet in FIELDS},
        RESOLVE["circled"]: "1" if any_circled(material) else "",
        "Description": said["description"],
        "Keywords": ", ".join(_keywords(material)),
    }


def _keywords(material: Material) -> Iterator[str]:
    """Every term that is shown of some shot, once."""
    labels = (label for _, label in material.labels() if label.facet not in (*FIELDS, "description"))
    yield from dict.fromkeys(term for label in labels for term in terms_of(label.value))


def _cell(text: str) -> str:
    return harmless(one_line(text))


FORMAT = Format(
    "resolve-csv", ".csv", "Clip metadata for DaVinci Resolve.", ResolveCsvOptions, _losses, _write
)
