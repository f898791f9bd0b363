"""Progress of long work on stderr."""

import time
from typing import Self

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from shotlog import ingest
from shotlog.cli.answers import err


class Bar:
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

    def show(self, progress: ingest.Progress) -> None:
        rate = progress.frames_done / max(0.001, time.monotonic() - self._began)
        self._progress.update(
            self._task,
            total=progress.bytes or None,
            completed=progress.bytes_done,
            detail=f"{progress.files_done} of {progress.files} files  {rate:.0f} frames/s",
        )
