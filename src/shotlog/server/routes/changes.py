"""Changes, one at a time in the order in which they are asked for; and word of everybody's changes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from shotlog.log import Request as Asking
from shotlog.record import Author
from shotlog.server.asking import AuthorOf, ProjectOf
from shotlog.server.changes import Asked
from shotlog.server.doing import Hand, do
from shotlog.server.shapes import Shape

router = APIRouter(tags=["changes"])

_LOOK_AGAIN = 0.25
"""Seconds between looks at the log for changes of other programs; a look takes well under a millisecond."""

_STILL_HERE = 15.0
"""Seconds of silence after which a word is sent, so that neither end takes the line for dead."""

_AT_ONCE = 500


class Done(Shape):
    """What a change led to.

    Attributes:
        revision: Its number in the history.
        newest: Number of the newest revision.
        note: What was done, in a sentence.
        clip: Hash of the clip concerned; None where there are several, or none.
    """

    revision: int
    newest: int
    note: str
    clip: str | None


class Happened(Shape):
    """A change that somebody made.

    Attributes:
        revision: Its number.
        by: Who made it.
        request: Under which name it was asked for; a page knows its own.
        note: What was done, in a sentence.
        kinds: Kinds of the things that changed: `shot`, `label`, ...
        clips: Hashes of the clips concerned.
        shots: Ids of the shots concerned; empty where a whole clip is.
    """

    revision: int
    by: Author
    request: str | None
    note: str
    kinds: tuple[str, ...]
    clips: tuple[str, ...]
    shots: tuple[str, ...]


@router.post("/changes")
def change(project: ProjectOf, author: AuthorOf, asked: Asked) -> Done:
    """Make one change. It is on the disk when this answers; the same request again changes nothing.

    Raises:
        ChangedSince: Somebody else changed the same after `seen`; `stands` holds what stands now.
    """
    made = do(asked.deed, Hand(project, author, Asking(asked.request, asked.seen)))
    return Done(revision=made.number, newest=project.newest(), note=made.note, clip=made.clip)


@router.get("/events", response_class=EventSourceResponse)
async def events(
    request: Request,
    project: ProjectOf,
    since: int | None = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Word of every change from now on, or of those after revision `since`, by whatever program."""
    if last_event_id and last_event_id.isdigit():
        since = int(last_event_id)
    seen: int = await run_in_threadpool(project.newest) if since is None else since
    silent = 0.0
    yield ServerSentEvent(comment="listening", retry=1000)
    while not await request.is_disconnected():
        happened = await run_in_threadpool(_since, project, seen)
        for one in happened:
            seen = one.revision
            yield ServerSentEvent(data=one, id=str(one.revision), event="change")
        silent = 0.0 if happened else silent + _LOOK_AGAIN
        if silent >= _STILL_HERE:
            silent = 0.0
            yield ServerSentEvent(comment="still here")
        if len(happened) < _AT_ONCE:
            await asyncio.sleep(_LOOK_AGAIN)


def _since(project: ProjectOf, number: int) -> list[Happened]:
    if project.newest() <= number:
        return []
    return [
        Happened(
            revision=doing.revision.number,
            by=doing.revision.author,
            request=doing.revision.request,
            note=doing.revision.note,
            kinds=tuple(doing.kinds),
            clips=tuple(doing.clips),
            shots=tuple(doing.shots),
        )
        for doing in project.revisions_since(number, _AT_ONCE)
    ]
