"""Reading what stands beside the labels: markers, critiques and smart bins."""

from typing import TypeVar

import sqlalchemy as sa

from shotlog.log.tables import critique, marker, smart_bin
from shotlog.record import Critique, Marker, SmartBin

Note = TypeVar("Note", Marker, Critique, SmartBin)


def markers_of(connection: sa.Connection, sha256: str) -> list[Marker]:
    """The markers of a clip, by first frame and then in the order in which they were set."""
    order = (marker.c.start, marker.c.end, marker.c.revision, marker.c.seq)
    asked = sa.select(marker.c.doc).where(marker.c.clip == sha256).order_by(*order)
    return _read(connection, asked, Marker)


def critiques_of(connection: sa.Connection, sha256: str) -> list[Critique]:
    """The critiques of a clip's captions, in the order in which they were begun."""
    order = (critique.c.revision, critique.c.seq)
    asked = sa.select(critique.c.doc).where(critique.c.clip == sha256).order_by(*order)
    return _read(connection, asked, Critique)


def smart_bins(connection: sa.Connection) -> list[SmartBin]:
    """The searches that are kept, by name."""
    return _read(connection, sa.select(smart_bin.c.doc).order_by(smart_bin.c.name, smart_bin.c.id), SmartBin)


def _read(
    connection: sa.Connection, asked: sa.Select[tuple[dict[str, object]]], kind: type[Note]
) -> list[Note]:
    return [kind.model_validate(doc) for doc in connection.execute(asked).scalars()]
