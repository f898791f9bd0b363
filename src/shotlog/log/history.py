"""Reading the history: what was done, and how things stood before it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from shotlog.errors import NotFound
from shotlog.log.reading import in_batches
from shotlog.log.tables import change, revision, touched
from shotlog.record import Author, Change, Revision, State


def revisions(connection: sa.Connection, clip: str | None, *, changes: bool) -> list[Revision]:
    """What was done to one clip, or to all, newest last; without `changes` only who did what, and when."""
    numbers = sa.select(revision.c.number)
    if clip is not None:
        numbers = sa.select(touched.c.revision).where(touched.c.clip == clip)
    return _read(connection, numbers, changes=changes)


def newest_to_undo(connection: sa.Connection) -> Revision:
    """The newest change by a person that is not taken back yet, with what it changed.

    Raises:
        NotFound: There is none.
    """
    undone = sa.select(revision.c.undoes).where(revision.c.undoes.is_not(None))
    number = connection.execute(
        sa.select(sa.func.max(revision.c.number)).where(
            revision.c.author_kind == "person",
            revision.c.action.not_in(["ingest", "undo"]),
            revision.c.number.not_in(undone),
        )
    ).scalar()
    if number is None:
        raise NotFound("there is nothing to take back", hint="An ingest is not taken back by undo.")
    return _read(connection, sa.select(sa.literal(number)), changes=True)[0]


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


def _ids_by_kind(things: Iterable[Change]) -> dict[str, Collection[str]]:
    ids: dict[str, list[str]] = {}
    for thing in things:
        ids.setdefault(thing.kind, []).append(thing.id)
    return dict(ids)


def _read(connection: sa.Connection, numbers: sa.Select[Any], *, changes: bool) -> list[Revision]:
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
        changes=changes,
    )
