"""The three ways in which files tell time: timecode labels, counted frames, seconds.

Only the clip that is meant can turn them into its own frames.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from shotlog.timing import Rate, Timecode

Origin = Literal["file", "midnight", "either"]
"""Where frames are counted from: the first frame of the file, 00:00:00:00 of its timecode, or it cannot be
told which."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A half-open stretch between two timecode labels; `end` None is one frame.

    Attributes:
        start: Label of the first frame.
        end: Label of the first frame after it.
        drop: Whether they count drop-frame; None where the file does not say.
    """

    start: str
    end: str | None = None
    drop: bool | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A half-open stretch of counted frames; `end` None is one frame.

    Attributes:
        start: First frame; it may lie before the origin.
        end: First frame after it.
        rate: Rate that they are counted at; None for the clip's own.
        origin: What is frame 0.
        drop: Whether timecode at this rate is shown drop-frame.
    """

    start: int
    end: int | None = None
    rate: Rate | None = None
    origin: Origin = "file"
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A half-open stretch of seconds since the first frame of the file; `end` None is one frame."""

    start: Fraction
    end: Fraction | None = None


Span = Labels | Counted | Timed


def edges(span: Span) -> Iterator[str]:
    """The labels at both ends; they have two digits each, so that text sorts as time does."""
    if isinstance(span, Labels):
        yield span.start
        yield span.end or span.start
    elif isinstance(span, Counted) and span.rate is not None and span.rate.timecode_base is not None:
        zero = Timecode(0, span.rate, span.drop and span.rate.has_drop_frame)
        yield str(zero + span.start)
        yield str(zero + (span.start + 1 if span.end is None else span.end))
