"""Long lists of clips, with what was done of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from shotlog.errors import UsageError
from shotlog.log.reading import in_batches
from shotlog.log.search import conditions
from shotlog.log.tables import caption, clip, critique, decision, shot
from shotlog.record import Clip
from shotlog.record.fields import Sha256
from shotlog.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A clip in a list.

    Attributes:
        clip: The clip.
        shots: How many it has.
        logged: Of how many somebody said that they are logged, and no more yet.
        approved: How many are approved.
        returned: How many were returned.
        captions: How many texts there are about it.
        critiques: How many judgements of these are submitted.
    """

    clip: Clip
    shots: int
    logged: int
    approved: int
    returned: int
    captions: int
    critiques: int


@dataclass(frozen=True, slots=True)
class ClipListing:
    """A page of clips.

    Attributes:
        total: How many there are on all pages.
        rows: Those of this page.
    """

    total: int
    rows: Sequence[ClipRow]


def ordered_clips(
    connection: sa.Connection, vocabulary: Vocabulary, query: str, sort: str
) -> tuple[Sha256, ...]:
    """All clips with a shot that fits `query` in the order of `sort`, then by path in natural order.

    Args:
        connection: Where to ask.
        vocabulary: The words of the query.
        query: As for `search`; an empty one fits all clips.
        sort: `clip`, `length` or what `ClipRow` counts, with a minus sign for the other way round.

    Raises:
        UsageError: The query cannot be read, or there is no such order.
        NotInVocabulary: No such facet or term.
    """
    name, descending = sort.removeprefix("-"), sort.startswith("-")
    keys = {"clip": clip.c.place, "length": clip.c.frames, **_counts()}
    if name not in keys:
        raise UsageError(f"clips are not sorted by {name[:80]!r}", hint=f"Write {', '.join(keys)}.")
    asked = sa.select(clip.c.sha256)
    fits = conditions(vocabulary, query)
    if fits:
        asked = asked.where(clip.c.sha256.in_(sa.select(shot.c.clip).where(*fits)))
    first = keys[name].desc() if descending else keys[name].asc()
    return tuple(connection.execute(asked.order_by(first, clip.c.place, clip.c.sha256)).scalars())


def clip_rows(connection: sa.Connection, clips: Sequence[Sha256]) -> list[ClipRow]:
    """The rows of these clips, in their order."""
    counts = _counts()
    found: dict[Sha256, ClipRow] = {}
    for some in in_batches(clips):
        asked = sa.select(clip.c.doc, *(count.label(word) for word, count in counts.items()))
        for row in connection.execute(asked.where(clip.c.sha256.in_(some))).mappings():
            one = Clip.model_validate(row["doc"])
            found[one.sha256] = ClipRow(clip=one, **{word: row[word] for word in counts})
    return [found[sha256] for sha256 in clips if sha256 in found]


def _counts() -> Mapping[str, sa.ColumnElement[int]]:
    return {
        "shots": _count(shot),
        "logged": _count(decision, decision.c.progress == "logged"),
        "approved": _count(decision, decision.c.progress == "approved"),
        "returned": _count(decision, decision.c.progress == "returned"),
        "captions": _count(caption),
        "critiques": _count(critique, critique.c.submitted),
    }


def _count(table: sa.Table, *which: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    counted = sa.select(sa.func.count()).select_from(table).where(table.c.clip == clip.c.sha256, *which)
    return counted.scalar_subquery()
