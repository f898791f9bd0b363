"""What the record is sure of and a caption leaves out."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from shotlog.captions.claim import Claim
from shotlog.captions.mending import sentence
from shotlog.captions.verdict import Finding, Omission
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.places import Place, held_frames, places, shots_in
from shotlog.captions.verifying.rules import Must, rules
from shotlog.captions.verifying.transitions import transition_finding, transitions_in
from shotlog.record import ClipLog, LabelValue
from shotlog.timing import FrameRange
from shotlog.vocabulary import Vocabulary

_MOVEMENTS: Final = ("path", "rotation", "translation", "intrinsic", "camera_movement")
"""Where the camera's movement is said, the most telling first."""


def omissions(
    claims: Sequence[Claim],
    log: ClipLog,
    frames: FrameRange | None,
    vocabulary: Vocabulary,
    sections: Collection[str] | None = None,
) -> list[Omission]:
    """What a caption must say by `rules.yaml`, is sure, and is not said, in the order of the rules.

    A statement about a facet counts as said even if it is wrong: then it is to be mended, not added. What is
    left out of several shots alike is told once.

    Args:
        claims: The claims of the caption.
        log: The record of its clip.
        frames: The range that the caption is about, or None for the whole clip.
        vocabulary: The fixed words.
        sections: The sections that the caption has; None where it has none and must say everything.

    Raises:
        NotFound: The clip has none of the frames.
    """
    held = held_frames(log, frames)
    found: dict[tuple[str, str], Omission] = {}
    for facet, must in rules().musts.items():
        if facet not in vocabulary.facets or (sections is not None and must.section not in sections):
            continue
        for finding in _left_out(facet, must, claims, log, held):
            omission = _omission(finding, must, vocabulary)
            before = found.setdefault((omission.facet, str(omission.value)), omission)
            if before is not omission:
                found[omission.facet, str(omission.value)] = _joined(before, omission)
    return list(found.values())


def _left_out(
    facet: str, must: Must, claims: Sequence[Claim], log: ClipLog, frames: FrameRange
) -> Iterator[Finding]:
    if facet == "transition":
        yield from _transitions(claims, log, frames)
        return
    said = [claim for claim in claims if claim.kind == "film" and claim.facet in (facet, *must.said_by)]
    for shot in shots_in(log, frames):
        if any(_speaks_of(claim, shot.id, log, frames) for claim in said):
            continue
        place = Place(shot, shot.frames.intersection(frames) or shot.frames, "unsaid", stretch=False)
        finding = _sure(facet, must, Known(log, place))
        if finding is not None:
            yield finding


def _speaks_of(claim: Claim, shot: str, log: ClipLog, frames: FrameRange) -> bool:
    """Whether a claim may be about a shot, as far as its words say."""
    return any(place.shot.id == shot for place in places(claim.when, log, frames).meant)


def _sure(facet: str, must: Must, known: Known) -> Finding | None:
    asked = _MOVEMENTS if facet == "camera_movement" else (facet,)
    for name in asked:
        for finding in known.findings(name):
            if _is_worth_saying(finding.value, must):
                return finding
    return None


def _is_worth_saying(value: LabelValue, must: Must) -> bool:
    if isinstance(value, dict):
        return all(_is_worth_saying(end, must) for end in value.values())
    if isinstance(value, list):
        return bool(value) and not all(term in must.unless for term in value)
    return value is not None and value not in must.unless


def _transitions(claims: Sequence[Claim], log: ClipLog, frames: FrameRange) -> Iterator[Finding]:
    said = {str(value) for claim in claims if claim.facet == "transition" for _, value in _among(claim)}
    counted = any(claim.facet == "shot_count" for claim in claims)
    for way in transitions_in(log, frames):
        told = way.kind in said or (way.kind == "cut" and (counted or said))
        if not told and rules().decides("transition", way.confidence) and way.kind not in ("start", "end"):
            yield transition_finding(way)


def _among(claim: Claim) -> tuple[tuple[str, object], ...]:
    return claim.among or ((claim.facet, claim.value),)


def _omission(finding: Finding, must: Must, vocabulary: Vocabulary) -> Omission:
    return Omission(
        facet=finding.facet,
        value=finding.value,
        frames=finding.frames,
        section=must.section,
        error_type=must.error,
        severity=must.severity,
        words=sentence(finding.facet, finding.value, vocabulary),
        evidence=finding,
    )


def _joined(one: Omission, other: Omission) -> Omission:
    """The same left out of two shots."""
    frames = FrameRange(min(one.frames.start, other.frames.start), max(one.frames.end, other.frames.end))
    return Omission(
        one.facet, one.value, frames, one.section, one.error_type, one.severity, one.words, one.evidence
    )
