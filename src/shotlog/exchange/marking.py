"""Everything that can stand as a marker in an editing system: markers, findings, and words about parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Annotated, Literal

from pydantic import BeforeValidator

from shotlog.exchange.format import parted
from shotlog.exchange.material import Material
from shotlog.exchange.wording import all_said, said, value_text
from shotlog.record import Caption, Critique, MarkerColour, Shot
from shotlog.record.fields import Id
from shotlog.timing import FrameRange

Source = Literal["markers", "parts", "comments", "findings", "captions", "shots"]
Sources = Annotated[tuple[Source, ...], BeforeValidator(parted)]
"""What becomes a marker: `markers` of people, labels of `parts` of shots, `comments` on shots that were
returned, `findings` in captions that people judged, the `captions` themselves, and each of the `shots`."""

USUAL: tuple[Source, ...] = ("markers", "parts", "comments", "findings")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be marked.

    Attributes:
        frames: Frames of the clip.
        colour: In what it is drawn.
        name: A few words, on one line or several.
        note: What there is to say.
        author: Who says it.
    """

    frames: FrameRange
    colour: MarkerColour
    name: str
    note: str
    author: str

    @property
    def text(self) -> str:
        """Name and note in one text, for systems with one field for both."""
        return f"{self.name}: {self.note}" if self.name and self.note else self.name or self.note


def marks(material: Material, sources: Iterable[Source] = USUAL) -> list[Mark]:
    """All marks of a clip that lie in exported shots, by first frame."""
    found = [mark for source in sources for mark in _MAKERS[source](material)]
    inside = [mark for mark in found if material.holds(mark.frames.start)]
    return sorted(inside, key=lambda mark: (mark.frames, mark.name, mark.note))


class Marked:
    """A clip and its marks by the shot that they begin in."""

    def __init__(self, material: Material, sources: Iterable[Source]) -> None:
        self.material = material
        self._by_shot: dict[Id, list[Mark]] = {}
        for mark in marks(material, sources):
            self._by_shot.setdefault(material.log.shot_at(mark.frames.start).id, []).append(mark)

    def of(self, shot: Shot) -> Sequence[Mark]:
        """The marks that begin in a shot."""
        return self._by_shot.get(shot.id, ())


def one_a_frame(given: Sequence[Mark]) -> list[Mark]:
    """Marks where those that begin at the same frame are merged, for systems that would drop all but one."""
    return [_merged(list(group)) for _, group in groupby(given, key=lambda mark: mark.frames.start)]


def _merged(group: Sequence[Mark]) -> Mark:
    if len(group) == 1:
        return group[0]
    frames = FrameRange(group[0].frames.start, max(mark.frames.end for mark in group))
    names = " + ".join(dict.fromkeys(mark.name for mark in group if mark.name))
    notes = " + ".join(dict.fromkeys(mark.note for mark in group if mark.note))
    return replace(group[0], frames=frames, name=names, note=notes)


def _markers(material: Material) -> Iterator[Mark]:
    for one in material.markers:
        end = min(one.end, material.clip.frames)
        if one.start < end:
            yield Mark(FrameRange(one.start, end), one.colour, one.name, one.note, one.author.name)


def _parts(material: Material) -> Iterator[Mark]:
    for shot in material.shots:
        for label in material.log.parts(shot):
            if label.part is not None and label.value is not None:
                colour: MarkerColour = "cyan" if label.author.kind == "machine" else "blue"
                name = said(label).partition(" [")[0]
                yield Mark(label.part, colour, name, "", label.author.name)


def _comments(material: Material) -> Iterator[Mark]:
    shots = {shot.id: shot for shot in material.shots}
    for one in material.decisions:
        if one.note and one.shot in shots:
            colour: MarkerColour = "red" if one.progress == "returned" else "green"
            yield Mark(shots[one.shot].frames, colour, one.progress, one.note, one.author.name)


def _findings(material: Material) -> Iterator[Mark]:
    captions = {caption.id: caption for caption in material.captions}
    for critique in material.critiques:
        if critique.submitted and critique.caption in captions:
            yield from _found(critique, captions[critique.caption])


def _found(critique: Critique, caption: Caption) -> Iterator[Mark]:
    for answer in critique.answers:
        if answer.ruling != "contradicted":
            continue
        frames = caption.frames if answer.frames is None else FrameRange(*answer.frames)
        truth = "" if answer.true_value is None else f" is {value_text(answer.true_value)}"
        words = answer.words.strip() or f"{answer.facet} {value_text(answer.value)}"
        name = f"caption: {answer.error_type or 'wrong'}"
        yield Mark(frames, "red", name, f"{words!r}{truth}", critique.author.name)


def _captions(material: Material) -> Iterator[Mark]:
    for one in material.current_captions:
        yield Mark(one.frames, "white", one.name or "caption", one.text, str(one.author))


def _shots(material: Material) -> Iterator[Mark]:
    for shot in material.shots:
        words = "; ".join(all_said(material.log, shot))
        yield Mark(shot.frames, "green", f"shot {material.number_of(shot)}", words, "shotlog")


_MAKERS = {
    "markers": _markers,
    "parts": _parts,
    "comments": _comments,
    "findings": _findings,
    "captions": _captions,
    "shots": _shots,
}
