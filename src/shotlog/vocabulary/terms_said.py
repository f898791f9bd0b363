"""Values as people type and search them."""

from collections.abc import Iterator, Sequence

from shotlog.errors import UsageError
from shotlog.vocabulary.check import MOST, Value
from shotlog.vocabulary.model import Facet

_CANNOT_TELL = ("-", "?")
_ARROWS = ("..", ">")


def read_terms(facet: Facet, words: Sequence[str]) -> Value:
    """The value that words on a command line stand for, still to be checked.

    `CU` and `close up` are one term; several words or a comma make several terms for a facet of `multi`.
    `MS..CU` (or `MS>CU`, which a shell wants quoted) goes from one to the other inside the shot. `none` says
    that there is certainly nothing of the kind, `-` or `?` that it cannot be told. In a facet of text `-`
    says that there is certainly none, and everything else is the text itself.

    Args:
        facet: The question.
        words: At least one word.

    Returns:
        What `Vocabulary.check` takes.

    Raises:
        UsageError: There is no word, or `?` for a text, which has no way to say "cannot tell".
    """
    text = " ".join(words).strip()
    if not text:
        raise UsageError(f"there is no value for {facet.id}", hint="Give a term, or - for cannot tell.")
    if facet.select == "text":
        return _text(facet, text)
    if text in _CANNOT_TELL:
        return None
    if facet.select == "number":
        return int(text) if text.isdecimal() and len(text) <= len(str(MOST)) else text
    arrow = next((arrow for arrow in _ARROWS if arrow in text), None)
    if arrow is None:
        return _terms(facet, text, words)
    start, end = (part.strip() for part in text.split(arrow, 1))
    return {"start": _end(facet, start), "end": _end(facet, end)}


def _text(facet: Facet, text: str) -> str | None:
    if text == "?":
        raise UsageError(
            f"{facet.id} cannot be set to cannot tell", hint="Leave it unset, or give - for none."
        )
    return None if text == "-" else text


def _terms(facet: Facet, text: str, words: Sequence[str]) -> str | list[str]:
    if facet.select == "single":
        return text
    if facet.meant(text):
        return [text]
    if text == "none":
        return []
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


def _end(facet: Facet, text: str) -> str | list[str] | None:
    return None if text in _CANNOT_TELL else _terms(facet, text, [text])


def words_for(facet: Facet | None, value: object) -> list[str]:
    """Every word by which a value can be found in a full-text search, each once.

    Ids, labels, aliases and groups of its terms (at both ends, where they differ), a number in digits, a
    text itself; nothing for "cannot tell" and for "certainly none". A term that the facet does not know, as
    in a label from another version, stands for itself; so does everything where there is no facet.
    """
    return list(dict.fromkeys(_words_for(facet, value)))


def _words_for(facet: Facet | None, value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words_for(facet, part)
    elif value is not None:
        yield from _words_of_term(facet, str(value))


def _words_of_term(facet: Facet | None, name: str) -> Iterator[str]:
    term = facet.terms.get(name) if facet else None
    if facet is None or term is None:
        yield name
        return
    yield from term.words
    yield from (word for word, names in facet.groups.items() if term.id in names)
