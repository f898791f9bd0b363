"""Avid Log Exchange: a bin as text, a row a clip.

Headings, columns and data stand under the words Heading, Column and Data, parted by tabs; the names of
columns are taken as they are written. Start and End are labels of the source, End being exclusive.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from shotlog.errors import ShotlogError
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.labels import label_of
from shotlog.exchange.reading.spans import Labels
from shotlog.exchange.reading.timeline import Event, Remark, Source, Timeline
from shotlog.timing import Rate

_MOST_COLUMNS = 4096
_FILES = ("Source File", "UNC Path", "UNC", "Source Path", "Filename", "File Name")
_REELS = ("Tape", "Reel", "Source Name", "Camroll", "Reel Name")
_PARTS = ("Heading", "Column", "Data")


def knows(given: Given) -> bool:
    """Whether a text begins with the word Heading in a line of its own."""
    return given.head.lstrip().split("\n", 1)[0].strip() == _PARTS[0]


def read(given: Given) -> Timeline:
    """Every row as the event of a bin.

    Raises:
        UnreadableMedia: There are no columns or no rows.
    """
    parts = _parts(given)
    heading = dict(_pairs(parts["Heading"]))
    remarks: list[Remark] = []
    rate = given.rate or _rate(heading.get("FPS", ""), remarks)
    if not parts["Column"]:
        raise given.broken("it has no columns", hint="Is it an ALE?")
    columns = [name.strip() for name in parts["Column"][0][1].split("\t")][:_MOST_COLUMNS]
    rows = [_event(number, columns, line, remarks) for number, line in parts["Data"]]
    drop = any(";" in event.span.start for event in rows if isinstance(event.span, Labels)) or None
    return Timeline(
        format="ale",
        system="Avid Log Exchange",
        title=given.path.stem,
        rate=rate,
        drop=drop,
        events=tuple(rows),
        remarks=tuple(remarks),
    )


def _parts(given: Given) -> dict[str, list[tuple[int, str]]]:
    """The lines that are not empty under each heading, with their numbers."""
    parts: dict[str, list[tuple[int, str]]] = {name: [] for name in _PARTS}
    current = parts["Heading"]
    for number, line in enumerate(given.lines, 1):
        if line.strip() in parts:
            current = parts[line.strip()]
        elif line.strip():
            current.append((number, line))
    return parts


def _pairs(lines: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for _, line in lines:
        name, _, value = line.partition("\t")
        yield name.strip().upper(), value.strip()


def _rate(text: str, remarks: list[Remark]) -> Rate | None:
    try:
        return Rate.parse(text)
    except ShotlogError:
        remarks.append(Remark("FPS", f"{text[:20]!r} is no frame rate; that of each clip is taken"))
        return None


def _event(number: int, columns: list[str], line: str, remarks: list[Remark]) -> Event:
    cells = [cell.strip() for cell in line.split("\t", _MOST_COLUMNS)]
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        remarks.append(Remark(f"line {number}", f"it has {len(cells)} cells in {len(columns)} columns"))
    row = {
        name: cell
        for name, cell in zip_longest(columns, cells[: len(columns)], fillvalue="")
        if name and cell
    }
    start, end = label_of(row.get("Start", "")), label_of(row.get("End", ""))
    return Event(
        place=f"line {number}",
        source=_source(row),
        span=Labels(start, end) if start else None,
        track=row.get("Tracks", ""),
        columns=row,
    )


def _source(row: Mapping[str, str]) -> Source:
    reels = [row[name] for name in _REELS if name in row]
    files = [row[name] for name in _FILES if name in row]
    return Source(
        name=row.get("Name", ""),
        path=files[0] if files else "",
        reel=reels[0] if reels else "",
        other=(*files[1:], *reels[1:]),
    )
