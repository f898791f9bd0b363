"""A claim in the making: a range of tokens and what it says."""

from dataclasses import dataclass, replace
from typing import Any

from shotlog.captions.claim import Bound, ClaimValue

Choice = tuple[str, ClaimValue]


@dataclass(frozen=True, slots=True)
class Draft:
    """What some tokens say, before its polarity and moment are known.

    Attributes:
        start: First token.
        end: Token after the last.
        facet: Facet of the vocabulary.
        value: Term, group, number or text.
        among: Every (facet, term) that would make it true.
        bound: How exactly a number is meant.
        settled: Whether a "no" in its words is part of its value ("no people" is a count of 0).
    """

    start: int
    end: int
    facet: str
    value: ClaimValue
    among: tuple[Choice, ...] = ()
    bound: Bound = "exact"
    settled: bool = False

    def but(self, **changes: Any) -> "Draft":  # noqa: ANN401 - fields of different types
        """The same with some fields changed."""
        return replace(self, **changes)
