"""What a verdict is: whether the record bears a claim out, on what evidence, and what to say instead."""

from dataclasses import dataclass
from typing import Any, Literal

from shotlog.captions.claim import Claim
from shotlog.record import Author, Evidence, LabelValue, Ruling, Severity
from shotlog.record.fields import Id
from shotlog.timing import FrameRange

NEAR_MISS = 0.5
"""Degree of a claim that is off by what people easily mistake: a medium close-up for a medium shot."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to put in place of others in a text.

    Attributes:
        span: Start and end, exclusive, of what is replaced, in code points of the text as given. It may
            reach beyond a claim: to an article, or to the comma of a clause that goes.
        words: What to put there; empty to delete.
    """

    span: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the record says and a verdict rests on.

    Attributes:
        says: It in words: "the label of Ann says static for frames 0-120".
        facet: Facet of the vocabulary.
        value: Its value there.
        frames: The frames of which it is said.
        author: Who says it.
        confidence: 0..1, as the label or the transition has it.
        label: Id of the label; None for shots, transitions and facts of the file.
        figures: What it was measured by.
    """

    says: str
    facet: str
    value: LabelValue
    frames: FrameRange
    author: Author
    confidence: float
    label: Id | None
    figures: Evidence

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON."""
        return {
            "says": self.says,
            "facet": self.facet,
            "value": self.value,
            "frames": [self.frames.start, self.frames.end],
            "author": self.author.name,
            "author_kind": self.author.kind,
            "confidence": self.confidence,
            "label": self.label,
            "figures": dict(self.figures),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of one claim.

    Attributes:
        claim: The claim.
        ruling: Whether the record bears it out.
        frames: The frames that the claim speaks of, as far as its words say.
        reason: Why, in a sentence that a person understands.
        confidence: 0..1, how sure the ruling is; 0 where it is "cannot tell".
        degree: How far the claim is true: 1 as said, `NEAR_MISS` for what is easily mistaken, 0 where it
            is contradicted, None where it cannot be told. A near miss is `supported` and still has an error
            type, a true value and a fix.
        error_type: Term of `caption_error`, for what is contradicted or nearly missed.
        severity: How much it matters.
        true_value: What is true instead, a value of `true_facet`; None where nobody knows.
        true_facet: Facet of the true value; not always that of the claim (a zoom that is a dolly).
        fix: Words to put in place of the claim's own: they make it true and keep the sentence grammatical.
            Empty to leave the statement out, None where there is nothing to offer.
        author: Whose word decided it, or None where nothing did.
        evidence: What it rests on, the most telling first.
    """

    claim: Claim
    ruling: Ruling
    frames: FrameRange
    reason: str
    confidence: float = 0.0
    degree: float | None = None
    error_type: str | None = None
    severity: Severity | None = None
    true_value: LabelValue = None
    true_facet: str | None = None
    fix: str | None = None
    author: Author | None = None
    evidence: tuple[Finding, ...] = ()

    @property
    def is_near_miss(self) -> bool:
        """Whether it is off by what people easily mistake."""
        return self.degree is not None and 0 < self.degree < 1

    @property
    def is_wrong(self) -> bool:
        """Whether there is something to mend."""
        return self.error_type is not None

    def as_dict(self) -> dict[str, Any]:
        """The verdict as it stands beside its claim in JSON answers."""
        return {
            "frames": [self.frames.start, self.frames.end],
            "verdict": self.ruling,
            "reason": self.reason,
            "confidence": round(self.confidence, 3),
            "degree": self.degree,
            "error_type": self.error_type,
            "severity": self.severity,
            "true_facet": self.true_facet,
            "true_value": self.true_value,
            "fix": self.fix,
            "author": self.author.name if self.author else None,
            "author_kind": self.author.kind if self.author else None,
            "evidence": [finding.as_dict() for finding in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Omission:
    """What the record is sure of and the caption does not say.

    Attributes:
        facet: Facet of the vocabulary.
        value: What is true.
        frames: Of which frames.
        section: Section of a caption that must say it.
        error_type: `omission_major` or `omission_minor`.
        severity: How much it matters.
        words: A sentence to add, in the house style.
        evidence: What it rests on.
    """

    facet: str
    value: LabelValue
    frames: FrameRange
    section: str
    error_type: Literal["omission_major", "omission_minor"]
    severity: Severity
    words: str
    evidence: Finding

    def as_dict(self) -> dict[str, Any]:
        """The omission as JSON."""
        return {
            "facet": self.facet,
            "value": self.value,
            "frames": [self.frames.start, self.frames.end],
            "section": self.section,
            "error_type": self.error_type,
            "severity": self.severity,
            "words": self.words,
            "evidence": self.evidence.as_dict(),
        }
