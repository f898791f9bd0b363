"""Which model errs where: rates with intervals, and the worst examples, as plain data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from shotlog.captions.checking import Checked
from shotlog.captions.totals import Interval, Overall, overall, wilson
from shotlog.captions.verdict import Verdict
from shotlog.record import LabelValue, Severity
from shotlog.timing import FrameRange

WORST = 12
"""Examples that are shown of a model."""

_ALIKE = 3
"""Of these, so many of one facet at most."""

_SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "style")


@dataclass(frozen=True, slots=True)
class Case:
    """A caption that was checked.

    Attributes:
        caption: Its name or id.
        clip: Name of its clip.
        model: Who wrote it.
        frames: The frames that it is about.
        checked: What was found.
    """

    caption: str
    clip: str
    model: str
    frames: FrameRange
    checked: Checked


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something is so.

    Attributes:
        name: What.
        part: In how many cases.
        whole: Of how many.
        share: One over the other, with its 95 % interval after Wilson.
    """

    name: str
    part: int
    whole: int
    share: Interval

    def as_dict(self) -> dict[str, Any]:
        """The rate as it stands in JSON answers."""
        return {"name": self.name, "part": self.part, "whole": self.whole, "share": self.share._asdict()}


@dataclass(frozen=True, slots=True)
class Example:
    """A false statement of a caption.

    Attributes:
        caption: Name or id of the caption.
        clip: Name of its clip.
        text: The caption.
        span: Where the statement stands in it.
        facet: What it is about.
        error_type: What kind of error it is.
        severity: How much it matters.
        frames: The frames that it speaks of, start and end.
        reason: Why it is false.
        true_value: What is true.
        fix: Words to put in its place.
        confidence: How sure that is.
    """

    caption: str
    clip: str
    text: str
    span: tuple[int, int]
    facet: str
    error_type: str
    severity: Severity
    frames: tuple[int, int]
    reason: str
    true_value: LabelValue
    fix: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ModelReport:
    """Where one model errs.

    Attributes:
        model: Its name.
        overall: Precision, recall, F1 and reward, by section too.
        facets: Of the claims about each facet that can be told, those that are false.
        errors: Of the captions, those with an error of each kind.
        severities: Of the captions, those with an error that matters so much.
        left_out: Of the captions, those that leave out what is to be said of each facet.
        wording: Of the captions, those that break each rule of wording.
        worst: False statements, the worst first.
    """

    model: str
    overall: Overall
    facets: tuple[Rate, ...]
    errors: tuple[Rate, ...]
    severities: tuple[Rate, ...]
    left_out: tuple[Rate, ...]
    wording: tuple[Rate, ...]
    worst: tuple[Example, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as it stands in JSON answers."""
        rates = ("facets", "errors", "severities", "left_out", "wording")
        return {
            "model": self.model,
            "overall": self.overall.as_dict(),
            **{name: [rate.as_dict() for rate in getattr(self, name)] for name in rates},
            "worst": [asdict(one) for one in self.worst],
        }


def model_report(model: str, cases: Sequence[Case], *, seed: int = 0) -> ModelReport:
    """Where one model errs.

    Args:
        model: Its name.
        cases: Its captions.
        seed: Of the drawings that make the intervals of scores.
    """
    scores = [(case.clip, case.checked.score) for case in cases]
    wrong = [[one for one in case.checked.verdicts if one.ruling == "contradicted"] for case in cases]
    return ModelReport(
        model=model,
        overall=overall(scores, seed=seed),
        facets=_facets(cases),
        errors=_captions_with(({one.error_type or "" for one in found} for found in wrong), len(cases)),
        severities=_by_severity(wrong, len(cases)),
        left_out=_captions_with(
            ({one.facet for one in case.checked.omissions} for case in cases), len(cases)
        ),
        wording=_captions_with(({one.rule for one in case.checked.flaws} for case in cases), len(cases)),
        worst=tuple(_worst(cases)),
    )


def _facets(cases: Iterable[Case]) -> tuple[Rate, ...]:
    told: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for case in cases:
        for verdict in case.checked.verdicts:
            told[verdict.claim.facet] += verdict.ruling != "cannot_tell"
            false[verdict.claim.facet] += verdict.ruling == "contradicted"
    return _rates((facet, false[facet], count) for facet, count in told.items() if count)


def _captions_with(found: Iterable[set[str]], captions: int) -> tuple[Rate, ...]:
    counts = Counter(name for names in found for name in names)
    return _rates((name, count, captions) for name, count in counts.items())


def _by_severity(wrong: Iterable[Sequence[Verdict]], captions: int) -> tuple[Rate, ...]:
    counts = Counter(severity for found in wrong for severity in {one.severity for one in found})
    return tuple(
        Rate(severity, counts[severity], captions, wilson(counts[severity], captions))
        for severity in _SEVERITIES
        if severity != "style"
    )


def _rates(counts: Iterable[tuple[str, int, int]]) -> tuple[Rate, ...]:
    """Rates, the most frequent first."""
    rates = [Rate(name, part, whole, wilson(part, whole)) for name, part, whole in counts]
    return tuple(sorted(rates, key=lambda rate: (-rate.part, rate.whole, rate.name)))


def _worst(cases: Iterable[Case]) -> Iterator[Example]:
    """What matters most and is surest, and not all of one facet."""
    examples = [_example(case, one) for case in cases for one in case.checked.verdicts if _is_false(one)]
    examples.sort(
        key=lambda one: (_SEVERITIES.index(one.severity), -one.confidence, one.clip, one.caption, one.span)
    )
    shown: Counter[str] = Counter()
    for example in examples:
        if shown[example.facet] < _ALIKE and shown.total() < WORST:
            shown[example.facet] += 1
            yield example


def _is_false(verdict: Verdict) -> bool:
    return verdict.ruling == "contradicted"


def _example(case: Case, verdict: Verdict) -> Example:
    return Example(
        caption=case.caption,
        clip=case.clip,
        text=case.checked.text,
        span=verdict.claim.span,
        facet=verdict.claim.facet,
        error_type=verdict.error_type or "",
        severity=verdict.severity or "minor",
        frames=(verdict.frames.start, verdict.frames.end),
        reason=verdict.reason,
        true_value=verdict.true_value,
        fix=verdict.fix,
        confidence=verdict.confidence,
    )
