"""The `shotlog` command itself: options for all commands, and one place where errors come out."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from shotlog.cli.answers import answer, tell_error
from shotlog.errors import EXIT_CODES, Interrupted, NotFound, ShotlogError, UsageError, storage_failed
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
    """Who is at the keyboard.

    Raises:
        UsageError: The name is empty, or one of our own analysers'.
    """
    given = [name for name in (author, context.obj["author"]) if name is not None]
    name = given[0] if given else settings().author
    if not name.strip() or name.startswith("shotlog/"):
        raise UsageError(
            f"{name!r} is no name of a person", hint="Give yours with --author or SHOTLOG_AUTHOR."
        )
    return Author(name=name, kind="person")


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
        code = app(standalone_mode=False) or 0
        if code == EXIT_CODES[Interrupted.code]:
            raise KeyboardInterrupt  # noqa: TRY301 - typer has made a code of it
    except ShotlogError as error:
        code = _end_with(error)
    except typer.TyperException as error:  # the command line itself is wrong
        code = _end_with(UsageError(_told(error), hint=f"`{_command()} --help` lists what it takes."))
    except ValidationError as error:  # settings come from the environment, read on first need
        first = error.errors()[0]
        name = "SHOTLOG_" + "_".join(str(part) for part in first["loc"]).upper()
        code = _end_with(UsageError(f"{name}: {first['msg']}"))
    except (KeyboardInterrupt, typer.Abort):
        code = _end_with(Interrupted("interrupted", hint="What is finished is kept."))
    except OSError as error:
        code = _end_with(storage_failed(error, "the answer"))
    sys.exit(_flushed(code))


def _end_with(error: ShotlogError) -> int:
    """Say an error to people, and with --json to programs as `{"error": {...}}`; its exit code."""
    with suppress(OSError):
        if "--json" in sys.argv:
            answer({"error": error.as_dict()})
        tell_error(error)
    return EXIT_CODES[error.code]


def _told(error: typer.TyperException) -> str:
    return error.format_message() if hasattr(error, "format_message") else str(error)


def _command() -> str:
    words = [word for word in sys.argv[1:2] if word.isalpha()]
    return " ".join(["shotlog", *words])


def _flushed(code: int) -> int:
    """The code, or another where the answer cannot be written out."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code or _end_with(storage_failed(error, "the answer"))
    return code
