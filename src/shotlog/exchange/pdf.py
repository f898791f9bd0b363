"""A shot list to print: a row a shot with a picture, its number, times and what is said of it.

Drawn page by page, so that one page's pictures are in memory at a time.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from shotlog.exchange.columns import CONTINUITY, Column, Row, Sheet, columns, shown_facets, unknown
from shotlog.exchange.format import Format, Loss, Options, Pictures, Words
from shotlog.exchange.material import Material
from shotlog.exchange.pdf_page import Page, Type
from shotlog.exchange.stills import with_stills
from shotlog.exchange.wording import heading
from shotlog.files import whole_file

_TOLD_ELSEWHERE = ("shot", "clip", "start_timecode", "end_timecode", "length")


class PdfOptions(Options):
    """What may be chosen about a printed shot list."""

    kind: Literal["shots", "continuity"] = Field(
        "shots", description="All that is said of each shot, or what must agree from one shot to the next."
    )
    columns: Words = Field((), description="What is told of each shot, in order.")
    paper: Literal["a4", "letter"] = Field("a4", description="Size of the paper.")
    thumbnails: bool = Field(True, description="A picture of each shot.")
    font: Annotated[Path | None, Field(description="TrueType file for scripts other than Latin.")] = None


def _names(materials: Sequence[Material], options: PdfOptions) -> list[str]:
    if options.columns:
        return [name for name in options.columns if name not in _TOLD_ELSEWHERE]
    shown = shown_facets(materials)
    if options.kind == "continuity":
        return [facet for facet in CONTINUITY if facet in shown]
    return ["kind", *shown, "parts", "markers", "captions"]


def _losses(materials: Sequence[Material], options: PdfOptions) -> list[Loss]:
    found = list(unknown(materials, options.columns))
    type_ = Type(options.font)
    for material in materials:
        made = columns(_names(materials, options))
        texts = [str(column.cell(row) or "") for row in Sheet(material).rows() for column in made]
        strange = sum(not type_.has(text) for text in (material.clip.name, *texts))
        if strange:
            message = "letters that the font lacks are printed as ?: font=FILE.ttf takes another"
            found.append(Loss(material.clip.name, None, message, "text", strange))
    return found


def _write(materials: Sequence[Material], path: Path, pictures: Pictures, options: PdfOptions) -> list[Loss]:
    made = columns(_names(materials, options))
    missing = []
    with whole_file(path) as file:
        page = Page(file, path.stem, options.paper, Type(options.font))
        for material in materials:
            if not material.shots:
                continue
            blank = _clip(page, material, made, pictures if options.thumbnails else None)
            if blank:
                message = f"{blank} of its {len(material.shots)} pictures are blank: none could be had"
                missing.append(Loss(material.clip.name, None, message, "media", blank))
        page.close()
    return missing


def _clip(page: Page, material: Material, made: Sequence[Column], pictures: Pictures | None) -> int:
    """Draw a clip; the number of its pictures that could not be had."""
    sheet, blank = Sheet(material), 0
    page.heading(material.clip.name, _facts(sheet))
    for row, jpeg in with_stills(sheet, pictures):
        drawn = page.row(_title(row), _lines(row, made), None if jpeg is None else BytesIO(jpeg))
        blank += pictures is not None and not drawn
    return blank


def _facts(sheet: Sheet) -> str:
    clip = sheet.clip
    start = "" if sheet.count is None else f", from {sheet.count.label(0)}"
    reel = f", reel {clip.reel}" if clip.reel else ""
    rate = f"{float(clip.rate):.3f}".rstrip("0").rstrip(".")
    return f"{len(sheet.material.shots)} shots, {clip.frames} frames at {rate}{start}{reel}"


def _title(row: Row) -> tuple[str, str]:
    """Number and times of a shot."""
    shot = row.shot
    start, end = row.sheet.timecode(shot.start), row.sheet.timecode(shot.end)
    times = f"{start} - {end}" if start and end else f"frames {shot.start} - {shot.end}"
    return str(row.sheet.material.number_of(shot)), f"{times}   {len(shot.frames)} f"


def _lines(row: Row, made: Sequence[Column]) -> list[tuple[str, str]]:
    """What is said of a shot, with its heading; what nobody said anything of is left out."""
    told = [(heading(column.name), column.cell(row)) for column in made]
    return [(name, str(cell)) for name, cell in told if cell not in (None, "")]


FORMAT = Format("pdf", ".pdf", "Shot list with pictures, to print.", PdfOptions, _losses, _write)
