"""A caption with its wrong statements mended, for a person to accept."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from shotlog.captions.mending.fitting import fitted
from shotlog.captions.verdict import Edit, Verdict

_BREAK: Final = re.compile(
    r"[.;:!?\n]|,(?=\s)|\b(?:and|but|while|as|until|before|after|then|which|where)\b", re.IGNORECASE
)
_DANGLING: Final = re.compile(
    r"(?:[\s,;]|\b(?:and|but|while|as|until|before|after|then|to|with|which|where|a|an|the)\b)+$",
    re.IGNORECASE,
)
_LONGEST_CLAUSE: Final = 400
_LONGEST_LEAD: Final = 40
"""Characters looked at around a claim, so that no text takes more than linear time."""
_JOINED: Final = re.compile(r"\s*,?\s+(?:and then|then|and)\s+", re.IGNORECASE)


def corrected(text: str, verdicts: Iterable[Verdict]) -> str:
    """The text with the fix of each wrong claim put in; a text without wrong claims stays as it is.

    Args:
        text: The caption, as the claims were read from it.
        verdicts: The verdicts of its claims. Those without a fix change nothing.
    """
    pieces, at = [], 0
    for edit in edits(text, verdicts):
        pieces += [text[at : edit.span[0]], edit.words]
        at = edit.span[1]
    return "".join([*pieces, text[at:]])


def edits(text: str, verdicts: Iterable[Verdict]) -> list[Edit]:
    """What is to be replaced in a text, in order and apart from each other.

    Of fixes that overlap the one of the longer statement is kept. A statement that goes takes its clause
    with it, if nothing else is said there; an article before a new word and a verb after a new number
    are made to agree.
    """
    ruled = list(verdicts)
    wrong = [verdict for verdict in ruled if verdict.fix is not None]
    spans = [verdict.claim.span for verdict in ruled if verdict.ruling != "contradicted"]
    kept: list[Edit] = []
    for verdict in sorted(wrong, key=lambda one: (not one.fix, one.claim.span[0] - one.claim.span[1])):
        edit = fitted(text, verdict) if verdict.fix else _gone(text, verdict.claim.span, spans)
        if edit is not None:
            _keep(edit, kept)
    return list(_said_once(text, kept))


def _keep(edit: Edit, kept: list[Edit]) -> None:
    """Put an edit in its place among those kept, unless it meets one of them."""
    place = bisect(kept, edit.span, key=lambda one: one.span)
    if not any(_overlap(edit.span, other.span) for other in kept[max(0, place - 1) : place + 1]):
        kept.insert(place, edit)


def _said_once(text: str, done: Sequence[Edit]) -> Iterator[Edit]:
    """Without saying the same twice where two wrong statements were joined: "pans and tilts" stays still."""
    before: Edit | None = None
    for edit in done:
        again = (
            before is not None
            and edit.words
            and before.words.lower().endswith(edit.words.lower())
            and _JOINED.fullmatch(text[before.span[1] : edit.span[0]])
        )
        if before is not None and again:
            yield Edit((before.span[1], edit.span[1]), "")
        else:
            yield edit
        before = edit


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gone(text: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> Edit | None:
    """The clause of a statement that is to go; None where something else is said in it."""
    clause = _between(text, span)
    if any(_overlap(clause, other) for other in others) or _leads_on(text, clause):
        return None
    return _cleared(text, clause)


def _leads_on(text: str, clause: tuple[int, int]) -> bool:
    """Whether a sentence begins with the clause and goes on after it, so that its subject would be lost."""
    before = text[max(0, clause[0] - _LONGEST_LEAD) : clause[0]].rstrip()
    begins = not before or before[-1] in ".!?"
    return begins and clause[1] < len(text) and text[clause[1]] not in ".;!?\n"


def _between(text: str, span: tuple[int, int]) -> tuple[int, int]:
    first, last = max(0, span[0] - _LONGEST_CLAUSE), min(len(text), span[1] + _LONGEST_CLAUSE)
    start = max((match.end() for match in _BREAK.finditer(text, first, span[0])), default=first)
    following = _BREAK.search(text, span[1], last)
    return start, following.start() if following else last


def _cleared(text: str, clause: tuple[int, int]) -> Edit:
    """The clause with what led to it; whole sentences go with their full stop."""
    dangling = _DANGLING.search(text, max(0, clause[0] - _LONGEST_LEAD), clause[0])
    start = dangling.start() if dangling else clause[0]
    end = clause[1]
    at_start = start == 0 or text[start - 1] in ".!?\n"
    if at_start:
        while end < len(text) and text[end] in ".,;!? ":
            end += 1
        return Edit((start, end), " " if start > 0 and end < len(text) else "")
    return Edit((start, end), "")
