"""Answers in three values, and how they go together.

An answer is true, nearly true, false or unknown. Several go together as in Kleene's strong logic: what is
false anywhere makes `all_of` false, what is true anywhere makes `any_of` true, and else what is unknown
leaves the whole unknown (Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shotlog.captions.verdict import NEAR_MISS, Finding
from shotlog.record import LabelValue

TRUE, FALSE = 1.0, 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a statement holds of some frames.

    Attributes:
        truth: `TRUE`, `NEAR_MISS`, `FALSE`, or None where it cannot be told.
        reason: Why, in words, without a full stop.
        confidence: 0..1; 0 where it cannot be told.
        findings: What it rests on, the most telling first.
        true_facet: Facet of what is true instead, where the answer is not `TRUE`.
        true_value: What is true instead.
        misplaced: Whether it is true at another time of the same frames.
    """

    truth: float | None
    reason: str
    confidence: float = 0.0
    findings: tuple[Finding, ...] = ()
    true_facet: str | None = None
    true_value: LabelValue = None
    misplaced: bool = False

    @property
    def by_person(self) -> bool:
        """Whether it rests on a person's word."""
        return bool(self.findings) and self.findings[0].author.kind == "person"


def unknown(reason: str, *findings: Finding) -> Answer:
    """It cannot be told."""
    return Answer(None, reason, findings=findings)


def denied(answer: Answer) -> Answer:
    """The answer to the contrary. What is only nearly true is not so, if one is exact."""
    if answer.truth is None:
        return answer
    holds = answer.truth == TRUE
    true = answer.findings[0] if holds and answer.findings else None
    return replace(
        answer,
        truth=FALSE if holds else TRUE,
        true_facet=true.facet if true else None,
        true_value=true.value if true else None,
    )


def decisive(answers: Iterable[Answer]) -> Answer | None:
    """The one that rules of several about the same thing: a person's before a machine's, then the first."""
    told = [answer for answer in answers if answer.truth is not None]
    return next((answer for answer in told if answer.by_person), told[0] if told else None)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether one of them holds, at least."""
    return _together(list(answers), best=True)


def all_of(answers: Iterable[Answer]) -> Answer:
    """Whether each of them holds."""
    return _together(list(answers), best=False)


def _together(answers: list[Answer], *, best: bool) -> Answer:
    if not answers:
        return unknown("nothing in the record bears on it")
    told = [answer for answer in answers if answer.truth is not None]
    decides = [answer for answer in told if answer.truth == (TRUE if best else FALSE)]
    if decides:
        return max(decides, key=lambda answer: answer.confidence)
    if len(told) < len(answers):
        near = [answer for answer in told if answer.truth == NEAR_MISS]
        return near[0] if best and near else next(answer for answer in answers if answer.truth is None)
    truth = max(_truth(answer) for answer in told) if best else min(_truth(answer) for answer in told)
    chosen = [answer for answer in told if answer.truth == truth]
    return replace(chosen[0], confidence=min(answer.confidence for answer in chosen))


def _truth(answer: Answer) -> float:
    return FALSE if answer.truth is None else answer.truth
