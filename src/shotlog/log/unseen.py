"""That nobody replaces what they have not seen."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from shotlog.errors import ChangedSince
from shotlog.log import history
from shotlog.log.request import Request, sitting
from shotlog.log.rows import Doc
from shotlog.log.tables import STATE, change, decision, label, revision, touched
from shotlog.record import Author, Change

Matter = tuple[Any, ...]
"""What a change is about: kind and id; or the shot of a decision; or the question that a person answered."""


def refuse_unseen(
    connection: sa.Connection, author: Author, request: Request, changes: Collection[Change]
) -> None:
    """Stop a transaction that would replace what somebody else changed after whoever asks had looked.

    Somebody else is another author, or the same one in another sitting. New bounds replace the shots
    concerned; a person's label replaces what people answered to the same question; a decision replaces the
    one on its shot; anything else replaces itself.

    Raises:
        ChangedSince: Something was; the error tells what stands now.
    """
    if request.seen is None:
        return
    meant = [one for one in changes if one.kind == "shot"] or list(changes)
    docs = _docs(connection, meant)
    matters = {_matter(one, doc) for one, doc in zip(meant, docs, strict=True)}
    foreign: dict[Matter, sa.Row[Any]] = {}
    for row, matter in _later(connection, request.seen, meant, docs):
        own = (row.author, row.author_kind) == (author.name, author.kind)
        if matter in matters and not (own and sitting(row.request) == sitting(request.name)):
            foreign[matter] = row
    if foreign:
        raise ChangedSince([_standing(connection, matter, row) for matter, row in foreign.items()])


def _docs(connection: sa.Connection, changes: Collection[Change]) -> list[Doc]:
    """Each thing as it becomes, or as it was last where it goes."""
    gone = history.last_known(connection, [one for one in changes if one.after is None])
    return [one.after or gone.get((one.kind, one.id), {}) for one in changes]


def _matter(one: Change, doc: Doc) -> Matter:
    if one.kind == "decision" and doc:
        return one.kind, doc["shot"]
    if one.kind == "label" and doc and doc["author"]["kind"] == "person":
        return one.kind, doc["shot"], doc["facet"], doc["start"], doc["end"]
    return one.kind, one.id


def _later(
    connection: sa.Connection, seen: int, meant: Sequence[Change], docs: Sequence[Doc]
) -> list[tuple[sa.Row[Any], Matter]]:
    """What was changed after revision `seen` of the same kinds in the same clips, in order."""
    clips = {doc["clip"] for doc in docs if "clip" in doc}
    near = sa.select(touched.c.revision).where(touched.c.clip.in_(clips), touched.c.revision > seen)
    itself = change.c.id.in_([one.id for one in meant if one.kind == "smart_bin"])
    rows = connection.execute(
        sa.select(change, revision.c.author, revision.c.author_kind, revision.c.request, revision.c.made_at)
        .join(revision)
        .where(change.c.revision > seen, change.c.kind.in_({one.kind for one in meant}))
        .where(sa.or_(change.c.revision.in_(near), itself))
        .order_by(change.c.revision, change.c.seq)
    ).all()
    later = [Change(kind=row.kind, id=row.id, after=row.after) for row in rows]
    matters = map(_matter, later, _docs(connection, later))
    return list(zip(rows, matters, strict=True))


def _standing(connection: sa.Connection, matter: Matter, row: sa.Row[Any]) -> dict[str, Any]:
    thing = connection.execute(_asked(matter, row)).scalar()
    return {
        "kind": row.kind,
        "id": row.id if thing is None else thing["id"],
        "thing": thing,
        "author": {"name": row.author, "kind": row.author_kind},
        "made_at": row.made_at.isoformat(),
        "revision": row.revision,
    }


def _asked(matter: Matter, row: sa.Row[Any]) -> sa.Select[Any]:
    match matter:
        case "decision", shot:
            return sa.select(decision.c.doc).where(decision.c.shot == shot)
        case "label", shot, facet, start, end:
            same = (label.c.facet == facet, _is(label.c.start, start), _is(label.c.end, end))
            said = sa.select(label.c.doc).where(label.c.shot == shot, label.c.author_kind == "person", *same)
            return said.order_by(label.c.revision.desc(), label.c.seq.desc()).limit(1)
    table = STATE[row.kind]
    (key,) = table.primary_key
    return sa.select(table.c.doc).where(key == row.id)


def _is(column: sa.Column[int], frame: int | None) -> sa.ColumnElement[bool]:
    return column.is_not_distinct_from(frame)
