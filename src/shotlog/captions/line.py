"""A sentence with its words recognised, cut into clauses whose subjects are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from itertools import pairwise

from shotlog.captions.text import Token
from shotlog.captions.wording import Hit

_HEADS = ("we", "it", "person_pronoun", "camera", "picture", "abstract", "person")
_LEADING = ("clause_joiner", "then", "adverb", "start", "end", "coordinator")
_MARKS = frozenset({'"', ",", "and", "but", "or", "\N{EM DASH}", "*", "#"})
_SHORTEST_ADVERB = 6
"""Letters up to which a word in -ly is rather a fly, a lily or a family."""

_FAR = 8
"""How many words may stand between the start of a clause and the head of its subject."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens with one subject.

    Attributes:
        start: First token.
        end: Token after the last.
        subject: `camera`, `picture`, `we`, `it`, `person`, `abstract`, `other`, or None where the clause
            names none.
    """

    start: int
    end: int
    subject: str | None


@dataclass
class Line:
    """A sentence.

    Attributes:
        tokens: Its tokens.
        section: The section it stands in, or None.
        hits: The phrases in it, without those inside quotes and look-alikes.
        quotes: Token ranges of quoted text, the quotation marks included.
        first: Whether the sentence is the first of its section.
        before: The subject that the sentence before it ended with, or None.
    """

    tokens: Sequence[Token]
    section: str | None
    hits: list[Hit]
    quotes: list[tuple[int, int]]
    first: bool = False
    before: str | None = None
    tags: list[set[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tags = [set() for _ in self.tokens]
        for hit in self.hits:
            for number in range(hit.start, hit.end):
                self.tags[number].add(hit.meaning.kind)
        for number, token in enumerate(self.tokens):
            if token.word.endswith("ly") and len(token.word) > _SHORTEST_ADVERB:
                self.tags[number].add("adverb")

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, number: int) -> str:
        """The word at a place, or nothing beyond the ends."""
        return self.tokens[number].word if 0 <= number < len(self.tokens) else ""

    def has(self, number: int, *kinds: str) -> bool:
        """Whether the token at a place belongs to one of these classes."""
        return 0 <= number < len(self.tokens) and not self.tags[number].isdisjoint(kinds)

    def of(self, *kinds: str) -> Iterator[Hit]:
        """The phrases of some kinds, in order."""
        found = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        return iter(found[0]) if len(found) == 1 else merge(*found, key=_place)

    @cached_property
    def _by_kind(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.meaning.kind, []).append(hit)
        return found

    def longest(self, *kinds: str) -> Iterator[Hit]:
        """The phrases of some kinds, without those that overlap an earlier or longer one."""
        reach = 0
        for hit in self.of(*kinds):
            if hit.start >= reach:
                yield hit
                reach = hit.end

    def starts(self, kind: str, number: int) -> Hit | None:
        """The longest phrase of a kind that starts at a token."""
        return self._at.get((kind, number))

    @cached_property
    def _at(self) -> dict[tuple[str, int], Hit]:
        found: dict[tuple[str, int], Hit] = {}
        for hit in self.hits:
            found.setdefault((hit.meaning.kind, hit.start), hit)
        return found

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses, which lie end to end."""
        edges = sorted({0, *self._edges(), len(self)})
        return [Clause(start, end, self._subject(start, end)) for start, end in pairwise(edges)]

    @cached_property
    def _places(self) -> list[int]:
        """For each token, the place of its clause."""
        return [place for place, clause in enumerate(self.clauses) for _ in range(clause.start, clause.end)]

    def _edges(self) -> Iterator[int]:
        for number in range(1, len(self)):
            joins = self.word(number) in {"and", "but", "or"} and self._opens(number + 1)
            if joins or self.has(number, "clause_joiner") or self.word(number) == ",":
                yield number

    def _opens(self, number: int) -> bool:
        """Whether a new subject stands here, perhaps after "then"."""
        while self.has(number, "adverb"):
            number += 1
        if self.has(number, "person_pronoun", "it", "we"):
            return True
        head = self._head(number, min(len(self), number + _FAR))
        return self.has(number, "determiner") and head in {"camera", "picture"}

    def _subject(self, start: int, end: int) -> str | None:
        if self._is_about_the_camera(start):
            return "camera"
        number = start
        while number < end and self._leads_in(number) and not self.has(number, "person_pronoun"):
            number += 1
        end = min(end, number + _FAR)
        if number >= end or self._is_participle(number) or self._is_description(number, end):
            return None
        if self.has(number, "preposition", "phrase"):
            return self._behind_phrase(number, end)
        return self._head(number, end)

    def _is_about_the_camera(self, start: int) -> bool:
        """Whether a relative clause describes the camera: "the camera, which starts low, ..."."""
        before = start - 1 - (self.word(start - 1) == ",")
        relative = self.word(start) in {"which", "that"} and self.has(before - 1, "determiner")
        return relative and self.has(before, "camera") and not self.is_prop(before)

    def _leads_in(self, number: int) -> bool:
        """Whether a word may stand before the subject of a clause."""
        if self.word(number) in _MARKS or self.has(number, *_LEADING):
            return True
        return self.has(number, "speed", "auxiliary") and not self.has(number, "determiner")

    def _is_participle(self, number: int) -> bool:
        """Whether a clause starts with a verb, as in "panning left", and so has no subject of its own."""
        if self.has(number, "verb") and not self.has(number, "determiner", "camera"):
            return True
        adjective = self.has(number, "static_words", "noun_signs") or self.has(
            number + 1, "person", "between"
        )
        return self.word(number).endswith(("ing", "ed")) and not adjective

    def _is_description(self, number: int, end: int) -> bool:
        """Whether a clause only adds words of film: "the camera, handheld and unsteady, ..."."""
        if not self.has(number, "term", "static_words"):
            return False
        return not any(self.has(place, "determiner", *_HEADS) for place in range(number, end))

    def _head(self, number: int, end: int) -> str | None:
        """What kind of subject starts at a token, as far as it can be told."""
        for place in range(number, end):
            kind = next((kind for kind in _HEADS if self.has(place, kind)), None)
            if kind == "picture" and self.has(place + 1, "camera", "picture"):
                continue
            if kind is not None:
                return self._named(place, kind)
            if self.has(place, "preposition", "verb", "auxiliary", "phrase"):
                break
        return "other"

    def _behind_phrase(self, number: int, end: int) -> str | None:
        """The camera as the subject after a phrase: "in the last shot the camera"."""
        for place in range(number + 2, end):
            before = place - 1
            while self.has(before, "determiner"):
                before -= 1
            if self.has(place, "camera") and not self.has(before, "preposition") and not self.is_prop(place):
                return "camera"
        return None

    def _named(self, number: int, kind: str) -> str:
        if kind == "camera" and self.is_prop(number):
            return "other"
        return "person" if kind == "person_pronoun" else kind

    def is_prop(self, number: int) -> bool:
        """Whether the camera here is a thing in the picture: "holds a camera", "his camera bag"."""
        after = number + 1
        while self.has(after, "camera"):
            after += 1
        if self.has(after, "prop_after"):
            return True
        before = number
        while before > 0 and self.has(before, "camera"):
            before -= 1
        return any(self.has(place, "holding") for place in range(max(0, before - 2), before + 1))

    def clause_of(self, number: int) -> int:
        """The place in `clauses` of the clause that a token stands in."""
        return self._places[number]

    @property
    def last_subject(self) -> str | None:
        """Who an "it" in the next sentence may stand for."""
        return self.subject_of(len(self.clauses) - 1) or self.before

    def subject_of(self, place: int) -> str | None:
        """The subject of a clause: its own, or that of the one before where it has none."""
        for number in range(place, -1, -1):
            subject = self.clauses[number].subject
            if subject == "it" and number > 0:
                continue
            if subject is not None:
                return subject
        return None


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end
