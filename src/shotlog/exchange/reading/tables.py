"""Tables: the metadata that Resolve exports, and plain CSV whose columns the user or their names explain."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from shotlog.errors import UsageError
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.labels import label_of, span_between
from shotlog.exchange.reading.spans import Labels, Span
from shotlog.exchange.reading.timeline import Event, Remark, Source, Text, Timeline, Word, Writer

_RESOLVE = {"clip directory", "start tc", "edl clip name", "reel name"}
_FILE_NAME = "file name"
_FORMULA = tuple("=+-@\t\r\n")
_MOST_COLUMNS = 4096
_DELIMITERS = ",;\t|"


def knows_resolve(given: Given) -> bool:
    """Whether the header names a file, and what else only Resolve calls so."""
    names = {name.lower() for name in _header(given)}
    return _FILE_NAME in names and bool(names & _RESOLVE)


def knows_plain(given: Given) -> bool:
    """Whether the header has a column that tells a clip, or the user says what columns mean."""
    names = _header(given)
    meanings = {_meaning(name, given) for name in names}
    return len(names) > 1 and bool(meanings & {"clip", "path", "sha256", "reel", "start", "start_timecode"})


def read_resolve(given: Given) -> Timeline:
    """Every row as the whole of a clip, with all its fields."""
    events = []
    for number, row in _rows(given):
        start, end = label_of(row.get("Start TC", "")), label_of(row.get("End TC", ""))
        folder, name = row.get("Clip Directory", ""), row.get("File Name", "")
        source = Source(
            name=name,
            path=f"{folder.rstrip('/')}/{name}" if folder else "",
            reel=row.get("Reel Name", ""),
            other=tuple(one for one in (row.get("EDL Clip Name"), row.get("Clip Name")) if one),
        )
        span = Labels(start, end) if start and end else None
        events.append(Event(f"line {number}", source, span, columns=row, bin_only=True))
    return Timeline("resolve-csv", "DaVinci Resolve", given.path.stem, given.rate, events=tuple(events))


def read_plain(given: Given) -> Timeline:
    """Every row as a stretch of a clip; columns that are not times or names are what is said of it.

    Raises:
        UsageError: The user speaks of a column that is not there.
    """
    header = _header(given)
    strange = [name for name in given.columns if name not in header]
    if strange:
        raise UsageError(
            f"{given.path} has no column {strange[0]!r}", hint=f"It has {', '.join(header[:20])}."
        )
    events, remarks = [], []
    for number, row in _rows(given):
        event = _event(number, row, given)
        if event is None:
            remarks.append(Remark(f"line {number}", "it names no clip and no time"))
        else:
            events.append(event)
    return Timeline("csv", "CSV", given.path.stem, given.rate, events=tuple(events), remarks=tuple(remarks))


def _event(number: int, row: Mapping[str, str], given: Given) -> Event | None:
    known: dict[str, str] = {}
    said: dict[str, str] = {}
    for name, cell in row.items():
        meaning = _meaning(name, given)
        if meaning in _meanings():
            known.setdefault(meaning, cell)
        else:
            said[meaning] = cell
    source = Source(
        known.get("clip", ""), known.get("path", ""), known.get("sha256", "").lower(), known.get("reel", "")
    )
    span = _span(known)
    if not source and span is None:
        return None
    place = f"line {number}"
    writer = Writer(known["author"]) if known.get("author") else None
    texts = (
        (Text(place, known["text"], name=known.get("name", ""), writer=writer),) if known.get("text") else ()
    )
    words = tuple(_words(place, said, known, writer))
    signed = {word.facet for word in words}
    rest = {name: cell for name, cell in said.items() if name.partition(".")[0] not in signed}
    return Event(place, source, span, columns={**rest, **dict(_logging(known))}, words=words, texts=texts)


def _words(
    place: str, said: Mapping[str, str], known: Mapping[str, str], writer: Writer | None
) -> Iterator[Word]:
    """What a row says of one facet, and what has columns for its author and confidence beside it."""
    if known.get("facet") or known.get("value"):
        yield Word(place, known.get("facet", ""), known.get("value", ""), writer=writer)
    for facet, value in said.items():
        author = said.get(f"{facet}.author")
        if author:
            by = Writer(author, is_machine=author.startswith("shotlog/"))
            yield Word(
                place, facet, value, writer=by, confidence=_confidence(said.get(f"{facet}.confidence", ""))
            )


def _confidence(cell: str) -> float:
    try:
        return min(1.0, max(0.0, float(cell))) if cell != "nan" else 1.0
    except ValueError:
        return 1.0


def _logging(known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("note", "colour", "kind"):
        if known.get(name):
            yield name, known[name]


def _span(known: Mapping[str, str]) -> Span | None:
    for start, end, whole_is_frames in (
        ("start_frame", "end_frame", True),
        ("start", "end", True),
        ("start_timecode", "end_timecode", True),
        ("start_seconds", "end_seconds", False),
    ):
        if known.get(start):
            return span_between(known[start], known.get(end, ""), whole_is_frames=whole_is_frames)
    return None


@cache
def _meanings() -> dict[str, frozenset[str]]:
    """What a column may mean, and the names that mean it, without case and with underscores."""
    text = files(__package__).joinpath("columns.yaml").read_text(encoding="utf-8")
    return {meaning: frozenset(names) for meaning, names in yaml.safe_load(text).items()}


def _meaning(name: str, given: Given) -> str:
    if name in given.columns:
        return given.columns[name]
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    return next((meaning for meaning, names in _meanings().items() if plain in names), name)


def _header(given: Given) -> list[str]:
    """The cells of the first line that is not empty; none where it does not read as a table."""
    first = next((line for line in given.head.splitlines() if line.strip()), "")
    try:
        cells = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in cells[:_MOST_COLUMNS]]


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _rows(given: Given) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows that are not empty, with the number of the line they end at, as columns with something in them."""
    lines = given.lines
    header = next((line for line in lines if line.strip()), "")
    # Line ends inside quotes are kept; the reader wants lines with their ends.
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=_delimiter(header))
    names: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = [cell.strip() for cell in cells[:_MOST_COLUMNS]]
                continue
            pairs = zip(names, map(_plain, cells), strict=False)
            yield reader.line_num, {name: cell for name, cell in pairs if name and cell}
    except csv.Error as error:
        raise given.broken(f"line {reader.line_num} is no row of a table: {error}") from error


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from computing it."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
