"""Words that make a wrong claim true and keep its sentence grammatical."""

import re
from typing import Final

from shotlog.captions.claim import Claim
from shotlog.captions.mending.changes import changed
from shotlog.captions.mending.counts import people, shots
from shotlog.captions.mending.grammar import agreeing, forms, like_case, plain, words_of
from shotlog.captions.mending.moves import moved, moves
from shotlog.captions.mending.renaming import adjective_shape, renamed, term_of
from shotlog.record import LabelValue
from shotlog.vocabulary import Vocabulary

_QUOTED: Final = re.compile(r"([\"“‘'])(.*?)([\"”’'])", re.DOTALL)  # noqa: RUF001 - as captions quote


def replacement(claim: Claim, facet: str | None, value: LabelValue, vocabulary: Vocabulary) -> str | None:
    """Words to put in place of a claim's own.

    Args:
        claim: A claim that is contradicted or nearly missed.
        facet: Facet of what is true, or None where nobody knows.
        value: What is true.
        vocabulary: The fixed words.

    Returns:
        The words; empty where the statement is best left out; None where there is nothing to offer.
    """
    mended = _mended(claim, facet, value, vocabulary)
    if not mended:
        return mended
    mended = like_case(claim.words, agreeing(" ".join(mended.split())))
    return None if mended == claim.words else mended


def _mended(claim: Claim, facet: str | None, value: LabelValue, vocabulary: Vocabulary) -> str | None:
    if facet is None or value is None:
        return (
            "" if claim.facet in ("on_screen_text", "transition") and claim.polarity == "affirmed" else None
        )
    if claim.facet == "motion_speed" and facet != claim.facet:
        return ""
    if facet in forms()["moves"] and claim.facet in (*forms()["moves"], "steadiness"):
        true = moves(facet, value)
        return moved(claim.words, true) if true else None
    if isinstance(value, int):
        return (
            _counting(claim, value)
            if claim.facet in ("shot_count", "people_count", "subject_count")
            else None
        )
    if claim.facet == facet:
        return _saying(claim, facet, value, vocabulary)
    return _in_terms_of(claim, facet, value)


def _in_terms_of(claim: Claim, facet: str, value: LabelValue) -> str | None:
    """What another facet says instead, where both are said by an adjective: `handheld`, `locked-off`."""
    if facet not in forms()["instead"].get(claim.facet, ()) or not adjective_shape(claim.words):
        return None
    name: str | None = forms()["rows"][facet]["adjective"].get(term_of(value, claim))
    return name


def _counting(claim: Claim, true: int) -> str | None:
    if claim.facet == "shot_count":
        return shots(claim.words, true)
    return people(claim.words, claim.value if isinstance(claim.value, int) else 1, true)


def _saying(claim: Claim, facet: str, value: LabelValue, vocabulary: Vocabulary) -> str | None:
    if facet == "on_screen_text":
        return _quoting(claim, str(value))
    if facet == "transition":
        return changed(claim.words, str(value))
    if facet == "weather":
        return _weather(claim) if claim.polarity == "affirmed" else None
    return _sounding(claim, value) if facet == "sound" else renamed(claim, facet, value, vocabulary)


def _quoting(claim: Claim, true: str) -> str:
    match = _QUOTED.search(claim.words)
    if match is not None:
        return f"{claim.words[: match.start(2)]}{true}{claim.words[match.end(2) :]}"
    if isinstance(claim.value, str) and claim.value not in ("", "none") and claim.value in claim.words:
        return claim.words.replace(claim.value, true)
    return f'"{true}"'


def _sounding(claim: Claim, value: LabelValue) -> str | None:
    heard = forms()["sounds"].get(term_of(value, claim))
    said = claim.words.split()
    if heard is None or claim.polarity == "denied" or not said:
        return None
    verb = plain(said[-1]) in forms()["finite_verbs"] or any(plain(word) in ("is", "are") for word in said)
    if term_of(value, claim) != "silent":
        return str(heard["clause"] if verb else heard["noun"])
    said[0] = said[0] if said[0].isupper() else said[0].lower()
    if plain(said[0]).endswith("ing"):
        return "without a sound"
    if any(plain(word) in forms()["speakers"] for word in said):
        return " ".join(["nobody", *said[1:]] if verb and len(said) == 2 else ["nobody", *said[2:]])
    return " ".join(["no", *(said[1:] if plain(said[0]) in forms()["determiners"] else said)])


def _weather(claim: Claim) -> str | None:
    """The weather that is not there, denied."""
    said = words_of(claim.words.lower())
    if not said or said[0] in forms()["prepositions"]:
        return None
    return f"not {claim.words}" if said[-1].endswith("ing") and len(said) == 1 else f"no {claim.words}"
