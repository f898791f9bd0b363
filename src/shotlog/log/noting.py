"""Markers, decisions and smart bins of a project."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from shotlog.errors import UsageError
from shotlog.log import reading, tables
from shotlog.log.decisions import decisions_on
from shotlog.log.desk import Desk
from shotlog.log.keeping import put, removal
from shotlog.log.reading import in_batches
from shotlog.log.request import Request
from shotlog.log.search import conditions
from shotlog.log.writing import Deed
from shotlog.record import Author, Change, Decision, Marker, Progress, Revision, SmartBin
from shotlog.record.fields import Id, Sha256, new_id


class Noting(Desk):
    """The part of a `Project` that marks, decides and keeps searches."""

    def put_marker(self, marker: Marker, author: Author, *, request: Request | None = None) -> Revision:
        """Set a marker, or change the one of the same id.

        Raises:
            NotFound: There is no such clip.
            Conflict: It is not in its clip.
            ChangedSince: Somebody changed it after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            clip = reading.clip_of(connection, marker.clip)
            change, before = put(connection, marker)
            done = "set" if before is None else "changed"
            return Deed("mark", f"{done} a marker at frame {marker.start} of {clip.name}", [change])

        return self._do(author, request, plan)

    def remove_marker(self, name: Id, author: Author, *, request: Request | None = None) -> Revision:
        """Take a marker away.

        Raises:
            NotFound: There is none of that id.
            ChangedSince: Somebody changed it after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            change, before = removal(connection, "marker", name)
            return Deed("remove", f"removed the marker at frame {before['start']}", [change])

        return self._do(author, request, plan)

    def decide(
        self,
        shots: Sequence[Id],
        progress: Progress | None,
        author: Author,
        *,
        note: str = "",
        request: Request | None = None,
    ) -> Revision:
        """Say how far shots have come; None opens them again.

        Raises:
            UsageError: There are no shots.
            NotFound: There is no such shot (any more).
            ChangedSince: Somebody decided on one of them after `request.seen`.
        """
        if not shots:
            raise UsageError("there are no shots to decide on")

        def plan(connection: sa.Connection) -> Deed:
            clips = _clips_of(connection, shots)
            standing = {one.shot: one for one in decisions_on(connection, shots)}
            if progress is None:
                opened = [Change.removing(one) for one in standing.values()]
                return Deed("decide", f"opened {_counted(clips)} again", opened)
            made = [
                Decision(
                    id=standing[shot].id if shot in standing else new_id(),
                    clip=clip,
                    shot=shot,
                    progress=progress,
                    note=note,
                    author=author,
                )
                for shot, clip in clips.items()
            ]
            return Deed("decide", f"{_counted(clips)} {progress}", [Change.to(one) for one in made])

        return self._do(author, request, plan)

    def put_smart_bin(
        self, smart_bin: SmartBin, author: Author, *, request: Request | None = None
    ) -> Revision:
        """Keep a search, or change the one of the same id. An empty query finds everything.

        Raises:
            UsageError: The query cannot be read.
            NotInVocabulary: It names no facet or term.
            ChangedSince: Somebody changed it after `request.seen`.
        """
        conditions(self.vocabulary, smart_bin.query)

        def plan(connection: sa.Connection) -> Deed:
            change, before = put(connection, smart_bin)
            done = "kept" if before is None else "changed"
            return Deed("bin", f"{done} the smart bin {smart_bin.name}", [change])

        return self._do(author, request, plan)

    def remove_smart_bin(self, name: Id, author: Author, *, request: Request | None = None) -> Revision:
        """Take a smart bin away.

        Raises:
            NotFound: There is none of that id.
            ChangedSince: Somebody changed it after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            change, before = removal(connection, "smart_bin", name)
            return Deed("remove", f"removed the smart bin {before['name']}", [change])

        return self._do(author, request, plan)


def _clips_of(connection: sa.Connection, shots: Sequence[Id]) -> Mapping[Id, Sha256]:
    """The clip of each shot, in the order given.

    Raises:
        NotFound: There is no such shot.
    """
    shot = tables.shot
    clips: dict[Id, Sha256] = {}
    for some in in_batches(shots):
        rows = connection.execute(sa.select(shot.c.id, shot.c.clip).where(shot.c.id.in_(some)))
        clips |= {row.id: row.clip for row in rows}
    for name in shots:
        if name not in clips:
            raise reading.no_such_shot(None, name)
    return {name: clips[name] for name in shots}


def _counted(shots: Mapping[Id, Sha256]) -> str:
    return "1 shot" if len(shots) == 1 else f"{len(shots)} shots"
