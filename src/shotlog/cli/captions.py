"""`shotlog captions`: what models wrote about the footage, held against the log."""

import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from shotlog.captions.checking import check
from shotlog.captions.drafting import draft
from shotlog.captions.importing import LAYOUTS, import_captions
from shotlog.captions.judging import Case as JudgedCase
from shotlog.captions.reporting import Case, report, write_page
from shotlog.captions.standing import CheckedCaption, checked_captions, wording_rules
from shotlog.cli.answers import answer, counted, err, json_lines, note, out, plain
from shotlog.cli.app import AuthorOption, JsonOption, ProjectOption, app, open_project, person
from shotlog.cli.bar import Bar
from shotlog.cli.caption_checks import heading_of, name_of, require_some, shape_of
from shotlog.cli.caption_tables import changes_of, checked_page, report_table, visible_lines
from shotlog.cli.judging import (
    JudgeModelOption,
    JudgeOption,
    endpoint_of,
    judge_shape,
    judged_captions,
    judged_cases,
)
from shotlog.errors import EXIT_CODES, NotFound, UsageError
from shotlog.exchange import import_labels
from shotlog.files import whole_file
from shotlog.ingest import ingest, load_signals
from shotlog.log import Project
from shotlog.record import Author, Caption, Clip, Writer
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange

captions = typer.Typer(help="Captions, taken apart and held against the log.", no_args_is_help=True)
app.add_typer(captions, name="captions")

ClipsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CLIP...]", help="Names, paths or hashes; all unless named."),
]
OffOption = Annotated[
    list[str] | None,
    typer.Option("--off", metavar="RULE", help="Leave out this rule of wording."),
]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Captions by this writer only.")]


@captions.command(name="import")
def import_command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="JSON Lines, JSON, CSV, SubRip or WebVTT; `-` is stdin.", readable=False)
    ],
    clip: Annotated[str | None, typer.Option("--clip", "-c", help="Clip of captions that name none.")] = None,
    model: Annotated[str | None, typer.Option("--model", help="Who wrote captions that do not say.")] = None,
    layout: Annotated[
        str | None, typer.Option("--layout", help="How the file is written, where its suffix does not tell.")
    ] = None,
    project: ProjectOption = None,
    author: AuthorOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Import nothing unless all of it fits.")] = False,
    json: JsonOption = False,
) -> None:
    """Take in captions. A line that does not fit is listed with the reason; none is dropped in silence."""
    known = {name: name for name in LAYOUTS.values()}
    if layout is not None and layout not in known:
        raise UsageError(f"there is no layout {layout!r}", hint=f"The layouts are {', '.join(known)}.")
    writer = {"writer": Writer(name=model, kind="machine")} if model else {}
    with open_project(context, project) as opened:
        done = import_captions(
            opened,
            file,
            person(context, author),
            lambda one: load_signals(opened.media(one.sha256)).times,
            layout=None if layout is None else known[layout],
            clip=clip,
            strict=strict,
            **writer,
        )
    if json:
        answer(done.as_dict())
    for remark in done.adapted:
        err.print(f"[dim]line {remark.line}: {plain(remark.message)}[/]", soft_wrap=True)
    for remark in done.rejected:
        err.print(f"[red]✗[/] line {remark.line}: {plain(remark.message)}", soft_wrap=True)
    there = f"; {done.known} were there already" if done.known else ""
    note(f"{done.imported} of {counted(done.found, 'caption')}{there}; {len(done.rejected)} did not fit")
    if done.rejected and (strict or not (done.imported or done.known)):
        raise typer.Exit(EXIT_CODES["some_failed"])


