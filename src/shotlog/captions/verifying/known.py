"""What the record says of a place: people's word first, then what was measured surely enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from shotlog.captions.verdict import Finding
from shotlog.captions.verifying.places import Place
from shotlog.captions.verifying.rules import rules
from shotlog.record import ClipLog, Label, LabelValue, machine
from shotlog.timing import FrameRange
from shotlog.vocabulary.wording import said

_SHOWN_FIGURES: Final = 3
"""How many figures of a measurement are told in words; all of them are in the finding."""


@dataclass(frozen=True)
class Known:
    """What is known of a place.

    Attributes:
        log: The record.
        place: The place.
    """

    log: ClipLog
    place: Place

    @cached_property
    def _found(self) -> dict[str, list[Finding]]:
        return {}

    @cached_property
    def _by_facet(self) -> dict[str, list[Label]]:
        by_facet: dict[str, list[Label]] = {}
        for label in self.log.labels_of(self.place.shot):
            if label.part is None or label.part.intersection(self.place.frames):
                by_facet.setdefault(label.facet, []).append(label)
        return by_facet

    def findings(self, facet: str) -> list[Finding]:
        """What holds of a facet here: the words of people, else those of machines that are sure enough.

        A person's word of which they are not sure, or that the question does not apply, is no ground for
        anything, and neither is what a machine says beneath it.
        """
        if facet not in self._found:
            self._found[facet] = self._find(facet)
        return self._found[facet]

    def _find(self, facet: str) -> list[Finding]:
        said_here = self._by_facet.get(facet, [])
        people = [label for label in said_here if label.author.kind == "person"]
        if facet == "sound" and not people and not self.log.clip.audio:
            return [_without_sound(self.place)]
        if facet == "overlays" and not people and self.place.shot.kind == "title":
            return [_title(self.place)]
        measured = [label for label in said_here if rules().decides(facet, label.confidence)]
        standing = _standing(people or measured)
        return [finding_of(label, self.place) for label in standing if label.certainty == "sure"]

    def doubtful(self, facet: str) -> Finding | None:
        """What a person says of a facet without being sure, else a machine without being sure enough."""
        said_here = self._by_facet.get(facet, [])
        people = [label for label in said_here if label.author.kind == "person"]
        weak = [
            label
            for label in people or said_here
            if label.certainty == "unsure" or not (people or rules().decides(facet, label.confidence))
        ]
        return finding_of(weak[-1], self.place) if weak else None

    def elsewhere(self, facet: str) -> list[Finding]:
        """What people say of a facet for other frames of the same shot."""
        return [
            finding_of(label, self.place)
            for label in self.log.parts(self.place.shot)
            if label.facet == facet
            and label.author.kind == "person"
            and label.certainty == "sure"
            and label.part is not None
            and label.part.intersection(self.place.frames) is None
        ]

    @property
    def facets(self) -> list[str]:
        """The facets of which anything is said here."""
        return list(dict.fromkeys((*self._by_facet, "sound", "overlays")))


def _standing(labels: list[Label]) -> Iterator[Label]:
    """The newest for the whole shot, and the newest of those for the same part; parts first."""
    newest = {label.part: label for label in labels}
    yield from (label for part, label in newest.items() if part is not None)
    if None in newest:
        yield newest[None]


def finding_of(label: Label, place: Place) -> Finding:
    """A label as evidence."""
    frames = label.part or place.shot.frames
    return Finding(
        says=_in_words(label, frames),
        facet=label.facet,
        value=label.value,
        frames=frames,
        author=label.author,
        confidence=label.confidence,
        label=label.id,
        figures=label.evidence,
    )


def _without_sound(place: Place) -> Finding:
    says = "the file has no sound stream"
    return Finding(says, "sound", ["silent"], place.frames, machine("media"), 1.0, None, {"sound_streams": 0})


def _title(place: Place) -> Finding:
    shot = place.shot
    says = f"the record has a title in frames {shot.start}-{shot.end}"
    sure = rules().nothing_found
    return Finding(says, "overlays", ["title"], shot.frames, machine("measure"), sure, None, {})


def _in_words(label: Label, frames: FrameRange) -> str:
    value = said(label.value) if label.facet != "on_screen_text" else _text(label.value)
    where = f"frames {frames.start}-{frames.end}"
    if label.certainty == "unsure":
        return f"{label.author.name} is not sure of {label.facet} {value} for {where}"
    if label.author.kind == "person":
        return f"the label of {label.author.name} says {label.facet} {value} for {where}"
    figures = _figures(label)
    return f"measured: {label.facet} {value} in {where}" + (f" ({figures})" if figures else "")


def _text(value: LabelValue) -> str:
    return "none" if value is None else f'"{value}"'


def _figures(label: Label) -> str:
    """The first figures of a measurement, as `luma 0.71, shadow 0.04`."""
    plain = [
        f"{name.replace('_', ' ')} {figure}"
        for name, figure in label.evidence.items()
        if isinstance(figure, int | float) and not isinstance(figure, bool)
    ]
    return ", ".join([*plain[:_SHOWN_FIGURES], f"confidence {label.confidence:.2f}"])
