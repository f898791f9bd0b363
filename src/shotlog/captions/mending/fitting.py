"""A fix fitted to the words around it: articles, verbs, prepositions."""

import re
from typing import Final

from shotlog.captions.mending.grammar import (
    Inflection,
    agreeing_verb,
    article,
    forms,
    like_case,
    phrase,
    words_of,
)
from shotlog.captions.mending.moves import Move, moves
from shotlog.captions.verdict import Edit, Verdict

_OBJECT: Final = re.compile(
    r"\s+(?:the|an?|his|her|its|their|this|that|these|those|each|him|them|it)\b", re.IGNORECASE
)
_TOWARD: Final = re.compile(r"\s+(?:away from|from|towards?|into|on(?:to)?)(?=\s)", re.IGNORECASE)
_PAST: Final = re.compile(
    r"\s+(?:down|up|along|across|through|past|alongside)(?=\s+(?:the|an?)\b)",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(
    r"\b(without|never|does\s+not|doesn't|did\s+not|didn't|is\s+not|isn't)\s+$", re.IGNORECASE
)
_NEAR: Final = 24
"""Characters around a claim in which what must agree with it stands."""
_NEXT_WORD: Final = re.compile(r"\s+(\w+)\b")
_THERE_ARE: Final = re.compile(r"\bthere\s+(are)\s+$", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_DETERMINER: Final = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)


def fitted(text: str, verdict: Verdict) -> Edit:
    """The fix of a verdict as it stands in its text."""
    start, end = verdict.claim.span
    near = max(0, start - _NEAR)
    edit = _among_prepositions(text, verdict)
    negated = _NEGATION.search(text, near, start)
    if negated is not None and (clause := _affirmed(verdict, negated.group(1))):
        return Edit((negated.start(), edit.span[1]), like_case(negated.group(1), clause))
    if edit.words.lower().startswith("no ") and (determiner := _DETERMINER.search(text, near, start)):
        words = like_case(text[determiner.start() : start], edit.words[:1].lower() + edit.words[1:])
        return Edit((determiner.start(), edit.span[1]), words)
    before = _ARTICLE.search(text, near, start)
    if before is not None:
        right = like_case(before.group(1), article(edit.words))
        return Edit((before.start(1), edit.span[1]), f"{right}{before.group(2)}{edit.words}")
    there = _THERE_ARE.search(text, near, start)
    if there is not None and edit.words.startswith(("a ", "an ")):
        return Edit((there.start(1), edit.span[1]), f"is {edit.words}")
    if verdict.true_facet in ("people_count", "shot_count"):
        return _with_verb(text, Edit((start, end), edit.words), one=verdict.true_value in (0, 1))
    return edit


def _affirmed(verdict: Verdict, negation: str) -> str | None:
    """What the camera does, in place of the denial of it before the claim: "does not" move."""
    true = moves(verdict.true_facet, verdict.true_value) if verdict.true_facet else []
    if not true or any(move.is_rest for move in true):
        return None
    inflection: Inflection = "ing" if negation.lower() == "without" else "third"
    return " and ".join(phrase(move.verb, inflection, move.rest) for move in true)


def _among_prepositions(text: str, verdict: Verdict) -> Edit:
    """The fix, with the preposition that its verb takes in place of that of the old one, or for an object."""
    start, end = verdict.claim.span
    words = verdict.fix or ""
    true = moves(verdict.true_facet, verdict.true_value) if verdict.true_facet else []
    said = words_of(words.lower())
    if not true or not said or said[-1] in ("shot", *_led_by(said)):
        return Edit((start, end), words)
    move = true[-1]
    following = _replaced_preposition(text, end, move)
    if following is not None:
        return Edit((start, following[0]), f"{words} {following[1]}")
    if _OBJECT.match(text, end) is not None and move.before:
        return Edit((start, end), f"{words} {move.before}")
    return Edit((start, end), words)


def _led_by(said: list[str]) -> tuple[str, ...]:
    """The last word, where it is a preposition that leads on already."""
    return (said[-1],) if said[-1] in forms()["prepositions"] and said[-1] not in ("in", "over") else ()


def _replaced_preposition(text: str, end: int, move: Move) -> tuple[int, str] | None:
    toward = _TOWARD.match(text, end)
    if toward is not None and move.before in ("on", "toward", "from"):
        return toward.end(), move.before
    past = _PAST.match(text, end)
    return (past.end(), "before") if past is not None and move.is_rest else None


def _with_verb(text: str, edit: Edit, *, one: bool) -> Edit:
    """The number with the verb that follows it, in singular or plural."""
    following = _NEXT_WORD.match(text, edit.span[1])
    if following is None or edit.words.lower().startswith("there "):
        return edit
    verb = agreeing_verb(following.group(1), text[following.end() : following.end() + _NEAR], one=one)
    if verb == following.group(1):
        return edit
    return Edit((edit.span[0], following.end()), f"{edit.words} {verb}")
