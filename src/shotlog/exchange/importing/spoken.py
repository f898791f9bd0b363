"""Labels as shotlog writes them into the comments of formats that have no place for them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from shotlog.exchange.reading import Counted, Event, Word, Writer

_SAID = re.compile(r"([a-z][a-z0-9_]{0,39}) (.+?)(?: \[(\d{1,12}), (\d{1,12})\))?(?: \(([01]\.\d\d)\))?")
_PARTED = "; "
_COMMENT = "COMMENT"


def with_spoken(event: Event, is_facet: Callable[[str], bool], author: str) -> Event:
    """The event with the labels of its comment, such as `shot_size MCU; rotation pan_left [10, 20) (0.91)`.

    What has a confidence was said by a machine. A comment of which any part is something else stays one.
    """
    words = tuple(_spoken(event.columns.get(_COMMENT, ""), event.place, author))
    if not words or not all(is_facet(word.facet) for word in words):
        return event
    columns = {name: cell for name, cell in event.columns.items() if name != _COMMENT}
    return replace(event, words=(*event.words, *words), columns=columns)


def _spoken(text: str, place: str, author: str) -> Iterator[Word]:
    for part in text.split(_PARTED):
        said = _SAID.fullmatch(part.strip())
        if said is None:
            yield Word(place, "", "")
            continue
        span = None if said[3] is None else Counted(int(said[3]), int(said[4]))
        writer = None if said[5] is None else Writer(author, is_machine=True)
        yield Word(place, said[1], said[2], span, writer, float(said[5] or 1))
