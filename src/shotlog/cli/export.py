"""`shotlog export`, `shotlog formats`."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from shotlog import exchange
from shotlog.cli.answers import answer, note, out, plain, tell_error, warn
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.errors import EXIT_CODES, ShotlogError, UsageError
from shotlog.exchange import AnyFormat, Material
from shotlog.exchange.conforming import Conformed, conformed, mapping
from shotlog.exchange.gathering import gathered
from shotlog.files import whole_file
from shotlog.ingest import stills_of
from shotlog.log import Project
from shotlog.record import Progress
from shotlog.timing import Rate


@app.command()
def export(
    context: typer.Context,
    format: Annotated[str, typer.Argument(help="A format that `shotlog formats` lists.")],  # noqa: A002 - as users know it
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write, or a folder; not for --preflight.")
    ] = None,
    clips: Annotated[
        list[str] | None, typer.Option("--clip", "--clips", "-c", help="These clips only.")
    ] = None,
    only: Annotated[Progress | None, typer.Option("--only", help="Shots that have come so far only.")] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option(
            "--option",
            "-O",
            metavar="NAME=VALUE",
            help="Choose an option that `shotlog formats FORMAT` lists.",
        ),
    ] = None,
    reel_map: Annotated[
        Path | None, typer.Option("--map", help="EDL: write which reel stands for which clip, as CSV.")
    ] = None,
    conform: Annotated[
        str | None,
        typer.Option("--conform", metavar="RATE", help="Variable rates: as a copy at this rate has it."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing where something would be lost.")
    ] = False,
    preflight: Annotated[
        bool, typer.Option("--preflight", help="Tell what would be lost; write nothing.")
    ] = False,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Write the log in another format. What the format cannot carry is told first."""
    problems: list[ShotlogError] = []
    chosen = _chosen(choose, reel_map)
    with open_project(context, project) as opened:
        hashes = [opened.find_clip(clip).sha256 for clip in clips] if clips else None
        materials = gathered(opened, None if hashes is None else dict.fromkeys(hashes), only)
        uneven = [] if conform is None else _conformed(materials, Rate.parse(conform))
        copies = {one.material.clip.sha256: one.material for one in uneven}
        materials = [copies.get(one.clip.sha256, one) for one in materials]
        if preflight:
            losses = list(exchange.losses(format, materials, chosen))
        else:
            target = _target(opened, output, json=json)
            pictures = stills_of(opened, problems)
            losses = exchange.export(format, materials, target, pictures, chosen, strict=strict)
            _write_mappings(uneven, target)
    losses = [*(loss for one in uneven for loss in one.losses), *losses]
    for problem in problems:
        tell_error(problem)
    if json:
        answer(
            {
                "format": format,
                "output": None if preflight else str(output),
                "losses": [asdict(loss) for loss in losses],
                "errors": [problem.as_dict() for problem in problems],
            }
        )
    else:
        for loss in losses:
            warn(f"{f'{loss.clip}:{loss.shot}' if loss.shot else loss.clip}: {loss.message}")
        note(_told(output, len(losses), preflight=preflight))
    if preflight and strict and losses:
        raise typer.Exit(EXIT_CODES["some_failed"])


def _conformed(materials: Sequence[Material], rate: Rate) -> list[Conformed]:
    """Those of a variable rate as copies at a constant one have them."""
    return [conformed(one, rate) for one in materials if one.clip.variable_rate]


def _write_mappings(uneven: Sequence[Conformed], target: Path) -> None:
    """Beside the export, which frame of each clip became which."""
    folder = target if target.is_dir() else target.parent
    for one in uneven:
        path = folder / f"{Path(one.material.clip.name).stem}.frames.csv"
        with whole_file(path) as file:
            file.write(mapping(one))
        note(f"wrote {path}")


def _told(output: Path | None, lost: int, *, preflight: bool) -> str:
    if not preflight:
        return f"wrote {output}"
    return f"{lost} things would be changed or lost" if lost else "nothing would be lost"


def _chosen(given: Sequence[str] | None, reel_map: Path | None) -> dict[str, str]:
    """Options by name out of `NAME=VALUE`.

    Raises:
        UsageError: One has no equals sign.
    """
    chosen = {}
    for one in given or ():
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"-O {one} chooses nothing", hint="Write -O NAME=VALUE.")
        chosen[name.replace("-", "_")] = value
    return chosen if reel_map is None else {**chosen, "map": str(reel_map)}


def _target(project: Project, output: Path | None, *, json: bool) -> Path:
    """Where to write; `-` is stdout.

    Raises:
        UsageError: Nothing is named, footage or a project would be overwritten, or two things would go to
            stdout.
    """
    if output is None:
        raise UsageError("where to?", hint="Name a file with -o, or ask what would be lost with --preflight.")
    if str(output) == "-":
        output = Path("/dev/stdout")
    if json and output == Path("/dev/stdout"):
        raise UsageError("the export and --json cannot both go to stdout", hint="Name a file with -o.")
    whole = output.resolve()
    if any(folder.suffix == ".shotlog" for folder in (whole, *whole.parents)):
        raise UsageError(f"{output} lies in a project", hint="Write the export elsewhere.", path=output)
    if whole.is_file() and any(_same_file(whole, Path(clip.path)) for clip in project.clips()):
        raise UsageError(f"{output} is footage of this log", hint="Write the export elsewhere.", path=output)
    return output


def _same_file(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


@app.command()
def formats(
    name: Annotated[str | None, typer.Argument(metavar="[FORMAT]", help="Tell its options.")] = None,
    json: JsonOption = False,
) -> None:
    """List the formats that a log can be written in, or the options of one."""
    if name is not None:
        _tell_options(exchange.format_named(name), as_json=json)
        return
    known = exchange.formats()
    if json:
        answer(
            {
                "formats": [
                    {"name": one.name, "suffix": one.suffix, "description": one.description}
                    for one in known.values()
                ]
            }
        )
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("format", header_style="dim")
    table.add_column("suffix", header_style="dim")
    table.add_column("carries", header_style="dim")
    for one in known.values():
        table.add_row(one.name, one.suffix, plain(one.description))
    out.print(table)


def _tell_options(format_: AnyFormat, *, as_json: bool) -> None:
    options = format_.options.model_json_schema().get("properties", {})
    if as_json:
        answer({"format": format_.name, "options": options})
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("option", "default", "what it is about"):
        table.add_column(heading, header_style="dim")
    for option, about in options.items():
        default = about.get("default")
        shown = ", ".join(default) if isinstance(default, list) else "" if default is None else str(default)
        choices = f" One of {', '.join(about['enum'])}." if "enum" in about else ""
        table.add_row(option, plain(shown), plain(about.get("description", "") + choices))
    out.print(table)
