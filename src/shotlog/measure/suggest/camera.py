"""What the camera did.

Travel and turning are told apart by parallax and by how a turn spreads the picture (Hartley and Zisserman,
"Multiple View Geometry", 2004, 2.4 and 13). Rules say whether the camera stood and which way the picture went
(`camera_rules`); forests say by which device (`camera_learnt`). Where the two are at odds, the direction is
left out or said with less confidence.
"""

from dataclasses import replace
from typing import Final

from shotlog.measure.camera.stages import Stage, stages_of
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.camera_learnt import Answers, answers_for, devices, steadiness, way
from shotlog.measure.suggest.camera_rules import by_rules
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence
from shotlog.timing import FrameRange

_ALONE: Final = 0.7
"""Probability from which the forests are believed where the rules are silent."""
_ALONE_MOST: Final = 0.8
_NAMED: Final = 0.8
"""Confidence of a device from which the camera moves, though it goes in no one direction (a roll)."""
_DOUBTED: Final = 0.15
"""Probability of what the rules say, according to the forests, below which it is not said."""
_SIMPLE: Final = 0.7


def camera(signals: Signals, frames: FrameRange) -> list[Suggestion]:
    """The camera's movement, its device, how steady it is, and where within the shot it changes."""
    found = by_rules(signals, frames)
    asked = answers_for(signals, frames)
    if asked is None or _stands(found):
        return found
    answers, evidence = asked
    named = devices(answers, evidence, frames)
    movement = _movement(found, answers, evidence, frames)
    if (
        not movement
        and way(answers)[0] == "moving"
        and any(each.value and each.confidence >= _NAMED for each in named)
    ):
        movement = [Suggestion("camera_movement", "moving", _NAMED, evidence, frames)]
    if not movement or movement[0].value == "static":
        return movement
    parts = stages_of(signals, frames)
    return [
        *movement,
        *named,
        *steadiness(answers, evidence, frames),
        *_gate(parts, frames),
        *_parts(parts),
    ]


def _stands(found: list[Suggestion]) -> bool:
    return any(each.facet == "camera_movement" and each.value == "static" for each in found)


def _movement(
    found: list[Suggestion], answers: Answers, evidence: Evidence, frames: FrameRange
) -> list[Suggestion]:
    """What rules and forests agree on; what only one of them says, with less confidence."""
    likeliest, sure = way(answers)
    if not found:
        if sure < _ALONE or likeliest == "moving":
            return []
        return [Suggestion("camera_movement", likeliest, min(_ALONE_MOST, sure), evidence, frames)]
    (said,) = found
    chance = answers["way"][str(said.value)]
    if likeliest == said.value:
        return [replace(said, confidence=max(said.confidence, min(0.95, sure)))]
    if chance < _DOUBTED:
        return [replace(said, value="moving", confidence=0.7)] if likeliest != "static" else []
    return [replace(said, confidence=min(said.confidence, 0.7))]


def _gate(parts: list[Stage], frames: FrameRange) -> list[Suggestion]:
    """One clear movement, or several one after the other."""
    moves = {part.way for part in parts} - {"static"}
    if not moves:
        return []
    evidence: Evidence = {"parts": [part.way for part in parts]}
    if len(moves) > 1 and "moving" not in moves:
        return [Suggestion("motion_type", "complex", 0.6, evidence, frames)]
    if len(parts) == 1 and moves != {"moving"}:
        return [Suggestion("motion_type", "simple", _SIMPLE, evidence, frames)]
    return []


def _parts(parts: list[Stage]) -> list[Suggestion]:
    """The movement of each part, where it changes within the shot."""
    if len(parts) < 2:
        return []
    return [
        Suggestion(
            "camera_movement",
            part.way,
            0.65,
            {"pictures_a_second": figure(part.speed)},
            part.frames,
            partial=True,
        )
        for part in parts
    ]
