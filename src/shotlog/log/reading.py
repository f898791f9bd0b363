"""Reading the log as it stands: clips, and everything said of them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from shotlog.errors import NotFound
from shotlog.log import tables
from shotlog.record import Clip, ClipLog, Label, Shot

AT_ONCE = 500
"""Ids named in one question; SQLite before 3.32 allows 999 parameters."""

Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def natural(path: str) -> str:
    """Key that sorts `A2` before `A10`, whatever the case: each number has its length before it."""
    return re.sub(r"0*(\d+)", lambda number: f"{len(number[1]):03}{number[1]}", path.casefold())


def clips(connection: sa.Connection) -> list[Clip]:
    """All clips, by path in natural order."""
    docs = connection.execute(sa.select(tables.clip.c.doc)).scalars()
    return sorted((Clip.model_validate(doc) for doc in docs), key=lambda clip: natural(clip.path))


def is_logged(connection: sa.Connection, sha256: str) -> bool:
    """Whether a clip of this content is in the log."""
    found = sa.select(tables.clip.c.sha256).where(tables.clip.c.sha256 == sha256)
    return connection.execute(found).first() is not None


def clip_of(connection: sa.Connection, sha256: str) -> Clip:
    """One clip.

    Raises:
        NotFound: No clip of this content is in the log.
    """
    asked = sa.select(tables.clip.c.doc).where(tables.clip.c.sha256 == sha256)
    doc = connection.execute(asked).scalar()
    if doc is None:
        raise not_logged(sha256)
    return Clip.model_validate(doc)


def shot_of(connection: sa.Connection, name: str) -> Shot:
    """One shot.

    Raises:
        NotFound: The log has no such shot.
    """
    doc = connection.execute(sa.select(tables.shot.c.doc).where(tables.shot.c.id == name)).scalar()
    if doc is None:
        raise no_such_shot(None, name)
    return Shot.model_validate(doc)


def place_of(connection: sa.Connection, sha256: str, shot: str) -> str:
    """A shot in words: `shot 3 of A001.mov`.

    Raises:
        NotFound: The clip has no such shot.
    """
    this, earlier = tables.shot, tables.shot.alias()
    number = (
        sa.select(sa.func.count())
        .where(earlier.c.clip == this.c.clip, earlier.c.start <= this.c.start)
        .scalar_subquery()
    )
    asked = sa.select(number, tables.clip.c.name).join(this, this.c.clip == tables.clip.c.sha256)
    found = connection.execute(asked.where(this.c.id == shot, this.c.clip == sha256)).first()
    if found is None:
        raise no_such_shot(sha256, shot)
    return f"shot {found[0]} of {found[1]}"


def no_such_shot(sha256: str | None, shot: str) -> NotFound:
    """The error for a shot that a clip, or the log, does not have, or no longer."""
    where = "the log" if sha256 is None else f"the clip {sha256[:12]}"
    return NotFound(
        f"{where} has no shot {shot}",
        hint="It may have been joined to another meanwhile; `shotlog shots` lists those there are.",
    )


def log_of(connection: sa.Connection, sha256: str) -> ClipLog:
    """Everything said of one clip.

    Raises:
        NotFound: No clip of this content is in the log.
    """
    logs = logs_of(connection, [sha256])
    if not logs:
        raise not_logged(sha256)
    return logs[0]


def not_logged(sha256: str) -> NotFound:
    """The error for a clip that is not in the log."""
    return NotFound(
        f"no clip with the hash {sha256} is in the log", hint="`shotlog clips` lists those that are."
    )


def logs_of(connection: sa.Connection, hashes: Collection[str]) -> list[ClipLog]:
    """Everything said of these clips, in their order; at most `AT_ONCE`, in three questions."""
    by_clip = (
        tables.clip.c.sha256.in_(hashes),
        tables.shot.c.clip.in_(hashes),
        tables.label.c.clip.in_(hashes),
    )
    logs = {log.clip.sha256: log for log in _logs(connection, *by_clip)}
    return [logs[sha256] for sha256 in hashes if sha256 in logs]


def log_around(connection: sa.Connection, sha256: str, frame: int) -> ClipLog:
    """A clip with all its shots, but only what is said of those that hold `frame` or end at it.

    Raises:
        NotFound: No clip of this content is in the log.
    """
    shot = tables.shot
    near = sa.select(shot.c.id).where(shot.c.clip == sha256, shot.c.start <= frame, shot.c.end >= frame)
    logs = _logs(
        connection, tables.clip.c.sha256 == sha256, shot.c.clip == sha256, tables.label.c.shot.in_(near)
    )
    if not logs:
        raise not_logged(sha256)
    return logs[0]


def logs_of_shots(connection: sa.Connection, shots: Collection[str]) -> Iterator[ClipLog]:
    """These shots alone, with everything said of them, clip by clip in no order."""
    for some in in_batches(shots):
        held = sa.select(tables.shot.c.clip).where(tables.shot.c.id.in_(some))
        yield from _logs(
            connection,
            tables.clip.c.sha256.in_(held),
            tables.shot.c.id.in_(some),
            tables.label.c.shot.in_(some),
        )


def _logs(
    connection: sa.Connection,
    which_clips: sa.ColumnElement[bool],
    which_shots: sa.ColumnElement[bool],
    which_labels: sa.ColumnElement[bool],
) -> list[ClipLog]:
    clip, shot, label = tables.clip, tables.shot, tables.label
    shots = _by_clip(connection, shot, which_shots, (shot.c.start,), Shot.model_validate_json)
    labels = _by_clip(
        connection, label, which_labels, (label.c.revision, label.c.seq), Label.model_validate_json
    )
    docs = connection.execute(sa.select(clip.c.sha256, clip.c.doc).where(which_clips))
    return [
        ClipLog(
            clip=Clip.model_validate(doc),
            shots=tuple(shots.get(sha256, ())),
            labels=tuple(labels.get(sha256, ())),
        )
        for sha256, doc in docs
    ]


def _by_clip(
    connection: sa.Connection,
    table: sa.Table,
    which: sa.ColumnElement[bool],
    order: tuple[sa.ColumnElement[int], ...],
    read: Callable[[str], Item],
) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    asked = sa.select(table.c.clip, sa.cast(table.c.doc, sa.Text)).where(which).order_by(*order)
    rows = connection.execute(asked, execution_options={"yield_per": AT_ONCE})
    for sha256, doc in rows:
        found.setdefault(sha256, []).append(read(doc))
    return found
