"""`shotlog import`, `shotlog relink`, `shotlog watch`: what others know, and footage that moves, or comes."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from shotlog import ingest
from shotlog.cli.answers import answer, counted, err, note, plain, tell_error, warn
from shotlog.cli.app import AuthorOption, JsonOption, ProjectOption, app, open_project, person
from shotlog.cli.bar import Bar
from shotlog.errors import EXIT_CODES, DamagedProject, UsageError
from shotlog.exchange import Imported, import_file
from shotlog.log import Measured, Project
from shotlog.record import Author, Clip
from shotlog.settings import settings
from shotlog.timing import Rate


@app.command(name="import")
def import_command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A file of an editing system or annotation tool.", readable=False)
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of it.")] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=FIELD", help="Tables: what a column means."),
    ] = None,
    rate: Annotated[
        str | None, typer.Option("--rate", help="Frames a second, where the file does not say.")
    ] = None,
    clip: Annotated[
        str | None, typer.Option("--clip", help="The clip that is meant, where it names none.")
    ] = None,
    reader: Annotated[str | None, typer.Option("--as", metavar="READER", help="How to read it.")] = None,
    project: ProjectOption = None,
    author: AuthorOption = None,
    json: JsonOption = False,
) -> None:
    """Take in what another system knows: shots, labels, markers, captions. The same again changes nothing."""
    with open_project(context, project) as opened:
        made = import_file(
            opened,
            file,
            person(context, author),
            dry_run=dry_run,
            column_map=_meanings(columns),
            rate=None if rate is None else Rate.parse(rate),
            clip=clip,
            reader=reader,
            measured=lambda one: _measured(opened, one),
        )
    if json:
        answer(made.as_dict())
    else:
        _tell(made)


def _meanings(given: list[str] | None) -> dict[str, str]:
    """What columns mean, out of `NAME=FIELD`.

    Raises:
        UsageError: One has no equals sign.
    """
    if any("=" not in one for one in given or ()):
        raise UsageError("--column takes NAME=FIELD", hint="For example --column 'Shot type=shot_size'.")
    return dict(one.split("=", 1) for one in given or ())


def _measured(project: Project, clip: Clip) -> Measured | None:
    try:
        return ingest.measured_again(project, clip)
    except DamagedProject as lost:
        tell_error(lost)
        return None


def _tell(made: Imported) -> None:
    start = f", {made.start} to {made.end}" if made.start else ""
    note(f"{made.file}: {made.system}, {counted(made.events, 'event')}, {counted(made.marks, 'marker')}, "
         f"{counted(made.texts, 'text')}{start}")  # fmt: skip
    for remark in (*made.unmatched, *made.lost, *made.remarks):
        warn(str(remark))
    would = "would be taken in: " if made.dry_run else ""
    note(f"{would}{made}; {made.known} known, {len(made.unmatched)} without a clip")
    if made.kept:
        note(f"what did not match is kept in {made.kept}")


_SAID = {
    "there": "where it was",
    "found": "found at {path}",
    "alike": "a file of its name and length is at {path}",
    "ambiguous": "several files could be it",
    "lost": "not found",
}


@app.command()
def relink(
    context: typer.Context,
    folders: Annotated[list[Path], typer.Argument(help="Where to look.", readable=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of each.")] = False,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Point the log to footage that has moved: by its content, then by name and length."""
    with open_project(context, project) as opened:
        made = list(ingest.relink(opened, folders, dry_run=dry_run))
    if json:
        answer({"clips": [_shape(one) for one in made], "dry_run": dry_run})
    else:
        for one in made:
            err.print(
                f"{plain(one.clip.name)}: {plain(_SAID[one.status].format(path=one.path))}", soft_wrap=True
            )
        counts = Counter(one.status for one in made)
        note(", ".join(f"{count} {status}" for status, count in counts.items()) or "the log is empty")
    if any(one.status in {"ambiguous", "lost"} for one in made):
        raise typer.Exit(EXIT_CODES["some_failed"])


def _shape(one: ingest.Relinked) -> dict[str, Any]:
    return {
        "clip": one.clip.path,
        "sha256": one.clip.sha256,
        "status": one.status,
        "path": None if one.path is None else str(one.path),
        "others": [str(other) for other in one.others],
    }


@app.command()
def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="What is watched, through and through.", readable=False)],
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Clips to read at a time.")] = None,
    project: ProjectOption = None,
    author: AuthorOption = None,
) -> None:
    """Take in footage and timelines as they arrive in a folder, until Ctrl-C."""
    with open_project(context, project) as opened, Bar() as bar:
        me = person(context, author)
        take = _taker(opened, me)
        for one in ingest.watch(opened, folder, take, jobs=jobs or settings().jobs, tell=bar.show_reading):
            if one.error is not None:
                tell_error(one.error)
            elif not isinstance(one, ingest.Taken):
                note(f"  {one.path.name}: {one.status}")


def _taker(project: Project, author: Author) -> Any:  # noqa: ANN401 - what it gives back is not looked at
    def take(path: Path) -> None:
        _tell(import_file(project, path, author, measured=lambda one: _measured(project, one)))

    return take
