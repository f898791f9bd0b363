"""Where every change to the log is made: once, whole, and never over what was not seen."""

from collections.abc import Callable

import sqlalchemy as sa

from shotlog.log.request import Request, done_before
from shotlog.log.sqlite import Database
from shotlog.log.unseen import refuse_unseen
from shotlog.log.writing import Deed, write
from shotlog.record import Author, Revision
from shotlog.vocabulary import Vocabulary

Plan = Callable[[sa.Connection], Deed]
"""Says what is to be done, from the log as it stands. Nobody else writes meanwhile."""


class Desk:
    """The log and the words it is kept in: what all parts of a `Project` stand on."""

    def __init__(self, vocabulary: Vocabulary, database: Database) -> None:
        self.vocabulary = vocabulary
        self._database = database

    def _do(self, author: Author, request: Request | None, plan: Plan) -> Revision:
        """Do what is planned, unless the same request did it before.

        Raises:
            Conflict: Somebody else's request goes by the same name, or see `write`.
            ChangedSince: See `refuse_unseen`.
        """
        asked = request or Request()
        with self._database.writing() as connection:
            done = done_before(connection, author, asked)
            if done is not None:
                return done
            deed = plan(connection)
            if deed.undoes is None:  # what was changed since is not taken back anyway
                refuse_unseen(connection, author, asked, deed.changes)
            return write(connection, self.vocabulary, author, deed, asked.name)
