"""How answers leave: one JSON document on stdout, or tables there; prose and progress on stderr."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape

from shotlog.errors import ShotlogError

_WIDTH_OF_A_FILE = 200
"""Columns of a table that goes to a file or another program, which has no width of its own."""


def _width(stream: Any) -> int | None:  # noqa: ANN401 - sys.stdout may be anything, or None
    return None if stream is not None and stream.isatty() else _WIDTH_OF_A_FILE


out = Console(highlight=False, width=_width(sys.stdout))
"""Tables and answers."""

err = Console(stderr=True, highlight=False, width=_width(sys.stderr))
"""Prose, progress, warnings and errors."""


def answer(document: Any) -> None:  # noqa: ANN401 - anything that JSON holds
    """Print one JSON document on stdout: ASCII, so that it is the same whatever the terminal's encoding."""
    sys.stdout.write(json.dumps(document, indent=1) + "\n")


def json_lines(documents: Iterable[Any]) -> bytes:
    """JSON documents, one a line."""
    return "".join(json.dumps(document) + "\n" for document in documents).encode()


def visible(text: str) -> str:
    """Text of strangers as it may stand in a terminal: control and bidi characters are spelt out."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def plain(text: str) -> str:
    """The same where rich would read markup in it."""
    return escape(visible(text))


def tell_error(error: ShotlogError) -> None:
    """Say what went wrong, with which file, and what to do next."""
    err.print(f"[bold red]error:[/] {plain(error.message)}", soft_wrap=True)
    if error.path and error.path not in error.message:
        err.print(f"  {plain(error.path)}", soft_wrap=True)
    if error.hint:
        err.print(f"  {plain(error.hint)}", soft_wrap=True)


def warn(message: str) -> None:
    """Say what a person should know."""
    err.print(f"[yellow]warning:[/] {plain(message)}", soft_wrap=True)


def note(message: str) -> None:
    """Say what was done."""
    err.print(plain(message), soft_wrap=True)


def counted(count: int, thing: str) -> str:
    """`1 shot`, `2 shots`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
