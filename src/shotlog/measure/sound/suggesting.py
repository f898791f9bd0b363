"""What can be said of the sound of a shot."""

from typing import Final

from shotlog.measure.observations import Observations, Seen
from shotlog.measure.sound.loudness import loudness
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.timing import FrameRange

_EMPTY_DBFS: Final = -90.0
"""Peak of a stream that holds nothing: the last bit of 16."""
_COVERED: Final = 0.95


def sound(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """Silence: no sound stream, or one that stays below -60 dBFS for the whole shot.

    Who speaks, and whether music belongs to the scene, is not heard in the sound alone: nothing else is
    ever put forward.
    """
    heard = observations.of("sound", frames)
    if any(one.figures.get("streams") == 0 for one in heard):
        return [Suggestion("sound", ["silent"], 0.99, {"sound_streams": 0}, frames)]
    if not heard or not all(one.figures.get("silent") for one in heard) or not _covered(heard, frames):
        return []
    level = loudness(observations, frames)
    assert level is not None
    confidence = 0.98 if level.peak <= _EMPTY_DBFS else 0.9
    return [Suggestion("sound", ["silent"], confidence, {"peak_dbfs": figure(level.peak)}, frames)]


def _covered(heard: list[Seen], frames: FrameRange) -> bool:
    """Whether what was listened to leaves out no more of a range than codecs do at the end of a file."""
    inside = [FrameRange(one.start, one.end).intersection(frames) for one in heard]
    return sum(len(part) for part in inside if part) >= _COVERED * len(frames)
