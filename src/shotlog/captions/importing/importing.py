"""Captions from files, placed on the clips and frames that they are about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from shotlog.captions.importing.cues import cues
from shotlog.captions.importing.documents import Value, document, is_lines, lines_of, members, rows_of
from shotlog.captions.importing.entry import Entry, Read
from shotlog.captions.importing.objects import entries, is_caption
from shotlog.captions.importing.placing import Places, Times
from shotlog.captions.importing.text import is_text, text_of
from shotlog.errors import ShotlogError
from shotlog.log import Project
from shotlog.record import Author, Caption, Writer

Layout = Literal["jsonl", "json", "csv", "srt", "vtt"]

LAYOUTS: dict[str, Layout] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".srt": "srt",
    ".vtt": "vtt",
}
"""Layout of a file by its suffix."""

UNKNOWN = Writer(name="unknown", kind="machine")
"""Who wrote a caption that does not say."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of the caption at one line, counted from 1."""

    line: int
    message: str


@dataclass(slots=True)
class Imported:
    """What became of a file of captions. `found` is the sum of `imported`, `known` and what was rejected.

    Attributes:
        found: Captions in the file, and lines that should have been.
        imported: Captions that went into the log.
        known: Captions that are there already, id and words, as when a file is imported twice.
        adapted: Captions that went in, and what is to be known about that.
        rejected: Lines that could not be read or placed, and why.
    """

    found: int = 0
    imported: int = 0
    known: int = 0
    adapted: list[Remark] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return asdict(self)


def import_captions(
    project: Project,
    path: Path,
    importer: Author,
    times: Times,
    *,
    layout: Layout | None = None,
    clip: str | None = None,
    writer: Writer = UNKNOWN,
    strict: bool = False,
) -> Imported:
    """Take in a file of captions: JSON Lines, JSON, CSV, SubRip or WebVTT.

    All captions that can be placed become one revision. The same words by the same writer about the same
    frames, under the same id or none, are not added again. Other words by the same writer about the same
    frames are: a model may be asked twice. Captions that overlap stand beside each other. An id that another
    caption of the clip has is refused.

    Args:
        project: Where they go.
        path: The file, in UTF-8; `-` is stdin.
        importer: Who imports them.
        times: Gives the presentation times of a clip, for captions with times instead of frames.
        layout: How the file is written; by its suffix unless given.
        clip: The clip of captions that name none; for SubRip and WebVTT, the one called like the file.
        writer: Who wrote captions that do not say.
        strict: Import nothing unless everything can be placed.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It cannot be read.
        LimitExceeded: It is too large.
    """
    report = Imported()
    placing = _Placing(project, report, Places(project, times, writer))
    given = Entry(clips=(clip,) if clip else ())
    made = list(placing.captions(reads(text_of(path), layout or _layout(path), path, given)))
    if made and not (strict and report.rejected):
        project.add_captions(made, importer, f"imported {len(made)} captions from {path.name}")
        report.imported = len(made)
    return report


def _layout(path: Path) -> Layout:
    return LAYOUTS.get(path.suffix.lower(), "jsonl")


def reads(text: str, layout: Layout, path: Path, given: Entry) -> Iterator[Read]:
    """Every caption of a file's text, or why it cannot be read, by line."""
    if layout in {"srt", "vtt"}:
        named = given if given.clips else Entry(clips=_names_from(path))
        yield from cues(text, named)
        return
    for value in _values(text, layout):
        yield from _of_value(value, given)


def _names_from(path: Path) -> tuple[str, ...]:
    """The clips that a file of cues may belong to: `A001.en.srt` to A001.en or to A001."""
    stem = path.stem
    return (stem, stem.rpartition(".")[0]) if "." in stem.strip(".") else (stem,)


