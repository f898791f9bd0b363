"""One verdict from a judge's several answers to the same question: what does not repeat is not told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from shotlog.captions.claim import ClaimValue
from shotlog.captions.judging.answer import Answer, Said
from shotlog.captions.judging.instructions import instructions
from shotlog.captions.verdict import Finding, Verdict
from shotlog.captions.verifying.rules import Error, rules
from shotlog.record import Writer

_TOLD: Final = {"supported": "supported", "contradicted": "contradicted", "cannot_tell": "cannot tell"}


def repeats(answers: Sequence[Answer]) -> bool:
    """Whether all answers give the same verdict."""
    return len({answer.said and answer.said.verdict for answer in answers}) == 1


def judged(verdict: Verdict, answers: Sequence[Answer], judge: Writer) -> Verdict:
    """The verdict with what a judge says where the record says nothing.

    A judge rules only if all its answers agree. Its confidence is then `(n + 1) / (n + 2)` for n answers,
    Laplace's rule of succession for the next one to agree as well: how well it repeats, not how often it is
    right, which nobody has measured. What it holds to be true instead is told, but no fix is made of it.

    Args:
        verdict: What the record says; one that is decided stays as it is.
        answers: The judge's answers, at least two.
        judge: The judge.
    """
    if verdict.ruling != "cannot_tell":
        return verdict
    said = [answer.said for answer in answers if answer.said is not None]
    evidence = (*verdict.evidence, _finding(verdict, answers, judge))
    if not said or len(said) < len(answers):
        return replace(verdict, reason=f"The judge {judge} would not answer.", evidence=evidence)
    if not repeats(answers):
        told = ", then ".join(_TOLD[one.verdict] for one in said)
        reason = f"The judge {judge}, asked {len(said)} times, said {told}; what does not repeat is not told."
        return replace(verdict, reason=reason, evidence=evidence)
    if said[0].verdict == "cannot_tell":
        return replace(verdict, reason=f"The judge {judge} cannot tell: {_sentence(said)}", evidence=evidence)
    return _ruled(verdict, said, judge, evidence)


def _ruled(verdict: Verdict, said: Sequence[Said], judge: Writer, evidence: tuple[Finding, ...]) -> Verdict:
    is_wrong = said[0].verdict == "contradicted"
    error = error_of(verdict) if is_wrong else None
    # For a claim about film only a term of the vocabulary would do, which the words of a judge are not.
    is_told = is_wrong and verdict.claim.kind == "open"
    instead = next((one.true_instead for one in said if one.true_instead), None) if is_told else None
    return replace(
        verdict,
        ruling=said[0].verdict,
        reason=f"The judge {judge} says {len(said)} times that it is {_TOLD[said[0].verdict]}: "
        f"{_sentence(said)}",
        confidence=(len(said) + 1) / (len(said) + 2),
        degree=0.0 if is_wrong else 1.0,
        error_type=error.type if error else None,
        severity=error.severity if error else None,
        true_value=instead,
        true_facet=verdict.claim.facet if instead else None,
        author=judge,
        evidence=(replace(evidence[-1], value=instead if is_wrong else _value(verdict)), *evidence[:-1]),
    )


def _value(verdict: Verdict) -> ClaimValue:
    """What is so if the claim of a verdict is true."""
    claim = verdict.claim
    denies = claim.kind == "film" and claim.polarity == "denied"
    return f"not {claim.value}" if denies else claim.value


def error_of(verdict: Verdict) -> Error:
    """What kind of error the claim of a verdict is, if it is wrong."""
    facet = verdict.claim.facet
    return instructions().errors.get(facet) or rules().error(facet)


def _finding(verdict: Verdict, answers: Sequence[Answer], judge: Writer) -> Finding:
    """All that the judge said, as evidence."""
    heard = [answer.said for answer in answers]
    frames: list[JsonValue] = [*sorted({frame for one in heard if one for frame in one.seen_in})]
    told = ", then ".join(_TOLD[one.verdict] if one else "no answer" for one in heard)
    return Finding(
        says=f"{judge} says {told}",
        facet=verdict.claim.facet,
        value=None,
        frames=verdict.frames,
        author=judge,
        confidence=(len(heard) + 1) / (len(heard) + 2) if repeats(answers) else 0.0,
        label=None,
        figures={
            "version": judge.version,
            "prompt": judge.prompt,
            "answers": [one.model_dump(mode="json") if one else None for one in heard],
            "frames": frames,
        },
    )


def _sentence(said: Sequence[Said]) -> str:
    reason = next((one.reason for one in said if one.reason), "no reason given").rstrip(".")
    return f"{reason}."
