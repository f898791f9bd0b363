"""The words of film and of grammar, read from `wording/`, and finding them in a line of tokens."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import ahocorasick

from shotlog.captions.patterns import data, phrases
from shotlog.captions.text import Token, cleaned, tokens
from shotlog.vocabulary import Vocabulary


class Meaning(NamedTuple):
    """What a phrase may mean.

    Attributes:
        kind: `term`, `verb`, `noun`, `look_alike`, or the name of a class of words.
        name: The facet of a term, the id of a verb or noun, the value of a class.
        value: The term, or group of terms.
        needs: What a term needs beside it (see terms.yaml).
    """

    kind: str
    name: str = ""
    value: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: first token, token after the last, meaning."""

    start: int
    end: int
    meaning: Meaning


class Lexicon:
    """All phrases, and where they stand in a line of tokens."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        meanings: dict[str, tuple[Meaning, ...]] = {}
        shared: dict[object, Any] = {}  # equal tuples kept once: the collector goes over each one's parts
        for phrase, meaning in entries:
            words = _spaced(phrase)
            alone = shared.setdefault(meaning, (meaning,))
            meanings[words] = meanings[words] + alone if words in meanings else alone
        self._automaton = ahocorasick.Automaton()
        for words, known in meanings.items():
            found = (len(words), known)
            self._automaton.add_word(words, shared.setdefault(found, found))
        self._automaton.make_automaton()

    def find(self, line: Sequence[Token]) -> list[Hit]:
        """Every phrase in a line, in order; those of one start by length, the longest first."""
        starts: dict[int, int] = {}
        at = 0
        for number, token in enumerate(line):
            starts[at] = number
            at += len(token.word) + 1
        starts[at] = len(line)
        text = f" {' '.join(token.word for token in line)} "
        found = [
            Hit(starts[last - length + 1], starts[last], meaning)
            for last, (length, known) in self._automaton.iter(text)
            for meaning in known
        ]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return found


_PLAIN = re.compile(r"[a-z ]+")


def _spaced(phrase: str) -> str:
    """A phrase with one space around each of its words as `tokens` gives them."""
    words = phrase.split() if _PLAIN.fullmatch(phrase) else (token.word for token in tokens(cleaned(phrase)))
    return f" {' '.join(words)} "


_READY: dict[str, Lexicon] = {}


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The phrases for a vocabulary, made once for each of its versions."""
    if vocabulary.version not in _READY:
        _READY[vocabulary.version] = Lexicon(_entries(vocabulary))
    return _READY[vocabulary.version]


def _entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    yield from _terms(vocabulary)
    yield from _moves()
    for name in ("words", "time"):
        for kind, patterns in data(name).items():
            yield from _each(patterns, Meaning(kind))
    yield from _people()
    for kind in ("cues", "spoken", "none"):
        yield from _each(data("text")[kind], Meaning(f"text_{kind}"))
    look_alikes: Sequence[str] = data("lookalikes")  # type: ignore[assignment]  # this file is one list
    yield from _each(look_alikes, Meaning("look_alike"))


def _each(patterns: Iterable[str], meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for pattern in patterns:
        yield from ((phrase, meaning) for phrase in phrases(pattern))


def _terms(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    said = data("terms")
    for facet, terms in said.items():
        if isinstance(terms, list):
            continue
        only = terms.get("_only", "")
        for value, patterns in terms.items():
            if isinstance(patterns, list):
                yield from _each(patterns, Meaning("term", facet, value, only))
        for needs, conditional in (terms.get("_") or {}).items():
            for value, patterns in conditional.items():
                yield from _each(patterns, Meaning("term", facet, value, needs))
    yield from _vocabulary_words(vocabulary, said["from_vocabulary"], frozenset(said["not_read"]))


def _vocabulary_words(
    vocabulary: Vocabulary, facets: Iterable[str], left_out: frozenset[str]
) -> Iterator[tuple[str, Meaning]]:
    """Labels and aliases of several words, and abbreviations: they hardly ever mean anything else."""
    for facet in facets:
        if facet not in vocabulary.facets:
            continue
        for term in vocabulary.facets[facet].terms.values():
            for word in (term.label, *term.aliases):
                plain = " ".join(token.word for token in tokens(cleaned(word)))
                if plain not in left_out and (" " in plain or word.isupper()):
                    yield plain, Meaning("term", facet, term.id, "" if " " in plain else "capitals")


def _moves() -> Iterator[tuple[str, Meaning]]:
    moves = data("moves")
    for direction, patterns in moves["directions"].items():
        yield from _each(patterns, Meaning("direction", direction))
    for direction, patterns in moves["before"].items():
        yield from _each(patterns, Meaning("before", direction))
    for part in ("verbs", "nouns"):
        for name, move in moves[part].items():
            yield from _each(move["words"], Meaning(part.removesuffix("s"), name))
    for speed, patterns in moves["speeds"].items():
        yield from _each(patterns, Meaning("speed", speed))
    for kind in ("noun_signs", "noun_follows", "noun_never"):
        yield from _each(moves[kind], Meaning(kind))
    for kind, patterns in moves["static"].items():
        yield from _each(patterns, Meaning(f"static_{kind}"))


def _people() -> Iterator[tuple[str, Meaning]]:
    people = data("people")
    for person in people["person"]:
        yield person, Meaning("person", value="one")
        yield people["irregular"].get(person, f"{person}s"), Meaning("person", value="many")
    yield from _each(people["plural_only"], Meaning("person", value="many"))
    for kind in ("numbers", "at_least", "groups"):
        for word, count in people[kind].items():
            yield word, Meaning(kind, value=count)
    for kind in ("alone", "nobody", "not_all", "about", "least", "most", "between", "single_take",
                 "cut_count", "shot_words", "group_alone"):  # fmt: skip
        yield from _each(people[kind], Meaning(kind))
