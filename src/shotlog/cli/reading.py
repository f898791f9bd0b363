"""`shotlog clips`, `shotlog shots`, `shotlog show`, `shotlog search`."""

from typing import Annotated, Any

import typer

from shotlog.cli.answers import answer, counted, note, out
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.cli.tables import clip_table, history_table, shot_page, shot_table
from shotlog.errors import NotFound
from shotlog.log import Project
from shotlog.record import Clip, ClipLog, Label, Revision, Shot, clip_shape, log_shape, shot_shape

ClipArgument = Annotated[str, typer.Argument(metavar="CLIP", help="File name, path or hash.")]


@app.command()
def clips(context: typer.Context, project: ProjectOption = None, json: JsonOption = False) -> None:
    """List the clips."""
    with open_project(context, project) as opened:
        rows = [(log.clip, len(log.shots)) for log in opened.logs()]
    if json:
        answer({"clips": [{**clip_shape(clip), "shots": shots} for clip, shots in rows]})
    elif rows:
        out.print(clip_table(rows))
    else:
        note("the log is empty; `shotlog ingest FOOTAGE` fills it")


@app.command()
def shots(
    context: typer.Context,
    clip: Annotated[str | None, typer.Argument(metavar="CLIP", help="File name, path or hash.")] = None,
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """List the shots of one clip, or of all."""
    with open_project(context, project) as opened:
        if clip is not None:
            log = opened.log_of(opened.find_clip(clip).sha256)
            if json:
                answer(log_shape(log))
            else:
                out.print(shot_table(log))
        elif json:
            answer({"clips": [log_shape(log) for log in opened.logs()]})
        else:
            for log in opened.logs():
                out.print(shot_table(log), "")


@app.command()
def show(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="CLIP[:SHOT]", help="A clip, or one shot of it by number.")],
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Show every label with its author, confidence and evidence, and the history."""
    with open_project(context, project) as opened:
        log, shot = find(opened, which)
        history = opened.history(log.clip.sha256)
        chosen = log.shots if shot is None else (shot,)
        if json:
            answer(_page_shape(log, chosen, history))
            return
        for one in chosen:
            out.print(shot_page(log, one), "")
        out.print(history_table(history))


@app.command(context_settings={"ignore_unknown_options": True})  # a query may begin with a minus
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words, and facets as in 'size:CU move:dolly_in rain'.")],
    project: ProjectOption = None,
    json: JsonOption = False,
) -> None:
    """Find shots by words and facets; a minus before either leaves out what has it."""
    with open_project(context, project) as opened:
        found: dict[str, tuple[ClipLog, list[Shot]]] = {}
        for hit in opened.search(query):
            sha256 = hit.clip.sha256
            if sha256 not in found:
                found[sha256] = (opened.log_of(sha256), [])
            found[sha256][1].append(hit.shot)
    if json:
        answer(
            {
                "query": query,
                "found": [
                    {"clip": clip_shape(log.clip), "shots": [shot_shape(log, shot) for shot in matching]}
                    for log, matching in found.values()
                ],
            }
        )
        return
    for log, matching in found.values():
        out.print(shot_table(log, matching), "")
    shots_found = sum(len(matching) for _, matching in found.values())
    note(f"{counted(shots_found, 'shot')} in {counted(len(found), 'clip')}")


def find(project: Project, which: str) -> tuple[ClipLog, Shot | None]:
    """The clip, and the shot if one is named, of `CLIP` or `CLIP:SHOT`.

    Raises:
        NotFound: No such clip or shot.
    """
    name, colon, number = which.rpartition(":")
    try:
        return project.log_of(project.find_clip(which).sha256), None
    except NotFound:
        if not (colon and number.isascii() and number.isdecimal()):
            raise
    log = project.log_of(project.find_clip(name).sha256)
    if not 1 <= int(number) <= len(log.shots):
        raise NotFound(f"{log.clip.name} has no shot {number}", hint=f"Its shots are 1 to {len(log.shots)}.")
    return log, log.shots[int(number) - 1]


def find_shot(project: Project, which: str) -> tuple[Clip, Shot]:
    """The shot of `CLIP:SHOT`; the shot may be left out where the clip has only one.

    Raises:
        NotFound: No such clip or shot, or none was named and there are several.
    """
    log, shot = find(project, which)
    if shot is None and len(log.shots) > 1:
        raise NotFound(
            f"{log.clip.name} has {len(log.shots)} shots", hint=f"Name one, as in {log.clip.name}:1."
        )
    return log.clip, shot or log.shots[0]


def _page_shape(log: ClipLog, chosen: tuple[Shot, ...], history: list[Revision]) -> dict[str, Any]:
    return {
        "clip": clip_shape(log.clip),
        "shots": [
            {**shot_shape(log, shot), "all_labels": [_label_shape(label) for label in log.labels_of(shot)]}
            for shot in chosen
        ],
        "history": [revision.model_dump(mode="json", exclude={"changes"}) for revision in history],
    }


def _label_shape(label: Label) -> dict[str, Any]:
    return label.model_dump(mode="json", exclude={"clip", "shot"})
