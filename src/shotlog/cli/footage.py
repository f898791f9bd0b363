"""`shotlog ingest`, `shotlog measure`."""

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Self

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from shotlog import ingest as room
from shotlog.cli.answers import answer, counted, err, note, out, tell_error, warn
from shotlog.cli.app import JsonOption, ProjectOption, app, open_project
from shotlog.cli.tables import shot_table
from shotlog.errors import EXIT_CODES, ShotlogError, UsageError
from shotlog.exchange import write_plot
from shotlog.record import ClipLog, log_shape
from shotlog.settings import settings


@app.command()
def ingest(
    context: typer.Context,
    footage: Annotated[
        list[Path], typer.Argument(help="Files and folders; folders are searched through.", readable=False)
    ],
    project: ProjectOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Clips to read at a time.")] = None,
    json: JsonOption = False,
) -> None:
    """Find the shots of footage, measure them and log them.

    Safe to stop at any moment and to run again: what is logged is passed over, the rest starts over.
    """
    outcomes: list[room.Outcome] = []
    ended: ShotlogError | None = None
    with open_project(context, project) as opened:
        found = room.find_footage(footage)
        try:
            with _Bar() as bar:
                for outcome in room.ingest(opened, found.files, jobs=jobs or settings().jobs, tell=bar.show):
                    outcomes.append(outcome)
                    _tell(outcome)
        except ShotlogError as reason:
            ended = reason
    failed = [outcome.error for outcome in outcomes if outcome.error] + list(found.problems)
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


@app.command()
def measure(
    video: Annotated[Path, typer.Argument(help="A video file.", readable=False)],
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="PATH", help="Write what was seen as a page of HTML.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Measure one file without a project: shots, transitions, a summary of its signals, suggested terms."""
    found = room.find_footage([video])
    if found.problems:
        raise found.problems[0]
    (file,) = found.files if len(found.files) == 1 else (video,)
    with tempfile.TemporaryDirectory() as folder:
        result = _measured(file, Path(folder))
        log = ClipLog.model_validate(result["log"])
        if plot is not None:
            _write_plot(log, Path(folder), plot)
    if json:
        answer({**log_shape(log), "signals": result["signals"]})
    else:
        out.print(shot_table(log))
    for warning in log.clip.warnings:
        warn(f"{video}: {warning}")


def _measured(file: Path, folder: Path) -> dict[str, Any]:
    done = room.Progress(files=1, bytes=file.stat().st_size)
    with _Bar() as bar:

        def tell(frames: int, expected: int | None) -> None:
            done.frames_done = frames
            done.bytes_done = done.bytes * min(frames, expected) // expected if expected else 0
            bar.show(done)

        return room.measure_apart(file, tell, folder=folder)


def _write_plot(log: ClipLog, folder: Path, plot: Path) -> None:
    if plot.exists() and plot.samefile(log.clip.path):
        raise UsageError(f"{plot} is the footage itself", hint="Write the page elsewhere.", path=plot)
    problems: list[ShotlogError] = []
    pictures = room.stills_in(lambda _clip: folder, problems)
    write_plot(log, room.load_signals(folder), plot, pictures)
    for problem in problems:
        tell_error(problem)
    note(f"wrote {plot}")


class _Bar:
    """Progress on stderr: share done, files, frames a second, time left."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %  {task.fields[detail]}"),
            TimeRemainingColumn(),
            console=err,
            transient=True,
            disable=not err.is_terminal,
        )
        self._task = self._progress.add_task("reading", detail="", total=None)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, progress: room.Progress) -> None:
        rate = progress.frames_done / max(0.001, time.monotonic() - self._began)
        self._progress.update(
            self._task,
            total=progress.bytes or None,
            completed=progress.bytes_done,
            detail=f"{progress.files_done} of {progress.files} files  {rate:.0f} frames/s",
        )


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
