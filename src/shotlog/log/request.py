"""How a change is asked for, and that the same request is done once."""

import re
from dataclasses import dataclass

import sqlalchemy as sa

from shotlog.errors import Conflict, UsageError
from shotlog.log import history
from shotlog.log.tables import revision
from shotlog.record import Author, Revision
from shotlog.record.fields import Id

_NAME = re.compile(r"([A-Za-z0-9._~-]{1,64}/)?[A-Za-z0-9._~-]{1,64}")


@dataclass(frozen=True, slots=True)
class Request:
    """How a change is asked for.

    Attributes:
        name: What the request is called: up to 64 letters, digits and `._~-`, after those of its sitting and
            a slash where it has one. A request that was done already is not done again. None where it will
            not be repeated.
        seen: Number of the newest revision that whoever asks had seen. What somebody else changed after that
            is not replaced. None where nobody looked.

    Raises:
        UsageError: The name is none.
    """

    name: Id | None = None
    seen: int | None = None

    def __post_init__(self) -> None:
        if self.name is not None and _NAME.fullmatch(self.name) is None:
            raise UsageError(
                f"{self.name[:80]!r} is no name for a request",
                hint="Use letters, digits and `._~-`, 64 at most, perhaps after a sitting's and a slash.",
            )


def done_before(connection: sa.Connection, author: Author, request: Request) -> Revision | None:
    """The revision that a request has made already, or None.

    Raises:
        Conflict: Somebody else's request goes by that name.
    """
    if request.name is None:
        return None
    number = sa.select(revision.c.number).where(revision.c.request == request.name)
    made = history.read(connection, number, changes=True)
    if not made:
        return None
    if made[0].author != author:
        raise Conflict(
            f"the request {request.name} was made by somebody else", hint="Name each request anew."
        )
    return made[0]


def sitting(name: Id | None) -> str:
    """The sitting in which a request of that name was made; empty where none is named."""
    return (name or "").rpartition("/")[0]
