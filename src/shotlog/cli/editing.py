"""`shotlog set`, `shotlog undo`, `shotlog cut`, `shotlog join`, `shotlog labels import`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from shotlog.cli.answers import answer, counted, err, note, out, plain, warn
from shotlog.cli.app import AuthorOption, JsonOption, ProjectOption, app, open_project, person
from shotlog.cli.reading import ClipArgument, find_shot
from shotlog.cli.tables import shot_table
from shotlog.errors import EXIT_CODES, DamagedProject
from shotlog.exchange import import_labels
from shotlog.ingest import measured_again
from shotlog.log import Project
from shotlog.record import Clip, Label, Revision, Shot, log_shape

labels = typer.Typer(help="Labels from elsewhere.", no_args_is_help=True)
app.add_typer(labels, name="labels")

FrameArgument = Annotated[int, typer.Argument(metavar="FRAME", min=0, help="Frame, counted from 0.")]


@app.command(name="set")
def set_label(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="CLIP:SHOT", help="A shot by its number.")],
    facet: Annotated[str, typer.Argument(help="Facet, by id or short name.")],
    terms: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM...",
            help="Terms; `none` for certainly none, `?` for cannot tell, A..B for a change.",
        ),
    ],
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Say what a shot is, as a person."""
    with open_project(context, project) as opened:
        clip, shot = find_shot(opened, which)
        meant = opened.vocabulary.facet(facet)
        value = opened.vocabulary.read_terms(meant.id, terms)
        revision = opened.set_label(clip.sha256, shot.id, meant.id, value, person(context, author))
        shown = opened.log_of(clip.sha256).shown(shot)
        for broken in opened.vocabulary.conflicts({name: label.value for name, label in shown.items()}):
            warn(str(broken))
    _tell(revision, as_json=json)


@app.command()
def undo(
    context: typer.Context,
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Take back the last change that a person made, as a new revision."""
    with open_project(context, project) as opened:
        revision = opened.undo(person(context, author), anyone=True)
    _tell(revision, as_json=json)


@app.command()
def cut(
    context: typer.Context,
    clip: ClipArgument,
    frame: FrameArgument,
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Split the shot that holds FRAME, so that a new one begins there.

    What people said stands for both halves; what was measured is measured again.
    """
    with open_project(context, project) as opened:
        found = opened.find_clip(clip)
        opened.cut(found.sha256, frame, person(context, author), _measured_again(opened, found))
        _show_shots(opened, found, as_json=json)


@app.command()
def join(
    context: typer.Context,
    clip: ClipArgument,
    frame: FrameArgument,
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Merge the shot that begins at FRAME with the one before it.

    What people said of one half goes on standing for its frames.
    """
    with open_project(context, project) as opened:
        found = opened.find_clip(clip)
        opened.join(found.sha256, frame, person(context, author), _measured_again(opened, found))
        _show_shots(opened, found, as_json=json)


@labels.command(name="import")
def import_labels_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON lines; `-` is stdin.", readable=False)],
    project: ProjectOption = None,
    author: AuthorOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Import nothing unless all of it fits.")] = False,
    json: JsonOption = False,
) -> None:
    """Take in people's labels. What does not fit is listed; nothing is dropped in silence."""
    with open_project(context, project) as opened:
        report = import_labels(opened, file, person(context, author), strict=strict)
    if json:
        answer(report.as_dict())
    for remark in report.adapted:
        err.print(f"[dim]line {remark.line}: {plain(remark.message)}[/]", soft_wrap=True)
    for remark in report.rejected:
        err.print(f"[red]✗[/] line {remark.line}: {plain(remark.message)}", soft_wrap=True)
    known = f"; {report.known} were there already" if report.known else ""
    note(
        f"{counted(report.imported, 'label')} from {counted(report.lines, 'line')}{known}; "
        f"{counted(len(report.rejected), 'line')} did not fit"
    )
    if report.rejected and (strict or not (report.imported or report.known)):
        raise typer.Exit(EXIT_CODES["some_failed"])


def _measured_again(project: Project, clip: Clip) -> Callable[[Shot], Sequence[Label]] | None:
    try:
        return measured_again(project, clip)
    except DamagedProject as error:
        warn(f"{error.message}; the new shots have no suggestions")
        return None


def _show_shots(project: Project, clip: Clip, *, as_json: bool) -> None:
    log = project.log_of(clip.sha256)
    if as_json:
        answer(log_shape(log))
    else:
        out.print(shot_table(log))


def _tell(revision: Revision, *, as_json: bool) -> None:
    if as_json:
        answer({"revision": revision.model_dump(mode="json", exclude={"changes"})})
    else:
        note(f"revision {revision.number}: {revision.note}")
