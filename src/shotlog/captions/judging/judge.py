"""A judge for what the record does not say: a vision-language model, asked claim by claim."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from shotlog.captions.checking import Checked, suggested
from shotlog.captions.judging.answer import Answer
from shotlog.captions.judging.asking import Asking, Tell
from shotlog.captions.judging.endpoint import Endpoint
from shotlog.captions.judging.instructions import instructions
from shotlog.captions.judging.kept import Kept
from shotlog.captions.judging.question import Question, is_asked, questions_of
from shotlog.captions.judging.repeating import judged, repeats
from shotlog.captions.lint import Rules
from shotlog.captions.scoring import score
from shotlog.captions.verdict import Verdict
from shotlog.captions.verifying import omissions
from shotlog.errors import UsageError
from shotlog.ingest.pictures import Pictures
from shotlog.record import ClipLog
from shotlog.timing import FrameRange
from shotlog.vocabulary import Vocabulary

TIMES: Final = 2
"""How often each claim is asked about, unless more is wished for."""


@dataclass(frozen=True, slots=True)
class Case:
    """A caption that was checked, and the record that it was held against.

    Attributes:
        checked: The caption.
        log: The record of its clip.
        frames: The range that it is about; None for the whole clip.
    """

    checked: Checked
    log: ClipLog
    frames: FrameRange | None


@dataclass(frozen=True, slots=True)
class Account:
    """What a judge did, and what it cost.

    Attributes:
        endpoint: Where it is.
        model: The model.
        prompt: SHA-256 of its instructions.
        claims: Claims that it was asked about.
        answered: Those of them to which every answer came and none was refused.
        repeated: Those of these whose answers all agree, be it on "cannot tell".
        refused: Those to which every answer came, but one was a refusal.
        questions: Questions in all, each claim being asked several times.
        kept: Those of them that were answered in an earlier run.
        failures: Why some got no answer, and how many did not.
        stopped: Why the run ended before all were asked; None where it did not.
        sent: Tokens sent in this run.
        received: Tokens received in this run.
    """

    endpoint: str
    model: str
    prompt: str
    claims: int
    answered: int
    repeated: int
    refused: int
    questions: int
    kept: int
    failures: dict[str, int]
    stopped: str | None
    sent: int
    received: int

    @property
    def repeat_rate(self) -> float | None:
        """Share of the answered claims whose answers all agree; None where there are none."""
        return self.repeated / self.answered if self.answered else None

    def as_dict(self) -> dict[str, Any]:
        """The account as it stands in JSON answers."""
        return {
            "endpoint": self.endpoint,
            "model": self.model,
            "prompt": self.prompt,
            "claims": self.claims,
            "answered": self.answered,
            "repeated": self.repeated,
            "repeat_rate": self.repeat_rate,
            "refused": self.refused,
            "questions": self.questions,
            "kept": self.kept,
            "failures": self.failures,
            "stopped": self.stopped,
            "tokens_sent": self.sent,
            "tokens_received": self.received,
        }


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim, and the questions about it."""

    verdict: Verdict
    questions: tuple[Question, ...]


def judge(
    cases: Sequence[Case],
    endpoint: Endpoint,
    pictures: Pictures,
    vocabulary: Vocabulary,
    *,
    path: Path | None = None,
    times: int = TIMES,
    at_once: int = 4,
    rules: Rules | None = None,
    tell: Tell | None = None,
) -> tuple[list[Checked], Account]:
    """Ask a judge about every claim that neither people nor measurements decide.

    Each answer is kept as it comes, and a run that was ended goes on where it stopped. A claim to which not
    every answer came stays "cannot tell".

    Args:
        cases: The captions.
        endpoint: Where the judge is.
        pictures: Gives stills of frames.
        vocabulary: The fixed words.
        path: File that answers are kept in; None to keep none.
        times: How often each claim is asked about, each time with other pictures and words.
        at_once: Questions put at the same time.
        rules: Rules of wording; those that shotlog brings unless given.
        tell: Hears of the progress.

    Returns:
        The captions, in the same order, with the judge's verdicts, and what the judge did.

    Raises:
        UsageError: `times` is below two or `at_once` below one, or the endpoint will never answer as it is.
        StorageFailed: An answer cannot be kept.
    """
    if times < 2 or at_once < 1:
        raise UsageError("a judge is asked at least twice, and one question at least at a time")
    asked = [list(_asked(case, vocabulary, times)) for case in cases]
    questions = [question for claims in asked for claim in claims for question in claim.questions]
    with Kept(path) as kept:
        asking = Asking(endpoint, kept, pictures, tell)
        before = sum(asking.answer(question) is not None for question in questions)
        asyncio.run(asking.run(questions, at_once))
    ruled = []
    for case, claims in zip(cases, asked, strict=True):
        told = {id(claim.verdict): _of(claim, asking, endpoint) for claim in claims}
        verdicts = tuple(told.get(id(one), one) for one in case.checked.verdicts)
        ruled.append(_held(case, verdicts, vocabulary, rules) if told else case.checked)
    return ruled, _account(endpoint, asking, [claim for claims in asked for claim in claims], before)


def _asked(case: Case, vocabulary: Vocabulary, times: int) -> list[_Asked]:
    text = case.checked.text
    return [
        _Asked(one, questions_of(one, text, case.log, case.frames, vocabulary, times=times))
        for one in case.checked.verdicts
        if is_asked(one)
    ]


def _of(claim: _Asked, asking: Asking, endpoint: Endpoint) -> Verdict:
    """The verdict on a claim, with what the judge says of it."""
    answers = _answers(claim, asking)
    if len(answers) == len(claim.questions):
        return judged(claim.verdict, answers, endpoint.author(answers[0].version))
    failed = (asking.failures.get(asking.key(question)) for question in claim.questions)
    reason = next((one for one in failed if one), asking.stopped)
    return replace(claim.verdict, reason=f"{claim.verdict.reason} The judge gave no answer: {reason}.")


def _answers(claim: _Asked, asking: Asking) -> list[Answer]:
    found = (asking.answer(question) for question in claim.questions)
    return [answer for answer in found if answer is not None]


def _held(case: Case, verdicts: tuple[Verdict, ...], vocabulary: Vocabulary, rules: Rules | None) -> Checked:
    """The caption with other verdicts, and the score and the suggestion that follow from these."""
    checked = case.checked
    sections = [part.name for part in checked.reading.sections if part.name is not None] or None
    borne_out = [one.claim for one in verdicts if one.ruling == "supported"]
    unearned = omissions(borne_out, case.log, case.frames, vocabulary, sections)
    return replace(
        checked,
        verdicts=verdicts,
        score=score(verdicts, unearned, vocabulary),
        suggested=suggested(checked.text, verdicts, rules),
    )


def _account(endpoint: Endpoint, asking: Asking, claims: Sequence[_Asked], before: int) -> Account:
    whole = [found for one in claims if len(found := _answers(one, asking)) == len(one.questions)]
    told = [answers for answers in whole if all(answer.said for answer in answers)]
    failures: dict[str, int] = {}
    for reason in asking.failures.values():
        failures[reason] = failures.get(reason, 0) + 1
    return Account(
        endpoint=endpoint.url,
        model=endpoint.model,
        prompt=instructions().prompt,
        claims=len(claims),
        answered=len(told),
        repeated=sum(map(repeats, told)),
        refused=len(whole) - len(told),
        questions=sum(len(one.questions) for one in claims),
        kept=before,
        failures=failures,
        stopped=asking.stopped,
        sent=asking.progress.sent,
        received=asking.progress.received,
    )
