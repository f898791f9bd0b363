"""What was said in a range of frames, from what was heard in it."""

from shotlog.measure.observations import Observations, Seen
from shotlog.measure.sound.weights import missing
from shotlog.timing import FrameRange

__all__ = ["missing", "speech", "words"]


def speech(observations: Observations, frames: FrameRange) -> list[FrameRange] | None:
    """The parts of a range in which somebody speaks; None where speech was not listened for."""
    if "speech" not in observations.looked:
        return None
    parts = (
        FrameRange(one.start, one.end).intersection(frames)
        for one in _heard(observations, frames)
        if not one.text
    )
    return [part for part in parts if part]


def words(observations: Observations, frames: FrameRange) -> list[Seen]:
    """The words that begin in a range, in order, each with its frames and its probability."""
    return [one for one in _heard(observations, frames) if one.text and one.start in frames]


def _heard(observations: Observations, frames: FrameRange) -> list[Seen]:
    return observations.of("speech", frames)
