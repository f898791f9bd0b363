"""Frames as clock time, for texts that are timed in milliseconds.

Milliseconds are rounded to the nearest: taken back to frames in the same way they give the same frame at
every rate up to 500 frames a second. Rounding down would lose a frame almost everywhere at 23.976.
"""

from collections.abc import Callable
from fractions import Fraction

from shotlog.exchange.material import Material
from shotlog.timing import FrameIndex, Rate

Milliseconds = Callable[[FrameIndex], int]
"""When a frame appears, in milliseconds since the first; of a clip's number of frames, when it ends."""


def at_rate(rate: Rate) -> Milliseconds:
    """The clock of a constant rate."""
    per_frame, whole = 2000 * rate.fraction.denominator, 2 * rate.fraction.numerator
    half = rate.fraction.numerator

    def milliseconds(frame: FrameIndex) -> int:
        return (frame * per_frame + half) // whole

    return milliseconds


def of(material: Material) -> Milliseconds | None:
    """The clock of a clip; None at a variable rate where nobody knows the times of the frames."""
    if not material.clip.variable_rate:
        return at_rate(material.clip.rate)
    times = material.times
    if times is None:
        return None

    def milliseconds(frame: FrameIndex) -> int:
        return _nearest(times.seconds(frame) if frame < len(times) else material.clip.duration)

    return milliseconds


def _nearest(seconds: Fraction) -> int:
    return (2000 * seconds.numerator + seconds.denominator) // (2 * seconds.denominator)


def clock(milliseconds: int, mark: str = ".") -> str:
    """Clock time with a mark before the milliseconds: `01:00:00.040`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{mark}{rest:03}"
