"""The lists and figures that verdicts rest on, as data."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from shotlog.record import Severity
from shotlog.vocabulary import Facet
from shotlog.vocabulary.model import Data, FacetId, Sentence, TermId
from shotlog.vocabulary.rules import Terms
from shotlog.vocabulary.strict_yaml import read_yaml


class Implication(Data):
    """What holds because something else does."""

    when: Terms
    then: Terms
    because: Sentence


class Error(Data):
    """What kind of error a wrong claim is, and how much it matters."""

    type: TermId
    severity: Severity


class Must(Data):
    """What a caption must say where the record is sure of it."""

    section: TermId
    error: Literal["omission_major", "omission_minor"]
    severity: Severity
    unless: tuple[TermId | int, ...] = ()
    said_by: tuple[FacetId, ...] = ()


class Rules(Data):
    """What `rules.yaml` holds; each part is explained there."""

    proven: Mapping[FacetId, float]
    nothing_found: float
    probable_shot: float
    opposite_named: float
    named_elsewhere: float
    told_apart: float
    never_against: tuple[FacetId, ...]
    rest: Mapping[FacetId, TermId]
    near_on_scale: tuple[FacetId, ...]
    near: Mapping[FacetId, tuple[tuple[TermId, TermId], ...]]
    coarse: Mapping[FacetId, Mapping[TermId, TermId]]
    implied: tuple[Implication, ...]
    errors: Mapping[FacetId, Error]
    other_errors: Error
    musts: Mapping[FacetId, Must]

    def are_near(self, facet: Facet, one: str, other: str) -> bool:
        """Whether two different terms of a facet are easily taken for each other; opposites never are."""
        if facet.opposite(one) == other:
            return False
        neighbours = facet.adjacent if facet.id in self.near_on_scale else ()
        pairs = (*neighbours, *self.near.get(facet.id, ()))
        return (one, other) in pairs or (other, one) in pairs

    def decides(self, facet: str, confidence: float) -> bool:
        """Whether a measurement of this confidence may decide."""
        return confidence >= self.proven.get(facet, float("inf"))

    def error(self, facet: str) -> Error:
        """What a wrong claim about a facet is."""
        return self.errors.get(facet, self.other_errors)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules that shotlog brings, read once."""
    layout, _ = read_yaml(Path(__file__).with_name("rules.yaml"))
    return Rules.model_validate(layout)
