"""`shotlog ingest`."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from shotlog import ingest as room
from shotlog.cli.answers import answer, counted, note, tell_error, warn
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.cli.bar import Bar
from shotlog.errors import EXIT_CODES, ShotlogError
from shotlog.settings import settings


@app.command()
def ingest(
    context: typer.Context,
    footage: Annotated[
        list[Path], typer.Argument(help="Files and folders; folders are searched through.", readable=False)
    ],
    project: ProjectOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Clips to read at a time.")] = None,
    proxies: Annotated[
        bool, typer.Option("--proxies", help="Make what the workbench plays, too, not only on first need.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Find the shots of footage, measure them and log them.

    Safe to stop at any moment and to run again: what is logged is passed over, the rest starts over.
    """
    outcomes: list[room.Outcome] = []
    unmade: list[ShotlogError] = []
    ended: ShotlogError | None = None
    with open_project(context, project) as opened:
        found = room.find_footage(footage)
        try:
            with Bar() as bar:
                for outcome in room.ingest(
                    opened, found.files, jobs=jobs or settings().jobs, tell=bar.show_reading
                ):
                    outcomes.append(outcome)
                    _tell(outcome)
                if proxies:
                    clips = [outcome.clip for outcome in outcomes if outcome.clip is not None]
                    made = room.make_proxies(
                        opened, clips, jobs=jobs or settings().jobs, tell=bar.show_reading
                    )
                    unmade = [one.error for one in made if one.error is not None]
        except ShotlogError as reason:
            ended = reason
    failed = [outcome.error for outcome in outcomes if outcome.error] + list(found.problems) + unmade
    _tell_end(outcomes)
    for error in (*failed, *([ended] if ended else [])):
        tell_error(error)
    if json:
        document = {
            "files": [_outcome_shape(outcome) for outcome in outcomes],
            "errors": [error.as_dict() for error in failed],
        }
        answer(document | ({"error": ended.as_dict()} if ended else {}))
    if ended or failed:
        raise typer.Exit(EXIT_CODES[ended.code if ended else "some_failed"])


def _tell(outcome: room.Outcome) -> None:
    clip = outcome.clip
    if clip is None:
        return
    said = {
        "logged": f"{counted(outcome.shots or 0, 'shot')}, {counted(clip.frames, 'frame')}",
        "known": "in the log already" + (f" as {clip.path}" if clip.path != str(outcome.path) else ""),
        "moved": "in the log already; it points here now",
        "restored": "in the log already; its lost signals were measured again",
    }
    note(f"  {outcome.path.name}: {said[outcome.status]}")
    for warning in clip.warnings if outcome.status == "logged" else ():
        warn(f"{outcome.path.name}: {warning}")


def _tell_end(outcomes: list[room.Outcome]) -> None:
    counts = Counter(outcome.status for outcome in outcomes)
    note(", ".join(f"{count} {status}" for status, count in counts.items()) or "nothing to read")


def _outcome_shape(outcome: room.Outcome) -> dict[str, Any]:
    clip = outcome.clip
    return {
        "path": str(outcome.path),
        "status": outcome.status,
        "logged_path": clip.path if clip else None,
        "sha256": clip.sha256 if clip else None,
        "shots": outcome.shots,
        "frames": clip.frames if clip else None,
        "warnings": list(clip.warnings) if clip else [],
        "error": outcome.error.as_dict() if outcome.error else None,
    }
