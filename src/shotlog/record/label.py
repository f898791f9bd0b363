"""What somebody says of a shot, with who, when, how sure and why."""

from datetime import UTC, datetime
from typing import Any, Literal, Self

from pydantic import AwareDatetime, Field, JsonValue, model_validator

from shotlog.record.fields import Id, Record, Sha256
from shotlog.timing import FrameIndex, FrameRange
from shotlog.version import __version__

LabelValue = str | int | float | list[str] | dict[str, Any] | None
"""One term, several terms, a number, or `{"start": ..., "end": ...}` for what changes inside a shot.

An empty list or zero says "certainly none"; None says "cannot tell", or, for text, "certainly none".
"""

Certainty = Literal["sure", "unsure", "not_applicable"]
"""Terms of the facet `certainty`: how a person stands by what they say."""

Evidence = dict[str, JsonValue]
"""What a label rests on. Keys used: `frames` ([start, end] or a list of frames), and figures by name."""


class Author(Record):
    """Who says it.

    Attributes:
        name: A person's name, or `NAME@VERSION` of an analyser.
        kind: A machine never replaces a person's word.
    """

    name: str = Field(min_length=1)
    kind: Literal["person", "machine"]


def machine(room: str) -> Author:
    """This version of one of our own analysers: `shotlog/measure@0.1.0`."""
    return Author(name=f"shotlog/{room}@{__version__}", kind="machine")


class Label(Record):
    """One statement about a shot, or about a part of it.

    Attributes:
        id: Its name.
        clip: Hash of the clip.
        shot: Id of the shot.
        start: First frame of the part spoken of, or None for the whole shot (which moves with its bounds).
        end: First frame after the part, or None.
        facet: Facet of the vocabulary.
        value: What is said.
        author: Who says it.
        confidence: 0..1; a person's label has 1 unless they say otherwise.
        certainty: How they stand by it. A question that does not apply has no value.
        evidence: What it rests on.
        vocabulary: Version of the vocabulary that it was checked against.
        made_at: When it was said.
    """

    id: Id
    clip: Sha256
    shot: Id
    start: FrameIndex | None = None
    end: FrameIndex | None = None
    facet: str
    value: LabelValue
    author: Author
    confidence: float = Field(1.0, ge=0, le=1)
    certainty: Certainty = "sure"
    evidence: Evidence = Field(default_factory=dict)
    vocabulary: str
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))

    @model_validator(mode="after")
    def _part_is_a_range(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("a part of a shot needs both its ends")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"[{self.start}, {self.end}) holds no frame")
        return self

    @model_validator(mode="after")
    def _says_nothing_where_it_does_not_apply(self) -> Self:
        if self.certainty == "not_applicable" and self.value is not None:
            raise ValueError("a question that does not apply has no answer")
        return self

    @property
    def part(self) -> FrameRange | None:
        """The frames spoken of where that is not the whole shot."""
        if self.start is None or self.end is None:
            return None
        return FrameRange(self.start, self.end)
