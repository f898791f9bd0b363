"""What the camera does: moves by the vocabulary's terms, alone, together or one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from reels.camera import Pose
from reels.scenes import Scene

FACET_OF: Final = {
    **dict.fromkeys(("pan_left", "pan_right", "tilt_up", "tilt_down", "roll_cw", "roll_ccw"), "rotation"),
    **dict.fromkeys(
        ("truck_left", "truck_right", "pedestal_up", "pedestal_down", "dolly_in", "dolly_out"), "translation"
    ),
    **dict.fromkeys(("zoom_in", "zoom_out", "dolly_in_zoom_out", "dolly_out_zoom_in"), "intrinsic"),
    **dict.fromkeys(("arc_cw", "arc_ccw", "crane_up", "crane_down"), "path"),
}
"""The facet of every move."""

_BOOM: Final = 4.0
"""Length of a crane's arm."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One move from a moment to another.

    Attributes:
        move: A term of `FACET_OF`.
        amount: How far: picture widths that the middle distance shifts by (pan, tilt, truck, pedestal,
            crane), natural logarithm of its growth (zoom, dolly, dolly zoom), radians (roll, arc).
        start: Share of the clip at which it begins, 0..1.
        end: Share at which it ends.
        ease: `even`, `eased` (in and out) or `hastening`.
    """

    move: str
    amount: float
    start: float = 0.0
    end: float = 1.0
    ease: str = "even"

    def done(self, share: float) -> float:
        """How much of the move is done at a share of the clip, 0..1."""
        part = float(np.clip((share - self.start) / (self.end - self.start), 0, 1))
        return EASINGS[self.ease](part)


EASINGS: Final[dict[str, Callable[[float], float]]] = {
    "even": lambda part: part,
    "eased": lambda part: part * part * (3 - 2 * part),
    "hastening": lambda part: part**1.6,
}


@dataclass(frozen=True, slots=True)
class Shake:
    """Unrest of the camera: swings of several frequencies on each axis.

    Attributes:
        level: Root mean square swing to each side, in picture widths.
        frequencies: Hertz, shape (axes, swings).
        phases: Radians, the same shape.
    """

    level: float
    frequencies: npt.NDArray[np.float64]
    phases: npt.NDArray[np.float64]

    @classmethod
    def drawn(cls, random: np.random.Generator, level: float, lowest: float, highest: float) -> "Shake":
        """Unrest by chance within a band of frequencies, strongest at the low end."""
        shape = (4, 5)
        frequencies = lowest * (highest / lowest) ** random.random(shape)
        return cls(level, frequencies, random.uniform(0, 2 * np.pi, shape))

    def at(self, seconds: float) -> npt.NDArray[np.float64]:
        """Swing to the right, up, clockwise and sideways (of the camera's place), in picture widths."""
        swings = np.sin(2 * np.pi * self.frequencies * seconds + self.phases) / np.sqrt(self.frequencies)
        scale = np.sqrt(0.5 * (1 / self.frequencies).sum(axis=1))
        there: npt.NDArray[np.float64] = self.level * swings.sum(axis=1) / scale
        return there


def path(
    stages: Sequence[Stage],
    scene: Scene,
    start: Pose,
    times: Sequence[float],
    *,
    seconds: float,
    shake: Shake,
) -> list[Pose]:
    """The camera at every time, in a clip that lasts so many seconds."""
    return [_shaken(_pose(stages, scene, start, time / seconds), scene, shake.at(time)) for time in times]


def _pose(stages: Sequence[Stage], scene: Scene, pose: Pose, share: float) -> Pose:
    for stage in stages:
        pose = _moved(pose, stage.move, stage.amount * stage.done(share), scene)
    return pose


def _shaken(pose: Pose, scene: Scene, swing: npt.NDArray[np.float64]) -> Pose:
    right, up, clockwise, aside = swing.tolist()
    focal = pose.focal
    return pose.moved(
        yaw=right / focal, pitch=up / focal, roll=0.5 * clockwise, x=0.2 * aside * scene.middle / focal
    )


def _moved(pose: Pose, move: str, amount: float, scene: Scene) -> Pose:
    kind, _, way = move.partition("_")
    sign = 1 if way in {"right", "up", "cw", "in", "in_zoom_out"} else -1
    return _BY_KIND[kind](pose, sign * amount, scene, way)


def _pan(pose: Pose, amount: float, _scene: Scene, _way: str) -> Pose:
    return pose.moved(yaw=amount / pose.focal)


def _tilt(pose: Pose, amount: float, _scene: Scene, _way: str) -> Pose:
    return pose.moved(pitch=amount / pose.focal)


def _roll(pose: Pose, amount: float, _scene: Scene, _way: str) -> Pose:
    return pose.moved(roll=amount)


def _zoom(pose: Pose, amount: float, _scene: Scene, _way: str) -> Pose:
    return replace(pose, focal=pose.focal * float(np.exp(amount)))


def _truck(pose: Pose, amount: float, scene: Scene, _way: str) -> Pose:
    return pose.moved(x=amount * scene.middle / pose.focal)


def _pedestal(pose: Pose, amount: float, scene: Scene, _way: str) -> Pose:
    return pose.moved(y=-amount * scene.middle / pose.focal)


def _dolly(pose: Pose, amount: float, scene: Scene, way: str) -> Pose:
    """Forward until the middle has grown; a dolly zoom keeps its size with the lens."""
    focal = pose.focal * float(np.exp(-amount)) if way.endswith(("zoom_in", "zoom_out")) else pose.focal
    return replace(pose, z=pose.z + scene.middle * (1 - float(np.exp(-amount))), focal=focal)


def _arc(pose: Pose, amount: float, scene: Scene, _way: str) -> Pose:
    """About the middle of the scene: clockwise from above takes the camera to its left, looking right."""
    aside, forward = scene.middle * np.sin(amount), scene.middle * (1 - np.cos(amount))
    return pose.moved(x=-float(aside), z=float(forward), yaw=amount)


def _crane(pose: Pose, amount: float, scene: Scene, _way: str) -> Pose:
    """Up along the arc of an arm, the lens lowered so that the middle all but stays."""
    rise = amount * scene.middle / pose.focal
    swing = np.arcsin(np.clip(rise / _BOOM, -1, 1))
    back = _BOOM * (1 - np.cos(swing))
    return pose.moved(y=-rise, z=-float(back), pitch=-0.5 * float(np.arctan2(rise, scene.middle)))


_BY_KIND: Final[dict[str, Callable[[Pose, float, Scene, str], Pose]]] = {
    "pan": _pan,
    "tilt": _tilt,
    "roll": _roll,
    "zoom": _zoom,
    "truck": _truck,
    "pedestal": _pedestal,
    "dolly": _dolly,
    "arc": _arc,
    "crane": _crane,
}
