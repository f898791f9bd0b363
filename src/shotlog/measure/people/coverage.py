"""Whether a shot shows one person by themselves, or past the shoulder of another."""

from typing import Final

from shotlog.measure.observations import Box, Observations
from shotlog.measure.people.persons import View, views
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence
from shotlog.timing import FrameRange

_FEWEST: Final = 3
_SCORE: Final = 0.32
"""Mean score from which something at a side is a shoulder or a head: flags and furniture reach 0.27."""
_GOOD_FACE: Final = 0.75
_LOW: Final = 0.97
"""Share of the height down to which the person in front reaches."""
_APART: Final = 0.2
"""Distance of the two, in widths of the picture."""


def over_shoulder(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """`framing_type` `OTS`: in every picture a good face, and beside it somebody in front without one."""
    looked = views(observations, frames)
    scores = [_in_front(view) for view in looked]
    if len(scores) < _FEWEST or min(scores) <= 0 or sum(scores) < _SCORE * len(scores):
        return []
    evidence: Evidence = {
        "pictures": [view.frame for view in looked],
        "in_front": [figure(score) for score in scores],
    }
    return [Suggestion("framing_type", ["OTS"], 0.7, evidence, frames)]


def _in_front(view: View) -> float:
    """Score of the likeliest person in front of the main one; 0 where there is none."""
    faces = [one.face for one in view.people if one.face is not None and one.face.score >= _GOOD_FACE]
    if len(view.people) != 1 or not faces or faces[0].box is None:
        return 0.0
    face = faces[0].box
    fronts = [one.score for one in view.beside if one.box is not None and _is_past(one.box, face)]
    return max(fronts, default=0.0)


def _is_past(front: Box, face: Box) -> bool:
    """Whether a box lies beside a face, and reaches the lower edge."""
    between = abs((front.left + front.right - face.left - face.right) / 2)
    return front.bottom >= _LOW and between >= _APART


def clean_single(counted: list[Suggestion]) -> list[Suggestion]:
    """`framing_type` `clean_single` where one person was counted who is all that the shot is about."""
    return [
        Suggestion("framing_type", ["clean_single"], one.confidence, one.evidence, one.frames)
        for one in counted
        if one.facet == "subject_count" and one.value == "single"
    ]
