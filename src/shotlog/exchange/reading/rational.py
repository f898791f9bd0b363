"""Exact seconds as files write them, and the grid of frames that they lie on."""

import re
from dataclasses import dataclass
from fractions import Fraction

from shotlog.errors import UsageError
from shotlog.timing import Rate

_RATIONAL = re.compile(r"\s*(-?\d{1,19}(?:\.\d{1,12})?)(?:/([1-9]\d{0,18}))?s?\s*")


def seconds_of(text: str) -> Fraction:
    """`1001/24000s`, `3600s` or `3.5s`, exactly.

    Raises:
        UsageError: It is none of these.
    """
    found = _RATIONAL.fullmatch(text)
    if found is None:
        raise UsageError(f"{text[:40]!r} is no time", hint="Times are written 1001/24000s or 10s.")
    return Fraction(found[1]) / int(found[2] or 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """Frames at a constant rate.

    Attributes:
        rate: Their rate.
        drop: Whether their timecode drops frames.
    """

    rate: Rate
    drop: bool = False

    def frame(self, seconds: Fraction) -> tuple[int, bool]:
        """The frame that begins nearest to a moment, and whether it begins exactly then.

        Systems write exact times; a rate of a sequence that an asset does not share gives others.
        """
        frames = seconds / self.rate.seconds(1)
        return (2 * frames.numerator + frames.denominator) // (
            2 * frames.denominator
        ), frames.denominator == 1
