"""Searches and long lists of a project."""

from functools import lru_cache

from shotlog.log import following, index
from shotlog.log.clip_rows import ClipListing, clip_rows, ordered_clips
from shotlog.log.desk import Desk
from shotlog.log.listing import Listing, ordered, rows
from shotlog.log.search import Found, search
from shotlog.log.sqlite import Database
from shotlog.record.fields import Id, Sha256
from shotlog.vocabulary import Vocabulary

_ORDERS_KEPT = 4
"""Lists whose order is remembered; that of 100,000 shots takes about 9 MB."""


class Searching(Desk):
    """The part of a `Project` that finds and lists."""

    def __init__(self, vocabulary: Vocabulary, database: Database) -> None:
        super().__init__(vocabulary, database)
        self._shot_order = lru_cache(_ORDERS_KEPT)(self._order_shots)
        self._clip_order = lru_cache(_ORDERS_KEPT)(self._order_clips)

    def search(self, query: str) -> list[Found]:
        """Shots that fit a query such as `size:CU -move:static "wet street"`, the best first.

        Words are sought in clip names and in all that is shown of a shot; `FACET:TERM` in what is shown of
        that facet, by any name of either. `people:>=2`, `clip:A003*`, `kind:black`, `by:person` and
        `caption:"wet street"` (in a caption of these frames), `marker:"pick up"`, `progress:approved` and
        `certainty:unsure` work as they read; a minus sign before any of these leaves out the shots that fit.

        Raises:
            UsageError: The query cannot be read.
            NotInVocabulary: No such facet or term.
        """
        self._bring_index_up()
        with self._database.reading() as connection:
            return search(connection, self.vocabulary, query)

    def listing(self, query: str = "", sort: str = "clip", offset: int = 0, limit: int = 100) -> Listing:
        """A page of the shots that fit a query, all of them if it is empty.

        Args:
            query: As for `search`.
            sort: `clip`, `start`, `length`, `kind`, `progress` or a facet; `-length` is the other way round.
            offset: Rows before the page.
            limit: Rows of the page at most.

        Raises:
            UsageError: The query cannot be read, or there is no such order.
            NotInVocabulary: No such facet or term.
        """
        self._bring_index_up()
        shots = self._shot_order(self._newest(), query, sort)
        with self._database.reading() as connection:
            return Listing(len(shots), rows(connection, shots[offset : offset + limit]))

    def clip_rows(
        self, query: str = "", sort: str = "clip", offset: int = 0, limit: int = 100
    ) -> ClipListing:
        """A page of the clips that have a shot that fits a query, with what was done of each.

        Args:
            query: As for `search`; an empty one fits all clips.
            sort: `clip`, `length`, `shots`, `logged`, `approved`, `returned`, `captions` or `critiques`;
                `-length` is the other way round.
            offset: Rows before the page.
            limit: Rows of the page at most.

        Raises:
            UsageError: The query cannot be read, or there is no such order.
            NotInVocabulary: No such facet or term.
        """
        self._bring_index_up()
        clips = self._clip_order(self._newest(), query, sort)
        with self._database.reading() as connection:
            return ClipListing(len(clips), clip_rows(connection, clips[offset : offset + limit]))

    def _newest(self) -> int:
        with self._database.reading() as connection:
            return following.newest(connection)

    def _order_shots(self, _newest: int, query: str, sort: str) -> tuple[Id, ...]:
        with self._database.reading() as connection:
            return ordered(connection, self.vocabulary, query, sort)

    def _order_clips(self, _newest: int, query: str, sort: str) -> tuple[Sha256, ...]:
        with self._database.reading() as connection:
            return ordered_clips(connection, self.vocabulary, query, sort)

    def _bring_index_up(self) -> None:
        with self._database.reading() as connection:
            current = index.is_current(connection, self.vocabulary)
        if not current:
            with self._database.writing() as connection:
                index.rebuild(connection, self.vocabulary)
