"""Files of editing systems and annotation tools, read into plain data.

One module a format, each a pure function from a file's bytes to a `Timeline` over exact times, knowing no
clip and no log. Which reader a file is for is told by its content.
"""

from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.registry import GROUP, Reader, read, readers
from shotlog.exchange.reading.spans import Counted, Labels, Span, Timed
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Source, Text, Timeline, Word, Writer

__all__ = [
    "GROUP",
    "Counted",
    "Event",
    "Given",
    "Labels",
    "Mark",
    "Reader",
    "Remark",
    "Source",
    "Span",
    "Text",
    "Timed",
    "Timeline",
    "Word",
    "Writer",
    "read",
    "readers",
]
