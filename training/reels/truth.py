"""What is true of a clip, as a shot log says it and as figures."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from reels.camera import Pose
from reels.moves import FACET_OF, Stage
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
_BARELY: Final = 0.03
"""Amount of a move a second below which it is hardly noticed, and its kind in doubt."""


def clip_truth(plan: Plan) -> dict[str, Any]:
    """The entry of a clip in `labels.json`: one shot over all of it, and how it was made."""
    return {
        "frames": plan.frames,
        "fps": plan.rate,
        "width": plan.width,
        "height": plan.height,
        "overlays": ["letterbox"] if plan.wear.bars else [],
        "shots": [{"start": 0, "end": plan.frames, "segment": "shot", **shot_truth(plan)}],
        "reel": {
            "recipe": list(plan.recipe),
            "scene": plan.scene.kind,
            "shaking": plan.shaking,
            "stages": [asdict(stage) for stage in plan.stages],
            "wear": asdict(plan.wear),
            "intervals": intervals(plan),
        },
    }


def shot_truth(plan: Plan) -> dict[str, Any]:
    """The camera's facets; null where the pictures cannot tell, and then not named in `certain`."""
    values: dict[str, Any] = {facet: _terms(plan, facet) for facet in FACETS}
    values["camera_movement"] = _direction(plan.stages)
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


def _terms(plan: Plan, facet: str) -> list[str] | None:
    """Moves of a facet; None where the scene has no depth to tell by, or an arc or crane stands for them."""
    moves = [stage.move for stage in plan.stages]
    compound = any(FACET_OF[move] == "path" for move in moves)
    if compound and facet in {"translation", "rotation"}:
        return None
    if plan.scene.flat and any(not move.startswith("roll") for move in moves):
        return None
    found = {move for move in moves if FACET_OF[move] == facet}
    if facet == "translation":
        found |= {"dolly_in" if "dolly_in" in move else "dolly_out" for move in moves if "_zoom_" in move}
    return sorted(found)


def _direction(stages: Sequence[Stage]) -> str:
    if not stages:
        return "static"
    directions = {_DIRECTIONS.get(stage.move, "moving") for stage in stages}
    return directions.pop() if len(directions) == 1 else "moving"


def _steadiness(plan: Plan) -> str | None:
    if plan.shaking == "none" and not plan.stages:
        return "locked_off"
    return None if plan.recipe == ("whip",) else _STEADINESS[plan.shaking]


def _gate(plan: Plan) -> str | None:
    if not plan.stages:
        return "none" if plan.shaking == "none" else None
    seconds = plan.frames / plan.rate
    if max(stage.amount / (stage.end - stage.start) for stage in plan.stages) / seconds < _BARELY:
        return None
    if "then" in plan.recipe and len(plan.stages) > 1:
        return "complex"
    return "simple" if plan.shaking in {"none", "float"} and len(plan.stages) == 1 else None
