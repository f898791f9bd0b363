"""How formats are found: ours and those of plug-ins in the same way.

A plug-in that cannot be loaded is reported by `broken_formats` and hides no other.
"""

from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from shotlog.errors import NotFound
from shotlog.exchange.format import AnyFormat, Format

GROUP = "shotlog.formats"
"""Entry-point group under which packages name their formats."""


def formats() -> dict[str, AnyFormat]:
    """Every format that can be used, by name."""
    working, _ = _found()
    return working


def broken_formats() -> dict[str, str]:
    """Plug-ins that cannot be used: the name of each and a sentence that says why."""
    _, broken = _found()
    return broken


def format_named(name: str) -> AnyFormat:
    """The format called `name`.

    Raises:
        NotFound: There is none, or its plug-in is broken.
    """
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


def _found() -> tuple[dict[str, AnyFormat], dict[str, str]]:
    """Formats that work, and why others do not; of two of one name, ours or the first counts."""
    working: dict[str, AnyFormat] = {}
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


def _load(point: EntryPoint) -> AnyFormat | str:
    """The format, or what is wrong with it."""
    try:
        loaded = point.load()
    except Exception as error:  # noqa: BLE001 - a stranger's module may fail in any way
        return f"{point.value} does not load ({type(error).__name__}: {error})"
    return loaded if isinstance(loaded, Format) else f"{point.value} is not a shotlog Format"
