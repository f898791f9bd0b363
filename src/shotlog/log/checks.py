"""What must hold of the shots and labels after every revision."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from shotlog.errors import Conflict
from shotlog.log.reading import in_batches, no_such_shot
from shotlog.log.tables import clip, label, shot
from shotlog.record import ClipLog, Label


def refuse_nonsense(connection: sa.Connection, clips: Iterable[str], shots: Collection[str]) -> None:
    """Stop a transaction that would leave `clips` or `shots` in a state that makes no sense.

    Raises:
        Conflict: Shots do not tile their clip, or a label is not where its shot is.
    """
    for sha256 in clips:
        wrong = untiled(connection, sha256)
        if wrong:
            raise Conflict(wrong, hint="Nothing was changed. Look at the shots again with `shotlog shots`.")
    for some in in_batches(shots):
        wrong = next(iter(misplaced(connection, shot.c.id.in_(some))), None)
        if wrong:
            raise Conflict(wrong, hint="Nothing was changed. Take the later change back first.")


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
