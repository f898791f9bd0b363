"""Putting things into the log, in the place of what stands under the same id, and taking them out."""

import sqlalchemy as sa

from shotlog.errors import Conflict, NotFound
from shotlog.log.rows import Doc
from shotlog.log.tables import STATE
from shotlog.record import Change, Entity
from shotlog.record.fields import Id
from shotlog.record.history import Kind


def standing(connection: sa.Connection, kind: Kind, name: Id) -> Doc | None:
    """A thing as it stands, or None."""
    table = STATE[kind]
    (key,) = table.primary_key
    doc: Doc | None = connection.execute(sa.select(table.c.doc).where(key == name)).scalar()
    return doc


def put(connection: sa.Connection, entity: Entity) -> tuple[Change, Doc | None]:
    """The change that adds a thing or replaces it under its id, and what stood there.

    Raises:
        Conflict: What stands there is another clip's.
    """
    change = Change.to(entity)
    before = standing(connection, change.kind, change.id)
    if before is not None and before.get("clip") != (change.after or {}).get("clip"):
        raise Conflict(
            f"the {change.kind} {change.id} is of another clip", hint="Give each new thing an id of its own."
        )
    return change, before


def removal(connection: sa.Connection, kind: Kind, name: Id) -> tuple[Change, Doc]:
    """The change that takes a thing out of the log, and what stands there.

    Raises:
        NotFound: There is none.
    """
    before = standing(connection, kind, name)
    if before is None:
        raise NotFound(
            f"there is no {kind.replace('_', ' ')} {name} in the log",
            hint="Somebody may have removed it meanwhile.",
        )
    return Change(kind=kind, id=name, after=None), before
