"""What some words need beside them to be terms of film, by the names that terms.yaml uses."""

from collections.abc import Callable, Mapping

from shotlog.captions.around import clause_at, is_after, is_alone, is_before, subject_at
from shotlog.captions.line import Line
from shotlog.captions.shot_conditions import of_a_shot, of_camera_or_shot, of_the_camera
from shotlog.captions.wording import Hit

_FAR = 5
"""How many words away a word for seeing or hearing may stand."""


_FARTHER = 9
"""How many words before a sound a word for hearing may stand: "the audio consists of music and no speech"."""


def stands(line: Line, hit: Hit) -> bool:
    """Whether a phrase has beside it what it needs to be a term."""
    needs = hit.meaning.needs
    if not needs:
        return True
    if needs in _CONDITIONS:
        return _CONDITIONS[needs](line, hit) or (needs in _ELLIPTIC and is_alone(line, hit))
    return line.section == needs or (needs == "scene" and is_alone(line, hit))


def _in_capitals(line: Line, hit: Hit) -> bool:
    return all(line.tokens[number].capitals for number in range(hit.start, hit.end))


def _of_light(line: Line, hit: Hit) -> bool:
    return (
        line.section == "lighting" or is_before(line, hit, "light_word") or is_after(line, hit, "light_word")
    )


def _of_the_look(line: Line, hit: Hit) -> bool:
    if line.section in {"colour", "lighting"}:
        return not line.has(hit.end, "person")
    predicate = line.has(hit.start - 1, "auxiliary", "adverb", "strong", "slight", "coordinator")
    if (
        is_after(line, hit, "look_word", 1)
        or _among_adjectives(line, hit)
        or (predicate and is_before(line, hit, "look_word", 4))
    ):
        return True
    return clause_at(line, hit).subject == "picture" and line.has(hit.start - 1, "auxiliary")


def _among_adjectives(line: Line, hit: Hit) -> bool:
    """Whether more adjectives part it from a word for the look: "a cold, desaturated look"."""
    after = hit.end
    while line.word(after) in {",", "and"} and line.has(after + 1, "term", "slight", "strong"):
        after += 2
    return after > hit.end and line.has(after, "look_word")


def _as_light_falls(line: Line, hit: Hit) -> bool:
    """Whether it is light that comes from a side: "light falls on her face from the right"."""
    clause = clause_at(line, hit)
    lit = any(
        line.has(place, "light_word") for place in range(clause.start, min(hit.start, clause.start + 4))
    )
    return lit and not any(line.has(place, "camera") for place in range(clause.start, hit.start))


def _as_seen(line: Line, hit: Hit) -> bool:
    """Whether a side is the one that something is seen from: "filmed from above"."""
    opens = hit.start <= clause_at(line, hit).start + 1
    return line.section == "camera" or opens or is_before(line, hit, "seen_word", 6)


def _as_pointing(line: Line, hit: Hit) -> bool:
    """Whether it is the camera that looks up or down."""
    if line.section == "camera" or line.has(hit.start - 1, "seen_word"):
        return True
    return subject_at(line, hit) in {"camera", "picture", "we", None}


def _as_seen_over(line: Line, hit: Hit) -> bool:
    """Whether somebody is looked at past a shoulder, and nothing just hangs over it."""
    over = (
        place for place in range(hit.start - 1, hit.start - 4, -1) if line.word(place) in {"over", "past"}
    )
    place = next(over, None)
    return place is not None and any(line.has(number, "seen_word") for number in range(place - 3, place))


def _as_heard(line: Line, hit: Hit) -> bool:
    return is_before(line, hit, "heard_word", _FARTHER) or is_after(line, hit, "heard_word", _FAR)


def _of_picture(line: Line, hit: Hit) -> bool:
    """Whether it is the picture that fades, or a fade is named."""
    if line.section == "editing" or line.has(hit.start - 1, "determiner", "noun_signs", "slight", "speed"):
        return True
    return subject_at(line, hit) in {"picture", "camera", None}


def _as_told(line: Line, hit: Hit) -> bool:
    """Whether it is the picture or its teller that goes on to something else: "it then switches to"."""
    return subject_at(line, hit) in {"picture", "camera", "we", "it", None}


def _as_place(line: Line, hit: Hit) -> bool:
    """Whether something is in a place, which makes it inside or outside: "in a dark hall"."""
    for number in range(hit.start - 1, max(clause_at(line, hit).start - 1, hit.start - _FAR), -1):
        if line.has(number, "determiner"):
            return line.word(number - 1) in {"in", "inside", "within"}
        if line.has(number, "preposition", "phrase") or not line.word(number).isalpha():
            return False
    return False


def _behind(line: Line, hit: Hit) -> bool:
    return is_before(line, hit, "back_word", _FAR)


def _after_only(line: Line, hit: Hit) -> bool:
    before = range(clause_at(line, hit).start, hit.start)
    return any(line.word(place) == "only" and line.has(place + 1, "determiner") for place in before)


def _of_every_plane(line: Line, hit: Hit) -> bool:
    """Whether it is said of all that is to be seen: "everything from the rocks to the hills is sharp"."""
    clause = clause_at(line, hit)
    return any(line.has(place, "every_plane") for place in range(clause.start, hit.start))


def _at_a_clause(line: Line, hit: Hit) -> bool:
    start = clause_at(line, hit).start
    return hit.start == start or (hit.start == start + 1 and not line.word(start).isalnum())


def _at_the_opening(_line: Line, hit: Hit) -> bool:
    return hit.start == 0


_ELLIPTIC = frozenset({"camera", "camera_or_shot", "shot"})
"""Conditions that a word also meets by being all that is said."""

_CONDITIONS: Mapping[str, Callable[[Line, Hit], bool]] = {
    "shot": of_a_shot,
    "camera": of_the_camera,
    "camera_or_shot": of_camera_or_shot,
    "light": _of_light,
    "look": _of_the_look,
    "seen": _as_seen,
    "seen_over": _as_seen_over,
    "pointing": _as_pointing,
    "heard": _as_heard,
    "of_picture": _of_picture,
    "place": _as_place,
    "told": _as_told,
    "light_falls": _as_light_falls,
    "behind": _behind,
    "only": _after_only,
    "opening": _at_the_opening,
    "every_plane": _of_every_plane,
    "clause": _at_a_clause,
    "alone": is_alone,
    "capitals": _in_capitals,
}
