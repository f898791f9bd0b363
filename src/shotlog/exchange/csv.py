"""CSV: one row a shot, for spreadsheets and scripts.

RFC 4180: comma, CRLF, quoted where needed. UTF-8 with a byte-order mark, without which Excel takes the
file for the system's old code page; readers of UTF-8 skip it.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from shotlog.exchange.columns import FIXED, Cell, Sheet, columns, shown_facets, unknown
from shotlog.exchange.format import Format, Loss, Options, Pictures, Words
from shotlog.exchange.formula import harmless
from shotlog.exchange.material import Material
from shotlog.files import whole_file

_ASKED_FOR = ("progress", "captions", "markers")
"""Columns that stand there only where somebody wants them."""


class CsvOptions(Options):
    """What may be chosen about CSV."""

    columns: Words = Field(
        (),
        description="Columns in order: fixed ones, facets, FACET.author, FACET.confidence. All unless given.",
    )


def _losses(materials: Sequence[Material], options: CsvOptions) -> Iterator[Loss]:
    yield from unknown(materials, options.columns)


def _names(materials: Sequence[Material], options: CsvOptions) -> Sequence[str]:
    if options.columns:
        return options.columns
    facets = shown_facets(materials)
    # Who says it and how sure stands to the right of what people read.
    provenance = [f"{facet}.{aspect}" for facet in facets for aspect in ("author", "confidence")]
    fixed = [name for name in FIXED if name not in {*_ASKED_FOR, "parts"}]
    return [*fixed, *facets, "parts", *provenance]


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: CsvOptions) -> list[Loss]:
    made = columns(_names(materials, options))
    with whole_file(path) as file:
        # A byte of a file's name that is not Unicode stands as an escape.
        writer = csv.writer(codecs.getwriter("utf-8-sig")(file, "backslashreplace"))
        writer.writerow([harmless(column.name) for column in made])
        for material in materials:
            for row in Sheet(material).rows():
                writer.writerow([_cell(column.cell(row)) for column in made])
    return []


def _cell(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


FORMAT = Format("csv", ".csv", "One row a shot, for spreadsheets.", CsvOptions, _losses, _write)
