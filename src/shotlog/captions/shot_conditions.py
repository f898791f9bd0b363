"""What some words need beside them to speak of the camera or of a shot."""

from shotlog.captions.around import NEAR, clause_at, is_after, is_before, subject_at
from shotlog.captions.line import Line
from shotlog.captions.wording import Hit


def of_a_shot(line: Line, hit: Hit) -> bool:
    """Whether a size is one of a shot: "a wide view", "starts wide"."""
    if line.section in {"camera", "spatial"}:
        return not line.has(hit.end, "person", "camera") and line.word(hit.end) not in {"of", "movement"}
    after = hit.end
    while line.has(after, "noun_signs", "slight", "shot_kind") and not line.has(after, "shot_word"):
        after += 1
    return line.has(after, "shot_word") or _is_framing(line, hit)


def _is_framing(line: Line, hit: Hit) -> bool:
    """Whether a bare "wide" or "tight" is a size: "starts wide", "goes from wide to tight", "tight on"."""
    if hit.end < len(line) and not line.has(
        hit.end, "clause_joiner", "coordinator", "then", "to", "framing_after", "whole", "start", "end"
    ):
        return False
    if hit.start == 0 and line.word(hit.end) == "on":
        return True
    before = hit.start - 1
    while line.has(before, "determiner") or line.word(before) in {"on", "with", "up", "in", "very", "quite"}:
        before -= 1
    if line.has(before, "auxiliary") and line.has(before - 1, "camera", "picture"):
        return True
    return line.has(before, "start", "end", "framing_before") and subject_at(line, hit) in {
        "camera",
        "picture",
        "we",
        None,
    }


def of_the_camera(line: Line, hit: Hit) -> bool:
    """Whether something is said of the camera."""
    clause, subject = clause_at(line, hit), subject_at(line, hit)
    if line.section == "camera" or (clause.subject in {None, "it"} and subject == "camera"):
        return True
    if clause.subject == "picture" and line.has(hit.start - 1, "auxiliary", "adverb"):
        return True
    if (
        clause.subject in {"camera", "picture"}
        and line.has(hit.start - 1, "coordinator")
        and not _names_others(line, hit)
    ):
        return True
    near = range(max(clause.start, hit.start - 4), min(clause.end, hit.end + NEAR))
    cameras = any(
        line.has(place, "camera") and not line.is_prop(place) and not _is_target(line, place)
        for place in near
    )
    return cameras and subject in {"camera", "picture", "we", None, "other"}


def _names_others(line: Line, hit: Hit) -> bool:
    """Whether somebody or something else is named before a word, which it may be said of."""
    start = clause_at(line, hit).start
    return any(
        line.has(place, "person", "person_pronoun", "preposition") for place in range(start, hit.start)
    )


def _is_target(line: Line, place: int) -> bool:
    """Whether something is done towards the camera here."""
    before = place - 1
    while line.has(before, "determiner"):
        before -= 1
    return line.has(before, "target_word")


def of_camera_or_shot(line: Line, hit: Hit) -> bool:
    """Whether something is said of the camera or of its picture, or beside a word for filming."""
    if line.section in {"camera", "spatial"} or subject_at(line, hit) in {"camera", "picture"}:
        return True
    return any(
        near(line, hit, kind) for near in (is_before, is_after) for kind in ("shot_word", "shooting_word")
    )
