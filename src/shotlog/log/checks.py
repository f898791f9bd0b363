"""What must hold after every revision: of shots, and of what is said of them and beside them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from shotlog.errors import Conflict
from shotlog.log.reading import in_batches, no_such_shot
from shotlog.log.tables import caption, clip, critique, decision, label, marker, shot
from shotlog.record import ClipLog, Label
from shotlog.record.history import Kind

_TILING = frozenset[Kind]({"clip", "shot"})
_NOTES = frozenset[Kind]({"marker", "decision", "critique", "caption"})


def refuse_nonsense(
    connection: sa.Connection, kinds: Collection[Kind], clips: Iterable[str], shots: Collection[str]
) -> None:
    """Stop a transaction that would leave the log in a state that makes no sense.

    Args:
        connection: The transaction.
        kinds: What kinds of things it changed.
        clips: Of which clips.
        shots: And of which shots.

    Raises:
        Conflict: Shots do not tile their clip, a label is not where its shot is, a marker not in its clip, or
            there are two decisions on a shot, or two critiques of a caption by one author.
    """
    for sha256 in clips:
        wrong = untiled(connection, sha256) if _TILING.intersection(kinds) else None
        if wrong:
            raise Conflict(wrong, hint="Nothing was changed. Look at the shots again with `shotlog shots`.")
        for wrong in misplaced_notes(connection, sha256) if _NOTES.intersection(kinds) else ():
            raise Conflict(wrong, hint="Nothing was changed. Look again at what stands now.")
    for some in in_batches(shots):
        for wrong in misplaced(connection, shot.c.id.in_(some)):
            raise Conflict(wrong, hint="Nothing was changed. Take the later change back first.")


def refuse_to_orphan(connection: sa.Connection, kind: Kind, ids: Sequence[str]) -> None:
    """Stop a transaction that would remove shots of which something is said, or captions that are judged.

    Raises:
        Conflict: It would.
    """
    for table, column in _CHILDREN.get(kind, ()):
        for some in in_batches(ids):
            left = connection.execute(sa.select(table.c.doc).where(column.in_(some))).scalars().first()
            if left is not None:
                raise Conflict(
                    f"a {kind} that would be removed has a later {table.name} by {left['author']['name']}",
                    hint="Take that back first; `shotlog show` lists the history.",
                )


_CHILDREN: Mapping[Kind, Sequence[tuple[sa.Table, sa.Column[Any]]]] = {
    "shot": ((label, label.c.shot), (decision, decision.c.shot)),
    "caption": ((critique, critique.c.caption),),
}


def untiled(connection: sa.Connection, sha256: str) -> str | None:
    """Where the shots of a clip leave a gap, overlap or do not reach its ends; None where they tile it."""
    found = connection.execute(sa.select(clip.c.name, clip.c.frames).where(clip.c.sha256 == sha256)).first()
    if found is None:
        return f"there is no clip with the hash {sha256}"
    bounds = sa.select(shot.c.start, shot.c.end).where(shot.c.clip == sha256).order_by(shot.c.start)
    reached = 0
    for start, end in connection.execute(bounds):
        if start != reached:
            return f"a shot of {found.name} begins at frame {start} where frame {reached} is due"
        reached = end
    if reached != found.frames:
        return f"the shots of {found.name} end at frame {reached} of {found.frames}"
    return None


def misplaced(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[str]:
    """Labels of these shots that name another clip than their shot does, or frames outside of it."""
    asked = (
        sa.select(label.c.facet, label.c.start, label.c.end, shot.c.start, shot.c.end)
        .join(shot, shot.c.id == label.c.shot)
        .where(
            which,
            sa.or_(label.c.clip != shot.c.clip, label.c.start < shot.c.start, label.c.end > shot.c.end),
        )
    )
    return [
        f"a label ({facet}) of frames {start} to {end} is not in its shot [{first}, {last})"
        for facet, start, end, first, last in connection.execute(asked)
    ]


def misplaced_notes(connection: sa.Connection, sha256: str) -> Iterator[str]:
    """Markers, decisions and critiques of a clip that are not where they belong, or one too many."""
    outside = (
        sa.select(marker.c.start, marker.c.end, clip.c.name)
        .join(clip, clip.c.sha256 == marker.c.clip)
        .where(marker.c.clip == sha256, sa.or_(marker.c.start < 0, marker.c.end > clip.c.frames))
    )
    for start, end, name in connection.execute(outside):
        yield f"a marker of frames {start} to {end} is not in {name}"
    for table, parent, key, whose in (
        (decision, shot, decision.c.shot, ()),
        (critique, caption, critique.c.caption, (critique.c.author, critique.c.author_kind)),
    ):
        here = sa.select(key).where(table.c.clip == sha256)
        foreign = here.join(parent, parent.c.id == key).where(parent.c.clip != sha256)
        if connection.execute(foreign).first():
            yield f"a {table.name} names a {parent.name} of another clip"
        if connection.execute(here.group_by(key, *whose).having(sa.func.count() > 1)).first():
            yield f"a {parent.name} has two {table.name}s{' by one author' if whose else ''}"


def refuse_foreign(log: ClipLog) -> None:
    """See that everything in `log` speaks of its clip and its shots.

    Raises:
        Conflict: Something does not.
    """
    shots = {one.id for one in log.shots}
    clips = {one.clip for one in log.shots} | {one.clip for one in log.labels}
    if clips - {log.clip.sha256}:
        raise Conflict(
            f"the log of {log.clip.name} holds shots or labels of another clip", path=log.clip.path
        )
    if len(shots) < len(log.shots) or {one.shot for one in log.labels} - shots:
        raise Conflict(
            f"the log of {log.clip.name} names shots that it does not hold once", path=log.clip.path
        )


def require_shots(connection: sa.Connection, labels: Collection[Label]) -> None:
    """See that the shots that labels speak of are there, in the clips that the labels name.

    Raises:
        NotFound: One is not.
    """
    due = {(one.shot, one.clip) for one in labels}
    for some in in_batches(due):
        asked = sa.select(shot.c.id, shot.c.clip).where(shot.c.id.in_([name for name, _ in some]))
        due -= set(connection.execute(asked))
    if due:
        name, sha256 = min(due)
        raise no_such_shot(sha256, name)
