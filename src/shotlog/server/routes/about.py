"""The project and its words, and who is asking."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from pydantic import StringConstraints

from shotlog.server.asking import HouseOf, ProjectOf, SessionOf
from shotlog.server.shapes import Shape
from shotlog.version import __version__
from shotlog.vocabulary import Exclusion, Facet, Gate, HardPair, Term, Vocabulary

router = APIRouter(tags=["project"])


class ProjectShape(Shape):
    """The project that is open.

    Attributes:
        name: Of its folder, without the suffix.
        path: Its folder.
        version: Of shotlog.
        vocabulary: Version of the vocabulary.
        newest: Number of the newest revision.
        author: Name under which whoever asks logs.
    """

    name: str
    path: str
    version: str
    vocabulary: str
    newest: int
    author: str


class TermShape(Shape):
    """One answer to a facet's question.

    Attributes:
        id: Its name inside the facet.
        label: How people read it.
        definition: When it applies.
        aliases: Other words that people say for it.
        note: What to look out for.
    """

    id: str
    label: str
    definition: str
    aliases: tuple[str, ...]
    note: str | None

    @classmethod
    def of(cls, term: Term) -> "TermShape":
        """The shape of a term."""
        return cls(
            id=term.id, label=term.label, definition=term.definition, aliases=term.aliases, note=term.note
        )


class FacetShape(Shape):
    """One question asked of a shot.

    Attributes:
        id: Its name.
        label: Its heading for people.
        area: Which part of the vocabulary it stands in.
        ask: The question.
        select: `single` or `multi` terms, a whole `number` from 0, or free `text`.
        temporal: What one answer covers; `start_end`: the first and the last frame, where they differ;
            `interval`: a range of frames inside the shot; the others the whole of what is asked about.
        applies_to: What it is asked of: `shot`, `entity`, `boundary`, `caption` or `label`.
        rule: How to decide.
        one_line: Whether a text of its stands on one line.
        terms: The answers.
    """

    id: str
    label: str
    area: str
    ask: str
    select: str
    temporal: str
    applies_to: str
    rule: str | None
    one_line: bool
    terms: tuple[TermShape, ...]

    @classmethod
    def of(cls, facet: Facet) -> "FacetShape":
        """The shape of a facet."""
        return cls(
            id=facet.id,
            label=facet.label,
            area=facet.area,
            ask=facet.ask,
            select=facet.select,
            temporal=facet.temporal,
            applies_to=facet.applies_to,
            rule=facet.rule,
            one_line=facet.one_line,
            terms=tuple(TermShape.of(term) for term in facet.terms.values()),
        )


class VocabularyShape(Shape):
    """The words of the project.

    Attributes:
        version: Of the vocabulary.
        areas: Headings of the areas that facets stand in.
        facets: The questions, in their order.
        exclusions: What cannot hold at the same moment.
        gate: What silence about movement means.
        hard_pairs: What is hard to tell apart.
    """

    version: str
    areas: dict[str, str]
    facets: tuple[FacetShape, ...]
    exclusions: tuple[Exclusion, ...]
    gate: Gate
    hard_pairs: tuple[HardPair, ...]

    @classmethod
    def of(cls, words: Vocabulary) -> "VocabularyShape":
        """The shape of a vocabulary."""
        return cls(
            version=words.version,
            areas=dict(words.areas),
            facets=tuple(FacetShape.of(facet) for facet in words.facets.values()),
            exclusions=tuple(words.exclusions.values()),
            gate=words.gate,
            hard_pairs=tuple(words.hard_pairs.values()),
        )


class Named(Shape):
    """A person's name."""

    author: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


@router.get("/project")
def project(opened: ProjectOf, asking: SessionOf) -> ProjectShape:
    """The project that is open."""
    return ProjectShape(
        name=opened.path.stem,
        path=str(opened.path),
        version=__version__,
        vocabulary=opened.vocabulary.version,
        newest=opened.newest(),
        author=asking.author,
    )


@router.put("/me")
def rename(house: HouseOf, asking: SessionOf, to: Named) -> Named:
    """Log under another name from now on, in this browser."""
    if not asking.key:
        raise HTTPException(403, "whoever comes with the token logs under one name")
    return Named(author=house.door.rename(asking, to.author).author)


@router.get("/vocabulary")
def vocabulary(opened: ProjectOf) -> VocabularyShape:
    """Every facet and term, the rules between them, and the pairs that are easily confused."""
    return VocabularyShape.of(opened.vocabulary)