@captions.command(name="check")
def check_command(
    context: typer.Context,
    clips: ClipsArgument = None,
    by: ByOption = None,
    off: OffOption = None,
    judge: JudgeOption = None,
    model: JudgeModelOption = None,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Hold captions against the log: claims, verdicts, what is left out, wording, score."""
    endpoint, account = endpoint_of(judge, model), None
    with open_project(context, project) as opened:
        checked = list(checked_captions(opened, clips, by, off))
        if endpoint is not None:
            checked, account = judged_captions(opened, checked, endpoint, wording_rules(opened, off))
    if json:
        answer({"captions": [shape_of(one) for one in checked], **judge_shape(account)})
        return
    require_some(checked)
    for one in checked:
        out.print(checked_page(heading_of(one), one.checked, one.clip))


@captions.command(name="try")
def try_command(
    video: Annotated[Path, typer.Argument(help="A video file.", readable=False)],
    text: Annotated[str, typer.Option("--text", "-t", help="The caption.")],
    labels: Annotated[
        Path | None, typer.Option("--labels", help="JSON lines of people's labels.", readable=False)
    ] = None,
    start: Annotated[int | None, typer.Option("--start", min=0, help="First frame it is about.")] = None,
    end: Annotated[int | None, typer.Option("--end", min=1, help="First frame after those.")] = None,
    judge: JudgeOption = None,
    model: JudgeModelOption = None,
    json: JsonOption = False,
) -> None:
    """Check one text against one video, without a project."""
    endpoint, account = endpoint_of(judge, model), None
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "try.shotlog") as project:
        clip = _measured(project, video)
        if labels is not None:
            done = import_labels(project, labels, Author(name="labels", kind="person"))
            for remark in done.rejected:
                err.print(f"[red]✗[/] line {remark.line}: {plain(remark.message)}", soft_wrap=True)
        frames = FrameRange(start or 0, clip.frames if end is None else end)
        if frames.end > clip.frames:
            raise UsageError(f"{video.name} has {clip.frames} frames; frame {frames.end - 1} is not there")
        log = project.log_of(clip.sha256)
        checked = check(text, log, frames, project.vocabulary)
        if endpoint is not None:
            (checked,), account = judged_cases(project, [JudgedCase(checked, log, frames)], endpoint)
    if json:
        place = {"clip": clip.path, "start": frames.start, "end": frames.end}
        answer({**place, **checked.as_dict(), **judge_shape(account)})
    else:
        out.print(checked_page(video.name, checked, clip))


@captions.command(name="fix")
def fix_command(
    context: typer.Context,
    clips: ClipsArgument = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write captions and suggestions as JSON lines.")
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Log this suggestion as your own; or `all`."),
    ] = None,
    by: ByOption = None,
    off: OffOption = None,
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Suggest corrected captions, with what changes marked, for a person to accept."""
    with open_project(context, project) as opened:
        every = checked_captions(opened, clips, by, off)
        fixed = [one for one in every if one.checked.suggested != one.caption.text]
        chosen = [one for one in fixed if accept and {"all", one.caption.id, one.caption.name} & set(accept)]
        if accept and not chosen:
            names = ", ".join(accept)
            raise NotFound(f"there is no suggestion for {names}", hint="Leave out --accept to see all.")
        if chosen:
            me = person(context, author)
            written = [_accepted(one, me) for one in chosen]
            opened.add_captions(written, me, f"accepted {counted(len(written), 'suggestion')}", "correct")
    shapes = [_fix_shape(one) for one in fixed]
    if output is not None:
        with whole_file(output) as file:
            file.write(json_lines(shapes))
        note(f"wrote {output}")
    if json:
        answer({"captions": shapes, "accepted": [one.caption.id for one in chosen]})
        return
    for one in [] if chosen else fixed:
        out.print(changes_of(heading_of(one), one.checked))
    note(
        f"accepted {counted(len(chosen), 'suggestion')}" if chosen else f"{counted(len(fixed), 'suggestion')}"
    )


@captions.command(name="draft")
def draft_command(
    context: typer.Context,
    clip: Annotated[str, typer.Argument(metavar="CLIP", help="File name, path or hash.")],
    start: Annotated[int | None, typer.Option("--start", min=0, help="First frame it is about.")] = None,
    end: Annotated[int | None, typer.Option("--end", min=1, help="First frame after those.")] = None,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Write camera, framing, light and editing of a clip from its labels alone, to start from."""
    with open_project(context, project) as opened:
        found = opened.find_clip(clip)
        frames = FrameRange(start or 0, min(found.frames, found.frames if end is None else end))
        drafted = draft(opened.log_of(found.sha256), frames, opened.vocabulary)
    if json:
        sections = [one.model_dump(mode="json") for one in drafted.sections]
        answer({"clip": found.path, "start": frames.start, "end": frames.end, "text": drafted.text,
                "sections": sections, "unsaid": list(drafted.unsaid)})  # fmt: skip
    else:
        out.print(escape(visible_lines(drafted.text)), soft_wrap=True)


@captions.command(name="report")
def report_command(
    context: typer.Context,
    clips: ClipsArgument = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write it as a page of HTML.")] = None,
    off: OffOption = None,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Tell which model errs where: by facet, kind of error, severity and section, with intervals."""
    with open_project(context, project) as opened:
        checked = list(checked_captions(opened, clips, None, off))
    require_some(checked)
    made = report(
        [Case(name_of(one.caption), one.clip.name, str(one.caption.author), one.caption.frames, one.checked)
         for one in checked]
    )  # fmt: skip
    if output is not None:
        write_page(made, output)
        note(f"wrote {output}")
    if json:
        answer(made.as_dict())
    else:
        out.print(report_table(made))


def _measured(project: Project, video: Path) -> Clip:
    with Bar() as bar:
        (outcome,) = list(ingest(project, [video], jobs=1, tell=bar.show_reading))
    if outcome.error is not None:
        raise outcome.error
    (log,) = project.logs()
    return log.clip


def _accepted(one: CheckedCaption, author: Author) -> Caption:
    name = one.caption.name and f"{one.caption.name}+{author.name}"
    return Caption(
        id=new_id(),
        name=name,
        clip=one.caption.clip,
        start=one.caption.start,
        end=one.caption.end,
        author=Writer(name=author.name, kind="person"),
        text=one.checked.suggested,
        revises=one.caption.id,
    )


def _fix_shape(one: CheckedCaption) -> dict[str, Any]:
    shape = shape_of(one)
    return {
        name: shape[name]
        for name in ("id", "caption", "clip", "start", "end", "model", "text", "suggested_text")
    }
