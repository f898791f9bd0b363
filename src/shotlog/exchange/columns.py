"""The columns of a shot log: what can be told of a shot in a cell, by name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from shotlog.exchange.format import Loss
from shotlog.exchange.material import Material
from shotlog.exchange.wording import said, value_text
from shotlog.record import Label, Shot
from shotlog.record.fields import Id

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A shot, with what its cells are made from.

    Attributes:
        sheet: Its clip.
        shot: The shot.
        shown: The label that is shown for each facet.
    """

    sheet: "Sheet"
    shot: Shot
    shown: dict[str, Label]


class Sheet:
    """A clip, with what the rows of its shots have in common."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.clip = material.clip
        self.rate = str(material.clip.rate)
        self.count = material.count
        self.decisions = {one.shot: one for one in material.decisions}
        self._captions: dict[Id, list[str]] = {}
        for caption in material.current_captions:
            if caption.start < material.clip.frames:
                self._captions.setdefault(material.log.shot_at(caption.start).id, []).append(caption.text)
        self._markers: dict[Id, list[str]] = {}
        for marker in material.markers:
            if marker.start < material.clip.frames:
                text = ": ".join(filter(None, (marker.name, marker.note)))
                self._markers.setdefault(material.log.shot_at(marker.start).id, []).append(text)

    def rows(self) -> Iterator[Row]:
        """The exported shots."""
        for shot in self.material.shots:
            yield Row(self, shot, self.material.log.shown(shot))

    def captions(self, shot: Shot) -> str:
        """The captions that begin in a shot."""
        return "\n".join(self._captions.get(shot.id, []))

    def markers(self, shot: Shot) -> str:
        """The markers that begin in a shot."""
        return "; ".join(self._markers.get(shot.id, []))

    def progress(self, shot: Shot) -> str:
        """How far a shot has come."""
        decision = self.decisions.get(shot.id)
        return "open" if decision is None else decision.progress

    def timecode(self, frame: int) -> str | None:
        """The label of a frame; None where labels would mislead."""
        return None if self.count is None else self.count.label(frame)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a shot log.

    Attributes:
        name: Its heading.
        cell: What it says of a shot.
    """

    name: str
    cell: Callable[[Row], Cell]


_FIXED: Final[dict[str, Callable[[Row], Cell]]] = {
    "clip": lambda row: row.sheet.clip.name,
    "path": lambda row: row.sheet.clip.path,
    "sha256": lambda row: row.sheet.clip.sha256,
    "rate": lambda row: row.sheet.rate,
    "reel": lambda row: row.sheet.clip.reel,
    "shot": lambda row: row.sheet.material.number_of(row.shot),
    "start": lambda row: row.shot.start,
    "end": lambda row: row.shot.end,
    "length": lambda row: row.shot.end - row.shot.start,
    "start_timecode": lambda row: row.sheet.timecode(row.shot.start),
    "end_timecode": lambda row: row.sheet.timecode(row.shot.end),
    "kind": lambda row: row.shot.kind,
    "transition_in": lambda row: row.shot.transition_in.kind,
    "transition_in_start": lambda row: row.shot.transition_in.start,
    "transition_in_end": lambda row: row.shot.transition_in.end,
    "transition_out": lambda row: row.shot.transition_out.kind,
    "transition_out_start": lambda row: row.shot.transition_out.start,
    "transition_out_end": lambda row: row.shot.transition_out.end,
    "parts": lambda row: "; ".join(said(label) for label in row.sheet.material.log.parts(row.shot)),
    "progress": lambda row: row.sheet.progress(row.shot),
    "captions": lambda row: row.sheet.captions(row.shot),
    "markers": lambda row: row.sheet.markers(row.shot),
}

FIXED: Final = tuple(_FIXED)
"""Columns that every log has."""

FOR_PEOPLE: Final = ("clip", "shot", "start_timecode", "end_timecode", "length", "kind", "progress")
"""Those of them that a person reads first."""

CONTINUITY: Final = (
    "scene",
    "take",
    "int_ext",
    "time_of_day",
    "weather",
    "subject_facing",
    "continuity_check",
)
"""Facets that must agree from one shot of a scene to the next."""


def shown_facets(materials: Sequence[Material]) -> list[str]:
    """Every facet of which something is shown, by name."""
    return sorted({label.facet for material in materials for _, label in material.labels()})


def columns(names: Sequence[str]) -> list[Column]:
    """Columns by name: fixed ones, facets, and `FACET.author` and `FACET.confidence`."""
    return [Column(name, _FIXED.get(name) or _of_facet(name)) for name in names]


def unknown(materials: Sequence[Material], names: Sequence[str]) -> Iterator[Loss]:
    """Columns that were asked for and will be empty."""
    facets = set(shown_facets(materials))
    for name in names:
        if name not in _FIXED and name.partition(".")[0] not in facets and materials:
            message = f"the column {name} is empty: nothing of that name is shown of any shot"
            yield Loss(materials[0].clip.name, None, message, "column")


def _of_facet(name: str) -> Callable[[Row], Cell]:
    facet, _, aspect = name.partition(".")
    if aspect == "author":
        return lambda row: row.shown[facet].author.name if facet in row.shown else None
    if aspect == "confidence":
        return lambda row: row.shown[facet].confidence if facet in row.shown else None
    return lambda row: _value(row.shown.get(facet))


def _value(label: Label | None) -> Cell:
    if label is None:
        return None
    return label.value if isinstance(label.value, int | float) else value_text(label.value)
