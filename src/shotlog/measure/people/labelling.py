"""The terms that people in the picture stand behind."""

from shotlog.measure.observations import Observations
from shotlog.measure.people.counting import count
from shotlog.measure.people.coverage import clean_single, over_shoulder
from shotlog.measure.people.framing import framing
from shotlog.measure.suggest.suggestion import Suggestion
from shotlog.timing import FrameRange


def people(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """How many people a shot shows and how they are framed; nothing where people were not looked for."""
    if not observations.looked_at("face", frames):
        return []
    counted = count(observations, frames)
    coverage = clean_single(counted) or over_shoulder(observations, frames)
    return [*counted, *coverage, *framing(observations, frames)]
