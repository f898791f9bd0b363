"""Whose a verb is: in "as the camera pans left, she turns right", one is the camera's."""

from collections.abc import Sequence

from shotlog.captions.line import Line
from shotlog.captions.patterns import data
from shotlog.captions.wording import Hit

Taken = Sequence[tuple[int, int]]
"""Tokens that have been read as moves of the camera."""

PASSED = (
    "adverb", "auxiliary", "speed", "slight", "strong", "hedge", "negation", "start", "end", "then",
    "numbers",
)  # fmt: skip
"""Classes of words that may stand between a subject and its verb."""

_HEADS = ("camera", "we", "it", "person_pronoun", "abstract", "person", "picture")
_PICTURE_DOES = frozenset({"push", "pull", "approach", "retreat"})
_FOLLOWING = frozenset({"follow", "track"})
_WITH_OBJECT = frozenset({"follow", "track", "arc", "lead"})


def is_cameras(line: Line, verb: Hit, taken: Taken) -> bool:
    """Whether what a verb says is what the camera does."""
    if _by_the_camera(line, verb.end):
        return True
    if _is_something_else(line, verb, taken):
        return False
    owner = _owner(line, verb, taken)
    if owner == "camera" or line.has(verb.end, "body"):
        return owner == "camera"
    strong = data("moves")["verbs"][verb.meaning.name].get("strong") == "true"
    if owner == "picture":
        return _does_picture(line, verb, strong=strong)
    if owner is None:
        return line.section in {"camera", "spatial", "editing"} or (strong and verb.start == 0)
    return owner == "we"


def _is_something_else(line: Line, verb: Hit, taken: Taken) -> bool:
    """Whether the verb is part of another statement: of focus, a transition, an angle, a purpose."""
    if line.has(verb.end, "noun_never") and not line.has(verb.end, "direction", "possessive"):
        return True
    others = (
        hit for hit in line.of("term") if hit.meaning.name in {"focus_change", "transition", "playback_speed"}
    )
    if any(hit.start <= verb.start < hit.end for hit in others):
        return True
    if verb.meaning.name in {"tilt", "angle", "roll"} and _is_state(line, verb):
        return True
    if line.word(verb.end) == "by" and line.word(verb.start).endswith("ed"):
        return True
    return bool(taken) and line.word(verb.start - 1) == "to" and verb.meaning.name in _FOLLOWING


def _is_state(line: Line, verb: Hit) -> bool:
    """Whether a participle says how the camera stands: "is tilted up" is an angle, not a move."""
    before = verb.start - 1
    while line.has(before, "adverb", "slight", "strong"):
        before -= 1
    return line.word(verb.start).endswith("ed") and line.has(before, "state")


def _by_the_camera(line: Line, number: int) -> bool:
    """Whether a verb in the passive is done "by the camera"."""
    window = range(number, min(len(line) - 1, number + 4))
    return any(line.word(place) == "by" and line.has(place + 2, "camera") for place in window)


def _does_picture(line: Line, verb: Hit, *, strong: bool) -> bool:
    """Whether a verb is the camera's where its subject is "the shot", "the scene" or the like."""
    clause = line.clauses[line.clause_of(verb.start)]
    after = (
        number for number in range(verb.end, clause.end) if not line.has(number, "preposition", "scenic")
    )
    if any(line.has(number, "abstract", "we") for number in after):
        return False
    before = range(verb.start - 1, clause.start - 1, -1)
    head = next((number for number in before if line.has(number, "picture")), -1)
    if line.has(head, "camera_like"):
        return True
    return verb.meaning.name not in _FOLLOWING and (strong or verb.meaning.name in _PICTURE_DOES)


def _owner(line: Line, verb: Hit, taken: Taken) -> str | None:
    """Who does what a verb says: the head to its left, or the subject that its clause takes over."""
    place = line.clause_of(verb.start)
    start = line.clauses[place].start
    number = verb.start - 1
    if line.has(number, "before", "between") and not line.has(number, "adverb", "auxiliary", "speed"):
        return "other"
    crossed = False
    while number >= start and not line.has(number, *_HEADS):
        if any(first <= number < last for first, last in taken):
            return "camera"
        if line.has(number, "coordinator", "clause_joiner") and not line.has(number, "then"):
            crossed = True
        elif line.word(number).isalnum() and not line.has(number, *PASSED):
            break
        number -= 1
    if number < start:
        return _inherited(line, place)
    return _head_owner(line, verb, place, number, crossed=crossed)


