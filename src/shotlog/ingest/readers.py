"""Threads that read files through child processes, and how far they are."""

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from shotlog.errors import Conflict, ShotlogError, UnreadableMedia
from shotlog.ingest.apart import Worker
from shotlog.ingest.kept import has_signals
from shotlog.log import Project
from shotlog.media import sha256_of

_SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(slots=True)
class Progress:
    """How far an ingest is.

    Attributes:
        files: Files to read in all.
        files_done: Files done with.
        bytes: Size of all of them.
        bytes_done: Of these, bytes read, as far as frames read tell.
        frames_done: Frames read.
    """

    files: int
    bytes: int
    files_done: int = 0
    bytes_done: int = 0
    frames_done: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a file gave.

    Attributes:
        path: The file.
        sha256: Hash of its content; empty where it could not be read.
        result: What `measure_apart` gives, or None where the content is known or being read already.
        error: Why there is nothing.
    """

    path: Path
    sha256: str = ""
    result: dict[str, Any] | None = None
    error: ShotlogError | None = None

    @property
    def is_twin(self) -> bool:
        """Whether another file has the same content."""
        return self.error is None and self.result is None


@dataclass(slots=True)
class _Open:
    """A file that is being read."""

    size: int
    frames: int = 0
    share: float | None = None

    def bytes_done(self) -> int:
        return round(self.size * (self.share or 0.0))


class Readers:
    """Threads that each read one file at a time through a child process of their own."""

    def __init__(self, project: Project, files: Sequence[Path], jobs: int) -> None:
        self._project = project
        self._known = {clip.sha256 for clip in project.clips() if has_signals(project.media(clip.sha256))}
        self._open = {path: _Open(_size(path)) for path in files}
        self._done = Progress(len(files), sum(opened.size for opened in self._open.values()))
        self._lock = threading.Lock()
        self._todo: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for path in files:
            self._todo.put(path)
        self._read: queue.SimpleQueue[Read] = queue.SimpleQueue()
        self._workers = [Worker() for _ in range(min(jobs, len(files)))]
        self._threads = [
            threading.Thread(target=self._work, args=(worker,), daemon=True) for worker in self._workers
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        for thread in self._threads:
            thread.join()

    def next(self, tell: Callable[[Progress], None]) -> Read:
        """The next file that was read, in the order in which they are done."""
        while True:
            tell(self.progress())
            try:
                read = self._read.get(timeout=_SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                continue
            self._finish(read.path)
            tell(self.progress())
            return read

    def _finish(self, path: Path) -> None:
        opened = self._open.pop(path)
        self._done.files_done += 1
        self._done.bytes_done += opened.size
        self._done.frames_done += opened.frames

    def progress(self) -> Progress:
        """How far all of them are."""
        done, opened = self._done, list(self._open.values())
        return Progress(
            done.files,
            done.bytes,
            done.files_done,
            done.bytes_done + sum(one.bytes_done() for one in opened),
            done.frames_done + sum(one.frames for one in opened),
        )

    def _work(self, worker: Worker) -> None:
        with worker:
            while not worker.stopped:
                try:
                    path = self._todo.get_nowait()
                except queue.Empty:
                    return
                self._read.put(self._told(worker, path))

    def _told(self, worker: Worker, path: Path) -> Read:
        sha256 = ""
        try:
            before = path.stat()
            sha256 = sha256_of(path)
            if not self._claim(sha256):
                return Read(path, sha256)
            result = self._measured(worker, path, sha256)
            after = path.stat()
        except ShotlogError as error:
            return Read(path, sha256, error=error)
        except OSError as error:
            reason = error.strerror or str(error)
            return Read(path, sha256, error=UnreadableMedia(f"{path} cannot be read: {reason}", path=path))
        except Exception as error:  # noqa: BLE001 - a defect of ours must not leave the others waiting for ever
            defect = ShotlogError(f"{path} could not be read: {type(error).__name__}: {error}", path=path)
            return Read(path, sha256, error=defect)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            changed = Conflict(
                f"{path} was changed while it was read", hint="Ingest it again when it is whole.", path=path
            )
            return Read(path, sha256, error=changed)
        return Read(path, sha256, result)

    def _claim(self, sha256: str) -> bool:
        """Whether this content is to be measured, and by the caller."""
        with self._lock:
            if sha256 in self._known:
                return False
            self._known.add(sha256)
        return True

    def _measured(self, worker: Worker, path: Path, sha256: str) -> dict[str, Any]:
        opened = self._open[path]

        def tell(frames: int, share: float | None) -> None:
            opened.frames, opened.share = frames, share

        folder = self._project.media(sha256)
        task = {"task": "measure", "path": str(path), "sha256": sha256, "folder": str(folder)}
        result = worker.run(task, tell)
        opened.frames = result["log"]["clip"]["frames"]
        return result


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
