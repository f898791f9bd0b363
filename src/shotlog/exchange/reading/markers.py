"""Markers as text: those of Avid, tab by tab, and those of Premiere, a table that is called CSV and is not.

Avid: user, timecode, track, colour, comment, frames. Premiere: a header that begins with Marker Name, then
the cells, parted by tabs, in UTF-16. Both count in the timecode of what the markers are in.
"""

from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.labels import label_of, span_between
from shotlog.exchange.reading.spans import Labels
from shotlog.exchange.reading.timeline import Mark, Remark, Timeline, Writer
from shotlog.timing import Rate

_AVID_CELLS = 5
_PREMIERE = "marker name"
_POINT = "00:00:00:00"


def knows_avid(given: Given) -> bool:
    """Whether the first line that is not empty has a timecode as its second cell."""
    first = next((line for line in given.head.splitlines() if line.strip()), "")
    cells = first.split("\t")
    return len(cells) >= _AVID_CELLS and label_of(cells[1]) is not None


def read_avid(given: Given) -> Timeline:
    """Every marker; lines that are none are told."""
    marks, remarks = [], []
    for number, line in enumerate(given.lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        label = label_of(cells[1]) if len(cells) >= _AVID_CELLS else None
        if label is not None:
            marks.append(_avid(number, cells, label))
        elif line.strip():
            remarks.append(Remark(f"line {number}", f"no marker: {line[:60]!r}"))
    return _timeline(given, "avid-markers", "Avid Media Composer", marks, remarks)


def _avid(number: int, cells: list[str], label: str) -> Mark:
    frames = cells[5] if len(cells) > 5 else ""
    colours = [cell for cell in (cells[3], *cells[7:8]) if cell]
    return Mark(
        place=f"line {number}",
        span=Labels(label, None, ";" in label or None),
        note=cells[4],
        colour=colours[-1] if colours else "",
        frames=int(frames) if frames.isdecimal() and len(frames) < 10 and int(frames) else 1,
        writer=Writer(cells[0]) if cells[0] else None,
    )


def knows_premiere(given: Given) -> bool:
    """Whether the first cell of the first line is Marker Name."""
    return given.head.lstrip().split("\t", 1)[0].strip().lower() == _PREMIERE


def read_premiere(given: Given) -> Timeline:
    """Every marker by the names of the columns; lines without a time are told."""
    header, *lines = given.lines
    names = [cell.strip().lower() for cell in header.split("\t")]
    marks, remarks = [], []
    for number, line in enumerate(lines, 2):
        cells = dict(zip(names, (cell.strip() for cell in line.split("\t")), strict=False))
        mark = _premiere(number, cells)
        if mark is not None:
            marks.append(mark)
        elif line.strip():
            remarks.append(Remark(f"line {number}", f"no marker: {line[:60]!r}"))
    return _timeline(given, "premiere-markers", "Adobe Premiere Pro", marks, remarks)


def _premiere(number: int, cells: dict[str, str]) -> Mark | None:
    start, end = cells.get("in", ""), cells.get("out", "")
    span = span_between(start, "" if end == start else end)
    if span is None:
        return None
    kind = cells.get("marker type", "")
    return Mark(
        place=f"line {number}",
        span=span,
        name=cells.get(_PREMIERE, ""),
        note=cells.get("description", ""),
        colour=cells.get("color", "") or ("" if kind.lower() == "comment" else kind),
    )


def _timeline(given: Given, kind: str, system: str, marks: list[Mark], remarks: list[Remark]) -> Timeline:
    if not marks and remarks:
        raise given.broken("it holds no marker")
    drop = any(isinstance(mark.span, Labels) and ";" in mark.span.start for mark in marks)
    rate = given.rate or (Rate.parse("30000/1001") if drop else None)
    return Timeline(
        format=kind,
        system=system,
        title=given.path.stem,
        rate=rate,
        drop=drop or None,
        marks=tuple(marks),
        remarks=tuple(remarks),
    )
