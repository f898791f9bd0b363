"""What a caption says of the camera's movement: verbs whose subject is the camera, and nouns for moves."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from shotlog.captions.directions import direction_at, directions, saying, speed
from shotlog.captions.draft import Draft
from shotlog.captions.line import Line
from shotlog.captions.move_nouns import goes_on_list, is_noun, noun_move
from shotlog.captions.owners import Taken, is_cameras, subject_start
from shotlog.captions.patterns import data, inflections
from shotlog.captions.shade import is_denied
from shotlog.captions.wording import Hit
from shotlog.vocabulary import Vocabulary

_PLAIN_WAYS = frozenset({"left", "right", "up", "down", "forward", "back"})


def moves(line: Line, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Every movement of the camera that a line speaks of, and its speed."""
    taken: list[tuple[int, int]] = []
    for hit in line.longest("verb", "noun"):
        if any(start < hit.end and hit.start < end for start, end in taken):
            continue
        found = [
            draft
            for draft in _read(line, hit, taken, vocabulary)
            if draft.value != "moving" or not _is_told(line, hit, taken)
        ]
        yield from found
        for draft in found:
            taken.append((draft.start, draft.end))
            yield from _speeds(line, draft)


def _read(line: Line, hit: Hit, taken: Taken, vocabulary: Vocabulary) -> Iterator[Draft]:
    """A word for a move read as the noun or the verb that it is."""
    noun = hit if hit.meaning.kind == "noun" else line.starts("noun", hit.start)
    verb = hit if hit.meaning.kind == "verb" else line.starts("verb", hit.start)
    listed = noun is not None and goes_on_list(line, noun, taken)
    if noun is not None and (listed or is_noun(line, noun)):
        yield from noun_move(line, noun, vocabulary, sure=listed)
    elif verb is not None and _names_move(line, verb):
        yield from (
            draft.but(start=max(draft.start, hit.start)) for draft in _verb_move(line, verb, vocabulary)
        )
    elif verb is not None and is_cameras(line, verb, taken):
        yield from _verb_move(line, verb, vocabulary)


def _names_move(line: Line, verb: Hit) -> bool:
    """Whether a verb names a move, with its direction right after it: "a slow track right"."""
    if line.word(verb.start).endswith(("s", "ing", "ed")) or not is_noun(line, verb):
        return False
    found = direction_at(line, verb.end, data("moves")["verbs"][verb.meaning.name].get("goes", {}))
    return found is not None and found[0] in _PLAIN_WAYS


def _verb_move(line: Line, verb: Hit, vocabulary: Vocabulary) -> Iterator[Draft]:
    move: dict[str, Any] = data("moves")["verbs"][verb.meaning.name]
    goes, group = move.get("goes", {}), move.get("group")
    start = subject_start(line, verb.start)
    found = list(directions(line, verb.end, goes))
    for number, (direction, first, last) in enumerate(found):
        begins = start if number == 0 else first
        yield saying((begins, last), goes[direction], group if group == "moving" else None, vocabulary)
    if not found and "else" in move and line.word(verb.start) not in _needing_direction():
        yield saying((start, verb.end), move["else"], group, vocabulary)
    if "speed" in move:
        yield speed(verb, move["speed"])


@lru_cache(maxsize=1)
def _needing_direction() -> frozenset[str]:
    """Verbs that say nothing of movement by themselves: "the camera goes dark"."""
    return frozenset(form for verb in data("moves")["never_moving"] for form in inflections(verb))


def _is_told(line: Line, hit: Hit, taken: Taken) -> bool:
    """Whether the clause has named a movement already, so that "moves" adds nothing to it."""
    clause = line.clauses[line.clause_of(hit.start)]
    return any(clause.start <= start < clause.end for start, _ in taken)


def _speeds(line: Line, draft: Draft) -> Iterator[Draft]:
    """How fast a movement is said to be, by the words in it and next to it."""
    if draft.facet == "motion_speed":
        return
    near = range(draft.start - 2, draft.end + 2)
    for hit in line.of("speed"):
        if hit.start in near and not line.has(hit.start, "clause_joiner"):
            yield speed(hit, hit.meaning.name)
            return


def joined(line: Line, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Alternatives made one claim: "pans or tracks" is true if either is."""
    waiting: Draft | None = None
    for draft in drafts:
        if waiting is not None and _are_alternatives(line, waiting, draft):
            among = tuple(dict.fromkeys((*waiting.among, *draft.among)))
            waiting = waiting.but(end=draft.end, among=among)
            continue
        if waiting is not None:
            yield waiting
        waiting = draft
    if waiting is not None:
        yield waiting


def _are_alternatives(line: Line, one: Draft, other: Draft) -> bool:
    """Whether either may be true; "no tilts or zooms" denies both."""
    if "motion_speed" in {one.facet, other.facet} or is_denied(line, one):
        return False
    between = range(one.end, other.start)
    return (
        len(between) <= 3
        and any(line.word(number) == "or" for number in between)
        and all(
            line.word(number) == "or" or line.has(number, "adverb", "speed", "slight", "determiner", "hedge")
            for number in between
        )
    )
