"""What a caption says about the open world: what is left of each clause once film has been read."""

from collections.abc import Iterator, Sequence

from shotlog.captions.draft import Draft
from shotlog.captions.line import Line

_LITTLE = 2
"""Fewest words with content that make a claim of their own."""

_EMPTY = (
    "start", "end", "whole", "then", "middle", "camera", "determiner", "auxiliary", "adverb", "coordinator",
    "hedge",    "clause_joiner", "preposition", "we", "it", "person_pronoun", "negation",
)  # fmt: skip


def remainder(line: Line, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One open claim for each clause that says something beside its claims about film."""
    covered = [False] * len(line)
    for draft in drafts:
        covered[draft.start : draft.end] = [True] * (draft.end - draft.start)
    for clause in line.clauses:
        start, end = _longest_run(covered, clause.start, clause.end)
        start, end = _trimmed(line, start, end)
        if _content(line, start, end) >= _LITTLE:
            words = " ".join(line.word(number) for number in range(start, end))
            yield Draft(start, end, _facet(line, start, end, clause.start), words)


def _longest_run(covered: Sequence[bool], start: int, end: int) -> tuple[int, int]:
    best = (start, start)
    begun = start
    for number in range(start, end + 1):
        if number == end or covered[number]:
            if number - begun > best[1] - best[0]:
                best = (begun, number)
            begun = number + 1
    return best


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Without marks and joining words at the ends."""
    while start < end and _is_edge(line, start):
        start += 1
    while start < end and (_is_edge(line, end - 1) or line.word(end - 1) in {"a", "an", "the"}):
        end -= 1
    return start, end


def _is_edge(line: Line, number: int) -> bool:
    return line.has(number, "open_edge") or not line.word(number)[0].isalnum()


def _content(line: Line, start: int, end: int) -> int:
    """How many words say something."""
    return sum(
        line.word(number)[0].isalnum() and not line.has(number, *_EMPTY) for number in range(start, end)
    )


def _facet(line: Line, start: int, end: int, clause: int) -> str:
    """What kind of statement it is, by its words; a guess that only sorts open claims."""
    if any(line.has(number, "open_order") for number in range(start, end)):
        return "order"
    verbs = (line.word(number).endswith(("ing", "s", "ed")) for number in range(start + 2, end))
    if start == clause and any(verbs):
        return "action"
    if any(line.has(number, "open_spatial") for number in range(start, end)):
        return "spatial"
    return "object"
