"""The search index: what is shown for each shot, term by term, and the words by which it is found."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import sqlalchemy as sa

from shotlog.errors import NotInVocabulary
from shotlog.log.reading import in_batches, logs_of_shots
from shotlog.log.tables import about, document, shot, shown
from shotlog.record import ClipLog, Label, LabelValue, Shot
from shotlog.vocabulary import Vocabulary

_LONGEST_TERM = 500
"""Characters of a text that are kept as a term; all of its words are in the document."""


class Term(NamedTuple):
    """One term shown for a shot; `number` where it is one."""

    facet: str
    term: str
    number: float | None


def forget(connection: sa.Connection, shots: Collection[str]) -> None:
    """Take shots out of the index."""
    for some in in_batches(shots):
        connection.execute(sa.delete(shown).where(shown.c.shot.in_(some)))
        connection.execute(sa.delete(document).where(document.c.shot.in_(some)))


def add(connection: sa.Connection, vocabulary: Vocabulary, logs: Iterable[ClipLog]) -> None:
    """Put shots that are not in the index into it: all that `logs` hold."""
    for log in logs:
        found = [{"shot": one.id, **term._asdict()} for one in log.shots for term in sorted(terms(log, one))]
        if found:
            connection.execute(sa.insert(shown), found)
        texts = [{"shot": one.id, "text": text(log, one, vocabulary)} for one in log.shots]
        connection.execute(sa.insert(document), texts)


def rebuild(connection: sa.Connection, vocabulary: Vocabulary) -> None:
    """Make the whole index anew, by the words of this vocabulary."""
    connection.execute(sa.delete(shown))
    connection.execute(sa.delete(document))
    shots = connection.execute(sa.select(shot.c.id)).scalars().all()
    add(connection, vocabulary, logs_of_shots(connection, shots))
    connection.execute(sa.delete(about).where(about.c.name == "vocabulary"))
    connection.execute(sa.insert(about), {"name": "vocabulary", "value": vocabulary.version})


def is_current(connection: sa.Connection, vocabulary: Vocabulary) -> bool:
    """Whether the index was made by the words of this vocabulary."""
    made_by = connection.execute(sa.select(about.c.value).where(about.c.name == "vocabulary")).scalar()
    return made_by == vocabulary.version


def terms(log: ClipLog, of: Shot) -> set[Term]:
    """The terms by which a shot is found; under `certainty` how people stand by what they are not sure of."""
    labels = list(_said(log, of))
    doubts = {Term("certainty", label.certainty, None) for label in labels if label.certainty != "sure"}
    return doubts | {Term(label.facet, *term) for label in labels for term in _terms(label.value)}


def text(log: ClipLog, of: Shot, vocabulary: Vocabulary) -> str:
    """The words by which a shot is found: the clip's name, and all that is shown."""
    words = [log.clip.name]
    for label in _said(log, of):
        words += _words(label, vocabulary)
    return "\n".join(dict.fromkeys(words))


def _words(label: Label, vocabulary: Vocabulary) -> list[str]:
    try:
        return vocabulary.words(label.facet, label.value)
    except NotInVocabulary:  # said in the words of another version, which stay findable as they are
        return [term for term, _ in _terms(label.value)]


def _said(log: ClipLog, of: Shot) -> Iterator[Label]:
    """What is shown of the shot, and what is said of its parts unless a person's word stands over it."""
    whole = log.shown(of)
    yield from whole.values()
    for label in log.parts(of):
        over = whole.get(label.facet)
        if label.author.kind == "person" or over is None or over.author.kind == "machine":
            yield label


def _terms(value: LabelValue) -> Iterator[tuple[str, float | None]]:
    """A term each for one, several, both ends of what changes, a number or a text; none for "cannot tell"."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _terms(one)
    elif isinstance(value, str):
        yield value[:_LONGEST_TERM], None
    elif value is not None:
        yield str(value), float(value)
