"""Captions in the log: which there are, which one is meant, and what must hold of new ones."""

from collections.abc import Collection

import sqlalchemy as sa

from shotlog.errors import Conflict, NotFound
from shotlog.log import reading
from shotlog.log.reading import AT_ONCE, in_batches
from shotlog.log.tables import caption, clip
from shotlog.record import Caption


def captions_of(connection: sa.Connection, sha256: str) -> list[Caption]:
    """The captions of one clip, by first frame and then in the order in which they came."""
    order = (caption.c.start, caption.c.end, caption.c.revision, caption.c.seq)
    asked = sa.select(sa.cast(caption.c.doc, sa.Text)).where(caption.c.clip == sha256).order_by(*order)
    docs = connection.execute(asked, execution_options={"yield_per": AT_ONCE}).scalars()
    return [Caption.model_validate_json(doc) for doc in docs]


def find_caption(connection: sa.Connection, reference: str) -> Caption:
    """The caption meant by its id, or by the name under which it was handed over.

    Raises:
        NotFound: There is none.
        Conflict: Several go by that name.
    """
    for column in (caption.c.id, caption.c.name):
        found = connection.execute(sa.select(caption.c.doc).where(column == reference)).scalars().all()
        if len(found) > 1:
            ids = ", ".join(sorted(doc["id"] for doc in found[:5]))
            raise Conflict(f"{len(found)} captions go by {reference!r}", hint=f"Name one by its id: {ids}")
        if found:
            return Caption.model_validate(found[0])
    raise no_such_caption(reference)


def no_such_caption(reference: str) -> NotFound:
    """The error for a caption that is not in the log."""
    return NotFound(
        f"there is no caption {reference!r} in the log",
        hint="`shotlog captions check` lists those that are.",
    )


def require_places(connection: sa.Connection, captions: Collection[Caption]) -> None:
    """See that captions speak of frames that there are, and revise captions of the same clip.

    Raises:
        NotFound: A clip or a revised caption is not there.
        Conflict: A caption ends after its clip.
    """
    frames: dict[str, int] = {}
    for some in in_batches({one.clip for one in captions}):
        asked = sa.select(clip.c.sha256, clip.c.frames).where(clip.c.sha256.in_(some))
        frames |= {row.sha256: row.frames for row in connection.execute(asked)}
    for one in captions:
        if one.clip not in frames:
            raise reading.not_logged(one.clip)
        if one.end > frames[one.clip]:
            raise Conflict(
                f"a caption of frames {one.start} to {one.end} ends after its clip",
                hint="Frames are counted from 0, and the end is the first frame after the caption's.",
            )
    _require_revised(connection, captions)


def _require_revised(connection: sa.Connection, captions: Collection[Caption]) -> None:
    due = {(one.revises, one.clip) for one in captions if one.revises is not None}
    for some in in_batches(due):
        asked = sa.select(caption.c.id, caption.c.clip).where(caption.c.id.in_([name for name, _ in some]))
        due -= set(connection.execute(asked))
    if due:
        name, sha256 = min(due)
        raise NotFound(f"the clip {sha256[:12]} has no caption {name} to revise")


def refuse_revised(connection: sa.Connection, name: str, sha256: str) -> None:
    """See that no caption of the clip is a better version of this one.

    Raises:
        Conflict: One is.
    """
    for one in captions_of(connection, sha256):
        if one.revises == name:
            raise Conflict(f"{one.author} wrote a better version of that caption", hint="Remove that first.")


def misplaced_captions(connection: sa.Connection, sha256: str) -> list[str]:
    """Captions of a clip that speak of frames outside of it."""
    asked = (
        sa.select(caption.c.id, caption.c.start, caption.c.end, clip.c.name, clip.c.frames)
        .join(clip, clip.c.sha256 == caption.c.clip)
        .where(caption.c.clip == sha256, sa.or_(caption.c.start < 0, caption.c.end > clip.c.frames))
    )
    return [
        f"the caption {row.id} of frames {row.start} to {row.end} is not in {row.name} of {row.frames} frames"
        for row in connection.execute(asked)
    ]
