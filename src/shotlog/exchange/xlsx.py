"""A workbook of the shot log: a sheet of shots, one of clips, and one of what must agree from shot to shot.

Every text is written as text, so that nothing that somebody wrote is computed. Rows go to the disk as they
come.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from pydantic import Field
from xlsxwriter.exceptions import FileCreateError

from shotlog.exchange.columns import (
    CONTINUITY,
    FOR_PEOPLE,
    Cell,
    Column,
    Sheet,
    columns,
    shown_facets,
    unknown,
)
from shotlog.exchange.format import Format, Loss, Options, Pictures, Words
from shotlog.exchange.material import Material
from shotlog.exchange.stills import with_stills
from shotlog.exchange.wording import heading
from shotlog.exchange.xml_text import is_legal, legal
from shotlog.files import whole_file

_ROWS: Final = 1_048_576
"""Rows that Excel opens."""

_LONGEST: Final = 32_767
"""Characters in a cell."""

_LONG_AGO: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the format knows no zones
_THUMBNAIL_WIDTH, _THUMBNAIL_HEIGHT = 160, 90
_WIDTHS: Final = {
    "clip": 28,
    "start_timecode": 13,
    "end_timecode": 13,
    "description": 60,
    "note": 40,
    "captions": 60,
}
_WIDTH: Final = 16
_CLIP_HEADINGS: Final = (
    "clip", "path", "frames", "rate", "start_timecode", "reel", "width", "height", "codec", "shots", "sha256",
)  # fmt: skip


class XlsxOptions(Options):
    """What may be chosen about a workbook."""

    columns: Words = Field((), description="Columns of the shots in order; what people read unless given.")
    thumbnails: bool = Field(False, description="A picture of each shot in its row.")
    continuity: bool = Field(True, description="A sheet of what must agree from one shot to the next.")


def _names(materials: Sequence[Material], options: XlsxOptions) -> Sequence[str]:
    return options.columns or [*FOR_PEOPLE, *shown_facets(materials), "parts", "markers", "captions"]


def _losses(materials: Sequence[Material], options: XlsxOptions) -> Iterator[Loss]:
    yield from unknown(materials, options.columns)
    made = columns(_names(materials, options))
    rows = 1
    for material in materials:
        rows += len(material.shots)
        texts = [
            cell
            for row in Sheet(material).rows()
            for column in made
            if isinstance(cell := column.cell(row), str)
        ]
        cut = sum(len(text) > _LONGEST for text in texts)
        if cut:
            yield Loss(material.clip.name, None, f"texts are cut to {_LONGEST} characters", "text", cut)
        illegal = sum(not is_legal(text) for text in texts)
        if illegal:
            yield Loss(
                material.clip.name, None, "control characters are replaced: cells have none", "text", illegal
            )
    if rows > _ROWS:
        message = f"shots beyond {_ROWS - 1} are left out: a sheet has {_ROWS} rows"
        yield Loss(materials[-1].clip.name, None, message, "clip", rows - _ROWS)


def _write(materials: Sequence[Material], path: Path, pictures: Pictures, options: XlsxOptions) -> list[Loss]:
    with whole_file(path) as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
        book.set_properties({"created": _LONG_AGO, "author": "shotlog"})
        bold = book.add_format({"bold": True, "text_wrap": True})
        made = columns(_names(materials, options))
        missing = _shots(
            _Table(book, "Shots", bold), materials, made, pictures if options.thumbnails else None
        )
        _clips(_Table(book, "Clips", bold), materials)
        if options.continuity:
            facets = [facet for facet in CONTINUITY if facet in shown_facets(materials)]
            _shots(_Table(book, "Continuity", bold), materials, columns(["clip", "shot", *facets]), None)
        _close(book)
    return missing


def _close(book: Any) -> None:  # noqa: ANN401 - the library has no types
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from error  # a full disk is told as such


class _Table:
    """A sheet that is written from top to bottom."""

    def __init__(self, book: Any, name: str, bold: Any) -> None:  # noqa: ANN401 - the library has no types
        self.sheet = book.add_worksheet(name)
        self._bold = bold
        self.row = 0

    def head(self, names: Sequence[str], *, pictures: bool = False) -> None:
        """Write the headings, which stay in sight and filter the rows."""
        headings = (["picture"] if pictures else []) + list(names)
        for number, name in enumerate(headings):
            width = _THUMBNAIL_WIDTH / 7 if name == "picture" else _WIDTHS.get(name, _WIDTH)
            self.sheet.set_column(number, number, width)
            self.sheet.write_string(0, number, legal(heading(name)), self._bold)
        self.sheet.freeze_panes(1, 0)
        self.row = 1

    def add(self, cells: Sequence[Cell], jpeg: bytes | None = None, *, pictures: bool = False) -> None:
        """Write a row; one beyond the last that a sheet may have is left out."""
        if self.row >= _ROWS:
            return
        if pictures:
            self.sheet.set_row_pixels(self.row, _THUMBNAIL_HEIGHT)
        if jpeg is not None:
            self.sheet.embed_image(self.row, 0, "still.jpg", {"image_data": BytesIO(jpeg)})
        for number, cell in enumerate(cells, start=int(pictures)):
            if isinstance(cell, str) and cell:
                self.sheet.write_string(self.row, number, legal(cell)[:_LONGEST])
            elif isinstance(cell, int | float):
                self.sheet.write_number(self.row, number, cell)
        self.row += 1


def _shots(
    table: _Table, materials: Sequence[Material], made: Sequence[Column], pictures: Pictures | None
) -> list[Loss]:
    missing = []
    table.head([column.name for column in made], pictures=pictures is not None)
    for material in materials:
        blank = 0
        for row, jpeg in with_stills(Sheet(material), pictures):
            blank += pictures is not None and jpeg is None
            table.add([column.cell(row) for column in made], jpeg, pictures=pictures is not None)
        if blank:
            message = f"{blank} of its {len(material.shots)} pictures are blank: none could be had"
            missing.append(Loss(material.clip.name, None, message, "media", blank))
    table.sheet.autofilter(0, 0, max(0, table.row - 1), max(0, len(made) - 1 + (pictures is not None)))
    return missing


def _clips(table: _Table, materials: Sequence[Material]) -> None:
    table.head(_CLIP_HEADINGS)
    for material in materials:
        clip, start = material.clip, material.clip.timecode(0)
        label = "" if start is None else str(start)
        size: list[Cell] = [clip.width, clip.height]
        shots = len(material.shots)
        table.add(
            [
                clip.name,
                clip.path,
                clip.frames,
                str(clip.rate),
                label,
                clip.reel,
                *size,
                clip.codec,
                shots,
                clip.sha256,
            ]
        )


FORMAT = Format("xlsx", ".xlsx", "Workbook of shots and clips, for people.", XlsxOptions, _losses, _write)
