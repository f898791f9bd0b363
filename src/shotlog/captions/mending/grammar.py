"""The little English that mending a sentence needs: verbs, articles, plurals, first letters."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from shotlog.captions.patterns import data, inflections
from shotlog.vocabulary.strict_yaml import read_yaml

Inflection = Literal["base", "third", "past", "ing"]

_VERB: Final = re.compile(r"~([a-z]+)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")  # noqa: RUF001 - captions hold typographic apostrophes
_VOWEL_SOUND: Final = re.compile(
    r"(?!(?:one|uni|use|eur|ufo)\w*)[aeiou]|(?:hour|honest|8|11\b|18\b)", re.IGNORECASE
)
_AUXILIARIES: Final = (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do"))
_AFTER_VERB: Final = re.compile(
    r"\s+(?:an?|the|his|her|their|its|in|on|at|by|with|to|toward|towards|around|through|past|along|over|under|"
    r"down|up|from|into|as|and|while|across|behind|beside|near|for|together|out|off|indoors|outdoors|inside|"
    r"outside|here|there|\w+ly)\b|\s*[.,;!?]",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"[AEFHILMNORSX][A-Z]+\b")


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Any]:
    """The words that `forms.yaml` holds."""
    layout, _ = read_yaml(Path(__file__).with_name("forms.yaml"))
    read: Mapping[str, Any] = layout
    return read


def words_of(text: str) -> list[str]:
    """The words of a text, hyphenated ones whole."""
    return _WORD.findall(text)


def plain(word: str) -> str:
    """A word without marks, in lower case."""
    return "".join(words_of(word)).lower()


@lru_cache(maxsize=1)
def _verbs() -> Mapping[str, Inflection]:
    named = {
        verb
        for move in data("moves")["verbs"].values()
        for pattern in move["words"]
        for verb in _VERB.findall(pattern)
    }
    of_forms = [move["verb"] for moves in forms()["moves"].values() for move in moves.values()]
    ways = [way["verb"] for way in forms()["transitions"].values()]
    known: dict[str, Inflection] = {}
    for verb in sorted({*named, *of_forms, *ways, *forms()["leading"], *forms()["resting"], "lead", "end"}):
        for form in inflections(verb):
            known.setdefault(form, inflection_of(verb, form))
    return known


def inflection_of(verb: str, form: str) -> Inflection:
    """Which form of a verb it is."""
    if form == verb:
        return "base"
    if form.endswith("ing"):
        return "ing"
    return "third" if form.endswith("s") else "past"


def known_verb(word: str) -> Inflection | None:
    """The inflection of a verb that camera or cut may be the subject of; None for other words."""
    return _verbs().get(word.lower())


def inflected(verb: str, inflection: Inflection) -> str:
    """A verb in a form: `track`, `tracks`, `tracked`, `tracking`."""
    return next((form for form in inflections(verb) if inflection_of(verb, form) == inflection), verb)


def phrase(verb: str, inflection: Inflection, rest: str) -> str:
    """A verb and what follows it."""
    return f"{inflected(verb, inflection)} {rest}".strip()


def article(noun: str) -> str:
    """`a` or `an`, by the sound that a phrase begins with."""
    return "an" if _ABBREVIATION.match(noun) or _VOWEL_SOUND.match(noun) else "a"


def agreeing(words: str) -> str:
    """The words with a leading `a` or `an` as the next word wants it."""
    match = re.match(r"(an?)\s+(?=\S)", words, re.IGNORECASE)
    if match is None:
        return words
    right = like_case(match.group(1), article(words[match.end() :]))
    return right + words[match.end(1) :]


def like_case(old: str, new: str) -> str:
    """New words with a capital where the old ones began with one, as at the start of a sentence."""
    first = old.lstrip("\"'([")[:1]
    shouted = len(old) > 1 and old[:2].isalpha() and old[:2].isupper()
    named = old.partition(" ")[0] in forms()["proper"]
    if first.isupper() and not shouted and not named and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def number_word(number: int) -> str:
    """`two` for 2; digits where words would be long."""
    named: Sequence[str] = forms()["numbers"]
    return named[number] if number < len(named) else str(number)


def plural(noun: str) -> str:
    """The plural of a noun: `shots`, `people`, `close-ups`."""
    irregular: str | None = next(
        (many for many, one in forms()["irregular_plurals"].items() if one == noun), None
    )
    if irregular is not None:
        return irregular
    if noun.endswith(("s", "sh", "ch", "x")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def singular(noun: str) -> str:
    """The singular of a plural noun."""
    irregular: Mapping[str, str] = forms()["irregular_plurals"]
    if noun.lower() in irregular:
        return irregular[noun.lower()]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses")) else noun.removesuffix("s")


def agreeing_verb(verb: str, following: str, *, one: bool) -> str:
    """A verb in the present as one or several want it; words that are no such verb stay as they are.

    Args:
        verb: The word after the subject.
        following: The text after it: what looks like a plain verb is one only before a preposition,
            an article or the end of the clause.
        one: Whether the subject is singular.
    """
    for singular_form, plural_form in _AUXILIARIES:
        if verb.lower() in (singular_form, plural_form):
            return singular_form if one else plural_form
    base = inflected_base(verb)
    if base is None or not _AFTER_VERB.match(following):
        return verb
    return inflected(base, "third" if one else "base")


def inflected_base(word: str) -> str | None:
    """The base form of a word that may be a verb in the present; None for other words."""
    lowered = word.lower()
    if (
        lowered.endswith(("ing", "ed", "ly"))
        or lowered in forms()["prepositions"]
        or lowered in ("who", "and", "or")
    ):
        return None
    if lowered.endswith("s") and not lowered.endswith("ss"):
        return next((base for base in _bases(lowered) if inflected(base, "third") == lowered), None)
    return lowered


def _bases(third: str) -> tuple[str, ...]:
    return third.removesuffix("s"), third.removesuffix("es"), f"{third.removesuffix('ies')}y"
