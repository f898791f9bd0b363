"""What a caption says of a camera that does not move."""

from collections.abc import Iterator

from shotlog.captions.draft import Draft
from shotlog.captions.line import Line
from shotlog.captions.owners import antecedent, is_object, subject_start
from shotlog.captions.wording import Hit

_AMONG = (("camera_movement", "static"),)
_EXCEPTED = 9
"""Words between "nothing" and "moves" in which an exception may be named."""

_PASSED = (
    "adverb", "static_verbs", "auxiliary", "strong", "slight", "static_words", "hedge", "negation", "numbers",
)  # fmt: skip


def still(line: Line) -> Iterator[Draft]:
    """Statements that the camera does not move: "static shot", "the lens stays fixed", "locked off"."""
    for hit in line.longest("static_whole"):
        start = subject_start(line, hit.start)
        yield Draft(start, hit.end, "camera_movement", "static", _AMONG, settled=True)
    yield from _nothing_moves(line)
    for hit in line.longest("static_words"):
        begins = _start(line, hit)
        if begins is not None and not _is_mood(line, hit):
            yield Draft(begins, hit.end, "camera_movement", "static", _AMONG)
    for hit in line.longest("static_alone"):
        moods = line.clauses[line.clause_of(hit.start)].subject in {"abstract", "person"}
        if line.section in {"camera", "spatial", "editing"} or (
            line.word(hit.start) == "locked" and not moods
        ):
            yield Draft(hit.start, hit.end, "camera_movement", "static", _AMONG)


def _nothing_moves(line: Line) -> Iterator[Draft]:
    """A picture in which nothing moves, or only what is named: "nothing but the digits changes"."""
    for hit in line.longest("nothing"):
        after = range(hit.end, min(len(line), hit.end + _EXCEPTED))
        verb = next((place for place in after if line.has(place, "moves_at_all")), None)
        if verb is not None and line.word(hit.end) != "else":
            yield Draft(hit.start, verb + 1, "camera_movement", "static", _AMONG, settled=True)


def _is_mood(line: Line, hit: Hit) -> bool:
    """Whether stillness is a figure of speech: "the scene is static in its sorrow"."""
    clause = line.clauses[line.clause_of(hit.start)]
    after = range(hit.end, min(clause.end, hit.end + 4))
    moods = any(
        line.has(number, "abstract") and not line.has(number, "scenic", "static_nouns") for number in after
    )
    return moods and clause.subject != "camera"


def _start(line: Line, hit: Hit) -> int | None:
    """Where a statement of stillness starts, if it is the camera or its picture that is still."""
    after = hit.end
    while line.has(after, "noun_signs", "static_words", "slight") or line.word(after) in {"and", ","}:
        after += 1
    if line.has(after, "static_nouns") or line.has(hit.end, "static_nouns"):
        return hit.start
    before = hit.start - 1
    while line.has(before, *_PASSED) or line.word(before) in {"and", "in", "a"}:
        before -= 1
    if line.word(before) in {"which", "that"} or _goes_on(line, before):
        owner = line.subject_of(line.clause_of(hit.start))
        return before + 1 if owner in {"camera", "picture"} else None
    if before < hit.start - 1 and _is_said_of_camera(line, before):
        return subject_start(line, before + 1)
    return None


def _goes_on(line: Line, before: int) -> bool:
    """Whether "and" carries on with what somebody does: "cranes up over the wall and comes to rest"."""
    return line.word(before + 1) == "and" and line.has(before + 2, "static_verbs", "then")


def _is_said_of_camera(line: Line, before: int) -> bool:
    """Whether the word before a statement of stillness is its subject, and the camera."""
    if line.has(before, "it"):
        return antecedent(line, line.clause_of(before)) == "camera"
    return line.has(before, "camera", "picture") and not (line.is_prop(before) or is_object(line, before))
