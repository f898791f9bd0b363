"""Something about the pictures themselves that whoever uses the footage should know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

from shotlog.timing import FrameRange

Kind = Literal[
    "black",
    "clipped_highlights",
    "clipped_shadows",
    "dropped",
    "flagged_interlaced",
    "gap",
    "interlaced",
    "repeated",
    "soft",
    "telecined",
]
"""What was found. `dropped` is a jump in the motion; `gap` a frame that is shown for the time of several."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in a range of frames.

    Attributes:
        kind: What it is.
        frames: Where.
        confidence: 0..1.
        words: A sentence for people.
        evidence: The figures that it rests on, by name.
    """

    kind: Kind
    frames: FrameRange
    confidence: float
    words: str
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)
