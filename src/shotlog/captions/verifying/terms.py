"""Whether a term holds of a place: what was said of its facet, and what other facets say of it.

In this order, and people's word before any measurement: what was said of the facet itself; what silence about
a movement means (the gate rule); what stands in its place (hard pairs, the coarse direction); what follows
from other facets; what they exclude.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from shotlog.captions.verdict import NEAR_MISS, Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, all_of, any_of, decisive, unknown
from shotlog.captions.verifying.consequences import GENERAL, excluded, implied, is_kind_of, plain_values
from shotlog.captions.verifying.directions import as_coarse, by_coarse_direction, by_hard_pair
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.places import Place
from shotlog.captions.verifying.rules import rules
from shotlog.record import LabelValue
from shotlog.vocabulary import Facet, Vocabulary

_Way = Callable[[], Iterable[Answer | None]]
"""A way to an answer, gone only where those before it have not decided."""

_OPEN = ("NA_", "unknown_", "unclear_")
"""Beginnings of the terms that say a question has no answer here."""


def term_holds(facet: Facet, term: str, known: Known, vocabulary: Vocabulary) -> Answer:
    """Whether a term holds of a place.

    Args:
        facet: Its facet, one of terms.
        term: Its id.
        known: What is known of the place.
        vocabulary: The fixed words.
    """
    claimed: LabelValue = [term] if facet.select == "multi" else term
    ways: tuple[_Way, ...] = (
        lambda: [_directly(facet, term, known, vocabulary)],
        lambda: [by_hard_pair(facet, term, known, vocabulary)],
        lambda: [as_coarse(facet, term, known)],
        lambda: [by_coarse_direction(facet, term, known, vocabulary)],
        lambda: implied(facet, term, known),
        lambda: [excluded(facet, claimed, known, vocabulary)],
    )
    answer = _first_of(ways) or _untold(facet, known)
    if answer.truth == FALSE and rules().rest.get(facet.id) == term:
        return _unless_at_rest(answer, known.place)
    return answer


def _first_of(ways: Iterable[_Way]) -> Answer | None:
    """The first way by which a person's word decides, else the first that decides, else the first at all."""
    found: list[Answer] = []
    for way in ways:
        found += [answer for answer in way() if answer is not None]
        if any(answer.truth is not None and answer.by_person for answer in found):
            break
    return decisive(found) or (found[0] if found else None)


def _unless_at_rest(answer: Answer, place: Place) -> Answer:
    """A movement of the shot as a whole does not say that the camera never rests in it."""
    if place.stretch and any(finding.frames == place.shot.frames for finding in answer.findings):
        return unknown(f"{answer.reason}, but it may rest for a part of that", *answer.findings)
    return answer


def _untold(facet: Facet, known: Known) -> Answer:
    weak = known.doubtful(facet.id)
    if weak is not None:
        return unknown(f"{weak.says}, which is not sure enough to decide", weak)
    return unknown(f"nothing in the record says anything of {facet.label.lower()} here")


def _directly(facet: Facet, term: str, known: Known, vocabulary: Vocabulary) -> Answer | None:
    findings = known.findings(facet.id)
    if not findings:
        return None
    if facet.select == "multi":
        return _among_several(facet, term, findings, known, vocabulary)
    answers = [
        _single(facet, term, value, finding)
        for finding in findings
        for value in _values(finding.value, known.place.moments)
    ]
    answer = all_of(answers) if known.place.part == "whole" else any_of(answers)
    return _with_place(facet, term, answer, findings)


def _values(value: LabelValue, moments: tuple[str, ...]) -> list[LabelValue]:
    if isinstance(value, dict):
        return [value.get(moment) for moment in moments]
    return [value]


def _with_place(facet: Facet, term: str, answer: Answer, findings: list[Finding]) -> Answer:
    """Marks what is false here and true at the other end of the shot."""
    if answer.truth != FALSE or facet.temporal != "start_end":
        return answer
    said = [finding.value for finding in findings if isinstance(finding.value, dict)]
    swapped = any(term in (value.get("start"), value.get("end")) for value in said)
    return replace(answer, misplaced=swapped)


