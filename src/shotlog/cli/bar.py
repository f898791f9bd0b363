"""Progress of long work on stderr."""

import time
from typing import Self

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from shotlog import ingest
from shotlog.cli.answers import err


class Bar:
    """A line on stderr: what is done, how much of it, a detail, time left; nothing where nobody looks."""

    def __init__(self, doing: str = "reading") -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %  {task.fields[detail]}"),
            TimeRemainingColumn(),
            console=err,
            transient=True,
            disable=not err.is_terminal,
        )
        self._task = self._progress.add_task(doing, detail="", total=None)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def rate(self, done: float) -> float:
        """So many a second since the beginning."""
        return done / max(0.001, time.monotonic() - self._began)

    def show(self, done: float, total: float | None, detail: str) -> None:
        """Show how much is done of how much; None where nobody knows."""
        self._progress.update(self._task, total=total, completed=done, detail=detail)

    def show_reading(self, progress: ingest.Progress) -> None:
        """Show bytes, files and frames a second of footage that is read."""
        files = f"{progress.files_done} of {progress.files} files"
        rate = f"{self.rate(progress.frames_done):.0f} frames/s"
        self.show(progress.bytes_done, progress.bytes or None, f"{files}  {rate}")
