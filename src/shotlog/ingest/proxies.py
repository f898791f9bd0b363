"""Proxies of many clips, made after the log is filled."""

import queue
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Self

from shotlog.errors import Interrupted, ShotlogError, StorageFailed
from shotlog.ingest.apart import Worker
from shotlog.ingest.readers import Progress
from shotlog.ingest.viewing import has_proxy, overview_of, peaks_of, proxy_of
from shotlog.log import Project
from shotlog.record import Clip

_SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True, slots=True)
class Proxied:
    """What became of one clip.

    Attributes:
        clip: The clip.
        was_there: Whether its proxy had been made before.
        error: Why there is none.
    """

    clip: Clip
    was_there: bool = False
    error: ShotlogError | None = None


def make_proxies(
    project: Project,
    clips: Sequence[Clip],
    *,
    jobs: int,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Generator[Proxied, None, None]:
    """Make what the workbench shows of clips: proxy, overview and waveform, telling of each when it is done.

    Safe to end at any moment: what is finished is kept, and the next time passes over it.

    Args:
        project: Where they are kept.
        clips: Clips of the log.
        jobs: How many to make at a time.
        tell: Called often, from this thread.

    Raises:
        StorageFailed: The disk is full, or the project may only be read.
    """
    with _Makers(project, clips, jobs) as makers:
        for _ in clips:
            done = makers.next(tell)
            if isinstance(done.error, StorageFailed):
                raise done.error
            yield done


class _Makers:
    """Threads that each make one proxy at a time in a child process of their own."""

    def __init__(self, project: Project, clips: Sequence[Clip], jobs: int) -> None:
        self._project = project
        self._clips = clips
        self._finished: list[Clip] = []
        self._frames = dict.fromkeys((clip.sha256 for clip in clips), 0)
        self._todo: queue.SimpleQueue[Clip] = queue.SimpleQueue()
        for clip in clips:
            self._todo.put(clip)
        self._done: queue.SimpleQueue[Proxied] = queue.SimpleQueue()
        self._workers = [Worker() for _ in range(min(jobs, len(clips)))]
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

    def next(self, tell: Callable[[Progress], None]) -> Proxied:
        """The next clip that is done with, in the order in which they are."""
        while True:
            tell(self._progress())
            try:
                done = self._done.get(timeout=_SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                continue
            self._finished.append(done.clip)
            tell(self._progress())
            return done

    def _progress(self) -> Progress:
        """How far all are; of a clip, as many bytes are done as its frames tell."""
        finished = {clip.sha256 for clip in self._finished}
        return Progress(
            len(self._clips),
            sum(clip.size for clip in self._clips),
            len(finished),
            sum(
                clip.size if clip.sha256 in finished else clip.size * self._frames[clip.sha256] // clip.frames
                for clip in self._clips
            ),
            sum(self._frames.values()),
        )

    def _work(self, worker: Worker) -> None:
        with worker:
            while not worker.stopped:
                try:
                    clip = self._todo.get_nowait()
                except queue.Empty:
                    return
                self._done.put(self._made(worker, clip))

    def _made(self, worker: Worker, clip: Clip) -> Proxied:
        def tell(frames: int, _share: float | None) -> None:
            self._frames[clip.sha256] = frames
            if worker.stopped:
                raise Interrupted(f"the proxy of {clip.name} was not finished", path=clip.path)

        try:
            was_there = has_proxy(self._project, clip)
            proxy_of(self._project, clip, tell, worker=worker)
            self._frames[clip.sha256] = 0 if was_there else clip.frames
            overview_of(self._project, clip, worker=worker)
            peaks_of(self._project, clip, worker=worker)
        except ShotlogError as error:
            return Proxied(clip, error=error)
        except Exception as error:  # noqa: BLE001 - a defect of ours must not leave the others waiting for ever
            message = f"the proxy of {clip.path} could not be made: {type(error).__name__}: {error}"
            return Proxied(clip, error=ShotlogError(message, path=clip.path))
        return Proxied(clip, was_there=was_there)
