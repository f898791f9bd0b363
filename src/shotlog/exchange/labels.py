"""Labels of people from JSON lines, laid onto the shots that they speak of."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shotlog.errors import NotFound, ShotlogError, UnreadableMedia, UsageError
from shotlog.exchange.laying import Laid, fitted, laid_on_shots
from shotlog.log import Project
from shotlog.record import Author, ClipLog, Label
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange

_LONGEST_LINE = 1_000_000
"""Characters; a label is a few hundred, and a file of one endless line must not fill the memory."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    clip: str
    start: int = Field(ge=0)
    end: int
    facet: str
    value: Any
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one line, counted from 1."""

    line: int
    message: str


@dataclass(slots=True)
class Report:
    """What became of a file of labels.

    Attributes:
        lines: Lines that were not empty.
        imported: Labels made of them; a line over several shots makes several.
        known: Labels that were in the log already, as they are when a file is imported twice.
        adapted: Lines whose range was fitted to the shots, and how.
        rejected: Lines that did not fit, and why.
    """

    lines: int = 0
    imported: int = 0
    known: int = 0
    adapted: list[Remark] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return asdict(self)


def import_labels(project: Project, path: Path, importer: Author, *, strict: bool = False) -> Report:
    """Take in JSON lines `{"clip", "start", "end", "facet", "value", "author"}` as people's labels.

    `clip` is a file name, path or hash; `[start, end)` are frames. A label that covers at least 0.8 of a
    shot holds for the shot; one that covers less holds for that part of it; one over several shots holds
    for each. All lines that fit become one revision; labels that are there already are not added again.

    Args:
        project: Where they go.
        path: The file, UTF-8; `-` is stdin.
        importer: Who imports them, and the author of lines that name none.
        strict: Import nothing unless every line fits.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is not text.
    """
    report = Report()
    import_ = _Import(project, importer)
    made: list[Label] = []
    for number, text in _lines(path):
        report.lines += 1
        try:
            labels, remark = import_.labels_of(text)
        except (ValueError, RecursionError, ShotlogError) as error:
            report.rejected.append(Remark(number, _reason(error)))
            continue
        new = [label for label in labels if import_.is_new(label)]
        report.known += len(labels) - len(new)
        made += new
        if remark:
            report.adapted.append(Remark(number, remark))
    if made and not (strict and report.rejected):
        project.add_labels(made, importer, f"imported {len(made)} labels from {path.name}")
        report.imported = len(made)
    return report


class _Import:
    """What reading many lines has in common: the clips that they name, and what is there already."""

    def __init__(self, project: Project, importer: Author) -> None:
        self._project = project
        self._importer = importer
        self._logs: dict[str, ClipLog] = {}
        self._there: set[tuple[str, ...]] = set()

    def labels_of(self, text: str) -> tuple[list[Label], str]:
        """The labels that a line makes, and how its range was fitted to the shots, if it was.

        Raises:
            ValueError: The line is not what it should be.
            ShotlogError: It names what is not there.
        """
        if len(text) >= _LONGEST_LINE:
            raise UsageError(f"longer than {_LONGEST_LINE} characters")
        given = json.loads(text)
        json.dumps(given, ensure_ascii=False).encode()  # half a surrogate pair is no text
        line = _Line.model_validate(given)
        log = self._log_of(line.clip)
        if line.end > log.clip.frames:
            raise NotFound(
                f"{log.clip.name} has {log.clip.frames} frames; [{line.start}, {line.end}) ends later"
            )
        wanted = FrameRange(line.start, line.end)
        facet, value = self._project.sayable(line.facet, line.value)
        laid = laid_on_shots(log, wanted, value)
        return [self._label(log, facet, one, wanted, line.author) for one in laid], fitted(log, wanted, laid)

    def is_new(self, label: Label) -> bool:
        """Whether the same was not said by the same person of the same frames, in the log or before."""
        key = _key(label)
        if key in self._there:
            return False
        self._there.add(key)
        return True

    def _log_of(self, reference: str) -> ClipLog:
        if reference not in self._logs:
            log = self._project.log_of(self._project.find_clip(reference).sha256)
            self._logs[reference] = log
            self._there.update(_key(label) for label in log.labels)
        return self._logs[reference]

    def _label(self, log: ClipLog, facet: str, laid: Laid, wanted: FrameRange, author: str | None) -> Label:
        return Label(
            id=new_id(),
            clip=log.clip.sha256,
            shot=laid.shot.id,
            start=None if laid.whole else laid.part.start,
            end=None if laid.whole else laid.part.end,
            facet=facet,
            value=laid.value,
            author=self._importer if author is None else _person(author),
            evidence={"imported_range": [wanted.start, wanted.end]},
            vocabulary=self._project.vocabulary.version,
        )


def _person(name: str) -> Author:
    if not name.strip() or name.startswith("shotlog/"):
        raise UsageError(f"{name!r} is no name of a person")
    return Author(name=name, kind="person")


def _key(label: Label) -> tuple[str, ...]:
    place = (label.shot, str(label.part), label.facet)
    return (*place, json.dumps(label.value, sort_keys=True), label.author.name, label.author.kind)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that are not empty, with their numbers; of one that is too long, its beginning."""
    try:
        with _opened(path) as file:
            number = 1
            while text := file.readline(_LONGEST_LINE):
                rest = text
                while len(rest) == _LONGEST_LINE and not rest.endswith("\n"):
                    rest = file.readline(_LONGEST_LINE)
                if text.strip():
                    yield number, text
                number += 1
    except FileNotFoundError as error:
        raise NotFound(f"there is no {path}", hint="Check the name.", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableMedia(
            f"{path} cannot be read as text: {error}", hint="It should be JSON lines in UTF-8.", path=path
        ) from error


def _opened(path: Path) -> AbstractContextManager[IO[str]]:
    return nullcontext(sys.stdin) if str(path) == "-" else path.open(encoding="utf-8-sig")


def _reason(error: Exception) -> str:
    if isinstance(error, ShotlogError):
        return " ".join(part for part in (error.message, error.hint) if part)
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else "not an object with clip, start, end, facet, value"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg}"
    if isinstance(error, UnicodeEncodeError):
        return "it holds half a surrogate pair, which is no text"
    return "too deeply nested" if isinstance(error, RecursionError) else str(error)
