"""Opening OpenTimelineIO: unpacking a bundle, and bringing newer schemas back to those that are known."""

import io
import json
import re
import zipfile
from pathlib import PurePosixPath
from typing import Any

import opentimelineio as otio

from shotlog.errors import LimitExceeded
from shotlog.exchange.reading.given import LARGEST_FILE, Given

ZIP = b"PK\x03\x04"
CONTENT = "content.otio"

BROKEN = (ValueError, TypeError, LookupError, ArithmeticError, RuntimeError)
"""What the library raises, beside its own errors, where a document is not as it should be."""

_DEEPEST = 500
_MARK = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{\]}]', re.DOTALL)
"""A text, which may hold anything, or a bracket."""

_MOST_MEMBERS = 100_000


def opened(given: Given) -> tuple[Any, list[str]]:
    """The object in a file, and the schemas in it that are newer than what is known.

    Raises:
        UnreadableMedia: It is no OpenTimelineIO, or damaged.
        LimitExceeded: What is packed in it is too large or too deep.
    """
    text = _unpacked(given) if given.data.startswith(ZIP) else given.text
    try:
        if depth_of(text) > _DEEPEST:
            raise too_deep(given)
        root, newer = _read(text)
    except RecursionError as error:
        raise too_deep(given) from error
    except (*BROKEN, otio.exceptions.OTIOError) as error:
        raise given.broken(f"it is no OpenTimelineIO: {str(error)[:200]}") from error
    if not isinstance(root, otio.core.SerializableObject) or root.is_unknown_schema:
        raise given.broken("it is no OpenTimelineIO: it has no schema that is known")
    return root, newer


def _read(text: str) -> tuple[Any, list[str]]:
    """The object in a document, read as older where a part of it is newer than the library."""
    try:
        return otio.adapters.read_from_string(text, "otio_json"), []
    except (*BROKEN, otio.exceptions.OTIOError):
        document = json.loads(text)
        newer = _made_older(document)
        if not newer:
            raise
        return otio.adapters.read_from_string(json.dumps(document), "otio_json"), newer


def depth_of(text: str) -> int:
    """How deeply a JSON document is nested. The library would overrun its stack before it said so."""
    depth = deepest = 0
    for mark in _MARK.findall(text):
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _unpacked(given: Given) -> str:
    """The document in a bundle. Nothing is unpacked to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(given.data)) as bundle:
            names = bundle.namelist()
            if len(names) > _MOST_MEMBERS or any(map(_leads_out, names)):
                raise given.broken("it holds names that lead out of it", hint="Such files can be traps.")
            with bundle.open(CONTENT) as member:
                content = member.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise given.broken(f"it is no bundle of OpenTimelineIO: {error}") from error
    if len(content) > LARGEST_FILE:
        raise LimitExceeded(
            f"{given.path} holds a timeline of more than {LARGEST_FILE // 2**20} MiB", path=given.path
        )
    return Given(given.path, content).text


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def too_deep(given: Given) -> LimitExceeded:
    return LimitExceeded(
        f"{given.path} is nested too deeply", hint="No editing system writes that.", path=given.path
    )


def _made_older(document: object) -> list[str]:
    """Bring what a newer library wrote back to the schemas that this one knows, in place; which those were.

    Premiere writes markers of version 3, whose colour is an object of its own.
    """
    newest = otio.core.type_version_map()
    newer: dict[str, None] = {}
    todo = [document]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            name, _, version = str(one.get("OTIO_SCHEMA", "")).rpartition(".")
            if name in newest and version.isdecimal() and int(version[:9]) > newest[name]:
                newer[f"{name}.{version[:9]}"] = None
                one["OTIO_SCHEMA"] = f"{name}.{newest[name]}"
                if name == "Marker" and isinstance(one.get("color"), dict):
                    one["color"] = str(one["color"].get("name") or "")
            todo += one.values()
    return list(newer)
