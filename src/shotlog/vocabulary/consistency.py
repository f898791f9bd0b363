"""What a vocabulary must fulfil as a whole, beyond the form of its parts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from shotlog.vocabulary.model import Facet, Term
from shotlog.vocabulary.rules import Condition, Terms
from shotlog.vocabulary.wording import key

if TYPE_CHECKING:
    from shotlog.vocabulary.vocabulary import Vocabulary


def faults(vocabulary: "Vocabulary") -> Iterator[str]:
    """A sentence for each fault: a word of two meanings, a name of something that is not there."""
    yield from _ambiguous("facet names", _facet_names(vocabulary))
    yield from _short_names(vocabulary)
    for facet in vocabulary.facets.values():
        if facet.area not in vocabulary.areas:
            yield f"{facet.id}: there is no area {facet.area}"
        yield from _facet(facet)
        for term in facet.terms.values():
            yield from _schemes(facet, term, vocabulary.crosswalks)
    yield from _rules(vocabulary)


def _facet_names(vocabulary: "Vocabulary") -> Iterator[tuple[str, str]]:
    for facet in vocabulary.facets.values():
        yield facet.id, facet.id
        yield facet.label, facet.id
    for word in vocabulary.short:
        yield word, f"short name {word}"


def _ambiguous(where: str, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for word, owner in words:
        if not key(word):
            yield f"{where}: {word!r} is no word"
        first = owners.setdefault(key(word), owner)
        if first != owner:
            yield f"{where}: {word!r} means both {first} and {owner}"


def _short_names(vocabulary: "Vocabulary") -> Iterator[str]:
    for word, names in vocabulary.short.items():
        yield from (
            f"short name {word}: there is no facet {name}" for name in names if name not in vocabulary.facets
        )


def _facet(facet: Facet) -> Iterator[str]:
    if facet.has_terms != bool(facet.terms):
        yield f"{facet.id}: a facet of {facet.select} {'needs' if facet.has_terms else 'takes no'} terms"
    if facet.one_line and facet.select != "text":
        yield f"{facet.id}: only a text is one line"
    yield from _ambiguous(facet.id, _term_words(facet))
    named = {
        "scale": facet.scale,
        "adjacent": [name for pair in facet.extra_adjacent for name in pair],
        "opposites": [name for pair in facet.opposites for name in pair],
    } | {f"group {word}": names for word, names in facet.groups.items()}
    for where, names in named.items():
        yield from (
            f"{facet.id}, {where}: there is no term {name}" for name in names if name not in facet.terms
        )


def _term_words(facet: Facet) -> Iterator[tuple[str, str]]:
    for term in facet.terms.values():
        yield from ((word, term.id) for word in term.words)
    for word in facet.groups:
        yield word, f"group {word}"


def _schemes(facet: Facet, term: Term, known: Mapping[str, str]) -> Iterator[str]:
    for crosswalk in term.crosswalks:
        if crosswalk.scheme not in known:
            yield f"{facet.id} {term.id}: there is no crosswalk {crosswalk.scheme}"


def _rules(vocabulary: "Vocabulary") -> Iterator[str]:
    facets = vocabulary.facets
    for rule in vocabulary.exclusions.values():
        for side in (rule.when, rule.excludes):
            for name, condition in side.items():
                yield from _condition(f"exclusion {rule.id}", facets, name, condition)
    for pair in vocabulary.hard_pairs.values():
        yield from _terms(f"hard pair {pair.id}", facets, pair.one.terms, pair.other.terms)
    gate = vocabulary.gate
    yield from _terms(
        "gate", facets, {gate.facet: (*gate.absent_when, *gate.unknown_when)}, dict.fromkeys(gate.governs, ())
    )
    for void in gate.voids:
        yield from _terms("gate, voids", facets, void.when, void.terms)


def _condition(where: str, facets: Mapping[str, Facet], name: str, condition: Condition) -> Iterator[str]:
    if not isinstance(condition, str):
        yield from _terms(where, facets, {name: condition})
    elif name not in facets:
        yield f"{where}: there is no facet {name}"
    elif facets[name].select not in _SELECTS_OF.get(condition, ("number",)):
        yield f"{where}: {condition!r} does not suit {name}, a facet of {facets[name].select}"


_SELECTS_OF = {"any": ("single", "multi"), "none": ("multi", "text")}
"""Which facets a condition in words suits; all other conditions in words are ranges of numbers."""


def _terms(where: str, facets: Mapping[str, Facet], *sides: Terms) -> Iterator[str]:
    for side in sides:
        for name, ids in side.items():
            if name not in facets:
                yield f"{where}: there is no facet {name}"
                continue
            yield from (
                f"{where}: {name} has no term {term}" for term in ids if term not in facets[name].terms
            )
