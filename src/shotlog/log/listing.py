"""Long lists of shots: the order of all that fit, and the rows of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from shotlog.errors import NotInVocabulary, UsageError
from shotlog.log.reading import in_batches
from shotlog.log.search import OPEN, conditions
from shotlog.log.tables import clip, decision, shot, shown
from shotlog.record.fields import Id, Sha256
from shotlog.timing import FrameIndex
from shotlog.vocabulary import Facet, Vocabulary

Key = sa.ColumnElement[Any]

_PROGRESS = {OPEN: 0, "returned": 1, "logged": 2, "approved": 3}
"""How far shots come, in order."""


@dataclass(frozen=True, slots=True)
class ShotRow:
    """A shot in a list.

    Attributes:
        clip: Its clip.
        name: The clip's file name.
        shot: Its id.
        number: Its place in the clip, from 1.
        start: First frame.
        end: First frame after it.
        kind: As in `Shot`.
        progress: `open`, or as somebody decided.
        terms: What is shown of it: terms and numbers by facet, as search knows them, in no order.
    """

    clip: Sha256
    name: str
    shot: Id
    number: int
    start: FrameIndex
    end: FrameIndex
    kind: str
    progress: str
    terms: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of shots.

    Attributes:
        total: How many there are on all pages.
        rows: Those of this page.
    """

    total: int
    rows: Sequence[ShotRow]


def ordered(connection: sa.Connection, vocabulary: Vocabulary, query: str, sort: str) -> tuple[Id, ...]:
    """All shots that fit `query` in the order of `sort`, then by path in natural order and first frame.

    Args:
        connection: Where to ask.
        vocabulary: The words of the query.
        query: As for `search`; an empty one fits all shots.
        sort: `clip`, `start`, `length`, `kind`, `progress` or a facet, with a minus sign for the other way
            round. Terms go by their scale, or as the vocabulary has them; what has none goes last.

    Raises:
        UsageError: The query cannot be read, or there is no such order.
        NotInVocabulary: No such facet or term.
    """
    asked = sa.select(shot.c.id).join(clip, clip.c.sha256 == shot.c.clip)
    asked = asked.where(*conditions(vocabulary, query))
    name, descending = sort.removeprefix("-"), sort.startswith("-")
    if name == "progress":
        asked = asked.outerjoin(decision, decision.c.shot == shot.c.id)
        keys: list[Key] = [sa.case(_PROGRESS, value=decision.c.progress, else_=0)]
    elif name in _OF_A_SHOT:
        keys = _OF_A_SHOT[name]
    else:
        ranks = _ranks(_facet(vocabulary, name))
        asked = asked.outerjoin(ranks, ranks.c.shot == shot.c.id)
        keys = [ranks.c.rank]
    order = [(key.desc() if descending else key.asc()).nulls_last() for key in keys]
    return tuple(
        connection.execute(asked.order_by(*order, clip.c.place, clip.c.sha256, shot.c.start)).scalars()
    )


_OF_A_SHOT: Mapping[str, list[Key]] = {
    "clip": [clip.c.place],
    "start": [shot.c.start],
    "length": [shot.c.end - shot.c.start],
    "kind": [shot.c.kind],
}


def _facet(vocabulary: Vocabulary, name: str) -> Facet:
    try:
        return vocabulary.facet(name)
    except NotInVocabulary as error:
        known = ", ".join([*_OF_A_SHOT, "progress"])
        raise UsageError(
            f"shots are not sorted by {name[:80]!r}", hint=f"Write {known} or one facet. {error.hint}"
        ) from error


def _ranks(facet: Facet) -> sa.Subquery:
    """Where each shot stands by what is shown of a facet: columns `shot` and `rank`."""
    rank: Key = shown.c.term
    if facet.select == "number":
        rank = shown.c.number
    elif facet.has_terms:
        rank = sa.case({term: place for place, term in enumerate(facet.scale or facet.terms)}, value=rank)
    asked = sa.select(shown.c.shot, sa.func.min(rank).label("rank")).where(shown.c.facet == facet.id)
    return asked.group_by(shown.c.shot).subquery()


def rows(connection: sa.Connection, shots: Sequence[Id]) -> list[ShotRow]:
    """The rows of these shots, in their order, without those that are no more."""
    found: dict[Id, ShotRow] = {}
    for some in in_batches(shots):
        terms = _terms(connection, some)
        earlier = shot.alias()
        number = sa.select(sa.func.count()).where(
            earlier.c.clip == shot.c.clip, earlier.c.start <= shot.c.start
        )
        asked = (
            sa.select(
                shot.c.clip,
                clip.c.name,
                shot.c.id.label("shot"),
                number.scalar_subquery().label("number"),
                shot.c.start,
                shot.c.end,
                shot.c.kind,
                sa.func.coalesce(decision.c.progress, OPEN).label("progress"),
            )
            .join(clip, clip.c.sha256 == shot.c.clip)
            .outerjoin(decision, decision.c.shot == shot.c.id)
            .where(shot.c.id.in_(some))
        )
        for row in connection.execute(asked).mappings():
            found[row["shot"]] = ShotRow(**row, terms=terms.get(row["shot"], {}))
    return [found[name] for name in shots if name in found]


def _terms(connection: sa.Connection, shots: Sequence[Id]) -> dict[Id, dict[str, list[str]]]:
    terms: dict[Id, dict[str, list[str]]] = {}
    asked = sa.select(shown.c.shot, shown.c.facet, shown.c.term).where(shown.c.shot.in_(shots))
    for name, facet, term in connection.execute(asked):
        terms.setdefault(name, {}).setdefault(facet, []).append(term)
    return terms
