"""Whether a claim is affirmed or denied, hedged, and to what degree."""

from typing import Literal

from shotlog.captions.draft import Draft
from shotlog.captions.line import Line

_BEFORE = 8
_HEDGED_BEFORE = 14


def is_denied(line: Line, draft: Draft) -> bool:
    """Whether a "no" before the words, in the same clause, or after them ("is absent") bears on them."""
    if draft.settled:
        return False
    if any(hit.start in range(draft.end, draft.end + 2) for hit in line.of("negation_after")):
        return True
    inside = any(_denies(line, number) for number in range(draft.start, draft.end))
    return inside or _denied_before(line, draft.start)


def _denied_before(line: Line, start: int) -> bool:
    for number in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        if _denies(line, number):
            return not _listed_apart(line, number, start)
        if line.has(number, "negation_ends") and not _in_a_list(line, number, start):
            return False
    return False


def _denies(line: Line, number: int) -> bool:
    return line.has(number, "negation") and not line.has(number, "not_negation", "nobody")


def _in_a_list(line: Line, number: int, start: int) -> bool:
    """Whether a comma only parts what is denied together: "no pans, tilts or zooms"."""
    return line.word(number) == "," and any(
        line.word(place) in {"or", "nor"} for place in range(number, start + 6)
    )


def _listed_apart(line: Line, number: int, start: int) -> bool:
    """Whether "and" starts something new after what is denied: "does not move and zooms in"."""
    return (
        any(line.word(place) == "and" for place in range(number, start))
        and not line.has(number, "noun_signs", "determiner")
        and line.word(number) not in {"no", "without"}
    )


def is_hedged(line: Line, draft: Draft) -> bool:
    """Whether the writer was not sure, by the words of the same clause or the lead of the sentence."""
    clause = line.clauses[line.clause_of(draft.start)]
    near = range(max(clause.start, draft.start - _HEDGED_BEFORE), min(clause.end, draft.end + 1))
    if any(line.has(number, "hedge") for number in near):
        return True
    lead = range(min(4, draft.start))
    return any(
        line.has(number, "hedge") and line.word(number) not in {"seems", "appears"} for number in lead
    ) and any(line.word(number) == "that" for number in range(min(7, draft.start)))


def degree(line: Line, draft: Draft) -> Literal["slight", "strong"] | None:
    """How much, by the words inside and next to the claim."""
    near = range(max(0, draft.start - 1), min(len(line), draft.end + 3))
    for number in near:
        if line.has(number, "clause_joiner") and number >= draft.end:
            return None
        if line.has(number, "slight"):
            return "slight"
        if line.has(number, "strong") and number <= draft.end:
            return "strong"
    return None
