"""What is made of clips in the background, one at a time, so that nobody's page waits for it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, Literal

from shotlog.errors import ShotlogError
from shotlog.ingest import Workers

_WORKERS: Final = 2

State = Literal["waiting", "making", "ready", "failed"]

Tell = Callable[[float], None]
"""Called with the share that is done, 0..1."""


@dataclass(frozen=True, slots=True)
class Made:
    """How far something is.

    Attributes:
        state: In a word.
        share: How much of it is done, 0..1.
        error: Why it failed.
    """

    state: State
    share: float = 0.0
    error: ShotlogError | None = None


class Making:
    """Makes what is asked for, each thing once.

    Attributes:
        workers: Child processes for small things that a page waits for; they stay, since starting one takes
            longer than most of those.
    """

    def __init__(self) -> None:
        self.workers = Workers(_WORKERS)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="making")
        self._made: dict[str, Made] = {}
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Begin nothing more, and end what is under way."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.workers.stop()

    def ask(self, name: str, make: Callable[[Tell], object]) -> Made:
        """How far the thing called `name` is; begun if nobody asked for it before, or if it failed.

        Args:
            name: Its name.
            make: Makes it, unless it is there already.
        """
        with self._lock:
            known = self._made.get(name)
            if known is not None and known.state != "failed":
                return known
            self._made[name] = Made("waiting")
            self._pool.submit(self._run, name, make)
            return self._made[name] if known is None else known

    def _run(self, name: str, make: Callable[[Tell], object]) -> None:
        self._made[name] = Made("making")
        try:
            make(lambda share: self._tell(name, share))
            self._made[name] = Made("ready", 1.0)
        except ShotlogError as error:
            self._made[name] = Made("failed", error=error)

    def _tell(self, name: str, share: float) -> None:
        self._made[name] = replace(self._made[name], share=share)
