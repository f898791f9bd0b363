"""The log as it stood after any of its revisions, clip by clip."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from shotlog.errors import NotFound
from shotlog.log import folder, following, history
from shotlog.log.reading import in_batches
from shotlog.log.sqlite import Database
from shotlog.log.tables import STATE, change, revision, touched
from shotlog.record import Caption, Change, Clip, ClipLog, Critique, Decision, Label, Revision, Shot
from shotlog.record.fields import Id, Sha256
from shotlog.record.history import Kind

_OF_A_CLIP: tuple[Kind, ...] = ("shot", "label", "caption", "decision", "critique")

Thing = tuple[str, str]
"""Kind and id."""

_Docs = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Stood:
    """Everything said of a clip, as it stood after a revision.

    Attributes:
        log: The clip, its shots and labels.
        captions: By first frame, then in the order in which they came.
        critiques: In the order in which they were begun.
        decisions: By the place of their shots.
        changed: Number of the revision that last changed each thing, by kind and id.
    """

    log: ClipLog
    captions: tuple[Caption, ...]
    critiques: tuple[Critique, ...]
    decisions: tuple[Decision, ...]
    changed: Mapping[Thing, int]


class Past:
    """The log of a project as it stood after a revision; a context manager.

    Revisions are never changed, so that what is read here is the same however much is written meanwhile.

    Args:
        project: The project's folder.
        number: The revision; None for the newest.

    Attributes:
        number: The revision.

    Raises:
        NotFound: The log has no such revision.
    """

    def __init__(self, project: Path, number: int | None = None) -> None:
        self._database = Database(project / folder.LOG)
        try:
            with self._database.reading() as connection:
                newest = following.newest(connection)
        except BaseException:
            self.close()
            raise
        self.number = newest if number is None else number
        if not 0 <= self.number <= newest:
            self.close()
            raise NotFound(f"the log has no revision {number}", hint=f"The newest is {newest}.", path=project)

    def clips(self) -> list[Sha256]:
        """Hashes of all clips in the order in which they were logged, which no later revision changes."""
        first = sa.func.min(change.c.revision)
        asked = sa.select(change.c.id).where(change.c.kind == "clip", change.c.revision <= self.number)
        with self._database.reading() as connection:
            rows = connection.execute(asked.group_by(change.c.id).order_by(first, sa.func.min(change.c.seq)))
            return list(rows.scalars())

    def stood(self, sha256: Sha256) -> Stood:
        """A clip as it stood.

        Raises:
            NotFound: It was not logged yet.
        """
        with self._database.reading() as connection:
            if self._is_current(connection, sha256):
                docs = _current(connection, sha256)
            else:
                docs = self._earlier(connection, sha256)
            if not docs["clip"]:
                raise NotFound(f"no clip with the hash {sha256} was in the log at revision {self.number}")
            places = self._places(connection, docs)
        return _stood(docs, places)

    def revisions(self, numbers: Iterable[int]) -> dict[int, Revision]:
        """Revisions by number, without what they made of what."""
        found: dict[int, Revision] = {}
        with self._database.reading() as connection:
            for some in in_batches(sorted(set(numbers))):
                asked = sa.select(revision.c.number).where(revision.c.number.in_(some))
                found |= {one.number: one for one in history.read(connection, asked, changes=False)}
        return found

    def last_change(self, kind: Kind, name: Id, after: int) -> int | None:
        """The last revision after `after`, and up to this one, that changed a thing; None if none did."""
        here = (change.c.kind == kind) & (change.c.id == name)
        return self._last(sa.select(sa.func.max(change.c.revision)).where(here), change.c.revision, after)

    def last_touch(self, sha256: Sha256, after: int) -> int | None:
        """The last revision after `after`, and up to this one, that touched a clip; None if none did."""
        asked = sa.select(sa.func.max(touched.c.revision)).where(touched.c.clip == sha256)
        return self._last(asked, touched.c.revision, after)

    def close(self) -> None:
        """Let go of the log."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _last(self, asked: sa.Select[Any], number: sa.ColumnElement[int], after: int) -> int | None:
        with self._database.reading() as connection:
            found: int | None = connection.execute(
                asked.where(number > after, number <= self.number)
            ).scalar()
        return found

    def _is_current(self, connection: sa.Connection, sha256: Sha256) -> bool:
        asked = sa.select(sa.func.max(touched.c.revision)).where(touched.c.clip == sha256)
        return (connection.execute(asked).scalar() or 0) <= self.number

    def _earlier(self, connection: sa.Connection, sha256: Sha256) -> _Docs:
        """What stands now or was changed since, as it stood then: nothing else can have been there."""
        standing = {("clip", sha256)} | {
            (kind, doc["id"])
            for kind, docs in _current(connection, sha256).items()
            if kind != "clip"
            for doc in docs
        }
        later = sa.select(touched.c.revision).where(
            touched.c.clip == sha256, touched.c.revision > self.number
        )
        asked = sa.select(change.c.kind, change.c.id).where(change.c.revision.in_(later)).distinct()
        standing |= {(row.kind, row.id) for row in connection.execute(asked)}
        things = [
            Change.model_validate({"kind": kind, "id": name, "after": None})
            for kind, name in sorted(standing)
        ]
        docs: _Docs = {kind: [] for kind in ("clip", *_OF_A_CLIP)}
        for (kind, name), doc in history.state_of(connection, things, before=self.number + 1).items():
            if kind in docs and (name if kind == "clip" else doc["clip"]) == sha256:
                docs[kind].append(doc)
        return docs

    def _places(self, connection: sa.Connection, docs: _Docs) -> dict[Thing, tuple[tuple[int, int], int]]:
        """Of each thing, revision and place in it where it came, and the revision that last changed it."""
        places: dict[Thing, tuple[tuple[int, int], int]] = {}
        for kind, some in docs.items():
            names = [doc["sha256" if kind == "clip" else "id"] for doc in some]
            for batch in in_batches(names):
                asked = sa.select(change.c.id, change.c.revision, change.c.seq).where(
                    change.c.kind == kind, change.c.id.in_(batch), change.c.revision <= self.number
                )
                for name, number, seq in connection.execute(asked.order_by(change.c.revision, change.c.seq)):
                    first, _ = places.get((kind, name), ((number, seq), number))
                    places[kind, name] = first, number
        return places


