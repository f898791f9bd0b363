"""Frames that a person wants found again."""

from datetime import UTC, datetime
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from shotlog.record.fields import Id, Record, Sha256
from shotlog.record.label import Author
from shotlog.timing import FrameIndex, FrameRange

MarkerColour = Literal[
    "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta", "pink", "black", "white"
]
"""The colours that OpenTimelineIO knows for markers; each editing system has the nearest of its own."""


class Marker(Record):
    """A remark at a frame, or over a run of frames, of a clip.

    Attributes:
        id: Its name in the log.
        clip: Hash of the clip.
        start: First frame.
        end: First frame after it; a marker at one frame ends one later.
        colour: What it is drawn in.
        name: A few words.
        note: What there is to say.
        author: Who set it.
        made_at: When.
    """

    id: Id
    clip: Sha256
    start: FrameIndex = Field(ge=0)
    end: FrameIndex
    colour: MarkerColour = "green"
    name: str = Field("", max_length=200)
    note: str = Field("", max_length=10_000)
    author: Author
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))

    @model_validator(mode="after")
    def _holds_a_frame(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"[{self.start}, {self.end}) holds no frame")
        return self

    @property
    def frames(self) -> FrameRange:
        """The frames that it marks."""
        return FrameRange(self.start, self.end)
