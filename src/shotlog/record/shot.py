"""Uninterrupted runs of frames and what lies between them."""

from typing import Literal, Self

from pydantic import Field, model_validator

from shotlog.record.fields import Id, Record, Sha256
from shotlog.timing import FrameIndex, FrameRange

ShotKind = Literal["shot", "black", "white", "title"]
"""A shot, plain black or white between shots, or lettering on black."""

TransitionKind = Literal["start", "end", "cut", "dissolve", "fade_in", "fade_out", "dip", "wipe"]
"""How a shot begins or ends; `start` and `end` are the edges of the clip."""


class Transition(Record):
    """What joins a shot to its neighbour, or the edge of the clip.

    Attributes:
        kind: Its kind.
        start: First frame that differs from the steady picture before; the boundary itself for a cut.
        end: First frame of the steady picture after it; equal to `start` for cuts and edges.
        confidence: 0..1.
    """

    kind: TransitionKind
    start: FrameIndex
    end: FrameIndex
    confidence: float = Field(ge=0, le=1)


class Shot(Record):
    """A half-open run of frames `[start, end)` of a clip, with the transition at each end.

    Shots tile their clip without gap or overlap. A dissolve or wipe puts the boundary at its middle; a
    fade belongs to the shot that fades.

    Attributes:
        id: Stays the same when the shot is trimmed; the first part keeps it when the shot is cut.
        clip: Hash of its clip.
        start: First frame.
        end: First frame after it.
        kind: Shot, black, white or title.
        transition_in: How it begins.
        transition_out: How it ends.
    """

    id: Id
    clip: Sha256
    start: FrameIndex = Field(ge=0)
    end: FrameIndex
    kind: ShotKind = "shot"
    transition_in: Transition
    transition_out: Transition

    @model_validator(mode="after")
    def _holds_a_frame(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"[{self.start}, {self.end}) holds no frame")
        return self

    @property
    def frames(self) -> FrameRange:
        """The frames of the shot."""
        return FrameRange(self.start, self.end)
