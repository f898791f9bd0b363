"""CSV: one row a shot, for spreadsheets and scripts.

RFC 4180: comma, CRLF, quoted where needed. UTF-8 with a byte-order mark, without which Excel takes the
file for the system's old code page; readers of UTF-8 skip it.
"""

import codecs
import csv
from collections.abc import Sequence
from pathlib import Path

from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.wording import said, value_text
from shotlog.files import whole_file
from shotlog.record import Clip, ClipLog, Label, Shot, Transition

Cell = str | int | float | None

_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms start formulas too
"""First characters with which spreadsheets take a cell for a formula (OWASP, CSV Injection)."""


def _write(logs: Sequence[ClipLog], path: Path, _: Pictures) -> list[Loss]:
    facets = sorted({facet for log in logs for shot in log.shots for facet in log.shown(shot)})
    rows = [_row(log, shot, facets) for log in logs for shot in log.shots]
    with whole_file(path) as file:
        # A byte of a file's name that is not Unicode stands as an escape.
        writer = csv.writer(codecs.getwriter("utf-8-sig")(file, "backslashreplace"))
        writer.writerows(map(_harmless, row) for row in rows[:1])  # a row's keys head the columns
        writer.writerows(map(_harmless, row.values()) for row in rows)
    return []


def _row(log: ClipLog, shot: Shot, facets: Sequence[str]) -> dict[str, Cell]:
    shown = log.shown(shot)
    return {
        **_clip_cells(log.clip),
        "shot": log.number_of(shot),
        "start": shot.start,
        "end": shot.end,
        "length": len(shot.frames),
        **_timecode_cells(log.clip, shot),
        "kind": shot.kind,
        **_transition_cells("transition_in", shot.transition_in),
        **_transition_cells("transition_out", shot.transition_out),
        **{facet: _value(shown.get(facet)) for facet in facets},
        "parts": "; ".join(said(label) for label in log.parts(shot)),
        **_provenance_cells(shown, facets),
    }


def _clip_cells(clip: Clip) -> dict[str, Cell]:
    return {
        "clip": clip.name,
        "path": clip.path,
        "sha256": clip.sha256,
        "rate": str(clip.rate),
        "reel": clip.reel,
    }


def _timecode_cells(clip: Clip, shot: Shot) -> dict[str, Cell]:
    start, end = clip.timecode(shot.start), clip.timecode(shot.end)
    return {
        "start_timecode": None if start is None else str(start),
        "end_timecode": None if end is None else str(end),
    }


def _transition_cells(column: str, transition: Transition) -> dict[str, Cell]:
    return {
        column: transition.kind,
        f"{column}_start": transition.start,
        f"{column}_end": transition.end,
    }


def _provenance_cells(shown: dict[str, Label], facets: Sequence[str]) -> dict[str, Cell]:
    """Who says it and how sure, to the right of what people read."""
    cells: dict[str, Cell] = {}
    for facet in facets:
        label = shown.get(facet)
        cells[f"{facet}.author"] = None if label is None else label.author.name
        cells[f"{facet}.confidence"] = None if label is None else label.confidence
    return cells


def _value(label: Label | None) -> Cell:
    if label is None:
        return None
    return label.value if isinstance(label.value, int | float) else value_text(label.value)


def _harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would compute."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell


FORMAT = Format("csv", ".csv", "One row a shot, for spreadsheets.", _write)
