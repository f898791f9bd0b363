"""JSON of annotation tools, bounded, and what they have in common."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from shotlog.errors import LimitExceeded
from shotlog.exchange.reading.given import Given

_ID = re.compile(r"[0-9a-f-]{6,40}[-_](?=.)")
"""What Label Studio puts before the name of a file that was handed to it."""


def looks_like_json(given: Given) -> bool:
    """Whether a text begins as a list or an object."""
    return given.head.lstrip()[:1] in {"[", "{"}


@lru_cache(maxsize=1)
def document(given_text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The value of a JSON document; the last one is kept, for several readers look at it.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested too deeply.
    """
    return json.loads(given_text, parse_constant=_refuse)


def document_of(given: Given) -> Any:  # noqa: ANN401 - whatever the file holds
    """The value of a file.

    Raises:
        UnreadableMedia: It is no JSON.
        LimitExceeded: It is nested too deeply.
    """
    try:
        return document(given.text)
    except RecursionError as error:
        raise LimitExceeded(
            f"{given.path} is nested too deeply", hint="No annotation tool writes that.", path=given.path
        ) from error
    except ValueError as error:
        raise given.broken(f"it is no JSON: {error}") from error


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects of a list, or the one object that stands for it."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def whole(value: object) -> int | None:
    """A frame number; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 2**53:
        return None
    return int(value)


def text_in(value: object) -> str:
    """A text or number as text; empty for anything else."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def file_names(url: str) -> tuple[str, ...]:
    """The names under which a file may be known that a tool keeps under a URL, the likeliest first."""
    plain = url.rsplit("?d=", maxsplit=1)[-1].split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    last = re.split(r"[/\\]", plain)[-1]
    return tuple(dict.fromkeys(one for one in (plain, last, _ID.sub("", last, count=1)) if one))
