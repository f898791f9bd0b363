"""Patterns that come again every so many frames, as converting between frame rates leaves them."""

from typing import Final

import numpy as np

from shotlog.measure.shots.plain import Mask

_LONGEST: Final = 30
"""Frames of the longest pattern looked for: 24 frames a second shown at 25 repeat one in 25."""
_KEPT: Final = 0.9
"""Share of the marked frames that must be marked again one pattern later."""
_FEWEST: Final = 4
"""Marked frames compared: three may come evenly by chance."""
_FEWEST_PATTERNS: Final = 3


def period_of(marked: Mask, judged: Mask) -> int | None:
    """Frames after which the marks come again, 2 to 30; None where there is no such pattern.

    Args:
        marked: Frames that have something.
        judged: Frames of which it can be told; the others neither keep nor break a pattern.
    """
    for period in range(2, _LONGEST + 1):
        both = judged[:-period] & judged[period:]
        first, then = marked[:-period][both], marked[period:][both]
        either = int((first | then).sum())
        long_enough = both.sum() >= (_FEWEST_PATTERNS - 1) * period
        if long_enough and either >= _FEWEST and float((first & then).sum()) >= _KEPT * either:
            return period if not marked[judged].all() else None
    return None


def in_words(count: int, period: int) -> str:
    """How often, such as `one frame in five`."""
    return f"{_number(count)} frame{'s' if count > 1 else ''} in {_number(period)}"


def marked_in_a_period(marked: Mask, judged: Mask, period: int) -> int:
    """How many frames of each pattern are marked."""
    return max(1, round(float(np.mean(marked[judged])) * period))


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else str(count)
