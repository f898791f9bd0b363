"""Moves of the camera named by nouns: "a slow push-in", "whip pan", "tracking shot"."""

from collections.abc import Iterator
from typing import Any

from shotlog.captions.directions import direction_of, saying, speed
from shotlog.captions.draft import Draft
from shotlog.captions.line import Line
from shotlog.captions.owners import Taken
from shotlog.captions.patterns import data
from shotlog.captions.wording import Hit
from shotlog.vocabulary import Vocabulary

_SHORT = frozenset(
    {"zoom", "push", "pull", "pan", "tilt", "dolly", "track", "truck", "crane", "pedestal", "boom"}
)
"""Nouns that are verbs, too."""

_VERB_LIKE = frozenset({"push", "pull", "track", "move", "orbit", "fly", "roll", "zoom", "dolly"})
"""Nouns that are verbs with "in", "out" and the like after them, too."""


def noun_move(line: Line, noun: Hit, vocabulary: Vocabulary, *, sure: bool) -> Iterator[Draft]:
    """The move that a noun says, with its direction.

    Args:
        line: The sentence.
        noun: Where the noun stands.
        vocabulary: The vocabulary.
        sure: Whether its place in a list of moves leaves no doubt about it.
    """
    move: dict[str, Any] = data("moves")["nouns"][noun.meaning.name]
    if not sure and not _is_move(line, noun, weak=move.get("strong") == "false"):
        return
    goes = data("moves")["verbs"][move["takes"]].get("goes", {}) if "takes" in move else {}
    found = direction_of(line, noun, goes)
    if found is None:
        yield saying((_widened(line, noun.start), noun.end), move["to"], move.get("group"), vocabulary)
    else:
        direction, start, end = found
        yield saying((_widened(line, start), end), goes[direction], None, vocabulary)
    if "speed" in move:
        yield speed(noun, move["speed"])


def is_noun(line: Line, hit: Hit) -> bool:
    """Whether a word that may be a verb stands as a noun: "a slow pan", "camera movement"."""
    before = hit.start - 1
    while line.has(before, "noun_signs", "slight", "strong", "speed", "before"):
        if line.word(before) in {"camera", "no", "any", "neither", "nor"}:
            break
        before -= 1
    if line.word(before) == "camera":
        return line.has(hit.end - 1, "camera_noun_end")
    if line.has(hit.end - 1, "noun_end") or line.has(before, "determiner", "move_as_noun"):
        return True
    if before < hit.start - 1 and line.word(before) in {",", ";", "—"}:
        return True
    if before < 0:
        return not line.word(hit.start).endswith("s")
    return line.word(hit.start) in _SHORT and _has_article(line, hit)


def goes_on_list(line: Line, noun: Hit, taken: Taken) -> bool:
    """Whether a noun goes on a list of moves: "no pans, tilts or zooms"."""
    before = noun.start - 1
    while line.word(before) in {",", "or", "and", "nor"}:
        before -= 1
    return before < noun.start - 1 and any(end == before + 1 for _, end in taken)


def _has_article(line: Line, hit: Hit) -> bool:
    """Whether an article stands a few unknown words before: "a barely perceptible zoom"."""
    for number in range(hit.start - 1, max(-1, hit.start - 4), -1):
        if line.word(number) in {"a", "an", "the"}:
            return True
        if line.has(number, "camera", "picture", "person", "person_pronoun", "we", "it", "clause_joiner"):
            return False
    return False


def _widened(line: Line, start: int) -> int:
    """The start with the adjectives before it."""
    while line.has(start - 1, "noun_signs", "slight", "strong", "speed") and not line.has(
        start - 1, "coordinator"
    ):
        start -= 1
    return start


def _is_move(line: Line, noun: Hit, *, weak: bool) -> bool:
    """Whether a noun means a move of the camera; weak ones (a pan, a zoom) need a sign of it."""
    if line.has(noun.end, "noun_never") and line.word(noun.end) != "of":
        return False
    if _is_done_by_somebody(line, noun) or _is_in_something(line, noun):
        return False
    if line.word(noun.start) in _VERB_LIKE and _is_somebodys(line, noun):
        return False
    if line.word(noun.end) == "of" and line.has(noun.end + 1, "abstract"):
        return False
    if not weak or line.section == "camera" or _is_gerund(line, noun):
        return True
    signs = any(line.has(place, "noun_signs", "before") for place in range(noun.start - 2, noun.start))
    return (
        signs
        or line.has(noun.end, "noun_follows")
        or _is_described(line, noun)
        or _is_said_of_camera(line, noun)
    )


def _is_described(line: Line, noun: Hit) -> bool:
    """Whether a move is said to be slow, smooth or the like: "the zoom is gradual"."""
    return line.has(noun.end, "state") and line.has(noun.end + 1, "noun_signs", "speed", "slight")


def _is_said_of_camera(line: Line, noun: Hit) -> bool:
    """Whether a bare "a pan" ends what is said about the camera: "the camera makes a pan"."""
    ends = noun.end >= len(line) or line.word(noun.end) in {".", ",", "or", "and"}
    speaks = any(line.has(number, "camera") for number in range(len(line)))
    return ends and speaks and line.has(noun.start - 1, "determiner")


def _is_gerund(line: Line, noun: Hit) -> bool:
    """Whether an -ing stands for the move itself: "instead of panning", "zooming is absent"."""
    return line.word(noun.start).endswith("ing") and (
        noun.start == 0 or line.has(noun.start - 1, "gerund_after")
    )


def _is_in_something(line: Line, noun: Hit) -> bool:
    """Whether the "in" of a noun belongs to what follows: "the dolly in the girl's arms"."""
    return line.word(noun.end - 1) == "in" and line.has(noun.end, "determiner")


def _is_done_by_somebody(line: Line, noun: Hit) -> bool:
    """Whether it is a verb after "and" whose subject is a person: "points a camera at it and zooms in"."""
    joined = line.word(noun.start - 1) == "and" and line.word(noun.start).endswith("s")
    return joined and line.subject_of(line.clause_of(noun.start)) == "person"


def _is_somebodys(line: Line, noun: Hit) -> bool:
    """Whether words that may be a verb have a subject other than the camera: "they push in"."""
    before = noun.start - 1
    while line.has(before, "adverb", "auxiliary"):
        before -= 1
    allowed = ("camera", "picture", "determiner", "noun_signs", "slight", "speed", "coordinator", "we",
               "strong", "preposition", "clause_joiner", "move_as_thing")  # fmt: skip
    return not (
        before < 0 or line.section == "camera" or line.has(before, *allowed) or _has_article(line, noun)
    )
