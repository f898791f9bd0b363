"""Whether a value may stand as the answer to a facet, and its one canonical form."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from shotlog.errors import NotInVocabulary
from shotlog.vocabulary.model import Facet, Term
from shotlog.vocabulary.wording import key, one_of

Value = str | int | list[str] | dict[str, str | list[str] | None] | None
"""A checked value: a term id, several in the order of the vocabulary, a number, a text, or
`{"start": ..., "end": ...}` where the two differ. None says "cannot tell", or, for text, "certainly none"."""

MOST = 1_000_000
"""The largest number that counts as an answer."""

LONGEST_TEXT = 10_000
"""The longest text that counts as an answer, in characters."""

LONGEST_LINE = 200
"""The longest text that counts as an answer to a facet of one line, in characters."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENDS = ("start", "end")


def _nowhere(_word: str) -> Sequence[str]:
    return ()


def checked(facet: Facet, value: object, elsewhere: Callable[[str], Sequence[str]] = _nowhere) -> Value:
    """The canonical form of a value, with aliases replaced by ids; checking it again changes nothing.

    Args:
        facet: The question.
        value: A word or a list of words, a number, a text, None, or for facets of `start_end` a mapping
            with exactly the keys `start` and `end`.
        elsewhere: Names of the other facets that know a word, for the hint.

    Returns:
        One term id for facets of `single`; a list without repetition, in the order of the vocabulary, for
        `multi`; a whole number from 0 for `number`; a text without space around it for `text`, with single
        spaces within where it is one line. Equal ends become one plain value.

    Raises:
        NotInVocabulary: Not an answer to this facet; the hint names the nearest terms and all of them.
    """
    if value is None:
        return None
    if facet.select == "number":
        return _number(facet, value)
    if facet.select == "text":
        return _text(facet, value)
    if isinstance(value, Mapping):
        return _two_ends(facet, value, elsewhere)
    return _terms(facet, value, elsewhere)


def _number(facet: Facet, value: object) -> int:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST:
        whole = int(value)
        if whole == value:
            return whole
    raise NotInVocabulary(
        _no_answer(facet, value), hint=f"Give a whole number from 0 to {MOST}, or null for cannot tell."
    )


def _text(facet: Facet, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    longest = LONGEST_LINE if facet.one_line else LONGEST_TEXT
    if facet.one_line:
        text = " ".join(text.split())
    if not text or len(text) > longest or (facet.one_line and _CONTROL.search(text)):
        raise NotInVocabulary(
            _no_answer(facet, value),
            hint=f"Give a text of up to {longest} characters, or null where there is certainly none.",
        )
    return text


def _two_ends(
    facet: Facet, value: Mapping[object, object], elsewhere: Callable[[str], Sequence[str]]
) -> Value:
    if facet.temporal != "start_end":
        raise NotInVocabulary(
            f"{facet.id} is not answered for the start and the end of a shot",
            hint="Give one value, or label a range of frames.",
        )
    if set(value) != set(_ENDS):
        raise NotInVocabulary(
            f"a value of {facet.id} that changes needs exactly the keys start and end",
            hint='Write {"start": TERM, "end": TERM}; null stands for cannot tell.',
        )
    start, end = (None if value[side] is None else _terms(facet, value[side], elsewhere) for side in _ENDS)
    return start if start == end else {"start": start, "end": end}


def _terms(facet: Facet, value: object, elsewhere: Callable[[str], Sequence[str]]) -> str | list[str]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise NotInVocabulary(_no_answer(facet, value), hint=_all_terms(facet))
    found = {_term(facet, word, elsewhere).id for word in words}
    if facet.select == "multi":
        return [term for term in facet.terms if term in found]
    if len(found) != 1:
        raise NotInVocabulary(f"{facet.id} takes one term, not {len(found)}", hint=_all_terms(facet))
    return found.pop()


def _term(facet: Facet, word: str, elsewhere: Callable[[str], Sequence[str]]) -> Term:
    meant = facet.meant(word)
    if len(meant) == 1:
        return meant[0]
    if meant:
        names = one_of([term.id for term in meant])
        raise NotInVocabulary(f"{word!r} stands for several terms of {facet.id}", hint=f"Say {names}.")
    raise NotInVocabulary(
        f"{word[:80]!r} is not a term of {facet.id}",
        hint=_suggestion(facet, word, elsewhere) + _all_terms(facet),
    )


def _suggestion(facet: Facet, word: str, elsewhere: Callable[[str], Sequence[str]]) -> str:
    known = {key(name): term.id for term in facet.terms.values() for name in term.words}
    close = get_close_matches(key(word[:80]), known, n=3, cutoff=0.7)
    near = list(dict.fromkeys(known[match] for match in close))
    if near:
        return f"Did you mean {one_of(near)}? "
    others = list(elsewhere(word))
    return f"It is a term of {one_of(others)}. " if others else ""


def _all_terms(facet: Facet) -> str:
    return f"The terms of {facet.id} are {', '.join(facet.terms)}."


def _no_answer(facet: Facet, value: object) -> str:
    return f"{repr(value)[:80]} is not an answer to {facet.id}"
