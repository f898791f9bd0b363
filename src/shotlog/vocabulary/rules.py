"""What the terms of different facets have to do with each other, as data."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from shotlog.vocabulary.model import Data, FacetId, Sentence, TermId, Word

Terms = Mapping[FacetId, tuple[TermId, ...]]
"""Terms addressed as facet and id."""

Condition = (
    Annotated[str, StringConstraints(pattern=r"^(any|none|\d{1,6}|\d{1,6}\.\.\d{0,6})$")] | tuple[TermId, ...]
)
"""When a facet's value fulfils a rule.

Terms: one of them is said. `any`: some term is said. `none`: a certain absence. `0`, `0..1`, `2..`: a number
in that range, both ends included.
"""


class Exclusion(Data):
    """What cannot hold at the same moment.

    Attributes:
        id: Its name.
        when: All of these must hold for the rule to apply.
        excludes: Each of these breaks it.
        because: Why, as a sentence.
    """

    id: FacetId = Field(exclude=True)
    when: Mapping[FacetId, Condition]
    excludes: Mapping[FacetId, Condition]
    because: Sentence


class Void(Data):
    """A compound movement, and the plain ones that are not judged beside it.

    Attributes:
        when: The compound movements.
        terms: The plain ones that they are made of.
        because: Why, as a sentence.
    """

    when: Terms
    terms: Terms
    because: Sentence


class Gate(Data):
    """The question that decides what silence about movement means (after CameraBench).

    Attributes:
        facet: The question asked first.
        absent_when: Its answers for which a movement that nobody named is absent.
        unknown_when: Its answers for which it is unknown.
        governs: Facets of movement that it decides on.
        because: Why, as a sentence.
        across_transition: What holds for a range with a transition in it.
        voids: Compound movements and what they stand in place of.
    """

    facet: FacetId
    absent_when: tuple[TermId, ...]
    unknown_when: tuple[TermId, ...]
    governs: tuple[FacetId, ...]
    because: Sentence
    across_transition: Sentence
    voids: tuple[Void, ...]


class Side(Data):
    """One of two things that are hard to tell apart.

    Attributes:
        name: What people call it.
        terms: The terms that stand for it.
    """

    name: Word
    terms: Terms


class HardPair(Data):
    """Two things that are hard to tell apart, and the test that does it.

    Attributes:
        id: Its name.
        one: The one.
        other: The other.
        test: What to look for.
    """

    id: FacetId = Field(exclude=True)
    one: Side
    other: Side
    test: Sentence
