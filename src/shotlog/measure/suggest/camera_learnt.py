"""What long tracks tell of the camera, by forests trained on rendered clips (`training/camera.py`).

A scene without depth gives turning and travel like chances, so that neither is named.
"""

from collections.abc import Mapping
from typing import Final

from shotlog.measure.camera.features import features_of
from shotlog.measure.camera.forest import shipped
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence
from shotlog.timing import FrameRange

Answers = Mapping[str, Mapping[str, float]]
"""The probability of every answer, by question."""

FACETS: Final = {
    "rotation": ("pan", "tilt", "roll"),
    "translation": ("truck", "pedestal", "dolly"),
    "intrinsic": ("zoom",),
    "path": ("path",),
}
"""The questions whose answers make up a facet."""

_SAID: Final = 0.55
"""Probability of a facet's whole list of terms from which it is put forward."""
_MOST: Final = 0.95
"""Rendered clips are not films: no confidence goes beyond this."""
_ZOOM_MOST: Final = 0.75
"""Travel towards something flat looks like a zoom, whatever the forests have learnt of how rare it is."""
_STEADY_SAID: Final = 0.8
_SHOWN: Final = ("x", "y", "zoom", "roll", "agree", "rest_part", "lens", "spread_part")


def answers_for(signals: Signals, frames: FrameRange) -> tuple[Answers, Evidence] | None:
    """All answers and the figures they rest on most; None where too little can be followed."""
    figures = features_of(signals, frames)
    if figures is None:
        return None
    return shipped().asked(figures), {name: figure(figures[name]) for name in _SHOWN}


def devices(answers: Answers, evidence: Evidence, frames: FrameRange) -> list[Suggestion]:
    """Turn, travel, zoom and path, each where its whole list of terms is more likely right than not.

    Nothing where no term is named: something has moved the picture, so it is not certain that nothing did.
    """
    found: list[Suggestion] = []
    zooms = _likeliest(answers["zoom"])[0] != "none"
    for facet, questions in FACETS.items():
        terms, sure = _list_of([answers[question] for question in questions])
        if facet in {"rotation", "translation"}:
            sure *= answers["path"]["none"]  # an arc or crane stands in place of what it is made of
        if sure >= _SAID:
            chances = {question: figure(max(answers[question].values())) for question in questions}
            most = _ZOOM_MOST if zooms and facet in {"intrinsic", "translation"} else _MOST
            found.append(Suggestion(facet, terms, min(most, sure), {**evidence, **chances}, frames))
    return found if any(each.value for each in found) else []


def steadiness(answers: Answers, evidence: Evidence, frames: FrameRange) -> list[Suggestion]:
    """How steady a camera that is not locked off is held."""
    term, sure = _likeliest(answers["steadiness"])
    if sure < _STEADY_SAID or term == "locked_off":
        return []
    return [Suggestion("steadiness", term, min(_MOST, sure), evidence, frames)]


def way(answers: Answers) -> tuple[str, float]:
    """The likeliest `camera_movement` and its probability."""
    return _likeliest(answers["way"])


def _list_of(questions: list[Mapping[str, float]]) -> tuple[list[str], float]:
    """The likeliest answer to each question, and the probability that all are right."""
    terms, sure = [], 1.0
    for chances in questions:
        term, chance = _likeliest(chances)
        sure *= chance
        if term != "none":
            terms.append(term)
    return terms, sure


def _likeliest(chances: Mapping[str, float]) -> tuple[str, float]:
    return max(chances.items(), key=lambda answer: answer[1])
