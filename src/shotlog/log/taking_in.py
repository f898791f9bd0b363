"""Taking in what a file from outside says: shots, labels, markers and captions in one revision."""

from collections.abc import Sequence

import sqlalchemy as sa

from shotlog.errors import UsageError
from shotlog.log.decisions import with_fallen
from shotlog.log.desk import Desk
from shotlog.log.request import Request
from shotlog.log.writing import Deed
from shotlog.record import Author, Change, Revision


class TakingIn(Desk):
    """The part of a `Project` that takes in what files from outside say."""

    def take_in(
        self, changes: Sequence[Change], author: Author, note: str, *, request: Request | None = None
    ) -> Revision:
        """Make many changes of many kinds at once: all of them or none.

        Decisions on shots that get new bounds fall.

        Args:
            changes: What is to become of what, each thing once, made from the log as `request.seen` tells it.
            author: Who imports.
            note: What was done, in a sentence.
            request: How it is asked for.

        Raises:
            Conflict: The shots of a clip would no longer tile it, or something would lie outside its clip.
            ChangedSince: Somebody changed one of the things after `request.seen`.
            UsageError: There are no changes.
        """
        if not changes:
            raise UsageError("there is nothing to take in")

        def plan(connection: sa.Connection) -> Deed:
            return Deed("import", note, with_fallen(connection, changes))

        return self._do(author, request, plan)
