"""Reading the history: what was done, and how things stood before it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from shotlog.log.reading import in_batches
from shotlog.log.tables import change, revision, touched
from shotlog.record import Author, Change, Revision, State


def revisions(connection: sa.Connection, clip: str | None, *, changes: bool) -> list[Revision]:
    """What was done to one clip, or to all, newest last; without `changes` only who did what, and when."""
    numbers = sa.select(revision.c.number)
    if clip is not None:
        numbers = sa.select(touched.c.revision).where(touched.c.clip == clip)
    return read(connection, numbers, changes=changes)


def state_of(connection: sa.Connection, things: Iterable[Change], *, before: int | None = None) -> State:
    """How the things that `things` speak of stand now, or stood before revision number `before`."""
    state: State = {}
    for kind, ids in _ids_by_kind(things).items():
        for some in in_batches(ids):
            asked = sa.select(change.c.id, change.c.after).where(change.c.kind == kind, change.c.id.in_(some))
            if before is not None:
                asked = asked.where(change.c.revision < before)
            for name, after in connection.execute(asked.order_by(change.c.revision, change.c.seq)):
                state[kind, name] = after
    return {thing: after for thing, after in state.items() if after is not None}


def last_known(connection: sa.Connection, things: Iterable[Change]) -> State:
    """Each of the things that `things` speak of as it was last, also where it is no more."""
    state: State = {}
    for kind, ids in _ids_by_kind(things).items():
        for some in in_batches(ids):
            asked = sa.select(change.c.id, change.c.after).where(change.c.kind == kind, change.c.id.in_(some))
            asked = asked.where(change.c.after.is_not(None)).order_by(change.c.revision, change.c.seq)
            state |= {(kind, name): after for name, after in connection.execute(asked)}
    return state


def _ids_by_kind(things: Iterable[Change]) -> dict[str, Collection[str]]:
    ids: dict[str, list[str]] = {}
    for thing in things:
        ids.setdefault(thing.kind, []).append(thing.id)
    return dict(ids)


def read(connection: sa.Connection, numbers: sa.Select[Any], *, changes: bool) -> list[Revision]:
    """The revisions of these numbers, newest last; without `changes` only who did what, and when."""
    made: dict[int, tuple[Change, ...]] = {}
    if changes:
        made = {number: tuple(group) for number, group in _changes(connection, numbers)}
    asked = sa.select(revision).where(revision.c.number.in_(numbers)).order_by(revision.c.number)
    return [_revision(row, made.get(row.number, ())) for row in connection.execute(asked)]


def _changes(connection: sa.Connection, numbers: sa.Select[Any]) -> Iterator[tuple[int, list[Change]]]:
    asked = sa.select(change).where(change.c.revision.in_(numbers)).order_by(change.c.revision, change.c.seq)
    for number, rows in groupby(connection.execute(asked), key=lambda row: int(row.revision)):
        yield number, [Change(kind=row.kind, id=row.id, after=row.after) for row in rows]


def _revision(row: sa.Row[Any], changes: tuple[Change, ...]) -> Revision:
    return Revision(
        number=row.number,
        made_at=row.made_at,
        author=Author(name=row.author, kind=row.author_kind),
        action=row.action,
        note=row.note,
        clip=row.clip,
        undoes=row.undoes,
        request=row.request,
        changes=changes,
    )
