"""The `shotlog` command itself: options for all commands, and one place where errors come out."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from shotlog.cli.answers import tell_error
from shotlog.errors import EXIT_CODES, NotFound, ShotlogError, UsageError
from shotlog.log import Project
from shotlog.record import Author
from shotlog.settings import settings
from shotlog.version import __version__

app = typer.Typer(
    name="shotlog",
    help="Turns footage into a shot log that people and models can trust.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project", "-p", metavar="PATH", help="Project folder; else SHOTLOG_PROJECT, else the one here."
    ),
]

AuthorOption = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help="Your name in the log; else SHOTLOG_AUTHOR, or login."),
]

JsonOption = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"shotlog {__version__}")
        raise typer.Exit


@app.callback()
def shotlog(
    context: typer.Context,
    project: ProjectOption = None,
    author: AuthorOption = None,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Turn footage into a shot log that people and models can trust."""
    context.obj = {"project": project, "author": author}


def open_project(context: typer.Context, project: Path | None = None) -> Project:
    """The project that is meant: named after the command, before it, in the environment, or the one here.

    Raises:
        NotFound: None is meant, or there is none there.
        UsageError: Several are here.
    """
    named = project or context.obj["project"] or settings().project
    return Project.open(named or _project_here())


def person(context: typer.Context, author: str | None = None) -> Author:
    """Who is at the keyboard."""
    return Author(name=author or context.obj["author"] or settings().author, kind="person")


def _project_here() -> Path:
    here = sorted(path for path in Path().glob("*.shotlog") if path.is_dir())
    if not here:
        raise NotFound(
            "there is no project here",
            hint="Make one with `shotlog new NAME`, or name one with --project PATH.",
        )
    if len(here) > 1:
        names = ", ".join(path.name for path in here)
        raise UsageError(f"there are several projects here: {names}", hint="Name one with --project PATH.")
    return here[0]


def main() -> None:
    """Run the command line and end the process with a code that means something."""
    try:
        app()
    except ShotlogError as error:
        tell_error(error, as_json="--json" in sys.argv)
        sys.exit(EXIT_CODES[error.code])
    except ValidationError as error:  # settings come from the environment, read on first need
        first = error.errors()[0]
        name = "SHOTLOG_" + "_".join(str(part) for part in first["loc"]).upper()
        tell_error(UsageError(f"{name}: {first['msg']}"), as_json="--json" in sys.argv)
        sys.exit(EXIT_CODES["usage"])
    except BrokenPipeError:  # the reader, as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
