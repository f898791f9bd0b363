"""Every change to the log goes through `write`, which adds to the history and moves the tables along.

Nothing else writes to the tables of the history and of what stands. All of it happens within the caller's
transaction: it holds as a whole, with the search index in step, or not at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import sqlalchemy as sa

from shotlog.errors import Conflict
from shotlog.log import index
from shotlog.log.checks import refuse_nonsense, refuse_to_orphan
from shotlog.log.reading import in_batches, logs_of_shots
from shotlog.log.rows import Doc, Row, row_of
from shotlog.log.tables import STATE, change, revision, shot, touched
from shotlog.record import Author, Change, ClipLog, Revision
from shotlog.record.fields import Id
from shotlog.record.history import Kind
from shotlog.vocabulary import Vocabulary

Thing = tuple[Kind, str]
"""Kind and id."""

Place = tuple[int, int]
"""Where in the history something is said: number of the revision, and of the change in it."""

_PLACE = ("revision", "seq")
"""Columns that stay as they are when what was said changes."""


class Deed(NamedTuple):
    """What is to be done: a revision without its author and its place in the history.

    Attributes:
        action: As in `Revision`.
        note: As in `Revision`.
        changes: As in `Revision`: each thing once.
        undoes: As in `Revision`.
        adds: Whether it may only add to the log, and change nothing that stands.
        leads_to: All that stands of the shots concerned afterwards, where that is known.
    """

    action: str
    note: str
    changes: Sequence[Change]
    undoes: int | None = None
    adds: bool = False
    leads_to: ClipLog | None = None


def write(
    connection: sa.Connection,
    vocabulary: Vocabulary,
    author: Author,
    deed: Deed,
    request: Id | None = None,
) -> Revision:
    """Add a revision to the history and bring the tables and the search index in step with it.

    Args:
        connection: A transaction of `Database.writing`.
        vocabulary: Whose words make the search index.
        author: Who does it.
        deed: What is to be done.
        request: As in `Revision`.

    Raises:
        Conflict: The shots of a clip would no longer tile it, something would be left without its shot, clip
            or caption, a shot would have two decisions, or what was to be added is there already.
    """
    standing = _standing(connection, deed.changes)
    if deed.adds and standing:
        raise _there_already(standing)
    clips = _clips(deed.changes, standing)
    made = Revision(
        number=_next_number(connection),
        made_at=datetime.now(UTC),
        author=author,
        action=deed.action,
        note=deed.note,
        clip=min(clips) if len(clips) == 1 else None,
        undoes=deed.undoes,
        request=request,
        changes=tuple(deed.changes),
    )
    _append(connection, made, clips)
    shots = _shots(connection, deed.changes, standing)
    index.forget(connection, shots)
    _apply(connection, made, standing)
    refuse_nonsense(connection, {one.kind for one in made.changes}, clips, shots)
    logs = [deed.leads_to] if deed.leads_to else logs_of_shots(connection, shots)
    index.add(connection, vocabulary, logs)
    return made


def _there_already(standing: Iterable[Thing]) -> Conflict:
    kind, name = min(standing)
    return Conflict(f"the {kind} {name} is in the log already", hint="Give each new thing an id of its own.")


def _next_number(connection: sa.Connection) -> int:
    return (connection.execute(sa.select(sa.func.max(revision.c.number))).scalar() or 0) + 1


def _standing(connection: sa.Connection, changes: Iterable[Change]) -> dict[Thing, Doc]:
    """What there is already of the things that change."""
    standing: dict[Thing, Doc] = {}
    for kind, table in STATE.items():
        (key,) = table.primary_key
        for some in in_batches({one.id for one in changes if one.kind == kind}):
            rows = connection.execute(sa.select(key, table.c.doc).where(key.in_(some)))
            standing.update({(kind, name): doc for name, doc in rows})
    return standing


def _docs(changes: Iterable[Change], standing: Mapping[Thing, Doc]) -> Iterable[tuple[str, Doc]]:
    """Every thing that changes as it stood and as it will stand, with its kind."""
    for (kind, _), doc in standing.items():
        yield kind, doc
    for one in changes:
        if one.after is not None:
            yield one.kind, one.after


def _clips(changes: Iterable[Change], standing: Mapping[Thing, Doc]) -> set[str]:
    """The clips concerned; a smart bin belongs to none."""
    docs = [doc for kind, doc in _docs(changes, standing) if kind != "smart_bin"]
    return {doc["clip"] if "clip" in doc else doc["sha256"] for doc in docs}


def _shots(connection: sa.Connection, changes: Sequence[Change], standing: Mapping[Thing, Doc]) -> set[str]:
    """Every shot whose words may be others afterwards; a clip's name is among the words of all its shots."""
    shots = {
        doc["id"] if kind == "shot" else doc["shot"]
        for kind, doc in _docs(changes, standing)
        if kind in {"shot", "label"}
    }
    for one in changes:
        if one.kind == "clip":
            shots.update(connection.execute(sa.select(shot.c.id).where(shot.c.clip == one.id)).scalars())
    return shots


