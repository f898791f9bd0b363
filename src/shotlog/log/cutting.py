"""Editing the shots of a clip by hand."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from shotlog.log import reading
from shotlog.log.decisions import with_fallen
from shotlog.log.desk import Desk
from shotlog.log.request import Request
from shotlog.log.writing import Deed
from shotlog.record import (
    Author,
    Change,
    ClipLog,
    Label,
    Revision,
    Shot,
    ShotKind,
    Transition,
    cut,
    join,
    join_by,
    move,
)
from shotlog.record.edits import Edit
from shotlog.record.fields import Id, Sha256
from shotlog.timing import FrameIndex

Measured = Callable[[Shot], Sequence[Label]]
"""What machines say of a shot that is new or has new bounds."""


class Cutting(Desk):
    """The part of a `Project` that edits shots.

    Where a shot gets new bounds, the decision on it falls, and what machines said of it is dropped;
    `measured` gives what they say of it now, which goes into the same revision. It is called while no other
    process can write, and must be quick.

    Each method raises `ChangedSince` where somebody changed one of the shots after `request.seen`.
    """

    def cut(
        self,
        sha256: Sha256,
        frame: FrameIndex,
        author: Author,
        measured: Measured | None = None,
        *,
        request: Request | None = None,
    ) -> Revision:
        """Split the shot that holds `frame` so that a new one begins there (see `shotlog.record.cut`).

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: A shot begins there already.
        """
        edit = _Edit("cut", f"cut at frame {frame}", lambda log: cut(log, frame), measured)
        return self._edit(sha256, frame, edit, author, request)

    def join(
        self,
        sha256: Sha256,
        frame: FrameIndex,
        author: Author,
        measured: Measured | None = None,
        *,
        request: Request | None = None,
    ) -> Revision:
        """Merge the shot that begins at `frame` with the one before it (see `shotlog.record.join`).

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: No two shots meet there.
        """
        edit = _Edit("join", f"joined at frame {frame}", lambda log: join(log, frame), measured)
        return self._edit(sha256, frame, edit, author, request)

    def move_boundary(
        self,
        sha256: Sha256,
        frame: FrameIndex,
        to: FrameIndex,
        author: Author,
        measured: Measured | None = None,
        *,
        request: Request | None = None,
    ) -> Revision:
        """Let the shot that begins at `frame` begin at `to` (see `shotlog.record.move`).

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: No two shots meet there, or one of them would be left without a frame.
        """
        said = f"moved the boundary from frame {frame} to {to}"
        edit = _Edit("move", said, lambda log: move(log, frame, to), measured)
        return self._edit(sha256, frame, edit, author, request)

    def set_transition(
        self,
        sha256: Sha256,
        frame: FrameIndex,
        way: Transition,
        author: Author,
        *,
        request: Request | None = None,
    ) -> Revision:
        """Say what lies between the two shots that meet at `frame` (see `shotlog.record.join_by`).

        Raises:
            NotFound: There is no such clip or frame.
            UsageError: No two shots meet there, or nothing of that kind can lie at these frames.
        """
        said = f"set a {way.kind.replace('_', ' ')} at frame {frame}"
        edit = _Edit("transition", said, lambda log: join_by(log, frame, way))
        return self._edit(sha256, frame, edit, author, request)

    def set_kind(
        self, sha256: Sha256, shot: Id, kind: ShotKind, author: Author, *, request: Request | None = None
    ) -> Revision:
        """Say what kind of segment a shot is.

        Raises:
            NotFound: The clip has no such shot.
        """

        def plan(connection: sa.Connection) -> Deed:
            place = reading.place_of(connection, sha256, shot)
            there = reading.shot_of(connection, shot)
            change = Change.to(there.model_copy(update={"kind": kind}))
            return Deed("kind", f"set the kind of {place} to {kind}", [change])

        return self._do(author, request, plan)

    def _edit(
        self, sha256: Sha256, frame: FrameIndex, edit: "_Edit", author: Author, request: Request | None
    ) -> Revision:
        def plan(connection: sa.Connection) -> Deed:
            log = reading.log_around(connection, sha256, frame)
            made = edit.make(log)
            labels = [label for shot in made.shots for label in edit.measured(shot)] if edit.measured else []
            changes = with_fallen(connection, [*made.changes, *map(Change.to, labels)])
            return Deed(edit.action, f"{edit.said} of {log.clip.name}", changes)

        return self._do(author, request, plan)


class _Edit(NamedTuple):
    """What is to be done to the shots of a clip: in a word, in a few, and how."""

    action: str
    said: str
    make: Callable[[ClipLog], Edit]
    measured: Measured | None = None
