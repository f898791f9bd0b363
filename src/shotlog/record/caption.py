"""A text about a clip: who wrote it, which frames it is about, and which part of it is which section."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from shotlog.record.fields import Id, Record, Sha256
from shotlog.record.label import Author
from shotlog.timing import FrameIndex, FrameRange

LONGEST_CAPTION = 100_000
"""Characters of a caption; what is longer is a book."""


class Writer(Author):
    """Who wrote a caption: a person, or a model.

    Attributes:
        version: Of the model, where it is known.
        prompt: SHA-256 of the prompt that the model was given, where it is known.
    """

    version: str | None = Field(None, min_length=1)
    prompt: Sha256 | None = None

    def __str__(self) -> str:
        return self.name if self.version is None else f"{self.name}@{self.version}"


class Section(Record):
    """A part of a caption that its writer set apart.

    Attributes:
        name: Section of the vocabulary (`caption_section`), or the writer's own word for it.
        start: Offset of its first character in the text, in Unicode code points.
        end: Offset after its last.
    """

    name: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int


class Caption(Record):
    """A text about a range of frames of a clip.

    Attributes:
        id: Its name in the log.
        name: What whoever handed it over calls it, where they call it anything.
        clip: Hash of the clip.
        start: First frame that it is about.
        end: First frame after those.
        author: Who wrote it.
        text: What it says, as it was given.
        sections: The parts that its writer set apart, in order; empty where there are none.
        revises: Id of the caption that this one is a better version of; both stay.
        made_at: When it was taken into the log.
    """

    id: Id
    name: str | None = Field(None, min_length=1, max_length=500)
    clip: Sha256
    start: FrameIndex = Field(ge=0)
    end: FrameIndex
    author: Writer
    text: str = Field(min_length=1, max_length=LONGEST_CAPTION)
    sections: tuple[Section, ...] = ()
    revises: Id | None = None
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"[{self.start}, {self.end}) holds no frame")
        edges = [0, *(edge for one in self.sections for edge in (one.start, one.end)), len(self.text)]
        if any(later < earlier for earlier, later in pairwise(edges)):
            raise ValueError("sections overlap, stand out of order or are not in the text")
        return self

    @property
    def frames(self) -> FrameRange:
        """The frames that it is about."""
        return FrameRange(self.start, self.end)


def by_section(parts: Sequence[tuple[str, str]]) -> tuple[str, tuple[Section, ...]]:
    """A caption's text and sections, put together from the heading and the text of each part.

    Each part stands in a line of its own after its heading: `Camera: static.`
    """
    text, sections = "", []
    for heading, said in parts:
        text += f"{heading.capitalize()}: " if not text else f"\n{heading.capitalize()}: "
        sections.append(Section(name=heading, start=len(text), end=len(text) + len(said)))
        text += said
    return text, tuple(sections)
