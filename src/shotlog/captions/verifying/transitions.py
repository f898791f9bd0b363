"""Cuts and gradual transitions, as the shots of the record have them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from shotlog.captions.claim import When
from shotlog.captions.verdict import NEAR_MISS, Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, unknown
from shotlog.captions.verifying.parted import parted_at
from shotlog.captions.verifying.places import SPILL, numbered, segments_in, shots_in
from shotlog.captions.verifying.rules import rules
from shotlog.record import ClipLog, Shot, Transition, machine
from shotlog.timing import FrameRange
from shotlog.vocabulary import Vocabulary

_WRONG_SIDE: Final = (("fade_in", "end"), ("fade_out", "start"))
"""What never stands at that side of a shot: "fades in from black and out again" names no place."""

_FADES: Final = ("fade_in", "fade_out")
_EDGES: Final = ("start", "end")
_FOUND: Final = ("cut", "dissolve", "fade_in", "fade_out", "dip", "wipe")
"""What measuring can tell apart; of other kinds it says nothing."""

_ALIKE: Final = {"dissolve": ("fade_in", "fade_out"), "dip": ("fade_in", "fade_out")}
"""What the record may take for one of these: a dissolve with a dark picture is like a fade."""


def transition(term: str, when: When, log: ClipLog, frames: FrameRange, vocabulary: Vocabulary) -> Answer:
    """Whether a transition of a kind lies where the caption says.

    Args:
        term: Its kind.
        when: The shot that it begins or ends, and whether it stands at the start or the end of the range.
        log: The record.
        frames: The range of the caption.
        vocabulary: The fixed words.
    """
    if term not in _FOUND:
        return unknown(f"whether there is a {term.replace('_', ' ')} is not measured")
    if (term, when.part) in _WRONG_SIDE:
        when = replace(when, part="unsaid")
    meant = _meant(when, log, frames)
    same = [way for way in meant if way.kind == term]
    if same:
        return _found(max(same, key=lambda way: way.confidence))
    alike = [way for way in meant if term in _ALIKE.get(way.kind, ())]
    if alike:
        finding = transition_finding(alike[0])
        return Answer(NEAR_MISS, finding.says, finding.confidence, (finding,), "transition", alike[0].kind)
    placed = when.shot is not None or when.part != "unsaid"
    if not placed and term not in _FADES and (parted := parted_at(log, frames, vocabulary)):
        where = ", ".join(map(str, parted))
        return unknown(f"people's labels part the shot at {where}, and the record does not say how")
    others = [way for way in _in_its_place(term, meant, log, frames, placed=placed) if way.kind not in _EDGES]
    if others:
        return _other_kind(term, others, frames)
    return _nothing(term, meant, frames) if placed or term == "cut" else _may_be_missed(term, frames)


def _in_its_place(
    term: str, meant: list[Transition], log: ClipLog, frames: FrameRange, *, placed: bool
) -> list[Transition]:
    """What stands where one of this kind could: a fade at its side of the shots, others between shots."""
    if placed:
        return meant
    inside = segments_in(log, frames)
    sides = {
        "fade_in": [shot.transition_in for shot in inside],
        "fade_out": [shot.transition_out for shot in inside],
    }
    between = [shot.transition_in for shot in inside[1:]]
    if term == "cut" and not between:
        return [way for way in meant if rules().decides("transition", way.confidence)] or meant
    return _touching(sides.get(term, between), frames)


def _other_kind(term: str, others: list[Transition], frames: FrameRange) -> Answer:
    sure = min([rules().nothing_found, *(way.confidence for way in others)])
    findings = tuple(transition_finding(way) for way in others)
    where = f"frames {frames.start}-{frames.end}"
    says = f"no {term.replace('_', ' ')} was found in {where}, but {_listed(findings)}"
    if not rules().decides("transition", sure):
        return unknown(f"{says}, not surely enough to decide", *findings)
    true = others[-1] if term == "fade_out" else others[0]
    return Answer(FALSE, says, sure, findings, "transition", true.kind)


def _nothing(term: str, meant: list[Transition], frames: FrameRange) -> Answer:
    says = f"no change of shot was found in frames {frames.start}-{frames.end}"
    edge = next((way for way in meant if way.kind in _EDGES), None)
    if edge is not None:
        says += f"; the clip {'begins' if edge.kind == 'start' else 'ends'} there"
        if term == "cut":
            return unknown(says)
    finding = Finding(says, "transition", None, frames, machine("measure"), rules().nothing_found, None, {})
    return Answer(FALSE, says, finding.confidence, (finding,))


def _may_be_missed(term: str, frames: FrameRange) -> Answer:
    where = f"frames {frames.start}-{frames.end}"
    return unknown(
        f"no {term.replace('_', ' ')} was found in {where}, but soft transitions are missed at times"
    )


def _found(way: Transition) -> Answer:
    finding = transition_finding(way)
    if not rules().decides("transition", way.confidence):
        return unknown(f"{finding.says}, not surely enough to decide", finding)
    return Answer(TRUE, finding.says, way.confidence, (finding,))


def _meant(when: When, log: ClipLog, frames: FrameRange) -> list[Transition]:
    """The transitions that the words may speak of, in order of time."""
    shots = shots_in(log, frames)
    shot = numbered(when.shot, shots)
    if shot is not None:
        return _sides(shot, when.part)
    if when.part == "start":
        return _touching([shots[0].transition_in], frames)
    if when.part == "end":
        return _touching([shots[-1].transition_out], frames)
    return transitions_in(log, frames)


def transitions_in(log: ClipLog, frames: FrameRange) -> list[Transition]:
    """The transitions that a range touches, edges of the clip among them, in order of time."""
    inside = [shot for shot in log.shots if shot.frames.intersection(frames)]
    ways = [way for shot in inside for way in (shot.transition_in, shot.transition_out)]
    return _touching(ways, frames)


def _sides(shot: Shot, part: str) -> list[Transition]:
    sides = {"start": [shot.transition_in], "end": [shot.transition_out]}
    return sides.get(part, [shot.transition_in, shot.transition_out])


def _touching(ways: Iterable[Transition], frames: FrameRange) -> list[Transition]:
    """Those that a range touches, each once."""
    near = {
        (way.kind, way.start): way
        for way in ways
        if way.start <= frames.end + SPILL and way.end >= frames.start - SPILL
    }
    return sorted(near.values(), key=lambda way: way.start)


def transition_finding(way: Transition) -> Finding:
    """A transition as evidence."""
    end = max(way.end, way.start + 1)
    at = f"at frame {way.start}" if way.start == way.end else f"in frames {way.start}-{way.end}"
    says = f"the record has a {way.kind.replace('_', ' ')} {at} (confidence {way.confidence:.2f})"
    where = FrameRange(way.start, end)
    return Finding(says, "transition", way.kind, where, machine("measure"), way.confidence, None, {})


def _listed(findings: tuple[Finding, ...]) -> str:
    return " and ".join(finding.says.removeprefix("the record has ") for finding in findings)
