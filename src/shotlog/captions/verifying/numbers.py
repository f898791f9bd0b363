"""Numbers of people and of shots."""

import re
from typing import Final

from pydantic import JsonValue

from shotlog.captions.claim import Bound, Claim
from shotlog.captions.verdict import Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, all_of, any_of, unknown
from shotlog.captions.verifying.consequences import excluded
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.parted import parted_at
from shotlog.captions.verifying.places import Places, shots_in
from shotlog.captions.verifying.rules import rules
from shotlog.record import ClipLog, Evidence, Shot, machine
from shotlog.timing import FrameIndex, FrameRange
from shotlog.vocabulary import Vocabulary

_ABOUT: Final = 0.2
"""Share by which a number that is meant roughly may be off; one at least."""

_ALONE: Final = re.compile(
    r"\b(alone|only|sole|solitary|single|lone|lonely|just|exactly|no one else|nobody else|"
    r"by (him|her|them)sel\w+)\b",
    re.IGNORECASE,
)
"""Words by which one person is all there are; else a caption may speak of one among several."""


def fits(said: int, true: int, bound: Bound) -> bool:
    """Whether a number is true as it is meant."""
    if bound == "least":
        return true >= said
    if bound == "most":
        return true <= said
    if bound == "about":
        return abs(true - said) <= max(1, round(_ABOUT * true))
    return true == said


def people(claim: Claim, places: Places, log: ClipLog, vocabulary: Vocabulary) -> Answer:
    """Whether as many people are seen as a caption says.

    One person of several may be spoken of alone, and people may be added up over shots. That nobody is
    seen is to hold in every shot.
    """
    if not isinstance(claim.value, int):
        return unknown(f"{claim.value!r} is no number")
    knowns = [Known(log, place) for place in places.meant]
    answers = [_people_in(claim, known, vocabulary) for known in knowns]
    if places.each or claim.value == 0:
        return all_of(answers)
    counts = [
        max((one.value for one in known.findings("people_count") if isinstance(one.value, int)), default=None)
        for known in knowns
    ]
    together = sum(count for count in counts if count is not None)
    answer = _nearest(claim.value, answers)
    if answer.truth == FALSE and len(knowns) > 1 and claim.value <= together:
        return unknown("the shots together show as many people, who may be different ones", *answer.findings)
    return answer


def _people_in(claim: Claim, known: Known, vocabulary: Vocabulary) -> Answer:
    said = claim.value
    findings = known.findings("people_count")
    counted = [_counted(claim, finding) for finding in findings if isinstance(finding.value, int)]
    if counted:
        return _nearest(said, counted) if isinstance(said, int) else any_of(counted)
    facet = vocabulary.facets["people_count"]
    barred = excluded(facet, said, known, vocabulary) if claim.bound == "exact" else None
    if barred is not None:
        return barred
    weak = known.doubtful("people_count")
    if weak is not None:
        return unknown(f"{weak.says}, which is not sure enough to decide", weak)
    return unknown("nobody has counted the people here", *findings)


def _nearest(said: int, answers: list[Answer]) -> Answer:
    """Whether one of them holds; where none does, the number that is least off."""
    answer = any_of(answers)
    if answer.truth != FALSE:
        return answer
    wrong = [one for one in answers if isinstance(one.true_value, int)]
    return min(wrong, key=lambda one: abs(_number(one) - said), default=answer)


def _number(answer: Answer) -> int:
    return answer.true_value if isinstance(answer.true_value, int) else 0


def _counted(claim: Claim, finding: Finding) -> Answer:
    said, true = claim.value, finding.value
    if not isinstance(said, int) or not isinstance(true, int):
        return unknown("there is no number to compare")
    if fits(said, true, claim.bound):
        return Answer(TRUE, _pictures(finding), finding.confidence, (finding,))
    if said == 1 < true and not _ALONE.search(claim.words):
        return unknown(f"{finding.says}, and the words may speak of one of them", finding)
    return Answer(FALSE, _pictures(finding), finding.confidence, (finding,), "people_count", true)


def _pictures(finding: Finding) -> str:
    """A count in words: `measured: 3 of 4 pictures show 2 people`."""
    people = finding.figures.get("people")
    if not isinstance(people, list) or not people:
        return finding.says
    showing = sum(one == finding.value for one in people)
    verb, noun = "show" if len(people) > 1 else "shows", "person" if finding.value == 1 else "people"
    where = f"frames {finding.frames.start}-{finding.frames.end}"
    return f"measured: {showing} of {len(people)} pictures of {where} {verb} {finding.value} {noun}"


def shots(claim: Claim, log: ClipLog, frames: FrameRange, vocabulary: Vocabulary) -> Answer:
    """Whether the range holds as many shots as a caption says; titles and black are not counted.

    Where people's labels part a shot of the record, they count: people are believed first.
    """
    if not isinstance(claim.value, int):
        return unknown(f"{claim.value!r} is no number")
    inside = [shot for shot in shots_in(log, frames) if shot.kind == "shot"]
    finding = _shots_found(inside, parted_at(log, frames, vocabulary), frames)
    if not rules().decides("shot_count", finding.confidence):
        return unknown(f"{finding.says}, not all of them surely", finding)
    count = finding.value if isinstance(finding.value, int) else 0
    truth = TRUE if fits(claim.value, count, claim.bound) else FALSE
    instead = (None, None) if truth == TRUE else ("shot_count", count)
    return Answer(truth, finding.says, finding.confidence, (finding,), *instead)


def _shots_found(inside: list[Shot], parted: list[FrameIndex], frames: FrameRange) -> Finding:
    joins = [shot.transition_in for shot in inside[1:]]
    sure = min((join.confidence for join in joins), default=rules().nothing_found)
    count = len(inside) + len(parted)
    noun = "shot" if len(inside) == 1 else "shots"
    at = f", with a change at {', '.join(str(shot.start) for shot in inside[1:])}" if joins else ""
    says = f"the record has {len(inside)} {noun} in frames {frames.start}-{frames.end}{at}"
    if parted:
        says += f", which people's labels part at {', '.join(map(str, parted))}"
    boundaries: list[JsonValue] = [*sorted([*(shot.start for shot in inside[1:]), *parted])]
    figures: Evidence = {"boundaries": boundaries}
    return Finding(says, "shot_count", count, frames, machine("measure"), sure, None, figures)
