"""Avid Log Exchange: a table that a bin of Media Composer takes in.

Of two kinds. `merge` has one row a clip with the bounds of the clip, so that Avid merges it into the clips
that are in the bin already; `shots` has one row a shot and makes new clips. The layout follows Avid's own
pages on the format: headings, columns and data in this order, tabs between cells, a blank line after each
block.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from shotlog.exchange.assembled import File, files, fit, require_some
from shotlog.exchange.facet_fields import AVID, FIELDS, clip_fields
from shotlog.exchange.format import Format, Loss, Options, Pictures, Words
from shotlog.exchange.material import Material
from shotlog.exchange.wording import all_said, one_line, stem, value_text
from shotlog.files import whole_file
from shotlog.record import Clip
from shotlog.timing import FrameIndex, Rate

COLUMNS = 64
"""Columns and headings that an ALE may have."""

_FASTEST = 60
_NAME = 32
_HEADING = 14
_VIDEO_FORMATS = {480: "NTSC", 486: "NTSC", 576: "PAL", 720: "720", 1080: "1080"}
_GLOBAL_HEADINGS = 4
_DIFFER = "these clips differ in rate, so that each needs an ALE of its own"

Cells = dict[str, str]


class AleOptions(Options):
    """What may be chosen about an ALE."""

    kind: Literal["merge", "shots"] = Field(
        "shots", description="One row a shot, or one a clip to merge into clips that are in the bin already."
    )
    columns: Words = Field((), description="Facets to write, in order; all that are shown unless given.")
    short_names: bool = Field(False, description="Cut names to the 32 characters of the specification.")


def _losses(materials: Sequence[Material], options: AleOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    if not fitting:
        return
    if len({one.clip.rate for one in fitting}) > 1:
        why = "the clips differ in rate, and one ALE has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in an ALE of its own: {why}", "file") for one in fitting
        )
    dropped = _facets(fitting, options)[_room(options) :]
    if dropped:
        message = f"an ALE has {COLUMNS} columns at most; left out: {', '.join(dropped)}"
        yield Loss(fitting[0].clip.name, None, message, "column", len(dropped))
    for material in fitting:
        yield from _clip_losses(material, options)


def unfit(clip: Clip) -> str:
    """Why a clip cannot stand in an ALE; empty where it can."""
    if clip.variable_rate:
        return "it has a variable frame rate, and an ALE counts at a constant one"
    base = clip.rate.timecode_base
    if base is None or base > _FASTEST:
        return f"Avid has no timecode for {clip.rate} frames a second"
    return ""


def _clip_losses(material: Material, options: AleOptions) -> Iterator[Loss]:
    name = material.clip.name
    if options.short_names and len(one_line(stem(name))) > _NAME:
        yield Loss(name, None, f"its name is cut to {_NAME} characters", "name")
    texts = [
        name,
        material.clip.reel or "",
        *(text for one in material.shots for text in all_said(material.log, one)),
    ]
    changed = sum(one_line(text) != text for text in texts)
    if changed:
        yield Loss(name, None, "tabs, line ends and control characters become blanks", "text", changed)
    if material.markers:
        message = "its markers are left out: export avid-markers beside it"
        yield Loss(name, None, message, "marker", len(material.markers))
    if options.kind == "merge" and len(material.shots) > 1:
        message = "what is said of its shots stands together in one row: export kind=shots to keep them apart"
        yield Loss(name, None, message, "label", len(material.shots))


def _facets(materials: Sequence[Material], options: AleOptions) -> list[str]:
    """Facets with a column of their own, in order, apart from the fields that Avid has columns for."""
    shown = {label.facet for one in materials for _, label in one.labels()}
    return [facet for facet in options.columns or sorted(shown) if facet not in FIELDS]


def _room(options: AleOptions) -> int:
    return COLUMNS - _GLOBAL_HEADINGS - len(_fixed_columns(options))


def _fixed_columns(options: AleOptions) -> list[str]:
    shots_only = ["Shot"] if options.kind == "shots" else []
    return [
        "Name",
        "Tracks",
        "Start",
        "End",
        "Duration",
        "Tape",
        "Source File",
        "FPS",
        *shots_only,
        *AVID.values(),
    ]


def _headings(facets: Sequence[str]) -> dict[str, str]:
    """A column for each facet: `ShotSize`, at most 14 signs, none twice and none that Avid has already."""
    taken = {"Shot", "Name", "Tracks", "Start", "End", "Duration", "Tape", "FPS", *AVID.values()}
    headings: dict[str, str] = {}
    for facet in facets:
        base = "".join(word[:1].upper() + word[1:] for word in one_line(facet).replace(" ", "_").split("_"))
        name, number = base[:_HEADING], 1
        while name in taken:
            number += 1
            name = f"{base[: _HEADING - len(str(number))]}{number}"
        taken.add(name)
        headings[facet] = name
    return headings


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: AleOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "ale")
    together = len({one.clip.rate for one in fitting}) == 1
    for file in files(fitting, path, ".ale", together=together, why=_DIFFER):
        _write_table(file, options)
    return []


def _write_table(file: File, options: AleOptions) -> None:
    clip = file.materials[0].clip
    facets = _headings(_facets(file.materials, options)[: _room(options)])
    columns = [*_fixed_columns(options), *facets.values()]
    with whole_file(file.path) as target:
        target.write(_head(clip, columns).encode())
        for material in file.materials:
            for cells in _ROWS[options.kind](material, facets, options):
                row = "\t".join([one_line(cells.get(column, "")) for column in columns])
                target.write(f"{row}\n".encode("utf-8", "replace"))


def _head(clip: Clip, columns: Sequence[str]) -> str:
    video = _VIDEO_FORMATS.get(clip.height, "CUSTOM")
    headings = f"FIELD_DELIM\tTABS\nVIDEO_FORMAT\t{video}\nAUDIO_FORMAT\t48khz\nFPS\t{fps(clip.rate)}\n"
    return f"Heading\n{headings}\nColumn\n{chr(9).join(columns)}\n\nData\n"


def fps(rate: Rate) -> str:
    """A rate as Avid writes it: `23.976`, `25`, `59.94`."""
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


def _shot_rows(material: Material, facets: dict[str, str], options: AleOptions) -> Iterator[Cells]:
    fields, source = AVID | facets, _source(material.clip)
    for shot in material.shots:
        number = material.number_of(shot)
        name = {"Name": _name(material.clip, options, f"-{number:03}"), "Shot": str(number)}
        shown = material.log.shown(shot)
        said = {fields[facet]: value_text(label.value) for facet, label in shown.items() if facet in fields}
        yield source | _bounds(material, shot.start, shot.end) | name | said


def _clip_row(material: Material, facets: dict[str, str], options: AleOptions) -> Iterator[Cells]:
    fields = AVID | facets
    said = {fields[facet]: text for facet, text in clip_fields(material, fields).items()}
    clip = material.clip
    yield _source(clip) | _bounds(material, 0, clip.frames) | {"Name": _name(clip, options, "")} | said


_ROWS: dict[str, Callable[[Material, dict[str, str], AleOptions], Iterator[Cells]]] = {
    "shots": _shot_rows,
    "merge": _clip_row,
}


def _name(clip: Clip, options: AleOptions, suffix: str) -> str:
    name = one_line(stem(clip.name))
    return f"{name[: _NAME - len(suffix)] if options.short_names else name}{suffix}"


def _bounds(material: Material, start: FrameIndex, end: FrameIndex) -> Cells:
    count = material.counted
    return {
        "Start": count.label(start),
        "End": count.label(end),
        "Duration": count.lengths.label(end - start),
    }


def _source(clip: Clip) -> Cells:
    """What all rows of a clip have in common."""
    return {
        "Tracks": "V" + "".join(f"A{channel}" for channel in range(1, min(_channels(clip), 8) + 1)),
        "Tape": clip.reel or stem(clip.name),
        "Source File": clip.name,
        "FPS": fps(clip.rate),
    }


def _channels(clip: Clip) -> int:
    return sum(stream.channels for stream in clip.audio)


FORMAT = Format("ale", ".ale", "Avid Log Exchange, for bins of Media Composer.", AleOptions, _losses, _write)
