"""Generated pictures to cover planes with: soft, hard-edged, regular, irregular, rich and poor in detail."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
"""BGR, uint8, shape (height, width, 3)."""

SIZE: Final = 512
"""Pixels along each side of a generated texture."""


def clouds(random: np.random.Generator) -> Picture:
    """Noise at several scales, each weaker as it gets finer (as in natural pictures, Field 1987)."""
    picture = np.zeros((SIZE, SIZE, 3), np.float32)
    for cells in (4, 8, 16, 32, 64, 128):
        coarse = random.normal(0, 1, (cells, cells, 3)).astype(np.float32)
        finer = np.asarray(cv2.resize(coarse, (SIZE, SIZE), interpolation=cv2.INTER_CUBIC), np.float32)
        picture += finer / np.float32(cells**0.5)
    return _spread(picture, random)


def bricks(random: np.random.Generator) -> Picture:
    """A wall of bricks, each of its own shade, with joints."""
    picture = np.full((SIZE, SIZE, 3), random.uniform(60, 200), np.float32)
    height, width = int(random.integers(24, 64)), int(random.integers(50, 130))
    base = random.uniform(30, 220, 3)
    for row, top in enumerate(range(0, SIZE, height)):
        for left in range(-width // 2 * (row % 2), SIZE, width):
            shade = base + random.normal(0, 25)
            cv2.rectangle(
                picture, (left + 2, top + 2), (left + width - 3, top + height - 3), shade.tolist(), -1
            )
    return _rough(picture, random, 12)


def leaves(random: np.random.Generator) -> Picture:
    """Overlapping ellipses of all sizes (a dead-leaves picture, Matheron 1968)."""
    picture = np.full((SIZE, SIZE, 3), 90, np.float32)
    hue = random.uniform(20, 230, 3)
    for _ in range(700):
        centre = tuple(int(value) for value in random.integers(0, SIZE, 2))
        axes = tuple(int(4 + 40 * value) for value in random.power(0.4, 2))
        shade = np.clip(hue + random.normal(0, 50, 3), 0, 255).tolist()
        cv2.ellipse(picture, centre, axes, float(random.uniform(0, 180)), 0, 360, shade, -1)
    return _rough(picture, random, 5)


def polygons(random: np.random.Generator) -> Picture:
    """Few large flat shapes: hard edges and little else."""
    picture = np.full((SIZE, SIZE, 3), random.uniform(40, 220, 3), np.float32)
    for _ in range(40):
        middle, reach = random.uniform(0, SIZE, 2), random.uniform(20, 120)
        corners = (middle + random.uniform(-reach, reach, (int(random.integers(3, 7)), 2))).astype(np.int32)
        cv2.fillPoly(picture, [cv2.convexHull(corners)], random.uniform(10, 245, 3).tolist())
    return _rough(picture, random, 3)


def boards(random: np.random.Generator) -> Picture:
    """Boards of uneven width with grain along them: detail in one direction mostly."""
    picture = np.zeros((SIZE, SIZE, 3), np.float32)
    left, base = 0, random.uniform(50, 190, 3)
    while left < SIZE:
        width = int(random.integers(14, 90))
        picture[:, left : left + width] = base + random.normal(0, 25)
        picture[:, left : left + 2] *= 0.4
        left += width
    grain = cv2.GaussianBlur(random.normal(0, 60, (SIZE, SIZE)).astype(np.float32), (0, 0), 1, sigmaY=12)
    return _clipped(picture + grain[..., None] * 2)


def writing(random: np.random.Generator) -> Picture:
    """A wall with signs: strokes and blots on a plain ground."""
    picture = np.full((SIZE, SIZE, 3), random.uniform(120, 235, 3), np.float32)
    for _ in range(60):
        start = random.uniform(0, SIZE, 2)
        stroke = (start + np.cumsum(random.normal(0, 14, (12, 2)), axis=0)).astype(np.int32)
        shade = random.uniform(0, 150, 3).tolist()
        cv2.polylines(picture, [stroke], isClosed=False, color=shade, thickness=int(random.integers(2, 7)))
    return _rough(picture, random, 4)


def plaster(random: np.random.Generator) -> Picture:
    """Hardly anything to see: a soft shade with a few stains."""
    coarse = random.normal(0, 10, (5, 5, 3)).astype(np.float32)
    picture = cv2.resize(coarse, (SIZE, SIZE), interpolation=cv2.INTER_CUBIC) + random.uniform(90, 200, 3)
    for _ in range(25):
        centre = tuple(int(value) for value in random.integers(0, SIZE, 2))
        cv2.circle(picture, centre, int(random.integers(3, 16)), random.uniform(60, 210, 3).tolist(), -1)
    return _rough(picture.astype(np.float32), random, 3)


def cells(random: np.random.Generator) -> Picture:
    """Cells around points (Voronoi's), each of its own shade, as in dry mud or cobbles."""
    count = int(random.integers(40, 220))
    points = random.uniform(0, SIZE, (count, 2)).astype(np.float32)
    seeds = np.full((SIZE, SIZE), 255, np.uint8)
    seeds[points[:, 1].astype(int), points[:, 0].astype(int)] = 0
    away, nearest = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    shades = random.uniform(30, 220, 3) + random.normal(0, 30, (count + 1, 3))
    dome = 40 * np.exp(-np.asarray(away) / random.uniform(6, 30))
    picture = shades[np.asarray(nearest)] + dome[..., None]
    return _rough(picture.astype(np.float32), random, 6)


def contours(random: np.random.Generator) -> Picture:
    """Bands between the heights of a soft hill land: curved edges of all directions."""
    coarse = random.normal(0, 1, (int(random.integers(6, 14)),) * 2).astype(np.float32)
    height = np.asarray(cv2.resize(coarse, (SIZE, SIZE), interpolation=cv2.INTER_CUBIC), np.float32)
    bands = np.floor(height * random.uniform(3, 7)).astype(int)
    shades = random.uniform(20, 230, (64, 3)).astype(np.float32)
    return _rough(shades[bands % 64], random, 5)


def mosaic(random: np.random.Generator) -> Picture:
    """Small squares of many shades with joints between."""
    count = int(random.integers(14, 36))
    shades = random.uniform(40, 210, 3) + random.normal(0, 35, (count, count, 3))
    size = SIZE // count * count
    picture = np.asarray(
        cv2.resize(shades.astype(np.float32), (size, size), interpolation=cv2.INTER_NEAREST), np.float32
    )
    picture[:: SIZE // count] = picture[:, :: SIZE // count] = 60
    return _rough(np.asarray(cv2.resize(picture, (SIZE, SIZE)), np.float32), random, 4)


def ripples(random: np.random.Generator) -> Picture:
    """Waves of a few lengths and directions, bent: water, cloth, ploughed earth."""
    across, down = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
    bend = np.asarray(
        cv2.resize(random.normal(0, 3, (7, 7)), (SIZE, SIZE), interpolation=cv2.INTER_CUBIC), np.float32
    )
    picture = np.zeros((SIZE, SIZE), np.float32)
    for _ in range(4):
        angle, length = random.uniform(0, np.pi), random.uniform(12, 70)
        way = (across * np.cos(angle) + down * np.sin(angle)) * 2 * np.pi / length
        picture += np.sin(way + bend + random.uniform(0, 6)).astype(np.float32)
    return _rough(picture[..., None] * 22 + random.uniform(70, 180, 3).astype(np.float32), random, 5)


KINDS: Final[dict[str, Callable[[np.random.Generator], Picture]]] = {
    "clouds": clouds,
    "bricks": bricks,
    "leaves": leaves,
    "polygons": polygons,
    "boards": boards,
    "writing": writing,
    "plaster": plaster,
    "cells": cells,
    "contours": contours,
    "mosaic": mosaic,
    "ripples": ripples,
}


@dataclass(frozen=True)
class Stock:
    """What planes are covered with.

    Attributes:
        kinds: Names of `KINDS` to draw from.
        stills: Picture files; where there are any, half the textures are cut out of these.
    """

    kinds: tuple[str, ...] = tuple(KINDS)
    stills: tuple[Path, ...] = ()

    def texture(self, random: np.random.Generator) -> Picture:
        """A texture by chance."""
        if self.stills and random.random() < 0.5:
            return still(self.stills[int(random.integers(len(self.stills)))], random)
        return KINDS[self.kinds[int(random.integers(len(self.kinds)))]](random)


def still(path: Path, random: np.random.Generator) -> Picture:
    """A part of a picture file, at the size of a texture.

    Raises:
        ValueError: OpenCV cannot read the file.
    """
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"no picture can be read from {path}")
    side = int(min(picture.shape[:2]) * random.uniform(0.3, 1))
    top, left = (int(random.integers(0, length - side + 1)) for length in picture.shape[:2])
    part = picture[top : top + side, left : left + side]
    return np.asarray(cv2.resize(part, (SIZE, SIZE), interpolation=cv2.INTER_AREA), np.uint8)


def _spread(picture: npt.NDArray[np.float32], random: np.random.Generator) -> Picture:
    contrast, level = random.uniform(30, 60), random.uniform(80, 170, 3)
    grey = picture.mean(axis=2, keepdims=True)
    return _clipped((0.7 * grey + 0.3 * picture) / picture.std() * contrast + level)


def _rough(picture: npt.NDArray[np.float32], random: np.random.Generator, level: float) -> Picture:
    coarse = random.normal(0, level, (SIZE // 3, SIZE // 3)).astype(np.float32)
    fine = np.asarray(cv2.resize(coarse, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR), np.float32)
    return _clipped(picture + fine[..., None])


def _clipped(picture: npt.NDArray[np.floating]) -> Picture:
    clipped: Picture = np.clip(picture, 0, 255).astype(np.uint8)
    return clipped
