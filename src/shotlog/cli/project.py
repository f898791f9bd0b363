"""`shotlog new`, `shotlog doctor`, `shotlog vocabulary`."""

import shutil
import sqlite3
import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer

from shotlog.cli.answers import answer, err, note, out, plain
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.errors import EXIT_CODES, NotFound, ShotlogError
from shotlog.exchange import broken_formats, formats
from shotlog.log import Project, journal_mode
from shotlog.measure import missing
from shotlog.media import has_decoder, sha256_of
from shotlog.settings import settings
from shotlog.version import __version__
from shotlog.vocabulary import Vocabulary, as_markdown, cinema

_LIBRARIES = ("av", "numpy", "opencv-python-headless", "opentimelineio", "pyarrow", "sqlalchemy")
_CODECS = ("h264", "hevc", "prores", "dnxhd", "vp9", "av1", "mpeg2video", "mjpeg")


@app.command()
def new(
    path: Annotated[Path, typer.Argument(help="Folder to make; `.shotlog` is added where it is missing.")],
    json: JsonOption = False,
) -> None:
    """Make a project folder."""
    with Project.create(path) as project:
        if json:
            answer({"project": str(project.path)})
        else:
            note(f"made {project.path}")


@app.command()
def doctor(context: typer.Context, project: ProjectOption = None, json: JsonOption = False) -> None:
    """Check this installation and the project, if there is one: files, hashes, a replay of its history."""
    report = _installation()
    report["project"] = _project_report(context, project)
    if json:
        answer(report)
    else:
        _print_report(report)
    if report["project"] and report["project"]["problems"]:
        raise typer.Exit(EXIT_CODES["damaged_project"])


def _project_report(context: typer.Context, project: Path | None) -> dict[str, Any] | None:
    named = project or context.obj["project"] or settings().project
    try:
        with open_project(context, project) as opened:
            free = shutil.disk_usage(opened.path).free // 2**20
            return {"path": str(opened.path), "disk_free_mb": free, "problems": _problems(opened)}
    except ShotlogError as error:
        if isinstance(error, NotFound) and named is None:
            return None
        return {"path": str(named or Path.cwd()), "problems": [f"{error.message} {error.hint}".strip()]}


def _installation() -> dict[str, Any]:
    mode, why = journal_mode()
    return {
        "shotlog": __version__,
        "python": sys.version.split()[0],
        "libraries": {name: metadata.version(name) for name in _LIBRARIES},
        "sqlite": {"version": sqlite3.sqlite_version, "journal_mode": mode, "why": why},
        "decoders": {name: has_decoder(name) for name in _CODECS},
        "missing": missing(),
        "formats": sorted(formats()),
        "broken_formats": broken_formats(),
        "jobs": settings().jobs,
        "author": settings().author,
        "disk_free_mb": shutil.disk_usage(Path()).free // 2**20,
    }


def _problems(project: Project) -> list[str]:
    """What the log itself finds, and clips whose files or signals are gone."""
    problems = [str(problem) for problem in project.verify()]
    for clip in project.clips():
        if not Path(clip.path).exists():
            problems.append(f"{clip.path} is gone; ingest it again from where it is now")
        elif sha256_of(Path(clip.path)) != clip.sha256:
            problems.append(f"{clip.path} is no longer the file that was logged")
        if not (project.media(clip.sha256) / "signals.parquet").exists():
            problems.append(f"{clip.name}: its signals are missing from {project.media(clip.sha256)}")
    return problems


def _print_report(report: dict[str, Any]) -> None:
    sqlite = report["sqlite"]
    out.print(f"shotlog {report['shotlog']}, Python {report['python']}")
    out.print("libraries  " + ", ".join(f"{name} {version}" for name, version in report["libraries"].items()))
    out.print(f"SQLite     {sqlite['version']}, journal {sqlite['journal_mode']}: {sqlite['why']}")
    out.print("decoders   " + ", ".join(name for name, there in report["decoders"].items() if there))
    missing = [name for name, there in report["decoders"].items() if not there]
    if missing:
        out.print("missing    " + ", ".join(missing))
    out.print("formats    " + ", ".join(report["formats"]))
    for sentence in report["missing"]:
        out.print(f"missing    {plain(sentence)}")
    for name, why in report["broken_formats"].items():
        err.print(f"[red]✗[/] format {plain(name)}: {plain(why)}")
    out.print(f"disk       {report['disk_free_mb']} MiB free here")
    if report["project"] is None:
        out.print("project    none here")
        return
    problems = report["project"]["problems"]
    out.print(f"project    {plain(report['project']['path'])}: {'all is well' if not problems else ''}")
    for problem in problems:
        err.print(f"[red]✗[/] {plain(problem)}")


@app.command()
def vocabulary(
    context: typer.Context,
    facet: Annotated[str | None, typer.Argument(help="One facet only, by id or short name.")] = None,
    project: ProjectOption = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The whole vocabulary as a page.")] = False,
    json: JsonOption = False,
) -> None:
    """Print the facets and terms that a log may use, the project's own included."""
    words = _vocabulary(context, project)
    facets = words.facets_named(facet) if facet else list(words.facets.values())
    if json:
        answer({"version": words.version, "facets": [one.as_dict() for one in facets]})
    elif markdown:
        out.print(as_markdown(words), markup=False, soft_wrap=True)
    else:
        _print_facets(words, facets, whole=facet is not None)


def _vocabulary(context: typer.Context, project: Path | None) -> Vocabulary:
    try:
        with open_project(context, project) as opened:
            return opened.vocabulary
    except NotFound:
        if project or context.obj["project"]:
            raise
        return cinema()


def _print_facets(words: Vocabulary, facets: list[Any], *, whole: bool) -> None:
    out.print(f"[dim]{words.version}[/]")
    for facet in facets:
        short = ", ".join(name for name, ids in words.short.items() if facet.id in ids)
        also = f"  [dim]also[/] {plain(short)}" if short else ""
        out.print(
            f"[bold]{facet.id}[/]  {plain(facet.label)}{also}  [dim]{facet.select}, {facet.temporal}[/]"
        )
        for term in facet.terms.values() if whole else ():
            aliases = f" [dim]({plain(', '.join(term.aliases))})[/]" if term.aliases else ""
            out.print(f"  {plain(term.id)}{aliases}  {plain(term.definition)}")
        if not whole and facet.terms:
            out.print("  " + plain(", ".join(facet.terms)), style="dim")
