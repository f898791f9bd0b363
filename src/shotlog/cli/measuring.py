"""`shotlog measure`."""

import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from shotlog import ingest as room
from shotlog.cli.answers import answer, note, out, tell_error, warn
from shotlog.cli.app import JsonOption, app
from shotlog.cli.bar import Bar
from shotlog.cli.tables import finding_table, shot_table
from shotlog.errors import ShotlogError, UsageError
from shotlog.exchange import write_plot
from shotlog.measure import Finding, Observations, Signals, findings, palette
from shotlog.record import ClipLog, log_shape


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
        signals, observations = room.load_signals(Path(folder)), room.load_observations(Path(folder))
        if plot is not None:
            _write_plot(log, Path(folder), plot, signals, observations)
    flaws = [one for shot in log.shots for one in findings(signals, log.clip, shot.frames)]
    if json:
        answer(
            {
                **log_shape(log),
                "signals": result["signals"],
                "findings": [_finding_shape(one) for one in flaws],
                "palettes": _palettes(log, observations),
            }
        )
    else:
        out.print(shot_table(log))
        if flaws:
            out.print(finding_table(log.clip, flaws))
    for warning in log.clip.warnings:
        warn(f"{video}: {warning}")


def _palettes(log: ClipLog, observations: Observations | None) -> list[dict[str, Any]]:
    """The colours of each shot that was looked at."""
    if observations is None:
        return []
    colours = [(log.number_of(shot), palette(observations, shot.frames)) for shot in log.shots]
    return [
        {"shot": number, "colours": [one._asdict() for one in found]} for number, found in colours if found
    ]


def _finding_shape(found: Finding) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "start": found.frames.start,
        "end": found.frames.end,
        "confidence": found.confidence,
        "words": found.words,
        "evidence": dict(found.evidence),
    }


def _measured(file: Path, folder: Path) -> dict[str, Any]:
    done = room.Progress(files=1, bytes=file.stat().st_size)
    with Bar() as bar:

        def tell(frames: int, share: float | None) -> None:
            done.frames_done = frames
            done.bytes_done = round(done.bytes * (share or 0.0))
            bar.show_reading(done)

        return room.measure_apart(file, tell, folder=folder)


def _write_plot(
    log: ClipLog, folder: Path, plot: Path, signals: Signals, observations: Observations | None
) -> None:
    if plot.exists() and plot.samefile(log.clip.path):
        raise UsageError(f"{plot} is the footage itself", hint="Write the page elsewhere.", path=plot)
    problems: list[ShotlogError] = []
    pictures = room.stills_in(lambda _clip: folder, problems)
    write_plot(log, signals, plot, pictures, observations)
    for problem in problems:
        tell_error(problem)
    note(f"wrote {plot}")
