"""Everything that can be found in a range of frames."""

from collections.abc import Callable
from typing import Final

from shotlog.measure.signals import Signals
from shotlog.measure.technical.finding import Finding
from shotlog.measure.technical.levels import black, clipping
from shotlog.measure.technical.missing import drops, gaps
from shotlog.measure.technical.repeats import repeats
from shotlog.measure.technical.softness import softness
from shotlog.measure.technical.weaving import weaving
from shotlog.record import Clip
from shotlog.timing import FrameRange

_CHECKS: Final[tuple[Callable[[Signals, FrameRange], list[Finding]], ...]] = (
    black,
    clipping,
    drops,
    gaps,
)
_OF_WHOLE_PICTURES: Final[tuple[Callable[[Signals, FrameRange], list[Finding]], ...]] = (repeats, softness)
"""Fields woven together look sharp, and a picture that shares one with the last looks like half a repeat."""
_WOVEN: Final = 0.02
"""Share of combed frames from which these are not asked."""


def findings(signals: Signals, clip: Clip, frames: FrameRange) -> list[Finding]:
    """What is found in a range of frames without a cut, such as a shot, in the order of frames.

    What cannot be told is not said: nothing follows from an empty answer.
    """
    found = weaving(signals, clip, frames)
    woven = float((signals.combing[frames.start : frames.end] > 0).mean()) >= _WOVEN
    checks = _CHECKS if woven else (*_CHECKS, *_OF_WHOLE_PICTURES)
    found += [one for check in checks for one in check(signals, frames)]
    return sorted(found, key=lambda one: (one.frames.start, one.kind))