def _single(facet: Facet, term: str, value: LabelValue, finding: Finding) -> Answer:
    if not isinstance(value, str) or value.startswith(_OPEN):
        return unknown(f"{finding.says}, which leaves it open", finding)
    if value == term or is_kind_of(facet, value, term):
        return Answer(TRUE, finding.says, finding.confidence, (finding,))
    if value == GENERAL.get(facet.id) and term != facet.opposite(value):
        return unknown(f"{finding.says}, which leaves the direction open", finding)
    truth = NEAR_MISS if rules().are_near(facet, term, value) else FALSE
    return Answer(truth, finding.says, finding.confidence, (finding,), facet.id, value)


def _among_several(
    facet: Facet, term: str, findings: list[Finding], known: Known, vocabulary: Vocabulary
) -> Answer:
    for finding in findings:
        values = _values(finding.value, known.place.moments)
        if any(isinstance(value, list) and term in value for value in values):
            return Answer(TRUE, finding.says, finding.confidence, (finding,))
    answer = all_of(_not_named(facet, term, finding, known, vocabulary) for finding in findings)
    elsewhere = next((one for one in known.elsewhere(facet.id) if _names(one, term)), None)
    if elsewhere is None:
        return answer
    says = f"{elsewhere.says}, not for frames {known.place.frames.start}-{known.place.frames.end}"
    sure = rules().named_elsewhere * elsewhere.confidence
    return Answer(FALSE, says, sure, (elsewhere,), facet.id, findings[0].value, misplaced=True)


def _not_named(facet: Facet, term: str, finding: Finding, known: Known, vocabulary: Vocabulary) -> Answer:
    """What a list says of a term that does not stand in it."""
    if finding.value is None:
        return unknown(f"{finding.says}, which leaves it open", finding)
    true_facet, instead = (facet.id, finding.value) if finding.value else _done_instead(facet, known)
    if finding.value == []:
        return Answer(FALSE, finding.says, finding.confidence, (finding,), true_facet, instead)
    meaning = vocabulary.silence(
        facet.id, term, plain_values(known, "start", known.facets), transition_inside=_in_transition(known)
    )
    if meaning == "no":
        says = f"{finding.says}; with motion of this kind, what is not named is absent"
        return Answer(FALSE, says, finding.confidence, (finding,), true_facet, instead)
    opposite = facet.opposite(term) if facet.id in vocabulary.gate.governs else None
    if meaning == "unknown" and opposite and _names(finding, opposite) and not _is_open(known, vocabulary):
        return Answer(
            FALSE, finding.says, rules().opposite_named * finding.confidence, (finding,), facet.id, [opposite]
        )
    return unknown(f"{finding.says}, which says nothing of {term}", finding)


def _names(finding: Finding, term: str) -> bool:
    return isinstance(finding.value, list) and term in finding.value


def _is_open(known: Known, vocabulary: Vocabulary) -> bool:
    """Whether the motion was called minor or complex, so that only what is sure was named."""
    gate = vocabulary.gate
    return any(finding.value in gate.unknown_when for finding in known.findings(gate.facet))


def _done_instead(facet: Facet, known: Known) -> tuple[str, LabelValue]:
    """What the camera does, where a movement is denied: rests, or makes another one that was named."""
    if facet.area != "movement":
        return facet.id, []
    coarse = known.findings("camera_movement")
    named = [one for name in rules().coarse for one in known.findings(name) if one.value]
    resting = [one for one in coarse if one.value == "static"]
    for finding in (*resting, *named, *coarse):
        return finding.facet, finding.value
    return facet.id, []


def _in_transition(known: Known) -> bool:
    """Whether the frames meant lie within a gradual transition, which voids labels of movement."""
    shot, frames = known.place.shot, known.place.frames
    return any(
        way.kind in ("dissolve", "wipe", "dip") and way.start <= frames.start and frames.end <= way.end
        for way in (shot.transition_in, shot.transition_out)
    )
