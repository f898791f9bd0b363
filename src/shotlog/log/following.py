"""Following the history: of a shot, of one thing, and of all that is new."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from shotlog.log import history
from shotlog.log.tables import change, revision, touched
from shotlog.record import Change, Revision
from shotlog.record.fields import Id, Sha256
from shotlog.record.history import Kind

_SHOT = change.c.after["shot"].as_string()
_FACET = change.c.after["facet"].as_string()


@dataclass(frozen=True, slots=True)
class Doing:
    """What a revision was about.

    Attributes:
        revision: The revision, without what it made of what.
        kinds: The kinds of things that it changed.
        clips: The clips concerned.
        shots: The shots concerned; empty where `kinds` holds `clip`, for then it is all of the clip.
    """

    revision: Revision
    kinds: frozenset[Kind]
    clips: frozenset[Sha256]
    shots: frozenset[Id]


def newest(connection: sa.Connection) -> int:
    """Number of the newest revision; 0 where there is none."""
    return connection.execute(sa.select(sa.func.max(revision.c.number))).scalar() or 0


def since(connection: sa.Connection, number: int, limit: int) -> Iterator[Doing]:
    """What the first `limit` revisions after `number` were about, oldest first."""
    asked = sa.select(revision.c.number).where(revision.c.number > number)
    for made in history.read(connection, asked.order_by(revision.c.number).limit(limit), changes=False):
        here = change.c.revision == made.number
        kinds = frozenset(connection.execute(sa.select(change.c.kind).where(here).distinct()).scalars())
        clips = sa.select(touched.c.clip).where(touched.c.revision == made.number)
        shots = frozenset() if "clip" in kinds else _shots(connection, here)
        yield Doing(made, kinds, frozenset(connection.execute(clips).scalars()), shots)


def _shots(connection: sa.Connection, here: sa.ColumnElement[bool]) -> frozenset[Id]:
    """The shots that a revision changed, or of which it said something or no longer says it."""
    said = here & change.c.kind.in_(["label", "decision"])
    named = sa.select(_SHOT).where(said, change.c.after.is_not(None))
    itself = sa.select(change.c.id).where(here, change.c.kind == "shot")
    gone = connection.execute(sa.select(change).where(said, change.c.after.is_(None)))
    taken = [Change(kind=row.kind, id=row.id, after=None) for row in gone]
    before = frozenset(doc["shot"] for doc in history.last_known(connection, taken).values())
    return before.union(connection.execute(sa.union(named, itself)).scalars())


def of_thing(
    connection: sa.Connection, kind: Kind, name: Id, limit: int, before: int | None
) -> list[Revision]:
    """The newest revisions (before one) that changed a thing, newest first, with that change alone."""
    return _following(connection, (change.c.kind == kind) & (change.c.id == name), limit, before)


def of_clip(connection: sa.Connection, clip: Sha256, limit: int, before: int | None) -> list[Revision]:
    """The newest revisions (before one) that touched a clip, newest first, without their changes."""
    numbers = sa.select(touched.c.revision).where(touched.c.clip == clip, _is_before(touched, before))
    numbers = numbers.order_by(touched.c.revision.desc()).limit(limit)
    return history.read(connection, numbers, changes=False)[::-1]


def of_shot(
    connection: sa.Connection, place: tuple[Sha256, Id, str | None], limit: int, before: int | None
) -> list[Revision]:
    """The newest revisions (before one) of a clip's shot, or of one facet of it, newest first.

    Each has those of its changes alone that concern the shot, or the facet.
    """
    clip, shot, facet = place
    if facet is None:
        about = (change.c.kind == "shot") & (change.c.id == shot) | (shot == _SHOT)
    else:
        about = (change.c.kind == "label") & (shot == _SHOT) & (facet == _FACET)
    here = sa.select(touched.c.revision).where(touched.c.clip == clip)
    things = sa.select(change.c.kind, change.c.id).where(change.c.revision.in_(here), about).distinct()
    return _following(connection, sa.tuple_(change.c.kind, change.c.id).in_(things), limit, before)


def _following(
    connection: sa.Connection, about: sa.ColumnElement[bool], limit: int, before: int | None
) -> list[Revision]:
    numbers = sa.select(change.c.revision).where(about, _is_before(change, before)).distinct()
    numbers = numbers.order_by(change.c.revision.desc()).limit(limit)
    made = {one.number: one for one in history.read(connection, numbers, changes=False)}
    asked = (
        sa.select(change).where(about, change.c.revision.in_(made)).order_by(change.c.revision, change.c.seq)
    )
    changes: dict[int, list[Change]] = {number: [] for number in made}
    for row in connection.execute(asked):
        changes[row.revision].append(Change(kind=row.kind, id=row.id, after=row.after))
    return [
        made[number].model_copy(update={"changes": tuple(changes[number])})
        for number in sorted(made, reverse=True)
    ]


def _is_before(table: sa.Table, number: int | None) -> sa.ColumnElement[bool]:
    return sa.true() if number is None else table.c.revision < number
