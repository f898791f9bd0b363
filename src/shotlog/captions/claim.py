"""What a claim is: one checkable statement of a caption, and which frames it speaks of."""

from dataclasses import dataclass
from typing import Literal

ClaimValue = str | int
"""A term id, the id of a group of terms (`pan`), a number of people or shots, or the text on the screen."""

Kind = Literal["film", "open"]
Polarity = Literal["affirmed", "denied"]
Part = Literal["unsaid", "whole", "start", "middle", "end"]
Bound = Literal["exact", "least", "most", "about"]


@dataclass(frozen=True, slots=True)
class When:
    """Which part of the caption's range a claim speaks of, as far as the words say.

    Attributes:
        part: The part of the shot, or of the range where no shot is named. `unsaid`: the caption does not
            say, so the claim holds if it holds anywhere in the shot that is meant.
        shot: The shot meant: 1 is the first of the range, -1 the last; 0 is each of them; None is unsaid.
        told_cuts: How many changes of shot the caption has told of before these words. The next shot is
            probably number `told_cuts + 1`, a reading to fall back on where `shot` is None.
        step: Place among the moments that the caption orders by "then", "before" and the like, from 0.
    """

    part: Part = "unsaid"
    shot: int | None = None
    told_cuts: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a caption.

    Attributes:
        span: Start and end, exclusive, in Unicode code points of the text as given.
        words: The text there.
        section: The section of the caption it stands in, or None outside of sections.
        kind: `film` can be held against the record; `open` needs a person or a judge.
        facet: The facet of the vocabulary; for open claims `action`, `attribute`, `object`, `order` or
            `spatial`.
        value: What is said. For open claims, the words.
        polarity: `denied` says that it is not so: "without a dissolve".
        hedged: The writer was not sure: "appears to".
        among: Every (facet, term) that makes the statement true: several for a direction left open
            ("pans"), for words that cover several moves ("moves closer") and for alternatives ("pans or
            tracks"); else the one of `facet` and `value`.
        bound: How exactly a number is meant.
        degree: `slight` or `strong`, where the words say.
        when: Which part of the range it speaks of.
    """

    span: tuple[int, int]
    words: str
    section: str | None
    kind: Kind
    facet: str
    value: ClaimValue
    polarity: Polarity = "affirmed"
    hedged: bool = False
    among: tuple[tuple[str, ClaimValue], ...] = ()
    bound: Bound = "exact"
    degree: Literal["slight", "strong"] | None = None
    when: When = When()

    @property
    def alternatives(self) -> bool:
        """Whether more than one term makes it true."""
        return len(self.among) > 1
