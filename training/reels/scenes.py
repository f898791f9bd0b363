"""What the camera looks at: textured rectangles in space, some of which move."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

import cv2
import numpy as np

from reels.camera import Vector
from reels.textures import Picture, Stock

_MATERIALS: Final = 9
"""Textures of a scene at most."""
_STILL: Final = (0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Plane:
    """A textured rectangle.

    Attributes:
        corner: Where its texture's top left corner lies.
        across: From there to the top right.
        down: From there to the bottom left.
        picture: BGR, uint8.
        mask: Where the rectangle is there, uint8 0 or 255, shape of the texture; None everywhere.
        velocity: Way in a second, for subjects that move.
        sway: Amplitude of swinging to and fro once in two seconds, on top of it.
    """

    corner: Vector
    across: Vector
    down: Vector
    picture: Picture
    mask: Picture | None = None
    velocity: tuple[float, float, float] = _STILL
    sway: tuple[float, float, float] = _STILL


def corners_of(planes: Sequence[Plane]) -> Callable[[float], Vector]:
    """Where the corners of planes lie at a time, shape (planes, 3); what sways swings once in two seconds."""
    corners, velocities, sways = (
        np.array([getattr(plane, name) for plane in planes]) for name in ("corner", "velocity", "sway")
    )

    def at(seconds: float) -> Vector:
        there: Vector = corners + velocities * seconds + sways * np.sin(np.pi * seconds)
        return there

    return at


@dataclass(frozen=True, eq=False)
class Scene:
    """Planes, and how deep the scene is.

    Attributes:
        kind: What it is like.
        planes: In no order.
        near: Distance of the nearest thing that stands.
        middle: Distance of what is looked at.
        far: Distance of the backdrop.
    """

    kind: str
    planes: tuple[Plane, ...]
    near: float
    middle: float
    far: float

    @property
    def flat(self) -> bool:
        """Whether it is one wall."""
        return self.kind == "flat"

    @property
    def standing(self) -> "Scene":
        """The scene without what moves."""
        return replace(self, planes=tuple(plane for plane in self.planes if plane.velocity == _STILL))


@dataclass(frozen=True)
class Builder:
    """Makes scenes by chance, always the same for the same generator."""

    random: np.random.Generator
    stock: Stock
    made: list[Picture] = field(default_factory=list)

    def scene(self, kind: str, *, movers: int = 0, crowd: bool = False) -> Scene:
        """A scene of a kind of `SCENES`, with subjects that move; those of a crowd are large and near."""
        planes, near, middle, far = SCENES[kind](self)
        for _ in range(movers):
            planes.append(self._mover(near, middle, crowd=crowd))
        return Scene(kind, tuple(planes), near, middle, far)

    def wall(self, distance: float, reach: float, *, tile: float = 0.8, kinds: int = 3) -> list[Plane]:
        """Tiles of a few kinds, a share of the distance wide, that face the camera and reach so far."""
        side = tile * distance
        count = int(np.ceil(2 * reach / side))
        pictures = [self._texture() for _ in range(kinds)]
        return [
            Plane(
                np.array([-reach + column * side, -reach + row * side, distance]),
                np.array([side, 0, 0]),
                np.array([0, side, 0]),
                pictures[int(self.random.integers(kinds))],
            )
            for row in range(count)
            for column in range(count)
        ]

    def floor(self, height: float, far: float, reach: float) -> list[Plane]:
        """Strips of ground (or ceiling, where height is negative) from behind the camera to far away."""
        picture = self._texture()
        edges = [-2.0, 3.0]
        while edges[-1] < far:
            edges.append(min(far, edges[-1] * 1.6))
        return [
            Plane(
                np.array([left, height, end]),
                np.array([side, 0, 0]),
                np.array([0, 0, start - end]),
                picture,
            )
            for start, end in pairwise(edges)
            for side in [max(4.0, (end - start) * 1.2)]
            for left in np.arange(-reach, reach, side)
        ]

    def side(self, x: float, far: float) -> list[Plane]:
        """A wall along the line of sight."""
        picture = self._texture()
        edges = np.linspace(-2, far, 5)
        return [
            Plane(np.array([x, -4, start]), np.array([0, 0, end - start]), np.array([0, 8, 0]), picture)
            for start, end in pairwise(edges)
        ]

    def box(self, x: float, bottom: float, z: float, size: float) -> list[Plane]:
        """A box on the ground: its front, its sides and its top."""
        picture = self._texture()
        wide, tall, deep = (size * self.random.uniform(0.6, 1.5, 3)).tolist()
        left, right, top = x - wide / 2, x + wide / 2, bottom - tall
        return [
            Plane(np.array([left, top, z]), np.array([wide, 0, 0]), np.array([0, tall, 0]), picture),
            Plane(np.array([left, top, z + deep]), np.array([0, 0, -deep]), np.array([0, tall, 0]), picture),
            Plane(np.array([right, top, z]), np.array([0, 0, deep]), np.array([0, tall, 0]), picture),
            Plane(np.array([left, top, z + deep]), np.array([wide, 0, 0]), np.array([0, 0, -deep]), picture),
        ]

    def cutout(self, x: float, y: float, z: float, size: float) -> Plane:
        """Something of irregular outline that faces the camera."""
        picture = self._texture()
        wide, tall = (size * self.random.uniform(0.6, 1.5, 2)).tolist()
        return Plane(
            np.array([x - wide / 2, y - tall / 2, z]),
            np.array([wide, 0, 0]),
            np.array([0, tall, 0]),
            picture,
            self._outline(picture),
        )

    def _texture(self) -> Picture:
        """One of a few textures that a scene is made of."""
        place = int(self.random.integers(_MATERIALS))
        if place >= len(self.made):
            self.made.append(self.stock.texture(self.random))
        return self.made[min(place, len(self.made) - 1)]

    def _outline(self, picture: Picture) -> Picture:
        angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        reach = self.random.uniform(0.55, 1, 24)
        size = picture.shape[0]
        points = (size / 2 + size / 2 * reach * [np.cos(angles), np.sin(angles)]).T.astype(np.int32)
        mask = np.zeros((size, size), np.uint8)
        return np.asarray(cv2.fillPoly(mask, [points], 255), np.uint8)

    def _mover(self, near: float, middle: float, *, crowd: bool) -> Plane:
        """A subject that walks through; in a crowd it is large and near."""
        z = near * 0.9 if crowd else float(self.random.uniform(near, middle))
        size = z * (self.random.uniform(0.4, 1.1) if crowd else self.random.uniform(0.15, 0.4))
        way = -1 if self.random.random() < 0.5 else 1
        speed = z * self.random.uniform(0.1, 0.4)
        x = float(self.random.uniform(-0.5, 0.5) * z - way * speed * 0.7)
        shape = self.cutout(x, float(self.random.uniform(-0.1, 0.2) * z), z, size)
        sway = (0.0, 0.02 * z, 0.0)
        return Plane(
            shape.corner, shape.across, shape.down, shape.picture, shape.mask, (way * speed, 0.0, 0.0), sway
        )


Built = tuple[list[Plane], float, float, float]
"""Planes, and the distances of the nearest thing, of the middle and of the backdrop."""


def _flat(build: Builder) -> Built:
    """One wall: of one material mostly, else of several."""
    distance = float(build.random.uniform(3, 12))
    kinds = int(build.random.choice((1, 1, 3)))
    tile = float(build.random.uniform(0.7, 2.5))
    return build.wall(distance, 4 * distance, tile=tile, kinds=kinds), distance, distance, distance


def _layers(build: Builder) -> Built:
    far = float(build.random.uniform(8, 25))
    planes = build.wall(far, 3 * far)
    for z in np.geomspace(2, far * 0.7, 22):
        x, y = (build.random.uniform(-1.1, 1.1, 2) * z * [1, 0.5]).tolist()
        planes.append(build.cutout(x, y, float(z), 0.3 * float(z) ** 0.9))
    return planes, 2.0, 5.0, far


def _relief(build: Builder) -> Built:
    """Things that stand a little before a wall: hardly any depth."""
    far = float(build.random.uniform(4, 9))
    planes = build.wall(far, 3 * far)
    for _ in range(20):
        z = far * float(build.random.uniform(0.55, 0.9))
        x, y = (build.random.uniform(-1.1, 1.1, 2) * z * [1, 0.6]).tolist()
        planes.append(build.cutout(x, y, z, 0.2 * z))
    return planes, 0.55 * far, 0.8 * far, far


def _room(build: Builder) -> Built:
    far, wide = float(build.random.uniform(6, 12)), float(build.random.uniform(3, 6))
    planes = build.wall(far, 2 * far) + build.floor(1.4, far, 3 * wide) + build.floor(-1.6, far, 3 * wide)
    planes += build.side(-wide, far) + build.side(wide, far)
    for _ in range(int(build.random.integers(4, 9))):
        x, z = float(build.random.uniform(-wide, wide)), float(build.random.uniform(2.5, far * 0.8))
        planes += build.box(x, 1.4, z, float(build.random.uniform(0.5, 1.2)))
    return planes, 2.5, far * 0.6, far


def _street(build: Builder) -> Built:
    far = float(build.random.uniform(25, 60))
    planes = build.wall(far, 2 * far) + build.floor(1.6, far, 30)
    for z in build.random.uniform(4, far * 0.7, 14):
        x = float(build.random.uniform(-0.9, 0.9) * max(z, 6))
        planes += build.box(x, 1.6, float(z), float(build.random.uniform(1, 4)))
    return planes, 4.0, 10.0, far


SCENES: Final[dict[str, Callable[[Builder], Built]]] = {
    "flat": _flat,
    "layers": _layers,
    "relief": _relief,
    "room": _room,
    "street": _street,
}
