"""Writing the log in a format, and telling beforehand what that format cannot carry."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from shotlog.errors import UsageError
from shotlog.exchange.finding import format_named
from shotlog.exchange.format import AnyFormat, Loss, Options, Pictures
from shotlog.exchange.material import Material
from shotlog.record import ClipLog

Chosen = Mapping[str, Any] | None
"""Options of a format by name, as text or as what they are; None for the defaults."""


def losses(name: str, logs: Iterable[ClipLog | Material], options: Chosen = None) -> tuple[Loss, ...]:
    """What the format called `name` could not carry of these clips. Nothing is written.

    Raises:
        NotFound: No such format, or its plug-in is broken.
        UsageError: The format has no such option.
    """
    chosen = format_named(name)
    return tuple(chosen.losses(_materials(logs), options_of(chosen, options)))


def export(
    name: str,
    logs: Iterable[ClipLog | Material],
    path: Path,
    pictures: Pictures,
    options: Chosen = None,
    *,
    strict: bool = False,
) -> list[Loss]:
    """Write clips to `path` in the format called `name`.

    Args:
        name: One of `formats()`.
        logs: At least one clip, in the order in which they are to stand in the file; bare logs, or with
            markers, decisions and captions.
        path: File to write, or to replace once the new one is complete; a folder for formats that write a
            file a clip.
        pictures: Makes stills for formats that show some.
        options: What is chosen about the format.
        strict: Write nothing at all where something would be lost.

    Returns:
        What the format could not carry, in the order of the clips.

    Raises:
        NotFound: No such format, or its plug-in is broken.
        UsageError: There is nothing to write, nothing that this format can hold, no such option, or
            something would be lost and `strict` forbids it.
        StorageFailed: The disk is full or not writable; what stood at `path` is still there.
    """
    format_ = format_named(name)
    chosen = options_of(format_, options)
    materials = _materials(logs)
    if not any(material.shots for material in materials):
        raise UsageError("there is no clip to export", hint="Ingest footage first, or name other clips.")
    found = list(format_.losses(materials, chosen))
    if strict and found:
        raise UsageError(
            f"{name} cannot carry everything: {found[0].clip}: {found[0].message}"
            + (f" (and {len(found) - 1} more)" if len(found) > 1 else ""),
            hint="Export without --strict to write it all the same, or choose jsonl or otio.",
        )
    return [*found, *format_.write(materials, path, pictures, chosen)]


def options_of(format_: AnyFormat, given: Chosen) -> Options:
    """The options of a format, from what was given.

    Raises:
        UsageError: It has no such option, or not with such a value.
    """
    try:
        options: Options = format_.options.model_validate(dict(given or {}))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(format_.options.model_fields) or "none"
        raise UsageError(
            f"the option {name} of {format_.name}: {first['msg']}", hint=f"Its options are {known}."
        ) from error
    return options


def _materials(logs: Iterable[ClipLog | Material]) -> list[Material]:
    return [Material.of(log) for log in logs]
