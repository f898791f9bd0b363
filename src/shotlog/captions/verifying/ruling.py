"""Whether the record bears a claim out."""

from dataclasses import replace

from shotlog.captions.claim import Claim, ClaimValue
from shotlog.captions.mending import replacement
from shotlog.captions.verdict import NEAR_MISS, Verdict
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, all_of, any_of, denied, unknown
from shotlog.captions.verifying.grading import error_of
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.lettering import on_screen_text
from shotlog.captions.verifying.numbers import people, shots
from shotlog.captions.verifying.places import Place, Places, held_frames, places
from shotlog.captions.verifying.rules import rules
from shotlog.captions.verifying.terms import term_holds
from shotlog.captions.verifying.transitions import transition
from shotlog.record import ClipLog, Ruling
from shotlog.timing import FrameRange
from shotlog.vocabulary import Facet, Vocabulary

_OF_THE_RANGE = ("transition", "people_count", "on_screen_text", "shot_count")
"""Facets of which a denial is meant of all frames: "no people", "without a dissolve"."""

_ON_TITLES = ("on_screen_text", "overlays")
"""Facets that titles have, too."""


def verify(claim: Claim, log: ClipLog, frames: FrameRange | None, vocabulary: Vocabulary) -> Verdict:
    """What the record says of a claim; a pure function of its arguments.

    People's labels rule before any measurement, and a measurement decides only from its proven confidence.

    Args:
        claim: The claim.
        log: The record of its clip.
        frames: The range that the caption is about, or None for the whole clip.
        vocabulary: The fixed words.

    Raises:
        NotFound: The clip has none of the frames.
    """
    held = held_frames(log, frames)
    meant = places(claim.when, log, held, every_kind=claim.facet in _ON_TITLES)
    answer = _answer(claim, meant, log, vocabulary)
    return _verdict(claim, answer, _frames(claim, meant), vocabulary)


def _answer(claim: Claim, meant: Places, log: ClipLog, vocabulary: Vocabulary) -> Answer:
    if claim.kind == "open":
        return unknown("the labels say nothing of this; a person or a judge has to look")
    if claim.facet not in vocabulary.facets:
        return unknown(f"{claim.facet} is no facet of {vocabulary.version}")
    if claim.polarity == "affirmed":
        return _affirmed(claim, meant, log, vocabulary)
    if claim.facet in _OF_THE_RANGE or meant.each:
        everywhere = Places(meant.meant, each=False, range=meant.range)
        return denied(_affirmed(claim, everywhere, log, vocabulary))
    singly = [Places((place,), each=False, range=meant.range) for place in meant.meant]
    return _over([_denied(_affirmed(claim, one, log, vocabulary), one.meant[0]) for one in singly], meant)


def _denied(answer: Answer, place: Place) -> Answer:
    """The contrary; what holds of the shot as a whole may yet not hold of a stretch of it."""
    whole = any(finding.frames == place.shot.frames for finding in answer.findings)
    if answer.truth == TRUE and place.stretch and whole:
        return unknown(f"{answer.reason}, but not necessarily in every part of that", *answer.findings)
    return denied(answer)


def _affirmed(claim: Claim, meant: Places, log: ClipLog, vocabulary: Vocabulary) -> Answer:
    if claim.facet == "people_count":
        return people(claim, meant, log, vocabulary)
    if claim.facet == "shot_count":
        return shots(claim, log, meant.range, vocabulary)
    if claim.facet == "on_screen_text":
        return on_screen_text(claim, meant, log)
    terms = terms_of(claim, vocabulary)
    if not terms:
        return unknown(f"{claim.value!r} is no term of {claim.facet}")
    if claim.facet == "transition":
        return any_of(transition(term, claim.when, log, meant.range, vocabulary) for _, term in terms)
    return _over([_any_term(terms, place, log, vocabulary) for place in meant.meant], meant)


def _over(answers: list[Answer], meant: Places) -> Answer:
    """One answer for several shots; where nothing else is known, people's word on the probable one counts."""
    if meant.each:
        return all_of(answers)
    answer, probable = any_of(answers), answers[meant.probable]
    if answer.truth is None and probable.truth == FALSE and probable.by_person:
        return replace(probable, confidence=rules().probable_shot * probable.confidence)
    return answer


def _any_term(terms: list[tuple[Facet, str]], place: Place, log: ClipLog, vocabulary: Vocabulary) -> Answer:
    known = Known(log, place)
    return any_of(term_holds(facet, term, known, vocabulary) for facet, term in terms)


def terms_of(claim: Claim, vocabulary: Vocabulary) -> list[tuple[Facet, str]]:
    """The terms that make a claim true, groups taken apart."""
    said: tuple[tuple[str, ClaimValue], ...] = claim.among or ((claim.facet, claim.value),)
    return [
        (facet, term.id)
        for name, value in said
        if (facet := vocabulary.facets.get(name)) is not None and facet.has_terms
        for term in facet.meant(str(value))
    ]


def _frames(claim: Claim, meant: Places) -> FrameRange:
    return meant.range if claim.facet in ("transition", "shot_count") else meant.frames


def _verdict(claim: Claim, answer: Answer, frames: FrameRange, vocabulary: Vocabulary) -> Verdict:
    reason = answer.reason[:1].upper() + answer.reason[1:] + "."
    if answer.truth is None:
        return Verdict(claim, "cannot_tell", frames, reason, evidence=answer.findings)
    ruling: Ruling = "contradicted" if answer.truth == FALSE else "supported"
    error = error_of(claim, answer, vocabulary)
    return Verdict(
        claim=claim,
        ruling=ruling,
        frames=frames,
        reason=reason,
        confidence=answer.confidence,
        degree=answer.truth,
        error_type=error.type if error else None,
        severity=error.severity if error else None,
        true_value=answer.true_value if error else None,
        true_facet=answer.true_facet if error else None,
        fix=_fix(claim, answer, vocabulary) if error else None,
        author=answer.findings[0].author if answer.findings else None,
        evidence=answer.findings,
    )


def _fix(claim: Claim, answer: Answer, vocabulary: Vocabulary) -> str | None:
    """The replacement; none for a transition that the record itself may have taken for one like it."""
    if claim.facet == "transition" and answer.truth == NEAR_MISS:
        return None
    return replacement(claim, answer.true_facet, answer.true_value, vocabulary)
