"""What a format is, and how formats are found: ours and those of plug-ins in the same way.

A format is a `Format` object that some installed package names under the entry-point group
`shotlog.formats`. A plug-in that cannot be loaded is reported by `broken_formats` and hides no other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from shotlog.errors import NotFound, UsageError
from shotlog.record import Clip, ClipLog
from shotlog.timing import FrameIndex

GROUP = "shotlog.formats"
"""Entry-point group under which packages name their formats."""

Pictures = Callable[[Clip, Sequence[FrameIndex]], Mapping[FrameIndex, bytes]]
"""JPEG stills of exactly these frames of a clip, as they are to be seen; frames may be missing."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format could not carry over from the log.

    Attributes:
        clip: Name of the clip's file.
        shot: Number of the shot in its clip, from 1; None where it concerns the whole clip.
        message: One sentence for people: what was left out or changed, and why.
    """

    clip: str
    shot: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the log to a file.

    Attributes:
        name: As it is called on the command line, equal to the name of its entry point.
        suffix: Of its files, with the dot.
        description: What it is for, in a few words.
        write: Writes the logs, in their order, to a path and says what was lost. The same logs give the
            same bytes. Whatever stood at the path stays if it fails (use `shotlog.files.whole_file`).
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Sequence[ClipLog], Path, Pictures], list[Loss]]


def formats() -> dict[str, Format]:
    """Every format that can be used, by name."""
    working, _ = _found()
    return working


def broken_formats() -> dict[str, str]:
    """Plug-ins that cannot be used: the name of each and a sentence that says why."""
    _, broken = _found()
    return broken


def export(name: str, logs: Iterable[ClipLog], path: Path, pictures: Pictures) -> list[Loss]:
    """Write logs to `path` in the format called `name`.

    Args:
        name: One of `formats()`.
        logs: At least one clip, in the order in which they are to stand in the file.
        path: File to write, or to replace once the new one is complete.
        pictures: Makes stills for formats that show some.

    Returns:
        What the format could not carry, in the order of the clips.

    Raises:
        NotFound: No such format, or its plug-in is broken.
        UsageError: There is nothing to write, or nothing that this format can hold.
        StorageFailed: The disk is full or not writable; what stood at `path` is still there.
    """
    chosen = _named(name)
    clips = list(logs)
    if not clips:
        raise UsageError("there is no clip to export", hint="Ingest footage first, or name other clips.")
    return chosen.write(clips, path, pictures)


def _named(name: str) -> Format:
    working, broken = _found()
    if name in working:
        return working[name]
    if name in broken:
        raise NotFound(
            f"the format {name} cannot be used: {broken[name]}",
            hint="Update or remove the package that brings it.",
        )
    near = get_close_matches(name.lower(), working, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(working)}."
    raise NotFound(f"there is no format {name!r}", hint=hint)


def _found() -> tuple[dict[str, Format], dict[str, str]]:
    """Formats that work, and why others do not; of two of one name, ours or the first counts."""
    working: dict[str, Format] = {}
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=_ours_first):
        loaded = _load(point)
        if isinstance(loaded, str):
            broken[point.name] = loaded
        elif point.name in working:
            broken[point.name] = f"{point.value} takes a name that another format has"
        else:
            working[point.name] = loaded
    return working, broken


def _ours_first(point: EntryPoint) -> tuple[bool, str, str]:
    return not point.value.startswith("shotlog."), point.name, point.value


def _load(point: EntryPoint) -> Format | str:
    """The format, or what is wrong with it."""
    try:
        loaded = point.load()
    except Exception as error:  # noqa: BLE001 - a stranger's module may fail in any way
        return f"{point.value} does not load ({type(error).__name__}: {error})"
    return loaded if isinstance(loaded, Format) else f"{point.value} is not a shotlog Format"
