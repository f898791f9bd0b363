"""Labels of people from JSON lines, laid onto the shots that they speak of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shotlog.errors import NotFound, ShotlogError, SomeFailed, UnreadableMedia
from shotlog.log import Project
from shotlog.record import Author, ClipLog, Label, Shot
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange

_LONGEST_LINE = 1_000_000
"""Characters; a label is a few hundred, and a file of one endless line must not fill the memory."""

_WHOLE = 0.8
"""A label that covers this share of a shot is taken to mean the shot: people's cuts differ by frames."""

_SPILL = 2
"""Frames by which a label may run into the next shot without meaning it, for the same reason."""


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

    number: int
    message: str


@dataclass(slots=True)
class Report:
    """What became of a file of labels.

    Attributes:
        lines: Lines that were not empty.
        imported: Labels made of them; a line over several shots makes several.
        adapted: Lines whose range was fitted to the shots, and how.
        rejected: Lines that did not fit, and why.
    """

    lines: int = 0
    imported: int = 0
    adapted: list[Remark] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {
            "lines": self.lines,
            "imported": self.imported,
            "adapted": [{"line": one.number, "message": one.message} for one in self.adapted],
            "rejected": [{"line": one.number, "message": one.message} for one in self.rejected],
        }


def import_labels(project: Project, path: Path, importer: Author, *, strict: bool = False) -> Report:
    """Take in JSON lines `{"clip", "start", "end", "facet", "value", "author"}` as people's labels.

    `clip` is a file name, path or hash; `[start, end)` are frames. A label that covers at least 0.8 of a
    shot holds for the shot; one that covers less holds for that part of it; one over several shots holds
    for each. All lines that fit become one revision.

    Args:
        project: Where they go.
        path: The file, UTF-8.
        importer: Who imports them, and the author of lines that name none.
        strict: Import nothing unless every line fits.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is not text.
        SomeFailed: `strict`, and a line does not fit.
    """
    report = Report()
    made: list[Label] = []
    logs: dict[str, ClipLog] = {}
    for number, text in _lines(path):
        report.lines += 1
        try:
            line = _Line.model_validate(json.loads(text))
            log = _log_of(project, line.clip, logs)
            laid, remark = _laid_on_shots(project, log, line, importer)
        except (ValueError, ValidationError, ShotlogError) as error:
            report.rejected.append(Remark(number, _reason(error)))
            continue
        made += laid
        if remark:
            report.adapted.append(Remark(number, remark))
    if strict and report.rejected:
        raise SomeFailed(
            f"{len(report.rejected)} of {report.lines} lines of {path} do not fit; nothing was imported",
            hint=f"The first is line {report.rejected[0].number}: {report.rejected[0].message}",
            path=path,
        )
    if made:
        project.add_labels(made, importer, f"imported {len(made)} labels from {path.name}")
    report.imported = len(made)
    return report


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), 1):
                if line.strip():
                    yield number, line
    except FileNotFoundError as error:
        raise NotFound(f"there is no {path}", hint="Check the name.", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableMedia(
            f"{path} cannot be read as text: {error}", hint="It should be JSON lines in UTF-8.", path=path
        ) from error


def _log_of(project: Project, reference: str, logs: dict[str, ClipLog]) -> ClipLog:
    if reference not in logs:
        logs[reference] = project.log_of(project.find_clip(reference).sha256)
    return logs[reference]


def _laid_on_shots(project: Project, log: ClipLog, line: _Line, importer: Author) -> tuple[list[Label], str]:
    """Labels for each shot that the line speaks of, and how its range was fitted, if it was."""
    wanted = FrameRange(line.start, line.end)
    if line.end > log.clip.frames:
        raise NotFound(f"{log.clip.name} has {log.clip.frames} frames; [{line.start}, {line.end}) ends later")
    facet = project.vocabulary.facet(line.facet).id
    value = project.vocabulary.check(facet, line.value)
    author = Author(name=line.author, kind="person") if line.author else importer
    overlaps = [(shot, shot.frames.intersection(wanted)) for shot in log.shots]
    meant = [(shot, part) for shot, part in overlaps if part and not _is_spill(shot, part, wanted)]
    labels = [
        Label(
            id=new_id(),
            clip=log.clip.sha256,
            shot=shot.id,
            start=None if _means(shot, part) else part.start,
            end=None if _means(shot, part) else part.end,
            facet=facet,
            value=value,
            author=author,
            evidence={"imported_range": [line.start, line.end]},
            vocabulary=project.vocabulary.version,
        )
        for shot, part in meant
    ]
    return labels, _fitted(log, wanted, meant)


def _is_spill(shot: Shot, part: FrameRange, wanted: FrameRange) -> bool:
    return len(part) <= _SPILL and len(part) < min(len(shot.frames), len(wanted)) / 2


def _means(shot: Shot, part: FrameRange) -> bool:
    return len(part) >= _WHOLE * len(shot.frames)


def _fitted(log: ClipLog, wanted: FrameRange, meant: list[tuple[Shot, FrameRange]]) -> str:
    if len(meant) == 1 and meant[0][0].frames == wanted:
        return ""
    places = [
        f"shot {log.number_of(shot)}" + ("" if _means(shot, part) else f" frames {part.start}-{part.end}")
        for shot, part in meant
    ]
    return f"{log.clip.name} {wanted.start}-{wanted.end} was laid on {', '.join(places)}"


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc']) or 'line'}: {first['msg']}"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg}"
    return str(error)
