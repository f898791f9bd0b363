"""Statements about the camera, made true: "pans left" becomes "tracks right", "panning" "tracking"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from shotlog.captions.mending.grammar import Inflection, article, forms, known_verb, phrase, words_of

_STILL: Final = "still"
_BEFORE_VERBS: Final = ("will", "can", "could", "would", "should", "must", "may", "might", "not", "never")


@dataclass(frozen=True, slots=True)
class Move:
    """How a movement is said.

    Attributes:
        verb: In its base form.
        rest: What follows it.
        noun: What stands after an article.
        beside: What stands before a noun.
        before: The preposition before what the movement is related to.
    """

    verb: str
    rest: str
    noun: str
    beside: str
    before: str

    @property
    def is_rest(self) -> bool:
        """Whether the camera does not move."""
        return self.rest == _STILL


def moves(facet: str, value: object) -> list[Move]:
    """The movements that a value stands for; none where there are no words for it."""
    known = forms()["moves"].get(facet, {})
    terms = value if isinstance(value, list) else [value]
    return [Move(**known[term]) for term in terms if term in known]


def moved(words: str, true: list[Move]) -> str | None:
    """The words with what the camera really does, or None where their form is not understood."""
    said = words.split()
    if true[0].is_rest and len(said) == 1 and _plain(said[0]).startswith(tuple(forms()["following"])):
        return ""
    verb = None if all(_plain(word) in forms()["states"] for word in said) else _verb_at(said)
    return _as_clause(said, verb, true) if verb is not None else _as_noun(said, true[0])


def _plain(word: str) -> str:
    """A word as lists have it, a contraction without its denial: `does` of `doesn't`."""
    return "-".join(words_of(word)).lower().removesuffix("n't")


def _verb_at(said: list[str]) -> int | None:
    """Where the verb, or the chain of verbs, begins."""
    for place, word in enumerate(said):
        before = _plain(said[place - 1]) if place else ""
        if _plain(word) in forms()["finite"] or (place and _plain(word) in _BEFORE_VERBS):
            return place
        kind = known_verb(_plain(word))
        if (
            _plain(word) in forms()["compounds"]
            and place + 1 < len(said)
            and known_verb(_plain(said[place + 1]))
        ):
            continue
        if kind is None or before in forms()["determiners"] or _is_noun(said, place, kind):
            continue
        return place
    return None


def _is_noun(said: list[str], place: int, kind: Inflection) -> bool:
    """Whether a word that may be a verb is a noun or stands beside one: `slow pan`, `tracking shot`."""
    after = _plain(said[place + 1]) if place + 1 < len(said) else ""
    if after in (*forms()["cameras"], *forms()["shots"]):
        return True
    leads = place > 0 and _plain(said[place - 1]) not in (*forms()["cameras"], *forms()["shots"], "we", "it")
    return kind == "base" and leads and _plain(said[place - 1]) not in ("to", *forms()["manner"])


def _as_clause(said: list[str], start: int, true: list[Move]) -> str:
    main = _main_verb(said, start)
    rests = any(move.is_rest for move in true)
    main_word = _plain(said[main])
    drops_chain = (
        rests or main_word in forms()["finite"] or _is_denied(said[: main + 1]) or _is_resting(main_word)
    )
    place = start if drops_chain else main
    kept = [word for word in _kept(said[:place], rests=rests) if _plain(word) not in forms()["compounds"]]
    inflection = _finite_inflection(said, start) if drops_chain else known_verb(main_word) or "third"
    done = " and ".join(phrase(move.verb, inflection, move.rest) for move in true)
    return " ".join([*kept, done, *_preposition(said, true[-1])]).strip()


def _main_verb(said: list[str], start: int) -> int:
    main = start
    for place in range(start, len(said)):
        word = _plain(said[place])
        if word in forms()["auxiliaries"] or word.endswith("ly") or word in ("then", "also", "still", "now"):
            continue
        if known_verb(word) is None:
            break
        main = place
        if not _is_leading(word):
            break
    return main


def _is_leading(word: str) -> bool:
    return any(word.startswith(verb[:4]) for verb in forms()["leading"])


def _is_resting(word: str) -> bool:
    return any(word.startswith(verb) for verb in forms()["resting"]) and not word.startswith("keeping")


def _is_denied(said: Iterable[str]) -> bool:
    return any(_plain(word) in ("not", "never", "without", "hardly") or "n't" in word for word in said)


def _finite_inflection(said: list[str], start: int) -> Inflection:
    word = _plain(said[start])
    finite: Inflection | None = forms()["finite"].get(word)
    return finite or known_verb(word) or "third"


def _kept(said: list[str], *, rests: bool) -> Iterator[str]:
    for word in said:
        plain = _plain(word)
        if plain in ("without", "never", "not") or (rests and plain in forms()["manner"]):
            continue
        yield word


def _preposition(said: list[str], move: Move) -> list[str]:
    """A preposition at the end leads to words behind the claim, and needs one in its place.

    `to` stays: a verb may follow.
    """
    last = _plain(said[-1])
    if len(said) < 2 or last not in forms()["prepositions"] or last in ("in", *move.rest.split()):
        return []
    return ["to"] if last == "to" else [move.before] if move.before else []


def _as_noun(said: list[str], move: Move) -> str:
    first, last = _plain(said[0]), _plain(said[-1])
    determiner = said[0] if first in forms()["determiners"] and first != "no" else ""
    if last in forms()["cameras"]:
        if move.is_rest:
            return _with(determiner, f"{move.beside} {said[-1]}")
        return _with(determiner, f"{said[-1]} {phrase(move.verb, 'ing', move.rest)}")
    if last in forms()["shots"] or not _is_state(said):
        return _with(determiner or (article(move.noun) if first == "no" else ""), move.noun)
    return _with(determiner, move.beside)


def _is_state(said: list[str]) -> bool:
    """Whether the words stand beside a noun that follows them, or after "is": `a static`, `locked off`."""
    return _plain(said[-1]) in forms()["states"]


def _with(determiner: str, noun: str) -> str:
    if determiner.lower() in ("a", "an"):
        return f"{article(noun)} {noun}"
    return f"{determiner} {noun}".strip()
