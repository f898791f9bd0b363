"""How captions and what is made of them stand in the API.

Spans count Unicode code points of the text as given, and are half-open.
"""

from dataclasses import replace

from shotlog.captions.checking import Checked
from shotlog.captions.lint import Flaw
from shotlog.captions.mending import edits
from shotlog.captions.scoring import Score
from shotlog.captions.verdict import Edit, Finding, Omission, Verdict
from shotlog.record import Author, Caption, Critique, Evidence, LabelValue, Ruling, Severity
from shotlog.server.shapes import ClipShape, Shape

Span = tuple[int, int]


class EditShape(Shape):
    """Words to put in the place of others; empty to delete those."""

    span: Span
    words: str


class FindingShape(Shape):
    """What the record says and a verdict rests on."""

    says: str
    facet: str
    value: LabelValue
    frames: Span
    author: Author
    confidence: float
    label: str | None
    figures: Evidence

    @classmethod
    def of(cls, finding: Finding) -> "FindingShape":
        """The shape of a finding."""
        return cls(
            says=finding.says,
            facet=finding.facet,
            value=finding.value,
            frames=(finding.frames.start, finding.frames.end),
            author=finding.author,
            confidence=finding.confidence,
            label=finding.label,
            figures=finding.figures,
        )


class ClaimShape(Shape):
    """One statement of a caption, and what the record says of it.

    Attributes:
        span: Where it stands.
        words: The text there.
        section: The section it stands in.
        kind: `film`: it was held against the record; `open`: it needs a person.
        facet: What it speaks of.
        value: What it says.
        denied: Whether it says that it is not so.
        hedged: Whether its writer was not sure.
        frames: The frames that it speaks of.
        ruling: What the record says.
        reason: Why, in a sentence.
        confidence: 0..1, how sure the ruling is.
        near: Whether it is off by what people easily mistake.
        error_type: Term of `caption_error`, for what is wrong.
        severity: How much that matters.
        true_facet: What is true instead: the facet.
        true_value: And its value.
        fix: Words for the place of the claim's own that make it true; None where there is nothing to offer.
        edit: The same as a change of the text, which may reach beyond the claim to keep the sentence whole.
        evidence: What the ruling rests on, the most telling first.
    """

    span: Span
    words: str
    section: str | None
    kind: str
    facet: str
    value: str | int
    denied: bool
    hedged: bool
    frames: Span
    ruling: Ruling
    reason: str
    confidence: float
    near: bool
    error_type: str | None
    severity: Severity | None
    true_facet: str | None
    true_value: LabelValue
    fix: str | None
    edit: EditShape | None
    evidence: tuple[FindingShape, ...]

    @classmethod
    def of(cls, verdict: Verdict, edit: Edit | None) -> "ClaimShape":
        """The shape of a claim with its verdict, and what that changes in the text."""
        claim = verdict.claim
        return cls(
            span=claim.span,
            words=claim.words,
            section=claim.section,
            kind=claim.kind,
            facet=claim.facet,
            value=claim.value,
            denied=claim.polarity == "denied",
            hedged=claim.hedged,
            frames=(verdict.frames.start, verdict.frames.end),
            ruling=verdict.ruling,
            reason=verdict.reason,
            confidence=verdict.confidence,
            near=verdict.is_near_miss,
            error_type=verdict.error_type,
            severity=verdict.severity,
            true_facet=verdict.true_facet,
            true_value=verdict.true_value,
            fix=verdict.fix,
            edit=None if edit is None else EditShape(span=edit.span, words=edit.words),
            evidence=tuple(FindingShape.of(finding) for finding in verdict.evidence),
        )


class OmissionShape(Shape):
    """What the record is sure of and a caption does not say, with a sentence that would say it."""

    facet: str
    value: LabelValue
    frames: Span
    section: str
    error_type: str
    severity: Severity
    words: str
    evidence: FindingShape

    @classmethod
    def of(cls, omission: Omission) -> "OmissionShape":
        """The shape of an omission."""
        return cls(
            facet=omission.facet,
            value=omission.value,
            frames=(omission.frames.start, omission.frames.end),
            section=omission.section,
            error_type=omission.error_type,
            severity=omission.severity,
            words=omission.words,
            evidence=FindingShape.of(omission.evidence),
        )


