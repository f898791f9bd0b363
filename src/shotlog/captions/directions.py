"""Which way a move of the camera goes, and the terms that make that true."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shotlog.captions.draft import Choice, Draft
from shotlog.captions.line import Line
from shotlog.captions.wording import Hit
from shotlog.vocabulary import Vocabulary

Goes = Mapping[str, str | list[str]]
"""The terms for each direction of a verb, as moves.yaml has them."""

_VAGUE = frozenset({"side", "along", "around", "vertical"})
"""Directions that a further word makes exact: "sideways to the left"."""

_REACH = 9
"""How many words after a verb its direction is looked for."""


def directions(line: Line, after: int, goes: Goes) -> Iterator[tuple[str, int, int]]:
    """The directions after a verb, each with its tokens; several only with "and" or the like between."""
    number = after
    last: int | None = None
    while number < min(len(line), after + _REACH) and not _is_over(line, number, after, last):
        found = direction_at(line, number, goes)
        if found is None:
            if last is not None and not line.has(number, "between_ways"):
                return
            number += 1
        elif last == number:
            return
        else:
            direction, end = found
            yield direction, number, end
            last = number = end


def _is_over(line: Line, number: int, after: int, last: int | None) -> bool:
    """Whether something else starts here: what the move reveals, somebody, another verb."""
    if line.starts("reveal", number) is not None:
        return last is None or line.word(number) not in {",", "then", "and"}
    if (
        line.word(number) == "and"
        and last is None
        and not line.has(number + 1, "adverb", "speed", "direction")
    ):
        return True
    verb = number > after and line.has(number, "verb") and not line.has(number, "direction")
    return verb or (line.has(number, "person_pronoun") and not line.has(number, "body"))


def direction_at(line: Line, number: int, goes: Goes) -> tuple[str, int] | None:
    """The direction that starts at a token, if the verb has it, and the token after it."""
    found = (hit for hit in line.of("direction") if hit.start == number and hit.meaning.name in goes)
    hit = next(found, None)
    if hit is None or (line.word(hit.end - 1) == "in" and line.has(hit.end, "determiner")):
        return None
    if any(one.start < number < one.end for one in line.of("term") if one.meaning.name == "shot_size"):
        return None
    further = direction_at(line, hit.end, goes) if hit.meaning.name in _VAGUE else None
    return further or (hit.meaning.name, hit.end)


def direction_of(line: Line, noun: Hit, goes: Goes) -> tuple[str, int, int] | None:
    """The direction of a noun and the tokens of both: "tilt up", "a leftward pan", "a pan to the left"."""
    for one in line.of("direction"):
        if noun.start <= one.start and one.end <= noun.end and one.meaning.name in goes:
            return one.meaning.name, noun.start, noun.end
    before = noun.start - 1
    while line.has(before, "noun_signs", "speed", "slight") and not line.has(before, "before"):
        before -= 1
    for one in line.of("before"):
        if one.end == before + 1 and one.meaning.name in goes:
            return one.meaning.name, one.start, noun.end
    apart = line.section == "camera" and line.word(noun.end) == ","
    after = next(directions(line, noun.end + apart, goes), None)
    return None if after is None else (after[0], noun.start, after[2])


def saying(
    tokens: tuple[int, int], values: str | Sequence[str], group: str | None, vocabulary: Vocabulary
) -> Draft:
    """A draft that says any of some terms, named by the group of terms that they are, where there is one.

    Args:
        tokens: First token and token after the last.
        values: `facet.term`, one or several; `facet.*` stands for all terms of a facet.
        group: What to name them where the vocabulary has no group; a term of `camera_movement` becomes the
            claim's own facet.
        vocabulary: The vocabulary.
    """
    among = tuple(_choices((values,) if isinstance(values, str) else values, vocabulary))
    facet, term = among[0]
    if len(among) == 1:
        return Draft(*tokens, facet, term, among)
    name = _group(among, vocabulary) or group
    if name in vocabulary.facets["camera_movement"].terms:
        return Draft(*tokens, "camera_movement", str(name), (("camera_movement", str(name)), *among))
    return Draft(*tokens, facet, name or term, among)


def _choices(values: Sequence[str], vocabulary: Vocabulary) -> Iterator[Choice]:
    for value in values:
        facet, term = value.split(".")
        for name in vocabulary.facets[facet].terms if term == "*" else (term,):
            yield facet, name


def _group(among: Sequence[Choice], vocabulary: Vocabulary) -> str | None:
    """The vocabulary's word for just these terms: `pan` for pan_left and pan_right."""
    terms = {term for facet, term in among if facet == among[0][0]}
    if len(terms) < len(among):
        return None
    groups = vocabulary.facets[among[0][0]].groups
    return next((word for word, names in groups.items() if set(names) == terms), None)


def speed(hit: Hit, value: Any) -> Draft:  # noqa: ANN401 - text, from moves.yaml
    """What a word says about how fast the camera moves."""
    return Draft(hit.start, hit.end, "motion_speed", str(value), (("motion_speed", str(value)),))
