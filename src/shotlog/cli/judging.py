"""`--judge` of `shotlog captions`: a vision-language model asked about what the log does not say."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from shotlog.captions import judging
from shotlog.captions.checking import Checked
from shotlog.captions.judging import Account, Case, Endpoint
from shotlog.captions.lint import Rules
from shotlog.captions.standing import CheckedCaption
from shotlog.cli.answers import counted, note, warn
from shotlog.cli.bar import Bar
from shotlog.errors import ShotlogError, UsageError
from shotlog.ingest import stills_of
from shotlog.log import Project
from shotlog.record import ClipLog
from shotlog.settings import settings

JudgeOption = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="URL",
        help="Ask the model at this OpenAI-compatible endpoint about what the log does not say.",
    ),
]
JudgeModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The judge's model, as its endpoint names it.")
]


def endpoint_of(url: str | None, model: str | None) -> Endpoint | None:
    """The judge that is wished for, before any work is done; None without one.

    Raises:
        UsageError: Only one of URL and model is given, or the URL is none.
        NotFound: The extra for judges is not installed.
    """
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise UsageError("a judge is a URL and a model", hint="Give both --judge URL and --model NAME.")
    return Endpoint(url, model, settings().judge_key, seconds=settings().judge_seconds)


def judged_captions(
    project: Project, checked: Sequence[CheckedCaption], endpoint: Endpoint, rules: Rules | None = None
) -> tuple[list[CheckedCaption], Account]:
    """Captions of the log with the judge's verdicts, kept in the project, and what the judge did."""
    logs: dict[str, ClipLog] = {}
    for one in checked:
        if one.clip.sha256 not in logs:
            logs[one.clip.sha256] = project.log_of(one.clip.sha256)
    cases = [Case(one.checked, logs[one.clip.sha256], one.caption.frames) for one in checked]
    ruled, account = judged_cases(project, cases, endpoint, rules, path=project.path / judging.FILE)
    return [one._replace(checked=other) for one, other in zip(checked, ruled, strict=True)], account


def judged_cases(
    project: Project,
    cases: Sequence[Case],
    endpoint: Endpoint,
    rules: Rules | None = None,
    path: Path | None = None,
) -> tuple[list[Checked], Account]:
    """The same for captions that need not be in the log."""
    problems: list[ShotlogError] = []
    with Bar("asking the judge") as bar:
        ruled, account = judging.judge(
            cases,
            endpoint,
            stills_of(project, problems),
            project.vocabulary,
            path=path,
            at_once=settings().judge_jobs,
            rules=rules,
            tell=partial(_show, bar),
        )
    for message in dict.fromkeys(problem.message for problem in problems):
        warn(message)
    _tell(account)
    return ruled, account


def judge_shape(account: Account | None) -> dict[str, Any]:
    """What a judge did, as it stands beside the captions in JSON answers; nothing without one."""
    return {} if account is None else {"judge": account.as_dict()}


def _tell(account: Account) -> None:
    """What the judge did, in lines for people."""
    for reason, count in account.failures.items():
        warn(f"{counted(count, 'question')} got no answer: {reason}")
    if account.stopped is not None:
        warn("the judge is gone; run the same command again to go on where it stopped")
    rate = account.repeat_rate
    repeated = "" if rate is None else f", {account.repeated} with the same verdict each time ({rate:.0%})"
    note(
        f"{account.model} answered on {account.answered} of {counted(account.claims, 'claim')}{repeated}; "
        f"{account.kept} of {counted(account.questions, 'question')} were answered before; "
        f"{account.sent} tokens sent, {account.received} received"
    )


def _show(bar: Bar, progress: judging.Progress) -> None:
    questions = f"{progress.done} of {progress.total} questions"
    tokens = progress.sent + progress.received
    bar.show(progress.done, progress.total, f"{questions}  {bar.rate(progress.done):.1f}/s  {tokens} tokens")
