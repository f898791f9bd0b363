"""What each clip of a reel is to show, drawn by chance but always alike for a seed and number."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from reels.camera import Pose
from reels.moves import Shake, Stage
from reels.recipes import OPPOSITES, RECIPES
from reels.scenes import Builder, Scene
from reels.spoil import Wear
from reels.textures import Stock

_REACH: Final = {"roll": (0.08, 0.9), "zoom": (0.08, 0.7), "dolly": (0.08, 0.45), "arc": (0.1, 0.5)}
_REACH_ELSE: Final = (0.08, 0.9)
_REACH_TRAVEL: Final = (0.06, 0.5)
_CREEP: Final = (0.006, 0.015)
"""Amount of a move a second that is barely noticed."""
_SIZES: Final = (*[(320, 180)] * 7, (480, 270), (320, 240))
_RATES: Final = (24, 25, 30)
_SHAKES: Final = {
    "none": (0, 0, 0.5, 1),
    "float": (0.002, 0.005, 0.15, 0.6),
    "handheld": (0.004, 0.012, 0.5, 4),
    "rough": (0.015, 0.03, 0.8, 6),
}
"""Least and largest level, in picture widths, and lowest and highest frequency, in hertz."""


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


def plan(seed: int, number: int, stock: Stock | None = None) -> Plan:
    """The plan of clip `number` of the reel of a seed."""
    random = np.random.default_rng([seed, number])
    recipe = RECIPES[number % len(RECIPES)]
    movers = int(random.integers(2, 5)) if "crowd" in recipe else 2 * ("mover" in recipe)
    scene = Builder(random, stock or Stock()).scene(
        _scene_kind(random), movers=movers, crowd="crowd" in recipe
    )
    width, height = _SIZES[int(random.integers(len(_SIZES)))]
    rate = int(random.choice(_RATES))
    shaking = _shaking(recipe, random)
    frames = int(rate * random.uniform(2, 3))
    least, most, *band = _SHAKES[shaking]
    return Plan(
        recipe=recipe,
        scene=scene,
        start=Pose(
            pitch=float(random.uniform(-0.08, 0.05)),
            yaw=float(random.uniform(-0.1, 0.1)),
            focal=float(np.exp(random.uniform(np.log(0.7), np.log(2.2)))),
        ),
        stages=_stages(recipe, scene, random, frames / rate),
        shake=Shake.drawn(random, float(random.uniform(least, most)), *band),
        shaking=shaking,
        wear=Wear.drawn(random),
        width=width,
        height=height,
        rate=rate,
        frames=frames,
    )


def _scene_kind(random: np.random.Generator) -> str:
    """A scene without depth is rare, as it is in films, and so is one with hardly any."""
    kinds = ("flat", "relief", "layers", "room", "street")
    return str(random.choice(kinds, p=(0.15, 0.07, 0.26, 0.26, 0.26)))


def _shaking(recipe: tuple[str, ...], random: np.random.Generator) -> str:
    if recipe[0] == "handheld":
        return str(random.choice(("handheld", "handheld", "rough")))
    if recipe[0] == "float":
        return "float"
    if {"static", "whip", "creep"} & set(recipe):
        return "none"
    return str(random.choice(("none", "float", "handheld"), p=(0.65, 0.2, 0.15)))


def _stages(
    recipe: tuple[str, ...], scene: Scene, random: np.random.Generator, seconds: float
) -> tuple[Stage, ...]:
    kinds = [part for part in recipe if part in OPPOSITES]
    if "then" in recipe:
        turn = float(random.uniform(0.4, 0.6))
        parts = ((recipe[0], 0.0, turn), (recipe[2], turn, 1.0))
        return tuple(
            _stage(kind, scene, random, start=start, end=end)
            for kind, start, end in parts
            if kind in OPPOSITES
        )
    if "whip" in recipe:
        return (_whip(kinds[0], random, seconds),)
    if "creep" in recipe:
        amount = seconds * float(random.uniform(*_CREEP))
        return (Stage(_term(kinds[0], random), amount, 0.0, 1.0, "even"),)
    return tuple(_stage(kind, scene, random) for kind in kinds)


def _whip(kind: str, random: np.random.Generator, seconds: float) -> Stage:
    """A turn of about a picture in a fifth to a third of a second."""
    start = float(random.uniform(0.3, 0.6))
    end = start + float(random.uniform(0.17, 0.32)) / seconds
    return Stage(_term(kind, random), float(random.uniform(0.7, 1.6)), start, end, "eased")


def _stage(
    kind: str, scene: Scene, random: np.random.Generator, *, start: float = 0.0, end: float = 1.0
) -> Stage:
    move = _term(kind, random)
    least, most = _reach(kind, scene)
    amount = float(np.exp(random.uniform(np.log(least), np.log(most))))
    if start > 0 or end < 1:
        amount = max(amount, 0.5 * most)
    return Stage(move, amount, start, end, str(random.choice(("even", "even", "eased", "hastening"))))


def _term(kind: str, random: np.random.Generator) -> str:
    way = str(random.choice(OPPOSITES[kind]))
    return way if kind == "dollyzoom" else f"{kind}_{way}"


def _reach(kind: str, scene: Scene) -> tuple[float, float]:
    """Least and largest amount; travel stays clear of floors, walls and what stands nearest."""
    if kind in {"dolly", "dollyzoom"}:
        return 0.08, min(0.45, -float(np.log(1 - 0.7 * scene.near / scene.middle)))
    if kind in {"truck", "pedestal", "crane"}:
        least, most = _REACH_TRAVEL
        room = 1.0 if kind != "truck" else 2.0
        return least, most if scene.flat else max(2 * least, min(most, 0.8 * room / scene.middle * 1.4))
    if kind == "arc":
        return 0.1, 0.5 if scene.flat else min(0.5, 2.5 / scene.middle)
    return _REACH.get(kind, _REACH_ELSE)
