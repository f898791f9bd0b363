"""Facets and terms: the layout of a vocabulary file, validated as it is read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from shotlog.vocabulary.wording import key

FacetId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""Name of a facet: lower-case letters, digits and underscores."""

TermId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
"""Name of a term inside its facet; the same id may stand in several facets."""

Word = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,80}$")]
"""A word or a few, on one line."""

Sentence = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,1000}$")]
"""A sentence or a few, on one line."""

Select = Literal["single", "multi", "number", "text"]
Temporal = Literal["shot", "start_end", "interval", "boundary", "range", "caption", "span", "label"]
Subject = Literal["shot", "entity", "boundary", "caption", "label"]
Relation = Literal["exact", "target_is_broader", "target_is_narrower"]


class Data(BaseModel):
    """Base of everything in a vocabulary: frozen, and refusing what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _one_or_many(given: object) -> object:
    return (given,) if isinstance(given, str) else given


def with_ids(given: Any) -> Any:  # noqa: ANN401 - whatever the file held; pydantic judges the rest
    """Give each entry of a mapping its key as its `id`."""
    if not isinstance(given, dict):
        return given
    if any(isinstance(entry, dict) and "id" in entry for entry in given.values()):
        raise ValueError("an id stands before the colon, not in a line of its own")
    return {
        name: {**entry, "id": name} if isinstance(entry, dict) else entry for name, entry in given.items()
    }


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a term is called in somebody else's vocabulary.

    Attributes:
        scheme: The other vocabulary, such as `camerabench`.
        target: The label there.
        relation: `exact`; `target_is_broader` where several of our terms share the label, so that writing
            it loses something and reading it needs a person's choice; `target_is_narrower` where the term
            takes in several labels.
    """

    scheme: str
    target: str
    relation: Relation


class Term(Data):
    """One answer to a facet's question.

    Attributes:
        id: Its name inside the facet.
        label: How people read it; the id with spaces unless given.
        definition: When it applies.
        aliases: Other words that people say for it.
        note: What to look out for.
        maps: Labels of other vocabularies, by relation and scheme.
    """

    id: TermId = Field(exclude=True)
    name: Word | None = Field(None, alias="label")
    definition: Sentence
    aliases: tuple[Word, ...] = ()
    note: Sentence | None = None
    maps: Mapping[Relation, Mapping[str, Annotated[tuple[Word, ...], BeforeValidator(_one_or_many)]]] = {}

    @property
    def label(self) -> str:
        """How people read it."""
        return self.name or self.id.replace("_", " ")

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that means exactly this term: id, label and aliases, each once."""
        return tuple(dict.fromkeys((self.id, self.label, *self.aliases)))

    @property
    def crosswalks(self) -> tuple[Crosswalk, ...]:
        """What the term is called elsewhere."""
        return tuple(
            Crosswalk(scheme, target, relation)
            for relation, schemes in self.maps.items()
            for scheme, targets in schemes.items()
            for target in targets
        )

    def as_dict(self) -> dict[str, Any]:
        """The term as it stands in JSON answers."""
        return {
            "id": self.id,
            "label": self.label,
            "definition": self.definition,
            "aliases": list(self.aliases),
            "note": self.note,
            "crosswalks": [asdict(crosswalk) for crosswalk in self.crosswalks],
        }


class Facet(Data):
    """One question asked of a shot, and its answers.

    Attributes:
        id: Its name.
        label: Its heading for people.
        area: Which part of the vocabulary it stands in.
        ask: The question.
        select: `single` or `multi` terms, a whole `number` from 0, or free `text`.
        one_line: Whether a text is one short line, as on a slate.
        temporal: What one answer covers. `shot`: the whole shot. `start_end`: the first and the last frame,
            where they differ. `interval`: a range of frames inside the shot. `boundary`: where two shots
            meet. `range`: any range, over several shots too. `caption`, `span`: a caption or words in it.
            `label`: a label.
        applies_to: What the question is asked of.
        rule: How to decide.
        evidence: What an answer must rest on, for facets that are inferred or measured.
        scale: Terms in their order, for facets whose terms lie on a scale.
        extra_adjacent: Near misses beyond the neighbours on the scale.
        opposites: Pairs of terms of contrary meaning. In a facet of several terms both may occur in one shot,
            one after the other.
        groups: Words that stand for several terms, such as `pan`.
        companions: What else is said beside a value, and the words for it.
        terms: The answers, by id.
    """

    id: FacetId = Field(exclude=True)
    label: Word
    area: FacetId
    ask: Sentence
    select: Select
    one_line: bool = False
    temporal: Temporal
    applies_to: Subject = "shot"
    rule: Sentence | None = None
    evidence: Sentence | None = None
    scale: tuple[TermId, ...] = ()
    extra_adjacent: tuple[tuple[TermId, TermId], ...] = Field((), alias="adjacent")
    opposites: tuple[tuple[TermId, TermId], ...] = ()
    groups: Mapping[Word, tuple[TermId, ...]] = {}
    companions: Mapping[FacetId, tuple[TermId, ...]] = {}
    terms: Annotated[Mapping[str, Term], BeforeValidator(with_ids)] = {}

    @property
    def has_terms(self) -> bool:
        """Whether it is answered in terms, rather than by a number or free text."""
        return self.select in ("single", "multi")

    @cached_property
    def _terms_by_word(self) -> dict[str, Term]:
        return {key(word): term for term in self.terms.values() for word in term.words}

    @cached_property
    def _groups_by_word(self) -> dict[str, tuple[Term, ...]]:
        return {key(word): tuple(self.terms[name] for name in names) for word, names in self.groups.items()}

    def find(self, word: str) -> Term | None:
        """The term that a word means, whatever its case and hyphens, or None."""
        return self.terms.get(word) or self._terms_by_word.get(key(word))

    def meant(self, word: str) -> tuple[Term, ...]:
        """All terms that a word may mean: one for `pan_left`, two for `pan`, none for a stranger."""
        term = self.find(word)
        return self._groups_by_word.get(key(word), ()) if term is None else (term,)

    @property
    def adjacent(self) -> tuple[tuple[str, str], ...]:
        """Pairs of terms that are easily taken for each other: neighbours on the scale, and further ones."""
        return (*pairwise(self.scale), *self.extra_adjacent)

    def near(self, term: str) -> tuple[str, ...]:
        """Ids of the terms that a term is easily taken for."""
        return _partners(self.adjacent, term)

    def opposite(self, term: str) -> str | None:
        """Id of the term of contrary meaning, or None."""
        return next(iter(_partners(self.opposites, term)), None)

    def as_dict(self) -> dict[str, Any]:
        """The facet as it stands in JSON answers, with its terms as a list in their order."""
        plain = self.model_dump(mode="json", by_alias=True)
        return {
            "id": self.id,
            **plain,
            "adjacent": [list(pair) for pair in self.adjacent],
            "terms": [term.as_dict() for term in self.terms.values()],
        }


def _partners(pairs: tuple[tuple[str, str], ...], term: str) -> tuple[str, ...]:
    return tuple(other for pair in pairs if term in pair for other in pair if other != term)
