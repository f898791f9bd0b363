"""The vocabulary as a whole: facets by name, values checked, rules applied."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from shotlog.errors import NotInVocabulary
from shotlog.vocabulary.check import Value, checked
from shotlog.vocabulary.conflicts import BrokenRule, conflicts
from shotlog.vocabulary.consistency import faults
from shotlog.vocabulary.model import Data, Facet, FacetId, Sentence, Term, Word, with_ids
from shotlog.vocabulary.rules import Exclusion, Gate, HardPair
from shotlog.vocabulary.silence import Silence, silence
from shotlog.vocabulary.terms_said import read_terms, words_for
from shotlog.vocabulary.wording import key, one_of

_MOST_FAULTS = 5
"""How many faults of a vocabulary are told at once."""


class Vocabulary(Data):
    """Everything that can be said of a shot in fixed words.

    Attributes:
        name: Its name.
        release: Its number; one that a project added to ends in `+` and 8 hexadecimal digits.
        about: What it is for.
        principles: How it is meant to be used.
        areas: Headings for the areas that facets stand in.
        short: Words for one facet or several in searches and on the command line.
        crosswalks: The other vocabularies that terms are mapped to, with a word about each.
        gate: What silence about movement means.
        exclusions: What cannot hold at the same moment, by id.
        hard_pairs: What is hard to tell apart, by id.
        facets: The questions, by id.
    """

    name: FacetId
    release: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+(\+[0-9a-f.]+)?$")] = Field(
        alias="version"
    )
    about: Sentence
    principles: tuple[Sentence, ...]
    areas: Mapping[FacetId, Word]
    short: Mapping[FacetId, tuple[FacetId, ...]]
    crosswalks: Mapping[FacetId, Sentence]
    gate: Gate
    exclusions: Annotated[Mapping[str, Exclusion], BeforeValidator(with_ids)]
    hard_pairs: Annotated[Mapping[str, HardPair], BeforeValidator(with_ids)]
    facets: Annotated[Mapping[str, Facet], BeforeValidator(with_ids)]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        found = list(faults(self))
        if found:
            raise ValueError("; ".join(found[:_MOST_FAULTS]))
        return self

    @property
    def version(self) -> str:
        """Name and number, as labels carry it: `cinema@1.0.0`."""
        return f"{self.name}@{self.release}"

    @cached_property
    def _facets_by_word(self) -> dict[str, tuple[Facet, ...]]:
        short = {key(word): tuple(self.facets[name] for name in names) for word, names in self.short.items()}
        exact = {key(word): (facet,) for facet in self.facets.values() for word in (facet.id, facet.label)}
        return short | exact

    def facets_named(self, name: str) -> list[Facet]:
        """The facets that an id, a label or a short name stands for; `move` stands for seven.

        Raises:
            NotInVocabulary: There is none; the hint names the nearest.
        """
        found = self._facets_by_word.get(key(name))
        if found is None:
            close = get_close_matches(key(name[:80]), self._facets_by_word, n=3)
            near = list(dict.fromkeys(facet.id for match in close for facet in self._facets_by_word[match]))
            raise NotInVocabulary(
                f"{name[:80]!r} is not a facet of {self.version}",
                hint=f"Did you mean {one_of(near)}?" if near else f"The facets are {', '.join(self.facets)}.",
            )
        return list(found)

    def facet(self, name: str) -> Facet:
        """The one facet that an id, a label or a short name stands for.

        Raises:
            NotInVocabulary: There is none, or the name stands for several.
        """
        found = self.facets_named(name)
        if len(found) > 1:
            names = one_of([facet.id for facet in found])
            raise NotInVocabulary(f"{name!r} stands for several facets", hint=f"Say {names}.")
        return found[0]

    def meant(self, name: str, word: str) -> list[tuple[Facet, Term]]:
        """What `name:word` in a search may mean: `move:pan` finds pan_left and pan_right of rotation.

        Raises:
            NotInVocabulary: No facet of that name knows the word.
        """
        facets = self.facets_named(name)
        found = [(facet, term) for facet in facets for term in facet.meant(word)]
        if not found:
            checked(facets[0], [word], self._knowing)
        return found

    def check(self, facet: str, value: object) -> Value:
        """The canonical form of a value; see `shotlog.vocabulary.check.checked`.

        Args:
            facet: Id, label or short name of one facet.
            value: What was said.

        Raises:
            NotInVocabulary: No such facet, or not an answer to it.
        """
        return checked(self.facet(facet), value, self._knowing)

    def _knowing(self, word: str) -> list[str]:
        return [facet.id for facet in self.facets.values() if facet.meant(word)]

    def conflicts(self, values: Mapping[str, object]) -> list[BrokenRule]:
        """The exclusion rules that the checked values of one shot break; see `conflicts.conflicts`."""
        return conflicts(self.exclusions, self.facets, values)

    def silence(
        self, facet: str, term: str, values: Mapping[str, object], *, transition_inside: bool = False
    ) -> Silence:
        """What it means that a term was not named; see `shotlog.vocabulary.silence.silence`."""
        return silence(self.gate, facet, term, values, transition_inside=transition_inside)

    def read_terms(self, facet: str, words: Sequence[str]) -> Value:
        """The checked value that words on a command line stand for; see `terms_said.read_terms`.

        Raises:
            UsageError: There is no word.
            NotInVocabulary: No such facet, or not an answer to it.
        """
        return self.check(facet, read_terms(self.facet(facet), words))

    def words(self, facet: str, value: object) -> list[str]:
        """Every word by which a value can be found in a full-text search; see `terms_said.words_for`.

        Args:
            facet: Id of a facet. One that this version does not hold is taken for one without terms.
            value: A checked value, perhaps of another version.
        """
        return words_for(self.facets.get(facet), value)