def _current(connection: sa.Connection, sha256: Sha256) -> _Docs:
    docs: _Docs = {}
    for kind in ("clip", *_OF_A_CLIP):
        table = STATE[kind]
        here = table.c.sha256 if kind == "clip" else table.c.clip
        docs[kind] = list(connection.execute(sa.select(table.c.doc).where(here == sha256)).scalars())
    return docs


def _stood(docs: _Docs, places: Mapping[Thing, tuple[tuple[int, int], int]]) -> Stood:
    def came(kind: str) -> list[dict[str, Any]]:
        return sorted(docs[kind], key=lambda doc: places[kind, doc["id"]][0])

    shots = sorted(docs["shot"], key=lambda doc: doc["start"])
    order = {doc["id"]: place for place, doc in enumerate(shots)}
    captions = sorted(came("caption"), key=lambda doc: (doc["start"], doc["end"]))
    decisions = sorted(docs["decision"], key=lambda doc: order[doc["shot"]])
    log = ClipLog(
        clip=Clip.model_validate(docs["clip"][0]),
        shots=tuple(map(Shot.model_validate, shots)),
        labels=tuple(map(Label.model_validate, came("label"))),
    )
    return Stood(
        log,
        tuple(map(Caption.model_validate, captions)),
        tuple(map(Critique.model_validate, came("critique"))),
        tuple(map(Decision.model_validate, decisions)),
        {thing: last for thing, (_, last) in places.items()},
    )
