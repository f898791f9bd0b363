"""Decisions in the log: which stand, and which fall with the bounds of their shots."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from shotlog.log.reading import in_batches
from shotlog.log.tables import decision, shot
from shotlog.record import Change, Decision


def decisions_of(connection: sa.Connection, sha256: str) -> list[Decision]:
    """The decisions on the shots of a clip, in the order of the shots."""
    asked = sa.select(decision.c.doc).join(shot, shot.c.id == decision.c.shot)
    asked = asked.where(decision.c.clip == sha256).order_by(shot.c.start)
    return [Decision.model_validate(doc) for doc in connection.execute(asked).scalars()]


def decisions_on(connection: sa.Connection, shots: Iterable[str]) -> list[Decision]:
    """The decisions on these shots."""
    found: list[Decision] = []
    for some in in_batches(shots):
        docs = connection.execute(sa.select(decision.c.doc).where(decision.c.shot.in_(some))).scalars()
        found += [Decision.model_validate(doc) for doc in docs]
    return found


def with_fallen(connection: sa.Connection, changes: Collection[Change]) -> list[Change]:
    """The changes, and the end of each decision on a shot whose bounds they change or that they remove.

    A decision of which they speak themselves is left to them.
    """
    edited = {one.id: one.after for one in changes if one.kind == "shot"}
    for some in in_batches(list(edited)):
        rows = connection.execute(sa.select(shot.c.id, shot.c.start, shot.c.end).where(shot.c.id.in_(some)))
        for name, start, end in rows:
            after = edited[name]
            if after is not None and (after["start"], after["end"]) == (start, end):
                del edited[name]
    spoken = {one.id for one in changes if one.kind == "decision"}
    fallen = [one for one in decisions_on(connection, edited) if one.id not in spoken]
    return [*changes, *map(Change.removing, fallen)]
