"""What the camera did.

Travel and turning are told apart by parallax and by how a turn spreads the picture (Hartley and Zisserman,
"Multiple View Geometry", 2004, 2.4 and 13). Rules say whether the camera stood and which way the picture went
(`camera_rules`); forests trained on rendered clips say that too, and by which device (`camera_learnt`). Where
the two are at odds, less is said, or nothing.
"""

from dataclasses import replace
from typing import Final

from shotlog.measure.camera.model import Model, shipped
from shotlog.measure.camera.stages import Stage, stages_of
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.camera_learnt import Asked, asked_of, devices, single
from shotlog.measure.suggest.camera_rules import by_rules
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import LabelValue
from shotlog.timing import FrameRange

_DOUBTED: Final = 0.15
"""Probability of what the rules say, according to the forests, below which it is not said."""
_AGAINST: Final = 0.9
"""Confidence from which the forests are believed against the rules."""
_DISPUTED: Final = 0.75
"""Confidence at most of what the forests have doubts about."""
_PART: Final = 0.65
_SURE_PART: Final = 0.85
_STILL: Final = 0.005
"""Pictures a second up to which a part stands still: moves that begin or end gently are faster."""
_PLAIN: Final = 0.04
"""Pictures a second from which a part moves plainly."""
_STANDING: Final[tuple[tuple[str, LabelValue], ...]] = (
    ("motion_type", "none"),
    ("translation", []),
    ("rotation", []),
    ("intrinsic", []),
)
"""What follows where nobody moves the camera."""


def camera(signals: Signals, frames: FrameRange, model: Model | None = None) -> list[Suggestion]:
    """The camera's movement, its device, how steady it is, and where within the shot it changes."""
    model = model or shipped()
    ruled = by_rules(signals, frames)
    asked = asked_of(model, signals, frames)
    if asked is None:
        return [*ruled[1:], *_standing(ruled[0])] if _stands(ruled) else ruled
    movement = _movement(ruled, model, asked, frames)
    steady = single(model, asked, "steadiness", frames)
    if _stands(movement):
        locked = [each for each in ruled if each.facet == "steadiness"]
        return [*_standing(movement[0]), *(steady or locked)]
    parts = _plain_parts(signals, frames)
    named = devices(model, asked, frames)
    if not movement and not named:
        return []
    gate = [each for each in single(model, asked, "motion_type", frames) if each.value != "none"]
    held = [each for each in steady if each.value != "locked_off"]
    whip = [each for each in single(model, asked, "motion_speed", frames) if each.value == "whip"]
    return [*movement, *named, *gate, *held, *whip, *_ways(parts), *_devices_in(parts, model, signals)]


def _stands(movement: list[Suggestion]) -> bool:
    return any(each.value == "static" for each in movement)


def _standing(static: Suggestion) -> list[Suggestion]:
    """A camera that nobody moves makes no movement, whether it stands on legs or is held."""
    return [static, *(replace(static, facet=facet, value=value) for facet, value in _STANDING)]


def _movement(ruled: list[Suggestion], model: Model, asked: Asked, frames: FrameRange) -> list[Suggestion]:
    """What rules and forests agree on; what only one of them says, with less confidence."""
    learnt = single(model, asked, "camera_movement", frames)
    said = [each for each in ruled if each.facet == "camera_movement"]
    if not said:
        return learnt
    (rule,) = said
    if learnt and (learnt[0].value == rule.value or (rule.value == "moving" and not _stands(learnt))):
        return [replace(learnt[0], confidence=max(learnt[0].confidence, rule.confidence))]
    if learnt and learnt[0].confidence >= _AGAINST:
        return learnt
    if asked.answers["way"][str(rule.value)] < _DOUBTED:
        return []
    return [replace(rule, confidence=min(_DISPUTED, rule.confidence))]


def _plain_parts(signals: Signals, frames: FrameRange) -> list[Stage]:
    """The parts of a shot in which the movement plainly changes; none where it does not."""
    parts = stages_of(signals, frames)
    return parts if len(parts) > 1 and all(_plain(part) for part in parts) else []


def _ways(parts: list[Stage]) -> list[Suggestion]:
    """The movement of each part."""
    return [
        Suggestion(
            "camera_movement",
            part.way,
            _PART,
            {"pictures_a_second": figure(part.speed)},
            part.frames,
            partial=True,
        )
        for part in parts
    ]


def _devices_in(parts: list[Stage], model: Model, signals: Signals) -> list[Suggestion]:
    """The terms that are surely named of a part by itself: there is less to see in it than in a shot."""
    asked = {part.frames: asked_of(model, signals, part.frames) for part in parts if part.way != "static"}
    named = [each for frames, one in asked.items() if one is not None for each in devices(model, one, frames)]
    return [replace(each, partial=True) for each in named if each.value and each.confidence >= _SURE_PART]


def _plain(part: Stage) -> bool:
    """Whether a part stands still, or goes one way fast enough to be seen."""
    if part.way == "static":
        return part.speed <= _STILL
    return part.way != "moving" and part.speed >= _PLAIN
