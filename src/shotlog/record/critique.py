"""What a person makes of a caption: an answer to each claim, a rating, and the text as it should be."""

from datetime import UTC, datetime
from typing import Any, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from shotlog.record.caption import LONGEST_CAPTION
from shotlog.record.fields import Id, Record, Sha256
from shotlog.record.label import Author, LabelValue
from shotlog.timing import FrameIndex

Ruling = Literal["supported", "contradicted", "cannot_tell"]
"""Whether what is said is so."""

Severity = Literal["critical", "major", "minor", "style"]
"""How much an error matters."""


class Answer(Record):
    """A person's verdict on one statement of a caption.

    Attributes:
        start: Offset of the statement's first character in the caption, in Unicode code points.
        end: Offset after its last.
        words: The text there.
        facet: What it speaks of, as the caption was read.
        value: What it says of that.
        ruling: The person's word.
        proposed: What the machine had said before, where it said anything.
        error_type: Term of `caption_error`, for what is wrong.
        severity: How much that matters.
        true_facet: What is true instead: the facet, where that is known.
        true_value: And its value.
        fix: Words put in the place of the statement's own; empty where it was left out, None where it stays.
        frames: First and exclusive last frame that show it.
    """

    start: int = Field(ge=0)
    end: int
    words: str
    facet: str
    value: Any
    ruling: Ruling
    proposed: Ruling | None = None
    error_type: str | None = None
    severity: Severity | None = None
    true_facet: str | None = None
    true_value: LabelValue = None
    fix: str | None = None
    frames: tuple[FrameIndex, FrameIndex] | None = None

    @model_validator(mode="after")
    def _marks_words(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a statement cannot end at {self.end} when it begins at {self.start}")
        return self


class Insertion(Record):
    """Something true that the caption left out and a person put in.

    Attributes:
        facet: What it speaks of.
        value: What is true.
        words: How it was said.
    """

    facet: str
    value: LabelValue
    words: str


class Critique(Record):
    """The way from a caption as it was written to the caption as it should be.

    A caption has one critique by each author; it is a draft until it is submitted.

    Attributes:
        id: Its name in the log.
        caption: Id of the caption.
        clip: Hash of the clip.
        answers: The person's verdicts, by place in the text.
        insertions: What had been left out.
        rating: From 1 (useless) to 5 (nothing to correct); None until it is given.
        text: The caption as it should read.
        submitted: Whether its author is done with it.
        author: Who judged.
        made_at: When it was last changed.
    """

    id: Id
    caption: Id
    clip: Sha256
    answers: tuple[Answer, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    rating: int | None = Field(None, ge=1, le=5)
    text: str = Field(max_length=LONGEST_CAPTION)
    submitted: bool = False
    author: Author
    made_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.submitted and self.rating is None:
            raise ValueError("a critique is submitted with a rating")
        return self
