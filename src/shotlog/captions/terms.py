"""Words that say a term of the vocabulary wherever they stand, or with a certain word beside them."""

from collections.abc import Iterator

from shotlog.captions.conditions import stands
from shotlog.captions.draft import Choice, Draft
from shotlog.captions.line import Line
from shotlog.captions.wording import Hit
from shotlog.vocabulary import Vocabulary

_OFTEN_FIGURATIVE = frozenset(
    {
        "transition",
        "shot_size",
        "focus_plane",
        "focus_change",
        "depth_of_field",
        "lighting_effects",
        "playback_speed",
    }
)
_SAID_TOGETHER = ({"time_of_day", "weather"}, {"weather", "sound"})
"""Facets that the same words may say both: "a clear day", "we hear the wind"."""

_NEVER_JOINED = frozenset({"capitals", "place", "heard"})
"""Needs of words that "and" does not carry over: "in the park and the kitchen"."""

_JOINED = 8
"""Most words between two terms that "and" joins."""

_DONE_BY_HAND = frozenset({"cut", "wipe", "dip", "dissolve"})
"""Transitions whose words are things that people do, too."""


def terms(line: Line, vocabulary: Vocabulary) -> Iterator[Draft]:
    """The terms that the words of a line say, the first and longest where several overlap."""
    reach, last = 0, None
    for hit in line.of("term"):
        facet = hit.meaning.name
        if _is_said(line, hit, reach, last) or not (stands(line, hit) or _goes_on(line, hit, last)):
            continue
        if _is_of_mood(line, hit) or (facet in _OFTEN_FIGURATIVE and _is_figurative(line, hit)):
            continue
        among = _among(facet, hit.meaning.value, vocabulary)
        if among:
            reach, last = hit.end, hit
            value = str(among[0][1]) if len(among) == 1 else hit.meaning.value.replace("|", " or ")
            yield Draft(hit.start, hit.end, facet, value, among, settled=_says_no(line, hit))


def _is_said(line: Line, hit: Hit, reach: int, last: Hit | None) -> bool:
    """Whether words before or around a phrase have said it; "clear day" says two things at once."""
    if last is not None and (hit.start, hit.end) == (last.start, last.end):
        return {hit.meaning.name, last.meaning.name} not in _SAID_TOGETHER
    if last is not None and line.word(last.end) == "and" and hit.start == last.end + 1:
        return hit.meaning[1:3] == last.meaning[1:3]
    return hit.end <= reach or (
        hit.start < reach and last is not None and hit.meaning.name == last.meaning.name
    )


def _goes_on(line: Line, hit: Hit, last: Hit | None) -> bool:
    """Whether "and" joins a word to a term of its facet: "low at the start and level at the end"."""
    if last is None or last.meaning.name != hit.meaning.name or last.meaning.value == hit.meaning.value:
        return False
    if hit.meaning.needs in _NEVER_JOINED:
        return False
    before = hit.start - 1
    while line.has(before, "adverb", "then", "slight", "strong", "speed", "determiner"):
        before -= 1
    same = line.subject_of(line.clause_of(hit.start)) == line.subject_of(line.clause_of(last.start))
    return same and hit.start - last.end <= _JOINED and line.has(before, "coordinator", "to")


def _among(facet: str, value: str, vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """The terms that a word stands for; none where the vocabulary has no such facet."""
    known = vocabulary.facets.get(facet)
    if known is None:
        return ()
    return tuple((facet, term.id) for part in value.split("|") for term in known.meant(part))


def _says_no(line: Line, hit: Hit) -> bool:
    """Whether the phrase holds a "no" of its own: "no sound" is silence."""
    return any(line.has(number, "negation") for number in range(hit.start, hit.end))


def _is_of_mood(line: Line, hit: Hit) -> bool:
    """Whether a term only colours a word for a mood or the like: "a low-key charm"."""
    plain = line.has(hit.end, "scenic", "light_word", "look_word", "picture")
    return line.has(hit.end, "abstract") and not plain


def _is_figurative(line: Line, hit: Hit) -> bool:
    """Whether a word of film is said of a mood or the like: "hope fades in", "a close-up of ambition"."""
    clause = line.clauses[line.clause_of(hit.start)]
    as_verb = hit.start > clause.start and not line.has(hit.start - 1, "determiner")
    if as_verb and clause.subject == "abstract":
        return True
    if as_verb and clause.subject == "person" and hit.meaning.value in _DONE_BY_HAND:
        return True
    after = hit.end
    while line.has(after, "preposition", "determiner", "shot_word") or line.word(after) in {
        "pure",
        "in",
        "to",
    }:
        after += 1
    scenic = line.has(after, "person", "picture", "camera", "scenic")
    return after > hit.end and line.has(after, "abstract") and not scenic
