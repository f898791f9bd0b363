"""From a scene and a pose to a picture, exactly: every pixel is a ray, every plane a homography.

A plane with corner P and sides a, b maps its own coordinates (u, v, 1) to pixels by H = K R' [a b P-C]
(Hartley and Zisserman, "Multiple View Geometry", 2004, 8.1.1). The inverse of H gives each pixel's place on
the plane, and as its third coordinate one over the depth, by which the nearest plane is chosen.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from reels.camera import Matrix, Pose
from reels.scenes import Plane, Scene, corners_of
from reels.textures import Picture

_NEAREST: Final = 0.15
"""Distance up to which nothing is drawn."""
_THINNEST: Final = 1e-9
"""Determinant of a plane's homography up to which it is seen edge on."""
_LEVELS: Final = 6
_CORNERS: Final = np.array([[0.0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 1, 1]])
"""Those of a plane, in its own coordinates."""

Shades = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.floating]

Part = tuple[slice, slice]
"""Rows and columns of a picture."""


class Renderer:
    """Draws one scene, from any pose."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        """Prepare the textures of a scene for pictures of a size."""
        self._planes = scene.planes
        self._sides = np.array([[plane.across, plane.down] for plane in scene.planes]).transpose(0, 2, 1)
        self._corners = corners_of(scene.planes)
        self._width, self._height = width, height
        self._pyramids: dict[int, list[Picture]] = {}

    def picture(self, pose: Pose, seconds: float) -> Picture:
        """The scene at a time as a camera at a pose sees it: BGR, uint8."""
        return self.drawn(pose, seconds)[0]

    def drawn(self, pose: Pose, seconds: float) -> tuple[Picture, Shades]:
        """The same, and at every pixel one over the depth of what is seen there, 0 where nothing is."""
        canvas = np.zeros((self._height, self._width, 3), np.uint8)
        nearness = np.zeros((self._height, self._width), np.float32)
        for plane, back, part in self._seen(pose, seconds):
            self._draw(plane, back, part, canvas[part], nearness[part])
        return canvas, nearness

    def _seen(self, pose: Pose, seconds: float) -> Iterator[tuple[Plane, Matrix, Part]]:
        """The planes in sight, nearest corner first, with the way back from pixels and what they may cover.

        All are projected at once: there are a hundred or more, and few are seen.
        """
        corners = self._corners(seconds) - pose.position
        project: Matrix = pose.lens(self._width, self._height) @ pose.rotation.T
        onto = project @ np.concatenate([self._sides, corners[:, :, None]], axis=2)
        x, y, depth = np.moveaxis(onto @ _CORNERS, 1, 0)
        outside = np.stack([x < 0, x > self._width * depth, y < 0, y > self._height * depth])
        hidden = (depth <= _NEAREST).all(axis=1) | outside.all(axis=2).any(axis=0)
        seen = np.flatnonzero(~hidden & (np.abs(np.linalg.det(onto)) > _THINNEST))
        back = np.linalg.inv(onto[seen])
        for at in np.argsort(depth[seen].min(axis=1), kind="stable"):
            number = int(seen[at])
            yield self._planes[number], back[at], self._part(x[number], y[number], depth[number])

    def _part(self, x: Numbers, y: Numbers, depth: Numbers) -> Part:
        """The rows and columns that a plane may cover."""
        if (depth <= _NEAREST).any():
            return slice(0, self._height), slice(0, self._width)
        return _span(y / depth, self._height), _span(x / depth, self._width)

    def _draw(self, plane: Plane, back: Matrix, box: Part, canvas: Picture, nearness: Shades) -> None:
        """Draw a plane into the part of the picture, and of the nearness, that it may cover."""
        near = _ramp(back[2], box)
        there = near > nearness
        there &= near < np.float32(1 / _NEAREST)
        if not there.any():
            return
        across, down = _ramp(back[0], box), _ramp(back[1], box)
        there &= np.minimum(across, down) >= 0
        there &= np.maximum(across, down) <= near
        part = _around(there)
        if part is None:
            return
        there = there[part]
        safe = np.where(there, near[part], np.float32(1))
        u, v = across[part] / safe, down[part] / safe
        level, picture = self._texture(plane, u, v, there)
        height, width = picture.shape[:2]
        at = (u * width - np.float32(0.5), v * height - np.float32(0.5))
        if plane.mask is not None:
            mask = self._pyramid(plane.mask)[level]
            there = there & (cv2.remap(mask, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT) > 127)
        seen = cv2.remap(picture, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        canvas[part] = np.where(there[..., None], seen, canvas[part])
        nearness[part] = np.where(there, near[part], nearness[part])

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


def _ramp(line: Numbers, box: Part) -> Shades:
    """A figure that grows evenly with column and row, at every pixel of a part."""
    columns = np.arange(box[1].start, box[1].stop, dtype=np.float32)
    rows = np.arange(box[0].start, box[0].stop, dtype=np.float32)[:, None]
    return np.float32(line[0]) * columns + (np.float32(line[1]) * rows + np.float32(line[2]))


def _span(places: Numbers, length: int) -> slice:
    return slice(max(0, int(places.min())), min(length, int(places.max()) + 2))


def _around(there: npt.NDArray[np.bool_]) -> Part | None:
    """The smallest part with everything that is there; None where nothing is."""
    rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
    if not len(rows):
        return None
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
