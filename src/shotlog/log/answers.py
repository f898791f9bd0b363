"""Everything that can be asked of a log."""

from collections.abc import Iterator

from shotlog.log import captions, finding, notes, reading
from shotlog.log.decisions import decisions_of
from shotlog.log.remembering import Remembering
from shotlog.log.searching import Searching
from shotlog.log.verify import Problem, problems
from shotlog.record import Caption, Clip, ClipLog, Critique, Decision, Marker, SmartBin
from shotlog.record.fields import Sha256

_CLIPS_AT_ONCE = 8


class Answers(Searching, Remembering):
    """The asking half of a `Project`."""

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

    def markers(self, sha256: Sha256) -> list[Marker]:
        """The markers of a clip, by first frame."""
        with self._database.reading() as connection:
            return notes.markers_of(connection, sha256)

    def decisions(self, sha256: Sha256) -> list[Decision]:
        """The decisions on the shots of a clip, in their order; a shot without one is open."""
        with self._database.reading() as connection:
            return decisions_of(connection, sha256)

    def critiques(self, sha256: Sha256) -> list[Critique]:
        """The critiques of a clip's captions, in the order in which they were begun."""
        with self._database.reading() as connection:
            return notes.critiques_of(connection, sha256)

    def smart_bins(self) -> list[SmartBin]:
        """The searches that are kept, by name."""
        with self._database.reading() as connection:
            return notes.smart_bins(connection)

    def verify(self) -> list[Problem]:
        """Everything that is wrong with the log; empty when the history proves every row of it."""
        return problems(self._database, self.vocabulary)
