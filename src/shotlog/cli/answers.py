"""How answers leave: one JSON document on stdout, or tables there; prose and progress on stderr."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.markup import escape

from shotlog.errors import ShotlogError

out = Console(highlight=False, soft_wrap=False)
"""Tables and answers."""

err = Console(stderr=True, highlight=False)
"""Prose, progress, warnings and errors."""


def answer(document: Any) -> None:  # noqa: ANN401 - anything that JSON holds
    """Print one JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def tell_error(error: ShotlogError, *, as_json: bool) -> None:
    """Say what went wrong, and to programs also as `{"error": {...}}` on stdout."""
    if as_json:
        answer({"error": error.as_dict()})
    err.print(f"[bold red]error:[/] {escape(error.message)}")
    if error.hint:
        err.print(f"  {escape(error.hint)}")


def warn(message: str) -> None:
    """Say what a person should know."""
    err.print(f"[yellow]warning:[/] {escape(message)}")


def note(message: str) -> None:
    """Say what was done."""
    err.print(escape(message))