def _append(connection: sa.Connection, made: Revision, clips: Iterable[str]) -> None:
    row = made.model_dump(exclude={"author", "changes"})
    row |= {"author": made.author.name, "author_kind": made.author.kind}
    connection.execute(sa.insert(revision), row)
    _insert(connection, touched, [{"clip": clip, "revision": made.number} for clip in sorted(clips)])
    rows = (
        {"revision": made.number, "seq": seq, "kind": one.kind, "id": one.id, "after": one.after}
        for seq, one in enumerate(made.changes)
    )
    _insert(connection, change, rows)


def _apply(connection: sa.Connection, made: Revision, standing: Mapping[Thing, Doc]) -> None:
    """Bring the tables in step with a revision: parents come before their children and go after them."""
    places = {(one.kind, one.id): (made.number, seq) for seq, one in enumerate(made.changes)}
    places |= _first_said(connection, [one for one in made.changes if (one.kind, one.id) not in standing])
    for kind in STATE:
        kept = [one for one in made.changes if one.kind == kind and one.after is not None]
        _put(connection, kind, kept, places, standing)
    for kind in reversed(STATE):
        _remove(connection, kind, [one.id for one in made.changes if one.kind == kind and one.after is None])


def _put(
    connection: sa.Connection,
    kind: Kind,
    kept: Iterable[Change],
    places: Mapping[Thing, Place],
    standing: Mapping[Thing, Doc],
) -> None:
    table = STATE[kind]
    (key,) = table.primary_key
    new = []
    for one in kept:
        if (kind, one.id) in standing:
            row = row_of(kind, one.after or {}, places[kind, one.id])
            changed = {name: value for name, value in row.items() if name not in _PLACE}
            connection.execute(sa.update(table).where(key == one.id).values(changed))
        else:
            new.append(one)
    _insert(connection, table, (row_of(kind, one.after or {}, places[kind, one.id]) for one in new))


def _first_said(connection: sa.Connection, things: Iterable[Change]) -> dict[Thing, Place]:
    """Where in the history each of these things was first said: what comes back stands where it stood."""
    places: dict[Thing, Place] = {}
    for kind, group in groupby(sorted((one.kind, one.id) for one in things), key=itemgetter(0)):
        for some in in_batches(name for _, name in group):
            asked = (
                sa.select(change.c.id, change.c.revision, change.c.seq)
                .where(change.c.kind == kind, change.c.id.in_(some))
                .order_by(change.c.revision, change.c.seq)
            )
            for name, number, seq in connection.execute(asked):
                places.setdefault((kind, name), (number, seq))
    return places


def _remove(connection: sa.Connection, kind: Kind, ids: Sequence[str]) -> None:
    refuse_to_orphan(connection, kind, ids)
    table = STATE[kind]
    (key,) = table.primary_key
    for some in in_batches(ids):
        connection.execute(sa.delete(table).where(key.in_(some)))


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    for some in in_batches(rows):
        connection.execute(sa.insert(table), some)
