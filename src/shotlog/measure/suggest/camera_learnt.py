"""What long tracks tell of the camera, by forests trained on rendered clips (`training/camera.py`).

A facet's whole list of terms is as sure as its questions are together. Where the picture has no depth to tell
by, travel, turning and zooming look alike: then the device is left open.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple, TypeVar

from shotlog.measure.camera.features import features_of
from shotlog.measure.camera.model import Answers, Model
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence, LabelValue
from shotlog.timing import FrameRange

FACETS: Final = {
    "rotation": ("sideways", "upright", "roll"),
    "translation": ("sideways", "upright", "depthwise"),
    "intrinsic": ("depthwise",),
    "path": ("path",),
}
"""The questions whose answers make up a facet."""

_FACET_OF: Final = {
    **dict.fromkeys(("pan", "tilt", "roll"), "rotation"),
    **dict.fromkeys(("truck", "pedestal", "dolly"), "translation"),
    "zoom": "intrinsic",
    **dict.fromkeys(("arc", "crane"), "path"),
}
"""The facet of each kind of move."""

_DOLLY_ZOOMS: Final = {"dolly_in_zoom_out": "dolly_in", "dolly_out_zoom_in": "dolly_out"}
"""Lens changes with a travel of their own."""

SINGLE: Final = {
    "camera_movement": "way",
    "steadiness": "steadiness",
    "motion_type": "gate",
    "motion_speed": "pace",
}
"""The question whose answer is the facet's term."""

SAID: Final = 0.75
"""Confidence from which a term is put forward."""
NAMED: Final = 0.65
"""Confidence from which a device is: that a whole list is right is more than that a term is."""
MOST: Final = 0.95
"""Rendered clips are not films: no confidence goes beyond this."""
_FLAT: Final = 0.35
"""Probability that there is no depth up to which devices are named that only depth tells apart."""
_BY_DEPTH: Final = ("translation", "intrinsic", "path")
_COMPOUND: Final = ("rotation", "translation")
"""Facets in whose place an arc or crane stands."""
_SHOWN: Final = (
    "x",
    "y",
    "zoom",
    "roll",
    "agree",
    "noise",
    "lens",
    "shared_radial",
    "shared_along",
    "detail",
)


Answer = TypeVar("Answer")


class Judged(NamedTuple):
    """An answer, and the probability that all of it is right, not yet calibrated."""

    value: LabelValue
    sure: float


class Asked(NamedTuple):
    """The answers of the forests for a run of frames, and the figures they rest on most."""

    answers: Answers
    evidence: Evidence


def asked_of(model: Model, signals: Signals, frames: FrameRange) -> Asked | None:
    """All answers; None where too little can be followed."""
    figures = features_of(signals, frames)
    if figures is None:
        return None
    (answers,) = model.asked([figures])
    return Asked(answers, {name: figure(figures[name]) for name in _SHOWN})


def judged(answers: Answers) -> dict[str, Judged]:
    """The likeliest answer for every facet."""
    found = {facet: Judged(*_likeliest(answers[question])) for facet, question in SINGLE.items()}
    for facet, questions in FACETS.items():
        terms, sure = _list_of(answers, facet, questions)
        if facet in _COMPOUND:
            sure *= answers["path"]["none"]
        found[facet] = Judged(terms, sure)
    return found


def terms_of(answer: str, facet: str) -> tuple[str, ...]:
    """What an answer means for a facet: a term, or none."""
    if answer in _DOLLY_ZOOMS:
        parts = {"intrinsic": answer, "translation": _DOLLY_ZOOMS[answer]}
        return (parts[facet],) if facet in parts else ()
    return (answer,) if _FACET_OF.get(answer.partition("_")[0]) == facet else ()


def devices(model: Model, asked: Asked, frames: FrameRange) -> list[Suggestion]:
    """Turn, travel, zoom and path, each where its list of terms is sure enough.

    Nothing where no term is named: something has moved the picture, so it is not certain that nothing did.
    That there is nothing else is no surer than what there is.
    """
    lists = {facet: each for facet, each in judged(asked.answers).items() if facet in FACETS}
    named = any(lists[facet].value for facet in _BY_DEPTH)
    left_open = set(_BY_DEPTH) if named and asked.answers["depth"]["flat"] > _FLAT else set()
    found = [
        Suggestion(facet, value, min(MOST, confidence), asked.evidence, frames)
        for facet, (value, sure) in lists.items()
        for confidence in [model.confidence(facet, sure)]
        if confidence >= NAMED and facet not in left_open
    ]
    sureness = [each.confidence for each in found if each.value]
    return [
        each if each.value else replace(each, confidence=min(each.confidence, *sureness))
        for each in found
        if sureness
    ]


def single(model: Model, asked: Asked, facet: str, frames: FrameRange) -> list[Suggestion]:
    """The term of a facet that has one, where it is sure enough."""
    value, sure = judged(asked.answers)[facet]
    confidence = min(MOST, model.confidence(facet, sure))
    return [Suggestion(facet, value, confidence, asked.evidence, frames)] if confidence >= SAID else []


def _list_of(answers: Answers, facet: str, questions: tuple[str, ...]) -> tuple[list[str], float]:
    """The likeliest terms by each question, and the probability that all are right."""
    terms: list[str] = []
    sure = 1.0
    for question in questions:
        chances: dict[tuple[str, ...], float] = {}
        for answer, chance in answers[question].items():
            means = terms_of(answer, facet)
            chances[means] = chances.get(means, 0.0) + chance
        likeliest, chance = _likeliest(chances)
        terms += likeliest
        sure *= chance
    return terms, sure


def _likeliest(chances: Mapping[Answer, float]) -> tuple[Answer, float]:
    return max(chances.items(), key=lambda answer: answer[1])
