"""What each clip of a reel is to show, drawn by chance but always alike for a seed and number."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from reels.camera import Pose
from reels.moves import Shake, Stage
from reels.scenes import Builder, Scene
from reels.spoil import Wear

OPPOSITES: Final = {
    "pan": ("left", "right"),
    "tilt": ("up", "down"),
    "roll": ("cw", "ccw"),
    "zoom": ("in", "out"),
    "dolly": ("in", "out"),
    "truck": ("left", "right"),
    "pedestal": ("up", "down"),
    "arc": ("cw", "ccw"),
    "crane": ("up", "down"),
    "dollyzoom": ("dolly_in_zoom_out", "dolly_out_zoom_in"),
}
"""Kinds of move, and the two ways each can go."""

RECIPES: Final = (
    *[("static",)] * 3,
    ("static", "mover"),
    ("static", "crowd"),
    ("static", "crowd"),
    ("handheld",),
    ("handheld", "mover"),
    ("float",),
    *[(kind,) for kind in OPPOSITES for _ in range(3)],
    *[(kind,) for kind in ("pan", "truck", "zoom", "dolly", "tilt", "pedestal")],
    ("pan", "mover"),
    ("truck", "mover"),
    ("zoom", "mover"),
    ("whip",),
    ("whip",),
    ("pan", "tilt"),
    ("pan", "zoom"),
    ("pan", "dolly"),
    ("tilt", "dolly"),
    ("truck", "dolly"),
    ("pedestal", "dolly"),
    ("pan", "then", "static"),
    ("static", "then", "zoom"),
    ("static", "then", "dolly"),
    ("pan", "then", "tilt"),
    ("dolly", "then", "pan"),
    ("truck", "then", "static"),
)
"""What is drawn from, each as often as it stands here: moves, and what else happens."""

_REACH: Final = {"roll": (0.08, 0.9), "zoom": (0.08, 0.7), "dolly": (0.08, 0.45), "arc": (0.1, 0.5)}
_REACH_ELSE: Final = (0.08, 0.9)
_REACH_TRAVEL: Final = (0.06, 0.5)
_SIZES: Final = (*[(320, 180)] * 7, (480, 270), (320, 240))
_RATES: Final = (24, 25, 30)


@dataclass(frozen=True, eq=False)
class Plan:
    """A clip to be made.

    Attributes:
        recipe: What it was drawn as.
        scene: What is seen.
        start: The first pose, before any unrest.
        stages: The moves.
        shake: The unrest.
        shaking: Its kind: `none`, `float`, `handheld` or `rough`.
        wear: What spoils the picture.
        width: Pixels.
        height: Pixels.
        rate: Frames a second.
        frames: How many.
    """

    recipe: tuple[str, ...]
    scene: Scene
    start: Pose
    stages: tuple[Stage, ...]
    shake: Shake
    shaking: str
    wear: Wear
    width: int
    height: int
    rate: int
    frames: int


def plan(seed: int, number: int, stills: Sequence[Path] = ()) -> Plan:
    """The plan of clip `number` of the reel of a seed."""
    random = np.random.default_rng([seed, number])
    recipe = RECIPES[number % len(RECIPES)]
    kind = _scene_kind(random)
    scene = Builder(random, stills).scene(
        kind, movers=int({"mover", "crowd"} & set(recipe) != set()) * 2, crowd="crowd" in recipe
    )
    width, height = _SIZES[int(random.integers(len(_SIZES)))]
    rate = int(random.choice(_RATES))
    shaking = _shaking(recipe, random)
    return Plan(
        recipe=recipe,
        scene=scene,
        start=Pose(
            pitch=float(random.uniform(-0.08, 0.05)),
            yaw=float(random.uniform(-0.1, 0.1)),
            focal=float(np.exp(random.uniform(np.log(0.7), np.log(2.2)))),
        ),
        stages=_stages(recipe, scene, random),
        shake=_shake(shaking, random),
        shaking=shaking,
        wear=Wear.drawn(random),
        width=width,
        height=height,
        rate=rate,
        frames=int(rate * random.uniform(1.9, 2.6)),
    )


def _scene_kind(random: np.random.Generator) -> str:
    """A scene without depth is the rarest, as it is in films."""
    return str(random.choice(("flat", "layers", "room", "street"), p=(0.13, 0.29, 0.29, 0.29)))


def _shaking(recipe: tuple[str, ...], random: np.random.Generator) -> str:
    if recipe[0] == "handheld":
        return str(random.choice(("handheld", "handheld", "rough")))
    if recipe[0] == "float":
        return "float"
    if "static" in recipe or "whip" in recipe:
        return "none"
    return str(random.choice(("none", "float", "handheld"), p=(0.65, 0.2, 0.15)))


def _shake(shaking: str, random: np.random.Generator) -> Shake:
    levels = {
        "none": (0, 0, 0.5, 1),
        "float": (0.002, 0.005, 0.15, 0.6),
        "handheld": (0.004, 0.012, 0.5, 4),
        "rough": (0.015, 0.03, 0.8, 6),
    }
    least, most, lowest, highest = levels[shaking]
    return Shake.drawn(random, float(random.uniform(least, most)), lowest, highest)


def _stages(recipe: tuple[str, ...], scene: Scene, random: np.random.Generator) -> tuple[Stage, ...]:
    if "then" in recipe:
        turn = float(random.uniform(0.4, 0.6))
        parts = ((recipe[0], 0.0, turn), (recipe[2], turn, 1.0))
        return tuple(
            _stage(kind, scene, random, start=start, end=end)
            for kind, start, end in parts
            if kind in OPPOSITES
        )
    if recipe == ("whip",):
        start = float(random.uniform(0.3, 0.6))
        way = str(random.choice(OPPOSITES["pan"]))
        amount = float(random.uniform(0.7, 1.6))
        return (Stage(f"pan_{way}", amount, start, start + float(random.uniform(0.08, 0.14)), "eased"),)
    return tuple(_stage(kind, scene, random) for kind in recipe if kind in OPPOSITES)


def _stage(
    kind: str, scene: Scene, random: np.random.Generator, *, start: float = 0.0, end: float = 1.0
) -> Stage:
    way = str(random.choice(OPPOSITES[kind]))
    least, most = _reach(kind, scene)
    amount = float(np.exp(random.uniform(np.log(least), np.log(most))))
    if start > 0 or end < 1:
        amount = max(amount, 0.5 * most)
    move = way if kind == "dollyzoom" else f"{kind}_{way}"
    return Stage(move, amount, start, end, str(random.choice(("even", "even", "eased", "hastening"))))


def _reach(kind: str, scene: Scene) -> tuple[float, float]:
    """Least and largest amount; travel stays clear of floors, walls and what stands nearest."""
    if kind in {"dolly", "dollyzoom"}:
        return 0.06, min(0.45, -float(np.log(1 - 0.7 * scene.near / scene.middle)))
    if kind in {"truck", "pedestal", "crane"}:
        least, most = _REACH_TRAVEL
        room = 1.0 if kind != "truck" else 2.0
        return least, most if scene.flat else max(2 * least, min(most, 0.8 * room / scene.middle * 1.4))
    if kind == "arc":
        return 0.1, 0.5 if scene.flat else min(0.5, 2.5 / scene.middle)
    return _REACH.get(kind, _REACH_ELSE)
