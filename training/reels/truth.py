"""What is true of a clip, as a shot log says it and as figures."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from reels.camera import Pose
from reels.moves import FACET_OF
from reels.plan import Plan

FACETS: Final = ("translation", "rotation", "intrinsic", "path")

_DIRECTIONS: Final = {
    "pan_left": "leftward",
    "truck_left": "leftward",
    "pan_right": "rightward",
    "truck_right": "rightward",
    "tilt_up": "upward",
    "pedestal_up": "upward",
    "crane_up": "upward",
    "tilt_down": "downward",
    "pedestal_down": "downward",
    "crane_down": "downward",
    "zoom_in": "inward",
    "dolly_in": "inward",
    "zoom_out": "outward",
    "dolly_out": "outward",
}
_STEADINESS: Final = {
    "none": "very_smooth",
    "float": "smooth",
    "handheld": "unsteady",
    "rough": "very_unsteady",
}
LEAST_RELIEF: Final = 0.25
"""Spread of one over the depth from which travel shows as parallax."""
_BARELY: Final = 0.016
"""Amount of a move a second up to which it is hardly noticed."""
_PLAIN: Final = 0.035
"""Amount a second from which everybody sees it; between, people differ."""


def clip_truth(plan: Plan, relief: float) -> dict[str, Any]:
    """The entry of a clip in `labels.json`: one shot over all of it, and how it was made.

    Args:
        plan: What was made.
        relief: How deep what is seen is, as `making.relief` has it.
    """
    return {
        "frames": plan.frames,
        "fps": plan.rate,
        "width": plan.width,
        "height": plan.height,
        "overlays": ["letterbox"] if plan.wear.bars else [],
        "shots": [{"start": 0, "end": plan.frames, "segment": "shot", **shot_truth(plan, relief)}],
        "reel": {
            "recipe": list(plan.recipe),
            "scene": plan.scene.kind,
            "relief": round(relief, 4),
            "shaking": plan.shaking,
            "stages": [asdict(stage) for stage in plan.stages],
            "wear": asdict(plan.wear),
            "intervals": intervals(plan),
        },
    }


def shot_truth(plan: Plan, relief: float) -> dict[str, Any]:
    """The camera's facets; null where the pictures cannot tell, and then not named in `certain`."""
    flat = relief < LEAST_RELIEF
    values: dict[str, Any] = {facet: _terms(plan, facet, flat=flat) for facet in FACETS}
    values["camera_movement"] = _direction(plan)
    values["steadiness"] = _steadiness(plan)
    values["motion_type"] = _gate(plan)
    return values | {"certain": [facet for facet, value in values.items() if value is not None]}


def intervals(plan: Plan) -> list[dict[str, Any]]:
    """Which move is made between which frames; half-open."""
    return [
        {
            "start": round(stage.start * plan.frames),
            "end": round(stage.end * plan.frames),
            "facet": FACET_OF[stage.move],
            "value": stage.move,
        }
        for stage in plan.stages
    ]


def exact(plan: Plan, poses: Sequence[Pose]) -> list[dict[str, float | int]]:
    """The camera at every frame: place (right, down, forward), turn in radians, focal length in widths."""
    return [
        {"frame": frame, **{name: round(value, 7) for name, value in asdict(pose).items()}}
        for frame, pose in enumerate(poses[: plan.frames])
    ]


def _terms(plan: Plan, facet: str, *, flat: bool) -> list[str] | None:
    """Moves of a facet; None where there is no depth to tell by, or an arc or crane stands for them."""
    moves = [stage.move for stage in plan.stages]
    compound = any(FACET_OF[move] == "path" for move in moves)
    if compound and facet in {"translation", "rotation"}:
        return None
    if flat and any(not move.startswith("roll") for move in moves):
        return None
    found = {move for move in moves if FACET_OF[move] == facet}
    if facet == "translation":
        found |= {"dolly_in" if "dolly_in" in move else "dolly_out" for move in moves if "_zoom_" in move}
    return sorted(found)


def _direction(plan: Plan) -> str | None:
    """The one way the view goes; None where the camera is thrown about or hardly moves, as people differ."""
    if not plan.stages:
        return None if plan.shaking == "rough" else "static"
    if _speed(plan) <= _BARELY:
        return None
    directions = {_DIRECTIONS.get(stage.move, "moving") for stage in plan.stages}
    return directions.pop() if len(directions) == 1 else "moving"


def _steadiness(plan: Plan) -> str | None:
    if plan.shaking == "none" and not plan.stages:
        return "locked_off"
    return None if "whip" in plan.recipe else _STEADINESS[plan.shaking]


def _gate(plan: Plan) -> str | None:
    """How much there is to see: several moves at once may be called simple or complex."""
    if not plan.stages:
        return "none" if plan.shaking == "none" else None
    if _speed(plan) <= _BARELY:
        return "minor"
    if _speed(plan) < _PLAIN:
        return None
    if "then" in plan.recipe and len(plan.stages) > 1:
        return "complex"
    return "simple" if plan.shaking in {"none", "float"} and len(plan.stages) == 1 else None


def _speed(plan: Plan) -> float:
    """Of the fastest move, in its amount a second."""
    seconds = plan.frames / plan.rate
    return max(stage.amount / (stage.end - stage.start) for stage in plan.stages) / seconds
