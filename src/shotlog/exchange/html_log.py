"""The shot log as one page with a table: a row a shot, its picture and the columns that were chosen.

Like the contact sheet, the page loads nothing and runs nothing.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from shotlog.exchange.columns import Cell, Column, Sheet, columns
from shotlog.exchange.format import Loss, Pictures
from shotlog.exchange.material import Material
from shotlog.exchange.stills import jpeg_uri, with_stills
from shotlog.exchange.wording import heading


def log_page(
    materials: Sequence[Material],
    title: str,
    names: Sequence[str],
    pictures: Pictures | None,
    losses: list[Loss],
) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        materials: The clips.
        title: Of the page.
        names: Columns, in order.
        pictures: Makes stills; None for a table without.
        losses: Receives what is blank, as it turns out.
    """
    made = columns(names)
    return _template().generate(
        title=title,
        clips=len(materials),
        shots=sum(len(one.shots) for one in materials),
        headings=[heading(column.name) for column in made],
        pictures=pictures is not None,
        rows=(row for material in materials for row in _rows(material, made, pictures, losses)),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("shotlog.exchange", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("shot_log.html.j2")


def _rows(
    material: Material, made: Sequence[Column], pictures: Pictures | None, losses: list[Loss]
) -> Iterator[tuple[str | None, list[Cell]]]:
    sheet, blank = Sheet(material), 0
    for row, jpeg in with_stills(sheet, pictures):
        blank += pictures is not None and jpeg is None
        yield None if jpeg is None else jpeg_uri(jpeg), [column.cell(row) for column in made]
    if blank:
        message = f"{blank} of its {len(material.shots)} pictures are blank: none could be had"
        losses.append(Loss(material.clip.name, None, message, "media", blank))