class FlawShape(Shape):
    """What is wrong with the wording of a text, why, and what to write instead."""

    rule: str
    span: Span
    words: str
    severity: Severity
    why: str
    advice: str
    edit: EditShape | None

    @classmethod
    def of(cls, flaw: Flaw) -> "FlawShape":
        """The shape of a flaw."""
        return cls(
            rule=flaw.rule,
            span=flaw.span,
            words=flaw.words,
            severity=flaw.severity,
            why=flaw.why,
            advice=flaw.advice,
            edit=None if flaw.fix is None else EditShape(span=flaw.fix.span, words=flaw.fix.words),
        )


class ScoreShape(Shape):
    """How good a text is: 0..1 each, None where nothing can be told."""

    precision: float | None
    recall: float | None
    reward: float | None

    @classmethod
    def of(cls, score: Score) -> "ScoreShape":
        """The shape of a score."""
        return cls(precision=score.whole.precision, recall=score.whole.recall, reward=score.reward)


class CheckedShape(Shape):
    """A text that was held against the record.

    Attributes:
        text: What it says.
        claims: Its statements, by place, with what the record says of each.
        omissions: What the record is sure of and it does not say.
        flaws: What is wrong with its wording.
        score: How good it is.
        suggested: The text with what is wrong put right.
    """

    text: str
    claims: tuple[ClaimShape, ...]
    omissions: tuple[OmissionShape, ...]
    flaws: tuple[FlawShape, ...]
    score: ScoreShape
    suggested: str

    @classmethod
    def of(cls, checked: Checked) -> "CheckedShape":
        """The shape of a checked text."""
        return cls(
            text=checked.text,
            claims=tuple(ClaimShape.of(verdict, _edit(checked, verdict)) for verdict in checked.verdicts),
            omissions=tuple(OmissionShape.of(omission) for omission in checked.omissions),
            flaws=tuple(FlawShape.of(flaw) for flaw in checked.flaws),
            score=ScoreShape.of(checked.score),
            suggested=checked.suggested,
        )


def _edit(checked: Checked, verdict: Verdict) -> Edit | None:
    """What the fix of one verdict changes in the text, if it alone is accepted."""
    others = [replace(one, fix=None) for one in checked.verdicts if one is not verdict]
    return next(iter(edits(checked.text, [verdict, *others])), None)


class CaptionRow(Shape):
    """A caption as lists show it.

    Attributes:
        id: Its id.
        name: What whoever handed it over calls it.
        clip: Hash of its clip.
        clip_name: Name of the clip's file.
        start: First frame that it is about.
        end: First frame after those.
        writer: The model or person that wrote it.
        text: Its first words.
        rating: What whoever asks rated it.
        judged: Whether they are done with it.
    """

    id: str
    name: str | None
    clip: str
    clip_name: str
    start: int
    end: int
    writer: str
    text: str
    rating: int | None
    judged: bool


class CaptionRows(Shape):
    """The captions to judge, in their order."""

    total: int
    judged: int
    rows: tuple[CaptionRow, ...]


class CaptionPage(Shape):
    """Everything that the Captions page shows of a caption.

    Attributes:
        newest: Number of the newest revision that this takes in.
        caption: The caption.
        clip: Its clip.
        checked: What the record says of it.
        mine: What whoever asks made of it so far.
        others: What others made of it.
    """

    newest: int
    caption: Caption
    clip: ClipShape
    checked: CheckedShape
    mine: Critique | None
    others: tuple[Critique, ...]


class DraftPart(Shape):
    """A section of a drafted description."""

    name: str
    text: str


class DraftShape(Shape):
    """A description made from the labels alone, to start from."""

    parts: tuple[DraftPart, ...]


def first_words(text: str, most: int = 160) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
