"""Child processes that read files for us, and what becomes of them when a file goes wrong."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from shotlog.errors import LimitExceeded, ShotlogError, UnreadableMedia
from shotlog.media import sha256_of
from shotlog.settings import settings

Tell = Callable[[int, float | None], None]
"""Called with frames read so far, and what share of the work is done, None where that is not known."""


class Worker:
    """One child process, started on first need and replaced when a file has ended it."""

    def __init__(self) -> None:
        self.stopped = False
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._end()

    def run(self, task: dict[str, Any], tell: Tell | None = None) -> dict[str, Any]:
        """Have one task done and wait for it.

        Raises:
            UnreadableMedia: The file ended the process that read it.
            LimitExceeded: No new frame for too long, or too long in all.
            ShotlogError: Whatever the task raises.
            Exception: Whatever `tell` raises; the task is given up then.
        """
        if self._process is None or self._process.poll() is not None:
            self._start()
        began = heard = time.monotonic()
        try:
            self._link.send_bytes(json.dumps(task).encode())
            while True:
                now = time.monotonic()
                # Work after the last frame has no frames to tell of; it may take as long as they did.
                patience = min(
                    heard + settings().stall_seconds + (heard - began), began + settings().clip_seconds
                )
                if not self._link.poll(max(0.0, patience - now)):
                    raise self._too_slow(task)
                message = json.loads(self._link.recv_bytes())
                heard = time.monotonic()
                if "progress" not in message:
                    return _result(message)
                if tell is not None:
                    self._tell(tell, *message["progress"])
        except (EOFError, OSError) as error:
            raise self._died(task) from error

    def _tell(self, tell: Tell, frames: int, share: float | None) -> None:
        try:
            tell(frames, share)
        except BaseException:
            self._end()  # else its answer would be taken for that of the next task
            raise

    def stop(self) -> None:
        """Have no more files read, and the one that is being read given up; from any thread."""
        with self._lock:
            self.stopped = True
            if self._process is not None:
                self._process.kill()

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            self._link.close()

    def _start(self) -> None:
        self._end()
        ours, theirs = Pipe()
        with self._lock, theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, and a number
                [sys.executable, "-m", "shotlog.ingest.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"SHOTLOG_MEMORY_MB": str(settings().memory_mb)},
                start_new_session=True,  # Ctrl-C is for the parent, which ends its children itself
            )
            if self.stopped:  # in the meantime
                self._process.kill()
        self._link = ours

    def _too_slow(self, task: dict[str, Any]) -> LimitExceeded:
        self._end()
        return LimitExceeded(
            f"{task['path']} takes too long to read and was given up",
            hint="If the file is to be trusted, raise SHOTLOG_STALL_SECONDS or SHOTLOG_CLIP_SECONDS.",
            path=task["path"],
        )

    def _died(self, task: dict[str, Any]) -> UnreadableMedia:
        code = None if self._process is None else self._process.wait()
        self._end()
        return UnreadableMedia(
            f"{task['path']} ended the process that was reading it (status {code})",
            hint="The file is damaged, or takes more memory than SHOTLOG_MEMORY_MB allows.",
            path=task["path"],
        )


def measure_apart(path: Path, tell: Tell | None = None, *, folder: Path | None = None) -> dict[str, Any]:
    """Measure one file in a child process, with no project; its signals are kept in `folder` if one is given.

    Returns:
        `{"log": a ClipLog as JSON, "signals": {name: {"min", "median", "max"}}}`.

    Raises:
        ShotlogError: The file cannot be read, or not within the limits.
    """
    with Worker() as worker:
        task = {"task": "measure", "path": str(path), "sha256": sha256_of(path)}
        return worker.run({**task, "folder": None if folder is None else str(folder)}, tell)


def _result(message: dict[str, Any]) -> dict[str, Any]:
    if "done" in message:
        done: dict[str, Any] = message["done"]
        return done
    told = message["error"]
    kinds = {kind.code: kind for kind in _all_kinds(ShotlogError)}
    raise kinds.get(told["code"], ShotlogError)(told["message"], hint=told["hint"], path=told["path"])


def _all_kinds(kind: type[ShotlogError]) -> list[type[ShotlogError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in _all_kinds(child))]
