"""A project: one folder with its log, and everything that can be said to it and asked of it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from shotlog.log import checks, folder, index, reading, schema
from shotlog.log.answers import Answers
from shotlog.log.cutting import Cutting
from shotlog.log.describing import Describing
from shotlog.log.labelling import Labelling
from shotlog.log.noting import Noting
from shotlog.log.sqlite import Database
from shotlog.log.taking_in import TakingIn
from shotlog.log.undoing import Undoing
from shotlog.log.writing import Deed, write
from shotlog.record import Author, Change, ClipLog, Entity, Revision, machine
from shotlog.record.fields import Sha256
from shotlog.vocabulary import Vocabulary, cinema, extended


class Project(Answers, Labelling, Describing, Noting, Cutting, Undoing, TakingIn):
    """A project folder with its log open; a context manager.

    Any number of processes may have the same project open. Each reading method sees one moment of the log;
    each writing method is whole or not at all, and on the disk when it returns. Every method may raise
    `Busy` (another process kept writing), `StorageFailed` (the disk) and `DamagedProject` (the log's file);
    one that is given a `Request` may raise `Conflict` where somebody else's request has its name.

    Attributes:
        path: The folder.
        vocabulary: The words of this project: the cinema vocabulary, with those of its own
            `vocabulary.yaml`.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary, database: Database) -> None:
        super().__init__(vocabulary, database)
        self.path = path

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new project.

        Args:
            path: The folder to be; the suffix `.shotlog` is added if missing.

        Raises:
            Conflict: Something is there already.
        """
        return cls.open(folder.make(path, _new_log))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project; a log that an older version made is brought up to date, after a backup beside it.

        Args:
            path: The folder; the suffix `.shotlog` may be left out.

        Raises:
            NotFound: There is no project.
            DamagedProject: Its log is gone or broken.
            Conflict: A newer version of shotlog made it.
        """
        found = folder.find(path)
        database = Database(found / folder.LOG)
        try:
            schema.bring_up(database)
            database.settle_journal()
            return cls(found, _vocabulary(found), database)
        except BaseException:
            database.close()
            raise

    @property
    def url(self) -> str:
        """Where the log is, as SQLAlchemy writes it."""
        return str(self._database.engine.url)

    def close(self) -> None:
        """Let go of the log."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def media(self, sha256: Sha256) -> Path:
        """The folder for what was made of a clip: signals, stills. It need not be there."""
        return self.path / folder.MEDIA / sha256

    def add_clip(self, log: ClipLog, author: Author) -> Revision | None:
        """Log a clip with its shots and labels; None if its content is in the log already.

        Raises:
            Conflict: The shots do not tile the clip, or something in `log` speaks of another.
        """
        checks.refuse_foreign(log)
        things: list[Entity] = [log.clip, *log.shots, *log.labels]
        changes = [Change.to(thing) for thing in things]
        note = f"logged {log.clip.name} with {len(log.shots)} shots"
        deed = Deed("ingest", note, changes, adds=True, leads_to=log)
        with self._database.writing() as connection:
            if reading.is_logged(connection, log.clip.sha256):
                return None
            return write(connection, self.vocabulary, author, deed)

    def move_clip(self, sha256: Sha256, path: Path) -> Revision | None:
        """Note that a clip's file is now at `path` (absolute); None if the log has it there.

        Raises:
            NotFound: No clip of this content is in the log.
        """
        with self._database.writing() as connection:
            clip = reading.clip_of(connection, sha256)
            if clip.path == str(path):
                return None
            moved = clip.model_copy(update={"path": str(path)})
            deed = Deed("relink", f"found {clip.name} again as {path}", [Change.to(moved)])
            return write(connection, self.vocabulary, machine("log"), deed)


def _new_log(file: Path) -> None:
    database = Database(file)
    try:
        schema.create(database)
        with database.writing() as connection:
            index.rebuild(connection, cinema())
    finally:
        database.close()


def _vocabulary(path: Path) -> Vocabulary:
    own = path / folder.VOCABULARY
    return extended(cinema(), own) if own.is_file() else cinema()