def _values(text: str, layout: Layout) -> Iterator[Value]:
    if layout == "csv":
        yield from rows_of(text)
        return
    try:
        whole = document(text)
    except ValueError:  # lines of JSON are no document, and a broken one is read as far as it goes
        yield from lines_of(text) if layout == "jsonl" or is_lines(text) else members(text)
        return
    if isinstance(whole, list) or (isinstance(whole, dict) and not is_caption(whole)):
        yield from members(text)
    else:
        yield Value(1, None, whole)


def _of_value(value: Value, given: Entry) -> Iterator[Read]:
    if value.reason:
        yield Read(value.line, reason=value.reason)
        return
    known = Entry(clips=(value.key, *given.clips)) if value.key else given
    made = list(entries(value.value, known))
    for number, found in enumerate(made, 1):
        part = number if len(made) > 1 else 0
        if isinstance(found, Entry):
            yield Read(value.line, found, part=part)
        else:
            yield Read(value.line, reason=str(found), part=part)


class _Placing:
    """What placing many captions has in common: what is in the log already, and what was read before."""

    def __init__(self, project: Project, report: Imported, places: Places) -> None:
        self._project = project
        self._report = report
        self._places = places
        self._looked_at: set[str] = set()
        self._there: set[tuple[str, ...]] = set()
        self._names: set[str] = set()
        self._written: Counter[tuple[str, ...]] = Counter()
        self._reached: dict[tuple[str, str], int] = {}

    def captions(self, found: Iterator[Read]) -> Iterator[Caption]:
        """The captions that are new; what becomes of the others goes into the report."""
        for read in found:
            self._report.found += 1
            try:
                caption = self._caption(read)
            except (ShotlogError, ValueError) as error:
                self._report.rejected.append(_remark(read, _reason(error)))
                continue
            if caption is not None:
                yield caption

    def _caption(self, read: Read) -> Caption | None:
        """The caption at a line; None where it is there already.

        Raises:
            ValueError: It is not to be had, or its name is another's.
            ShotlogError: It cannot be placed.
        """
        if read.entry is None:
            raise ValueError(read.reason)
        if not all(map(is_text, read.entry.texts)):
            raise ValueError("it is not UTF-8, or holds what is no text")
        caption, remark = self._places.placed(read.entry)
        self._look_at(caption.clip)
        if _key(caption) in self._there:
            self._report.known += 1
            return None
        if caption.name in self._names:
            raise ValueError(f"another caption is called {caption.name!r} already")
        for message in (remark, *self._beside(caption)):
            if message:
                self._report.adapted.append(_remark(read, message))
        self._keep(caption)
        return caption

    def _look_at(self, clip: str) -> None:
        if clip not in self._looked_at:
            self._looked_at.add(clip)
            for caption in self._project.captions(clip):
                self._keep(caption)

    def _beside(self, caption: Caption) -> Iterator[str]:
        """What is to be known of a caption beside those before it."""
        if self._written[_place(caption)]:
            yield f"{caption.author} has another caption of these frames; both are kept"
        elif caption.start < self._reached.get((caption.clip, str(caption.author)), 0):
            yield f"it overlaps an earlier caption by {caption.author}, or stands out of order; both are kept"

    def _keep(self, caption: Caption) -> None:
        self._there.add(_key(caption))
        self._written[_place(caption)] += 1
        by = caption.clip, str(caption.author)
        self._reached[by] = max(self._reached.get(by, 0), caption.end)
        if caption.name is not None:
            self._names.add(caption.name)


def _remark(read: Read, message: str) -> Remark:
    return Remark(read.line, f"caption {read.part} of these: {message}" if read.part else message)


def _place(caption: Caption) -> tuple[str, ...]:
    return caption.clip, str(caption.start), str(caption.end), str(caption.author)


def _key(caption: Caption) -> tuple[str, ...]:
    return *_place(caption), caption.text, caption.name or ""


def _reason(error: Exception) -> str:
    if isinstance(error, ShotlogError):
        return " ".join(part for part in (error.message, error.hint) if part)
    return str(error)
