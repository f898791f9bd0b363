"""Which part of its range a caption speaks of, as its words are read in order."""

from dataclasses import dataclass

from shotlog.captions.claim import Part, When
from shotlog.captions.draft import Draft
from shotlog.captions.line import Clause, Line

_SHOTS = {
    "shot_first": 1, "shot_second": 2, "shot_third": 3, "shot_fourth": 4, "shot_fifth": 5,
    "shot_last": -1, "shot_each": 0,
}  # fmt: skip
_PARTS: tuple[Part, ...] = ("end", "middle", "start")
_CHANGES = frozenset({"cut", "dissolve", "wipe", "whip", "iris", "morph", "hidden"})
_NEAR = 6
"""How many words away a word for a moment may stand."""


@dataclass(slots=True)
class Story:
    """How far a caption has told.

    Attributes:
        cuts: Changes of shot told of.
        step: The moment, counted by "then", "next" and the like.
    """

    cuts: int = 0
    step: int = 0


def begins(line: Line, story: Story) -> None:
    """Take up what the start of a sentence says about its moment."""
    if any(hit.start < 4 for hit in line.of("then")):
        story.step += 1


def when(line: Line, draft: Draft, story: Story) -> When:
    """Where the story stands at a claim, and what part of the range the words near it name."""
    clause = line.clauses[line.clause_of(draft.start)]
    inside = sum(hit.start >= 4 and hit.end <= draft.start for hit in line.of("then"))
    return When(_part(line, draft, clause), _shot(line, draft, clause), story.cuts, story.step + inside)


def told(line: Line, draft: Draft, story: Story) -> None:
    """Move the story on past a claim: a change of shot starts the next shot."""
    if draft.facet == "transition" and draft.value in _CHANGES and line.section is None:
        story.cuts += 1


def _shot(line: Line, draft: Draft, clause: Clause) -> int | None:
    """The shot named last before a claim, or in its clause."""
    named = [
        hit for hit in line.of(*_SHOTS) if clause.start <= hit.start < clause.end or hit.end <= draft.start
    ]
    return _SHOTS[named[-1].meaning.kind] if named else None


def _part(line: Line, draft: Draft, clause: Clause) -> Part:
    if any(line.has(number, "whole") for number in range(clause.start, clause.end)):
        return "whole"
    for number in range(draft.start - 1, max(0, clause.start - 2, draft.start - _NEAR) - 1, -1):
        part = _named(line, number) or _on_the_way(line, number, draft.start)
        if part is not None:
            return part
    after = (_named(line, number) for number in range(draft.end, min(clause.end, draft.end + _NEAR)))
    return next((part for part in after if part is not None), "unsaid")


def _named(line: Line, number: int) -> Part | None:
    return next((part for part in _PARTS if line.has(number, part)), None)


def _on_the_way(line: Line, number: int, claim: int) -> Part | None:
    """The start after "from", and the end after the "to" of a "from ... to"."""
    if line.word(number) == "from" and claim - number <= 4:
        return "start"
    came = any(line.word(place) == "from" for place in range(max(0, number - 10), number))
    return "end" if came and line.word(number) in {"to", "into"} and claim - number <= 3 else None
