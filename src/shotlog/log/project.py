"""A project: one folder with its log, and everything that can be said to it and asked of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from shotlog.errors import NotInVocabulary, UsageError
from shotlog.log import captions, checks, folder, history, index, reading, schema
from shotlog.log.answers import Answers
from shotlog.log.sqlite import Database
from shotlog.log.writing import Deed, write
from shotlog.record import (
    Author,
    Caption,
    Change,
    ClipLog,
    Entity,
    Evidence,
    Label,
    LabelValue,
    Revision,
    Shot,
    cut,
    inverse,
    join,
    machine,
)
from shotlog.record.edits import Edit
from shotlog.record.fields import Id, Sha256, new_id
from shotlog.timing import FrameIndex, FrameRange
from shotlog.vocabulary import Vocabulary, cinema, extended
from shotlog.vocabulary.wording import said

Measured = Callable[[Shot], Sequence[Label]]
"""What machines say of a shot that is new or has new bounds."""


class Project(Answers):
    """A project folder with its log open; a context manager.

    Any number of processes may have the same project open. Each reading method sees one moment of the log;
    each writing method is whole or not at all, and on the disk when it returns. Every method may raise
    `Busy` (another process kept writing), `StorageFailed` (the disk) and `DamagedProject` (the log's file).

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
        deed = Deed(author, "ingest", f"logged {log.clip.name} with {len(log.shots)} shots", adds=True)
        things: list[Entity] = [log.clip, *log.shots, *log.labels]
        changes = [Change.to(thing) for thing in things]
        with self._database.writing() as connection:
            if reading.is_logged(connection, log.clip.sha256):
                return None
            return write(connection, self.vocabulary, deed, changes, leads_to=log)

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
            deed = Deed(machine("log"), "relink", f"found {clip.name} again as {path}")
            return write(connection, self.vocabulary, deed, [Change.to(moved)])

    def set_label(
        self,
        clip: Sha256,
        shot: Id,
        facet: str,
        value: LabelValue,
        author: Author,
        *,
        part: FrameRange | None = None,
        confidence: float = 1.0,
        evidence: Evidence | None = None,
    ) -> Revision:
        """Say something of a shot, or of a part of it. What was said before stays in the log beneath it.

        Raises:
            NotInVocabulary: The vocabulary does not know the facet or the value.
            NotFound: The clip has no such shot (any more).
            Conflict: The part is not in the shot.
        """
        with self._database.reading() as connection:
            place = reading.place_of(connection, clip, shot)
        label = Label(
            id=new_id(),
            clip=clip,
            shot=shot,
            start=None if part is None else part.start,
            end=None if part is None else part.end,
            facet=facet,
            value=value,
            author=author,
            confidence=confidence,
            evidence=evidence or {},
            vocabulary=self.vocabulary.version,
        )
        checked = self._checked(label)
        note = f"set {checked.facet} of {place} to {said(checked.value)}"
        return self.add_labels([checked], author, note, action="set")

    def add_labels(
        self, labels: Sequence[Label], author: Author, note: str, action: str = "import"
    ) -> Revision:
        """Say many things at once: all of them or none.

        Raises:
            NotInVocabulary: The vocabulary does not know a facet or value.
            NotFound: A clip has no such shot (any more).
            Conflict: A label's part is not in its shot, or a label is in the log already.
            UsageError: There are no labels.
        """
        if not labels:
            raise UsageError("there are no labels to add")
        checked = [self._checked(label) for label in labels]
        with self._database.writing() as connection:
            checks.require_shots(connection, checked)
            deed = Deed(author, action, note, adds=True)
            return write(connection, self.vocabulary, deed, [Change.to(label) for label in checked])

    def add_captions(
        self, written: Sequence[Caption], author: Author, note: str, action: str = "caption"
    ) -> Revision:
        """Take in captions: all of them or none.

        Args:
            written: The captions, with their own writers.
            author: Who hands them over.
            note: What was done, in a sentence.
            action: The same in a word.

        Raises:
            NotFound: A clip, or a caption that is to be revised, is not there.
            Conflict: A caption speaks of frames that its clip does not have, or is in the log already.
            UsageError: There are no captions.
        """
        if not written:
            raise UsageError("there are no captions to add")
        with self._database.writing() as connection:
            captions.require_places(connection, written)
            deed = Deed(author, action, note, adds=True)
            return write(connection, self.vocabulary, deed, [Change.to(one) for one in written])

    def _checked(self, label: Label) -> Label:
        facet, value = self.sayable(label.facet, label.value)
        return label.model_copy(
            update={"facet": facet, "value": value, "vocabulary": self.vocabulary.version}
        )

    def sayable(self, facet: str, value: LabelValue) -> tuple[str, LabelValue]:
        """A facet's id and a value as the vocabulary has it, for what may be said of a shot.

        Raises:
            NotInVocabulary: There is no such facet or value, or the facet is not asked of shots.
        """
        meant = self.vocabulary.facet(facet)
        if meant.applies_to not in {"shot", "entity"}:
            raise NotInVocabulary(
                f"{meant.id} is asked of a {meant.applies_to}, not of a shot",
                hint="`shotlog vocabulary` lists the facets.",
            )
        return meant.id, self.vocabulary.check(meant.id, value)

    def cut(
        self, sha256: Sha256, frame: FrameIndex, author: Author, measured: Measured | None = None
    ) -> Revision:
        """Split the shot that holds `frame` so that a new one begins there (see `shotlog.record.cut`).

        Args:
            sha256: The clip.
            frame: First frame of the new shot.
            author: Who cuts.
            measured: Gives the machines' labels of both new shots, which go into the same revision. It is
                called while no other process can write, and must be quick.

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: A shot begins there already.
        """
        return self._edit("cut", cut, sha256, frame, author=author, measured=measured)

    def join(
        self, sha256: Sha256, frame: FrameIndex, author: Author, measured: Measured | None = None
    ) -> Revision:
        """Merge the shot that begins at `frame` with the one before it (see `shotlog.record.join`).

        Args:
            sha256: The clip.
            frame: First frame of the later shot.
            author: Who joins.
            measured: As for `cut`.

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: No two shots meet there.
        """
        return self._edit("join", join, sha256, frame, author=author, measured=measured)

    def _edit(
        self,
        action: str,
        edit: Callable[[ClipLog, FrameIndex], Edit],
        sha256: Sha256,
        frame: FrameIndex,
        *,
        author: Author,
        measured: Measured | None,
    ) -> Revision:
        with self._database.writing() as connection:
            log = reading.log_around(connection, sha256, frame)
            made = edit(log, frame)
            labels = [label for shot in made.shots for label in measured(shot)] if measured else []
            deed = Deed(author, action, f"{action} {log.clip.name} at frame {frame}")
            changes = [*made.changes, *(Change.to(label) for label in labels)]
            return write(connection, self.vocabulary, deed, changes)

    def undo(self, author: Author) -> Revision:
        """Take back the newest change by a person that is not taken back yet, as a new revision.

        Raises:
            NotFound: There is none.
            Conflict: What it changed was changed again since by a machine, so that more would be lost.
        """
        with self._database.writing() as connection:
            undone = history.newest_to_undo(connection)
            before = history.state_of(connection, undone.changes, before=undone.number)
            now = history.state_of(connection, undone.changes)
            deed = Deed(
                author, "undo", f"took back what {undone.author.name} did: {undone.note}", undone.number
            )
            return write(connection, self.vocabulary, deed, inverse(undone, before, now))


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
