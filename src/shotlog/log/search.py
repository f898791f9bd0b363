"""Search: shots that fit a query, the best first."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

import sqlalchemy as sa

from shotlog.errors import NotInVocabulary, UsageError
from shotlog.log.query import Piece, pieces
from shotlog.log.reading import in_batches, natural
from shotlog.log.sqlite import matching
from shotlog.log.tables import caption, clip, decision, label, marker, shot, shown
from shotlog.record import Clip, Progress, Shot
from shotlog.record.shot import ShotKind
from shotlog.vocabulary import Facet, Vocabulary

Condition = sa.ColumnElement[bool]

OPEN = "open"
"""Progress of a shot on which nobody has decided."""

_RELATIONS: dict[str, Callable[[Any, Any], Condition]] = {
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A shot that fits a query.

    Attributes:
        clip: Its clip.
        shot: The shot.
        rank: How well its words fit, higher is better; 0 where the query holds no words to be found.
    """

    clip: Clip
    shot: Shot
    rank: float


def search(connection: sa.Connection, vocabulary: Vocabulary, query: str) -> list[Found]:
    """Shots that fit `query`: by rank, then by path in natural order, then by first frame.

    Raises:
        UsageError: The query is empty or cannot be read.
        NotInVocabulary: No such facet or term.
    """
    parts = pieces(query)
    words = [part.text for part in parts if part.name is None and not part.excluded]
    asked = sa.select(shot.c.doc, shot.c.clip)
    if words:
        ranked = matching(words).subquery()
        asked = asked.add_columns(ranked.c.rank).join(ranked, ranked.c.shot == shot.c.id)
    else:
        asked = asked.add_columns(sa.literal(0.0))
    for part in parts:
        if part.name is not None or part.excluded:
            asked = asked.where(_condition(part, vocabulary))
    return _found(connection, asked)


def conditions(vocabulary: Vocabulary, query: str) -> list[Condition]:
    """What must hold of a shot that fits `query`; nothing where it is empty.

    Raises:
        UsageError: The query cannot be read.
        NotInVocabulary: No such facet or term.
    """
    return [_condition(part, vocabulary) for part in pieces(query)] if query.strip() else []


def _found(connection: sa.Connection, asked: sa.Select[Any]) -> list[Found]:
    rows = connection.execute(asked).all()
    clips: dict[str, Clip] = {}
    for some in in_batches({sha256 for _, sha256, _ in rows}):
        held = sa.select(clip.c.sha256, clip.c.doc).where(clip.c.sha256.in_(some))
        clips |= {sha256: Clip.model_validate(doc) for sha256, doc in connection.execute(held)}
    order = {sha256: natural(one.path) for sha256, one in clips.items()}
    found = [Found(clips[sha256], Shot.model_validate(doc), rank) for doc, sha256, rank in rows]
    return sorted(found, key=lambda one: (-one.rank, order[one.clip.sha256], one.shot.start))


def _condition(part: Piece, vocabulary: Vocabulary) -> Condition:
    fits = _fitting(part, vocabulary)
    return sa.not_(fits) if part.excluded else fits


def _fitting(part: Piece, vocabulary: Vocabulary) -> Condition:
    if part.name is None:
        return shot.c.id.in_(sa.select(matching([part.text]).subquery().c.shot))
    if part.name in _OF_A_SHOT:
        return _OF_A_SHOT[part.name](part.text)
    facets = vocabulary.facets_named(part.name)
    fits = [fit for facet in facets for fit in _fits(facet, part)]
    if not fits:
        vocabulary.meant(part.name, part.text)  # tells which terms are near, if there is no such term
        raise NotInVocabulary(
            f"{part.name} has no numbers to compare", hint=f"Write {part.name}:{part.text} without the sign."
        )
    return shot.c.id.in_(sa.select(shown.c.shot).where(sa.or_(*fits)))


def _in_clip(name: str) -> Condition:
    """By file name with or without suffix, whatever the case of plain letters; `*` stands for anything."""
    for special in ("\\", "%", "_"):
        name = name.replace(special, f"\\{special}")
    pattern = name.replace("*", "%")
    named = [clip.c.name.ilike(each, escape="\\") for each in (pattern, f"{pattern}.%")]
    return shot.c.clip.in_(sa.select(clip.c.sha256).where(sa.or_(*named)))


def _of_kind(kind: str) -> Condition:
    if kind not in get_args(ShotKind):
        raise UsageError(
            f"{kind!r} is no kind of shot", hint=f"The kinds are {', '.join(get_args(ShotKind))}."
        )
    return shot.c.kind == kind


def _said_by(author: str) -> Condition:
    """`person`, `machine`, or an author's name."""
    column = label.c.author_kind if author in ("person", "machine") else label.c.author
    return shot.c.id.in_(sa.select(label.c.shot).where(column == author))


def _captioned(words: str) -> Condition:
    """By words that stand, as they are, in a caption that speaks of frames of the shot."""
    over = (caption.c.clip == shot.c.clip, caption.c.start < shot.c.end, caption.c.end > shot.c.start)
    return sa.exists().where(*over, caption.c.text.icontains(words, autoescape=True))


def _marked(words: str) -> Condition:
    """By words that stand, as they are, in a marker over frames of the shot."""
    over = (marker.c.clip == shot.c.clip, marker.c.start < shot.c.end, marker.c.end > shot.c.start)
    texts = (each.icontains(words, autoescape=True) for each in (marker.c.name, marker.c.note))
    return sa.exists().where(*over, sa.or_(*texts))


def _come_so_far(progress: str) -> Condition:
    """`open`, or as somebody decided."""
    known = (OPEN, *get_args(Progress))
    if progress not in known:
        raise UsageError(f"{progress!r} is no progress of a shot", hint=f"Write {', '.join(known)}.")
    decided = sa.exists().where(decision.c.shot == shot.c.id)
    return sa.not_(decided) if progress == OPEN else decided.where(decision.c.progress == progress)


_OF_A_SHOT: dict[str, Callable[[str], Condition]] = {
    "clip": _in_clip,
    "kind": _of_kind,
    "by": _said_by,
    "caption": _captioned,
    "marker": _marked,
    "progress": _come_so_far,
}
"""Names that are no facets."""


def _fits(facet: Facet, part: Piece) -> list[Condition]:
    """What `part` may mean in a facet; nothing where it means nothing there."""
    here = shown.c.facet == facet.id
    if facet.select == "number":
        number = _number(part.text)
        return [] if number is None else [here & _RELATIONS[part.relation](shown.c.number, number)]
    if part.relation != "=":
        return []
    if facet.select == "text":
        return [here & shown.c.term.icontains(part.text, autoescape=True)]
    return [here & (shown.c.term == term.id) for term in facet.meant(part.text)]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