def _head_owner(line: Line, verb: Hit, place: int, number: int, *, crossed: bool) -> str | None:
    """The owner by the word that a search to the left of a verb came upon."""
    head = head_of(line, number)
    if head in {"camera", "picture"} and not line.is_prop(number):
        if not is_object(line, number):
            return head
        carried = crossed or line.word(verb.start).endswith("ing")
        if (
            carried
            and line.clauses[place].subject == "camera"
            and not (crossed and line.has(number + 1, "clause_joiner"))
        ):
            return "camera"
    if head == "camera":
        return "other"
    if head == "it":
        return antecedent(line, place)
    if crossed or (head is None and _is_parted(line, line.clauses[place].start, number)):
        return line.subject_of(place)
    return head or "other"


def head_of(line: Line, number: int) -> str | None:
    """What kind of subject a word may be."""
    kind = next((kind for kind in _HEADS if line.has(number, kind)), None)
    return "person" if kind == "person_pronoun" else kind


def _inherited(line: Line, place: int) -> str | None:
    """The subject of a clause without one: of the next in "panning left, the camera", or the one before."""
    if place == 0 and len(line.clauses) > 1 and line.clauses[1].subject in {"camera", "picture"}:
        return line.clauses[1].subject
    found = line.subject_of(place)
    if found is None and line.before == "camera":
        return "camera"
    if found == "picture" and _is_taken_by_camera(line, place):
        return "camera"
    if found in {"it", None} or (found == "other" and line.section == "camera"):
        return "camera" if line.section == "camera" else None
    return found


def _is_taken_by_camera(line: Line, place: int) -> bool:
    """Whether the clause before names what took the picture: "filmed from a drone, flying forward"."""
    before, clause = line.clauses[place - 1], line.clauses[place]
    moves = any(line.word(number).endswith("ing") for number in range(clause.start, clause.start + 3))
    taken = (number for number in range(before.start + 1, before.end) if line.has(number, "camera"))
    return moves and any(
        not line.is_prop(number) and line.word(number - 2) in {"from", "by", "with", "on"} for number in taken
    )


def antecedent(line: Line, place: int) -> str:
    """What "it" in a clause stands for: the camera, or something else."""
    if line.section == "camera":
        return "camera"
    if place == 0:
        return "camera" if line.before == "camera" else "other"
    before = line.subject_of(place - 1)
    return "camera" if before == "camera" and not _has_object(line, place - 1) else "other"


def _has_object(line: Line, place: int) -> bool:
    """Whether the camera's clause names what it does follow, which an "it" after it then means."""
    clause = line.clauses[place]
    if any(line.has(number, "negation") for number in range(clause.start, clause.end)):
        return False
    return any(
        hit.meaning.name in _WITH_OBJECT and line.has(hit.end, "determiner")
        for hit in line.of("verb")
        if clause.start <= hit.start < clause.end
    )


def is_object(line: Line, number: int) -> bool:
    """Whether the camera here is what something is done to: "walks toward the camera"."""
    before = number
    while before > 0 and line.has(before, "camera", "picture"):
        before -= 1
    while before > 0 and line.has(before, "determiner"):
        before -= 1
    return line.has(before, "preposition") and line.word(before) not in {"from", "by"}


def _is_parted(line: Line, start: int, number: int) -> bool:
    """Whether the camera leads the clause and only a phrase parts it from the verb."""
    leads = any(line.has(place, "camera") for place in range(start, min(number, start + 5)))
    return leads and any(line.has(place, "preposition", "phrase") for place in range(start, number))


def subject_start(line: Line, verb: int) -> int:
    """Where the words of a statement begin: at the camera, if only adverbs part it from the verb."""
    number = verb - 1
    while line.has(number, "adverb", "auxiliary", "speed", "slight", "strong", "hedge", "negation"):
        number -= 1
    if not line.has(number, "camera", "picture", "we", "it"):
        return verb
    while line.has(number - 1, "camera", "determiner") and not line.has(number - 1, "clause_joiner"):
        number -= 1
    return number
