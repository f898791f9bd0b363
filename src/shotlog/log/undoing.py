"""Taking changes back, and taking that back, as new revisions: nothing ever leaves the history."""

import sqlalchemy as sa

from shotlog.errors import NotFound
from shotlog.log import history
from shotlog.log.decisions import with_fallen
from shotlog.log.desk import Desk
from shotlog.log.request import Request
from shotlog.log.tables import revision
from shotlog.log.writing import Deed
from shotlog.record import Author, Revision, inverse

_AGAIN = "did again: "
"""How the note of a redo begins."""


class Undoing(Desk):
    """The part of a `Project` that takes back."""

    def undo(
        self,
        author: Author,
        number: int | None = None,
        *,
        anyone: bool = False,
        request: Request | None = None,
    ) -> Revision:
        """Take back a change that stands, as a new revision.

        Args:
            author: Who takes it back.
            number: Which revision; None for the newest.
            anyone: Whether it may be any person's; else it is one that `author` made.
            request: How it is asked for.

        Raises:
            NotFound: There is none that could be taken back. An ingest is not.
            Conflict: What it changed was changed again since, so that more would be lost.
        """

        def plan(connection: sa.Connection) -> Deed:
            whose = _by_people() if anyone else _by(author)
            which = [] if number is None else [revision.c.number == number]
            undone = _newest(connection, *whose, revision.c.action.not_in(["ingest", "undo"]), *which)
            if undone is None:
                what = "nothing" if number is None else f"no revision {number} of that kind"
                raise NotFound(f"there is {what} to take back", hint="An ingest is not taken back by undo.")
            note = f"took back what {undone.author.name} did: {_said(undone)}"
            return _taking_back(connection, undone, "undo", note)

        return self._do(author, request, plan)

    def redo(self, author: Author, *, request: Request | None = None) -> Revision:
        """Do again what the author's newest undo took back, unless they have changed anything since.

        Raises:
            NotFound: There is none.
            Conflict: What it changed was changed again since.
        """

        def plan(connection: sa.Connection) -> Deed:
            undo = _newest(connection, *_by(author), revision.c.action == "undo")
            changed = sa.select(sa.func.max(revision.c.number)).where(
                *_by(author), revision.c.action.not_in(["undo", "redo"])
            )
            if undo is None or undo.number < (connection.execute(changed).scalar() or 0):
                raise NotFound("there is nothing to do again", hint="A new change ends what can be redone.")
            (undone,) = history.read(connection, sa.select(sa.literal(undo.undoes)), changes=False)
            return _taking_back(connection, undo, "redo", f"{_AGAIN}{_said(undone)}")

        return self._do(author, request, plan)


def _by(author: Author) -> tuple[sa.ColumnElement[bool], ...]:
    return revision.c.author == author.name, revision.c.author_kind == author.kind


def _by_people() -> tuple[sa.ColumnElement[bool], ...]:
    return (revision.c.author_kind == "person",)


def _newest(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> Revision | None:
    """The newest of these revisions that is not taken back, with what it changed."""
    later = revision.alias()
    taken_back = sa.exists().where(later.c.undoes == revision.c.number)
    asked = sa.select(revision.c.number).where(*which, sa.not_(taken_back))
    number = connection.execute(asked.order_by(revision.c.number.desc()).limit(1)).scalar()
    if number is None:
        return None
    return history.read(connection, sa.select(sa.literal(number)), changes=True)[0]


def _taking_back(connection: sa.Connection, undone: Revision, action: str, note: str) -> Deed:
    before = history.state_of(connection, undone.changes, before=undone.number)
    now = history.state_of(connection, undone.changes)
    changes = with_fallen(connection, inverse(undone, before, now))
    return Deed(action, note, changes, undoes=undone.number)


def _said(undone: Revision) -> str:
    """What a revision did in the end, however often it was taken back and done again."""
    return undone.note.removeprefix(_AGAIN) if undone.action == "redo" else undone.note
