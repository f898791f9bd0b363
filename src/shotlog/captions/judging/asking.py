"""Putting many questions to a judge at once, and losing no answer."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from shotlog.captions.judging.answer import Answer, NoAnswer, Reply, Unusable, read_said
from shotlog.captions.judging.endpoint import Endpoint
from shotlog.captions.judging.kept import Kept
from shotlog.captions.judging.question import Question
from shotlog.ingest.pictures import Pictures
from shotlog.timing import FrameIndex

_ATTEMPTS: Final = 3
"""How often a question is put whose answers cannot be read."""

_PATIENCE: Final = 8
"""Questions in a row without an answer after which the judge is taken to be gone."""

_AT_A_TIME: Final = 64
"""Questions of one clip of which the pictures are held in memory."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the asking is.

    Attributes:
        done: Questions that were put, whether answered or not.
        total: Questions to put in this run.
        sent: Tokens sent so far.
        received: Tokens received so far.
    """

    done: int = 0
    total: int = 0
    sent: int = 0
    received: int = 0


Tell = Callable[[Progress], None]


class Asking:
    """One run of asking: what is kept is not asked again, the rest several at a time.

    Attributes:
        progress: How far it is.
        failures: Why questions got no answer, by key.
        stopped: Why it ended before all were asked; None where it did not.
    """

    def __init__(self, endpoint: Endpoint, kept: Kept, pictures: Pictures, tell: Tell | None) -> None:
        self.progress = Progress()
        self.failures: dict[str, str] = {}
        self.stopped: str | None = None
        self._endpoint = endpoint
        self._kept = kept
        self._pictures = pictures
        self._tell = tell or (lambda _: None)
        self._waiting: deque[tuple[Question, ...]] = deque()
        self._ready: deque[tuple[Question, Mapping[FrameIndex, bytes]]] = deque()
        self._turn = asyncio.Lock()
        self._silent = 0
        self._fault: Unusable | None = None

    def key(self, question: Question) -> str:
        """What the answer to a question is kept under."""
        return question.key((self._endpoint.url, self._endpoint.model))

    def answer(self, question: Question) -> Answer | None:
        """The answer to a question, of this run or an earlier one."""
        return self._kept.get(self.key(question))

    async def run(self, questions: Iterable[Question], at_once: int) -> None:
        """Put those of the questions that have no answer yet.

        Raises:
            Unusable: The endpoint will never answer as it is; answers that came before are kept.
            StorageFailed: An answer cannot be kept.
        """
        missing = {self.key(one): one for one in questions if self.answer(one) is None}
        self._waiting = deque(_parcels(list(missing.values())))
        self.progress = Progress(total=len(missing))
        if not missing:
            return
        async with self._endpoint:
            workers = [asyncio.create_task(self._work()) for _ in range(min(at_once, len(missing)))]
            try:
                await asyncio.gather(*workers)
            finally:
                for worker in workers:
                    worker.cancel()
                await asyncio.gather(*workers, return_exceptions=True)
        if self._fault is not None:
            raise self._fault

    async def _work(self) -> None:
        while (following := await self._next()) is not None:
            await self._try(*following)
            self.progress = replace(self.progress, done=self.progress.done + 1)
            self._tell(self.progress)

    async def _try(self, question: Question, shown: Mapping[FrameIndex, bytes]) -> None:
        if not shown.keys() >= set(question.frames):
            self.failures[self.key(question)] = f"not all pictures of {question.clip.name} are to be had"
            return
        try:
            await self._put(question, shown)
            self._silent = 0
        except NoAnswer as error:
            self._missed(question, error.message)
        except Unusable as error:
            self._fault = self._fault or error
            self.stopped = error.message

    async def _next(self) -> tuple[Question, Mapping[FrameIndex, bytes]] | None:
        """The next question and its pictures, which are read while others wait for answers."""
        async with self._turn:
            while not self._ready and self._waiting and self.stopped is None:
                parcel = self._waiting.popleft()
                frames = sorted({frame for one in parcel for frame in one.frames})
                shown = await asyncio.to_thread(self._pictures, parcel[0].clip, frames)
                self._ready.extend((one, shown) for one in parcel)
            return self._ready.popleft() if self._ready and self.stopped is None else None

    async def _put(self, question: Question, shown: Mapping[FrameIndex, bytes]) -> None:
        sent, received = 0, 0
        for _ in range(_ATTEMPTS):
            reply = await self._endpoint.ask(question, shown)
            sent, received = sent + reply.sent, received + reply.received
            self._count(reply)
            said = None if reply.refused else read_said(reply.text)
            if said is not None or reply.refused:
                answer = Answer(said=said, version=reply.version, sent=sent, received=received)
                self._kept.add(self.key(question), question, answer)
                return
        raise NoAnswer(f"{self._endpoint.name} did not answer in the shape that it was asked for")

    def _missed(self, question: Question, reason: str) -> None:
        self.failures[self.key(question)] = reason
        self._silent += 1
        if self._silent >= _PATIENCE:
            self.stopped = reason

    def _count(self, reply: Reply) -> None:
        so_far = self.progress
        self.progress = replace(
            so_far, sent=so_far.sent + reply.sent, received=so_far.received + reply.received
        )


def _parcels(questions: Sequence[Question]) -> Iterable[tuple[Question, ...]]:
    """Questions in a row about one clip together, but not too many."""
    for _, of_one in groupby(questions, key=lambda one: one.clip.sha256):
        row = tuple(of_one)
        yield from (row[start : start + _AT_A_TIME] for start in range(0, len(row), _AT_A_TIME))
