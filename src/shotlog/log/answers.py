"""Everything that can be asked of a log."""

from collections.abc import Iterator

from shotlog.log import captions, finding, history, index, reading
from shotlog.log.search import Found, search
from shotlog.log.sqlite import Database
from shotlog.log.verify import Problem, problems
from shotlog.record import Caption, Clip, ClipLog, Revision
from shotlog.record.fields import Sha256
from shotlog.vocabulary import Vocabulary

_CLIPS_AT_ONCE = 8


class Answers:
    """The asking half of a `Project`."""

    def __init__(self, vocabulary: Vocabulary, database: Database) -> None:
        self.vocabulary = vocabulary
        self._database = database

    def clips(self) -> list[Clip]:
        """All clips, by path in natural order."""
        with self._database.reading() as connection:
            return reading.clips(connection)

    def has(self, sha256: Sha256) -> bool:
        """Whether a clip of this content is in the log."""
        with self._database.reading() as connection:
            return reading.is_logged(connection, sha256)

    def find_clip(self, reference: str) -> Clip:
        """The clip meant by a path, the end of a path, a file name with or without suffix, or a hash.

        Six digits of a hash are enough where no other clip's begins so.

        Raises:
            NotFound: No clip is meant; the hint tells names that are near.
            Conflict: Several are; the hint lists their paths.
        """
        with self._database.reading() as connection:
            return finding.find_clip(connection, reference)

    def log_of(self, sha256: Sha256) -> ClipLog:
        """Everything said of one clip.

        Raises:
            NotFound: No clip of this content is in the log.
        """
        with self._database.reading() as connection:
            return reading.log_of(connection, sha256)

    def logs(self) -> Iterator[ClipLog]:
        """Everything said of each clip, by path in natural order; few clips are in memory at a time.

        Each clip is seen at one moment, but not all at the same: no lock is held between them.
        """
        hashes = [clip.sha256 for clip in self.clips()]
        for some in reading.in_batches(hashes, _CLIPS_AT_ONCE):
            with self._database.reading() as connection:
                logs = reading.logs_of(connection, some)
            yield from logs

    def captions(self, sha256: Sha256) -> list[Caption]:
        """What was written about one clip: by first frame, then in the order in which it came."""
        with self._database.reading() as connection:
            return captions.captions_of(connection, sha256)

    def find_caption(self, reference: str) -> Caption:
        """The caption meant by its id, or by the name under which it was handed over.

        Raises:
            NotFound: There is none.
            Conflict: Several go by that name.
        """
        with self._database.reading() as connection:
            return captions.find_caption(connection, reference)

    def history(self, sha256: Sha256 | None = None, *, changes: bool = True) -> list[Revision]:
        """What was done, newest last, to one clip or to all.

        Args:
            sha256: The clip; None for all of the log.
            changes: Whether to read what each revision made of what, which is most of the history's bulk.
        """
        with self._database.reading() as connection:
            return history.revisions(connection, sha256, changes=changes)

    def search(self, query: str) -> list[Found]:
        """Shots that fit a query such as `size:CU -move:static "wet street"`, the best first.

        Words are sought in clip names and in all that is shown of a shot; `FACET:TERM` in what is shown of
        that facet, by any name of either. `people:>=2`, `clip:A003*`, `kind:black`, `by:person` and
        `caption:"wet street"` (in a caption of these frames) work as they read; a minus sign before any of
        these leaves out the shots that fit.

        Raises:
            UsageError: The query cannot be read.
            NotInVocabulary: No such facet or term.
        """
        with self._database.reading() as connection:
            current = index.is_current(connection, self.vocabulary)
        if not current:
            with self._database.writing() as connection:
                index.rebuild(connection, self.vocabulary)
        with self._database.reading() as connection:
            return search(connection, self.vocabulary, query)

    def verify(self) -> list[Problem]:
        """Everything that is wrong with the log; empty when the history proves every row of it."""
        return problems(self._database, self.vocabulary)
