"""From a scene and a pose to a picture, exactly: every pixel is a ray, every plane a homography.

A plane with corner P and sides a, b maps its own coordinates (u, v, 1) to pixels by H = K R' [a b P-C]
(Hartley and Zisserman, "Multiple View Geometry", 2004, 8.1.1). The inverse of H gives each pixel's place on
the plane, and as its third coordinate one over the depth, by which the nearest plane is chosen.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from reels.camera import Matrix, Pose
from reels.scenes import Plane, Scene
from reels.textures import Picture

_NEAREST: Final = 0.15
"""Distance up to which nothing is drawn."""
_LEVELS: Final = 6

Shades = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.floating]

Part = tuple[slice, slice]
"""Rows and columns of a picture."""


class Renderer:
    """Draws one scene, from any pose."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        """Prepare the textures of a scene for pictures of a size."""
        self._scene = scene
        self._width, self._height = width, height
        self._pyramids: dict[int, list[Picture]] = {}

    def picture(self, pose: Pose, seconds: float) -> Picture:
        """The scene at a time as a camera at a pose sees it: BGR, uint8."""
        canvas = np.zeros((self._height, self._width, 3), np.uint8)
        nearness = np.zeros((self._height, self._width), np.float32)
        project: Matrix = pose.lens(self._width, self._height) @ pose.rotation.T
        for plane in self._scene.planes:
            sides = [plane.across, plane.down, plane.corner_at(seconds) - pose.position]
            onto = project @ np.stack(sides, axis=1)
            part = self._part(onto)
            if part is not None and abs(np.linalg.det(onto)) > 1e-9:
                self._draw(plane, np.linalg.inv(onto).astype(np.float64), part, canvas[part], nearness[part])
        return canvas

    def _part(self, onto: npt.NDArray[np.float64]) -> Part | None:
        """The rows and columns that a plane may cover; None where it is out of sight."""
        x, y, depth = onto @ np.array([[0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 1, 1]])
        outside = (x < 0, x > self._width * depth, y < 0, y > self._height * depth)
        if (depth <= _NEAREST).all() or any(side.all() for side in outside):
            return None
        if (depth <= _NEAREST).any():
            return slice(0, self._height), slice(0, self._width)
        return _span(y / depth, self._height), _span(x / depth, self._width)

    def _draw(
        self, plane: Plane, back: npt.NDArray[np.float64], box: Part, canvas: Picture, nearness: Shades
    ) -> None:
        """Draw a plane into the part of the picture, and of the nearness, that it may cover."""
        columns = np.arange(box[1].start, box[1].stop, dtype=np.float32)
        rows = np.arange(box[0].start, box[0].stop, dtype=np.float32)[:, None]
        across, down, near = (
            np.float32(line[0]) * columns + np.float32(line[1]) * rows + np.float32(line[2]) for line in back
        )
        there = (near > nearness) & (near < 1 / _NEAREST)
        there &= (across >= 0) & (across <= near) & (down >= 0) & (down <= near)
        if not there.any():
            return
        top, bottom = _bounds(np.any(there, axis=1))
        left, right = _bounds(np.any(there, axis=0))
        part = (slice(top, bottom), slice(left, right))
        there = there[part]
        safe = np.where(there, near[part], np.float32(1))
        u, v = across[part] / safe, down[part] / safe
        level, picture = self._texture(plane, u, v, there)
        height, width = picture.shape[:2]
        at = (u * width - 0.5, v * height - 0.5)
        if plane.mask is not None:
            mask = self._pyramid(plane.mask)[level]
            there = there & (cv2.remap(mask, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT) > 127)
        seen = cv2.remap(picture, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        canvas[part][there] = seen[there]
        nearness[part][there] = near[part][there]

    def _texture(
        self, plane: Plane, u: Numbers, v: Numbers, there: npt.NDArray[np.bool_]
    ) -> tuple[int, Picture]:
        """The texture at the size at which one of its pixels covers about one of the picture's."""
        area = float(np.ptp(u[there]) * np.ptp(v[there])) * plane.picture.shape[0] ** 2
        shrink = 0.5 * np.log2(max(1.0, area / float(there.sum())))
        level = min(_LEVELS - 1, round(float(shrink)))
        return level, self._pyramid(plane.picture)[level]

    def _pyramid(self, picture: Picture) -> list[Picture]:
        """A texture at ever smaller sizes, made once."""
        if id(picture) not in self._pyramids:
            self._pyramids[id(picture)] = _pyramid(picture)
        return self._pyramids[id(picture)]


def _pyramid(picture: Picture) -> list[Picture]:
    levels = [picture]
    for _ in range(_LEVELS - 1):
        height, width = levels[-1].shape[:2]
        smaller = cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        levels.append(np.asarray(smaller, np.uint8))
    return levels


def _span(places: npt.NDArray[np.float64], length: int) -> slice:
    return slice(max(0, int(places.min())), min(length, int(places.max()) + 2))


def _bounds(line: npt.NDArray[np.bool_] | np.bool_) -> tuple[int, int]:
    places = np.flatnonzero(line)
    return int(places[0]), int(places[-1]) + 1
