"""`shotlog export`, `shotlog formats`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from shotlog import exchange
from shotlog.cli.answers import answer, note, out, plain, tell_error, warn
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.errors import NotFound, ShotlogError, UsageError
from shotlog.ingest import stills_of
from shotlog.log import Project


@app.command()
def export(
    context: typer.Context,
    format: Annotated[str, typer.Argument(help="A format that `shotlog formats` lists.")],  # noqa: A002 - as users know it
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, or a folder.")],
    clips: Annotated[list[str] | None, typer.Option("--clip", "-c", help="These clips only.")] = None,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Write the log in another format. What the format cannot carry is told."""
    problems: list[ShotlogError] = []
    with open_project(context, project) as opened:
        if clips:
            chosen = dict.fromkeys(opened.find_clip(clip).sha256 for clip in clips)
            logs = [opened.log_of(sha256) for sha256 in chosen]
        else:
            logs = list(opened.logs())
        target = _target(opened, output, json=json)
        if not logs:
            raise NotFound("the log is empty", hint="`shotlog ingest FOOTAGE` fills it.")
        losses = exchange.export(format, logs, target, stills_of(opened, problems))
    for problem in problems:
        tell_error(problem)
    for loss in losses:
        place = f"{loss.clip}:{loss.shot}" if loss.shot else loss.clip
        warn(f"{place}: {loss.message}")
    if json:
        answer(
            {
                "format": format,
                "output": str(output),
                "losses": [
                    {"clip": loss.clip, "shot": loss.shot, "message": loss.message} for loss in losses
                ],
                "errors": [problem.as_dict() for problem in problems],
            }
        )
    else:
        note(f"wrote {output}")


def _target(project: Project, output: Path, *, json: bool) -> Path:
    """Where to write; `-` is stdout.

    Raises:
        UsageError: Footage or a project would be overwritten, or two things would go to stdout.
    """
    if str(output) == "-":
        output = Path("/dev/stdout")
    if json and output == Path("/dev/stdout"):
        raise UsageError("the export and --json cannot both go to stdout", hint="Name a file with -o.")
    whole = output.resolve()
    if any(folder.suffix == ".shotlog" for folder in (whole, *whole.parents)):
        raise UsageError(f"{output} lies in a project", hint="Write the export elsewhere.", path=output)
    if whole.is_file() and any(_same_file(whole, Path(clip.path)) for clip in project.clips()):
        raise UsageError(f"{output} is footage of this log", hint="Write the export elsewhere.", path=output)
    return output


def _same_file(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


@app.command()
def formats(json: JsonOption = False) -> None:
    """List the formats that a log can be written in."""
    known = exchange.formats()
    if json:
        answer(
            {
                "formats": [
                    {"name": one.name, "suffix": one.suffix, "description": one.description}
                    for one in known.values()
                ]
            }
        )
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("format", header_style="dim")
    table.add_column("suffix", header_style="dim")
    table.add_column("carries", header_style="dim")
    for one in known.values():
        table.add_row(one.name, one.suffix, plain(one.description))
    out.print(table)
