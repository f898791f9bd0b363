"""How far a shot has come."""

from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from shotlog.record.fields import Id, Record, Sha256
from shotlog.record.label import Author

Progress = Literal["logged", "approved", "returned"]
"""`logged`: whoever logs it is done. `approved`: a second look found it right. `returned`: it did not."""


class Decision(Record):
    """Somebody's word on whether the log of a shot is done; a shot without one is open.

    It falls when the shot's bounds change: other frames want another look.

    Attributes:
        id: Its name in the log.
        clip: Hash of the clip.
        shot: Id of the shot; a shot has one decision at most.
        progress: How far the shot has come.
        note: Why it was returned, or what the next person should know.
        author: Who decided.
        made_at: When.
    """

    id: Id
    clip: Sha256
    shot: Id
    progress: Progress
    note: str = Field("", max_length=10_000)
    author: Author
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
