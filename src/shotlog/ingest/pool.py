"""A few child processes that many threads share, as a server's do."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from shotlog.ingest.apart import Worker


class Workers:
    """Child processes that are lent out one at a time, each started on first need; a context manager.

    Starting one takes longer than drawing a tile of a film strip, so it pays to keep them.

    Args:
        count: How many there are at most.
    """

    def __init__(self, count: int) -> None:
        self._all = [Worker() for _ in range(count)]
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._all:
            self._free.put(worker)

    @contextmanager
    def borrowed(self) -> Iterator[Worker]:
        """One of them, for a thread by itself; waits until one is free."""
        worker = self._free.get()
        try:
            yield worker
        finally:
            self._free.put(worker)

    def stop(self) -> None:
        """End all of them and what they do; from any thread."""
        for worker in self._all:
            worker.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._all:
            worker.__exit__(kind, error, trace)
