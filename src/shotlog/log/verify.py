"""Proof that the log is sound: the database, the history behind every row, the shots, the search index."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

import sqlalchemy as sa

from shotlog.errors import DamagedProject
from shotlog.log import index, reading
from shotlog.log.captions import misplaced_captions
from shotlog.log.checks import misplaced, misplaced_notes, untiled
from shotlog.log.rows import Row, row_of
from shotlog.log.sqlite import Database
from shotlog.log.tables import STATE, change, clip, document, shot, shown
from shotlog.record import ClipLog
from shotlog.record.history import Kind
from shotlog.vocabulary import Vocabulary

_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the log that should not be.

    Attributes:
        kind: `database` (the file is broken), `history` (a table says other than the history), `shots` (they
            do not tile their clip, or a label is not in its shot), `captions` (one speaks of frames that
            there are not), `notes` (a marker, decision or critique is not where it belongs), or `index`
            (search would miss something).
        message: What, in a sentence.
        clip: Hash of the clip concerned, where there is one.
    """

    kind: Literal["database", "history", "shots", "captions", "notes", "index"]
    message: str
    clip: str | None = None

    def __str__(self) -> str:
        return self.message


def problems(database: Database, vocabulary: Vocabulary) -> list[Problem]:
    """Everything that is wrong with a log; memory stays bounded by its largest clip."""
    found: list[Problem] = []
    try:
        found += [Problem("database", complaint) for complaint in database.complaints()]
        for kind in STATE:
            with database.reading() as connection:
                found += _against_history(connection, kind)
        found += _clip_by_clip(database, vocabulary)
    except DamagedProject as error:
        found.append(Problem("database", error.message))
    return found


def _against_history(connection: sa.Connection, kind: Kind) -> Iterator[Problem]:
    """Every thing of a kind that stands otherwise than its last change left it."""
    both = merge(_due(connection, kind), _standing(connection, kind), key=itemgetter(0))
    for name, sides in groupby(both, key=itemgetter(0)):
        rows = {side: row for _, side, row in sides}
        due, standing = rows.get("due"), rows.get("standing")
        if due == standing:
            continue
        yield Problem("history", f"{kind} {name} {_difference(due, standing)}", _clip_of(due or standing))


def _due(connection: sa.Connection, kind: str) -> Iterator[tuple[str, str, Row]]:
    """The rows that replaying the history leads to: what remains of a thing is its last change."""
    asked = sa.select(change).where(change.c.kind == kind)
    asked = asked.order_by(change.c.id, change.c.revision, change.c.seq)
    for name, changes in groupby(_streamed(connection, asked), key=lambda row: str(row.id)):
        first, *later = changes
        last = later[-1] if later else first
        if last.after is not None:
            yield name, "due", row_of(kind, last.after, (first.revision, first.seq))


def _standing(connection: sa.Connection, kind: Kind) -> Iterator[tuple[str, str, Row]]:
    table = STATE[kind]
    (key,) = table.primary_key
    for row in _streamed(connection, sa.select(table).order_by(key)):
        yield row._mapping[key], "standing", dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name


def _streamed(connection: sa.Connection, asked: sa.Select[Any]) -> sa.CursorResult[Any]:
    return connection.execute(asked, execution_options={"yield_per": _ROWS_AT_ONCE})


def _difference(due: Row | None, standing: Row | None) -> str:
    if due is None:
        return "is there, but not by the history"
    if standing is None:
        return "is missing, though the history has it"
    columns = sorted(name for name in due if due[name] != standing[name])
    return f"is not as the history left it ({', '.join(columns)})"


def _clip_of(row: Row | None) -> str | None:
    return None if row is None else row.get("clip", row.get("sha256"))


def _clip_by_clip(database: Database, vocabulary: Vocabulary) -> Iterator[Problem]:
    with database.reading() as connection:
        hashes = connection.execute(sa.select(clip.c.sha256)).scalars().all()
    for sha256 in hashes:
        with database.reading() as connection:
            wrong = untiled(connection, sha256)
            if wrong:
                yield Problem("shots", wrong, sha256)
            for message in misplaced(connection, shot.c.clip == sha256):
                yield Problem("shots", message, sha256)
            for message in misplaced_captions(connection, sha256):
                yield Problem("captions", message, sha256)
            for message in misplaced_notes(connection, sha256):
                yield Problem("notes", message, sha256)
            if index.is_current(connection, vocabulary):
                yield from _index(connection, reading.log_of(connection, sha256), vocabulary)


def _index(connection: sa.Connection, log: ClipLog, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Shots that search would find by other words than they have."""
    sha256 = log.clip.sha256
    texts = _by_shot(connection, sa.select(document.c.shot, document.c.text), document.c.shot, sha256)
    columns = (shown.c.shot, shown.c.facet, shown.c.term, shown.c.number)
    terms = _by_shot(connection, sa.select(*columns), shown.c.shot, sha256)
    for one in log.shots:
        due = {tuple(term) for term in index.terms(log, one)}
        if terms.get(one.id, set()) != due or texts.get(one.id) != {(index.text(log, one, vocabulary),)}:
            message = (
                f"shot {log.number_of(one)} of {log.clip.name} would not be found by what is shown for it"
            )
            yield Problem("index", message, sha256)


def _by_shot(
    connection: sa.Connection, asked: sa.Select[Any], key: sa.ColumnElement[str], sha256: str
) -> dict[str, set[tuple[Any, ...]]]:
    found: dict[str, set[tuple[Any, ...]]] = {}
    asked = asked.join(shot, shot.c.id == key).where(shot.c.clip == sha256)
    for name, *rest in connection.execute(asked):
        found.setdefault(name, set()).add(tuple(rest))
    return found
