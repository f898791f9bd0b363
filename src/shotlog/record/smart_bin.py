"""Searches worth keeping."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, Field

from shotlog.record.fields import Id, Record
from shotlog.record.label import Author


class SmartBin(Record):
    """A search under a name: it holds whatever fits it at the time.

    Attributes:
        id: Its name in the log.
        name: Its name for people.
        query: The search, as `Project.search` reads it.
        author: Who keeps it.
        made_at: When it was last changed.
    """

    id: Id
    name: str = Field(min_length=1, max_length=200)
    query: str = Field(max_length=2_000)
    author: Author
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
