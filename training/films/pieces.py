"""Pieces without a cut: real footage, and generated pictures that a made-up camera moves over."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
import numpy.typing as npt

WIDTH: Final = 320
HEIGHT: Final = 180
Frames = npt.NDArray[np.uint8]
"""A run of pictures, uint8, shape (frames, HEIGHT, WIDTH, 3), red, green and blue."""


@dataclass(frozen=True)
class Piece:
    """Frames of one source without a cut."""

    source: str
    frames: Frames

    def take(self, random: np.random.Generator, length: int) -> Frames:
        """Some frames that follow each other; fewer where the piece is short."""
        length = min(length, len(self.frames))
        start = int(random.integers(0, len(self.frames) - length + 1))
        return self.frames[start : start + length]


def footage(folders: Sequence[Path], group: str) -> list[Piece]:
    """The pieces of a group of sources, as far as the folders have them."""
    about = json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))
    found = []
    for name, source in about["groups"][group].items():
        for folder in folders:
            if (folder / name).exists():
                pictures = _pictures(folder / name, max(end for _, end in source["ranges"]))
                found += [Piece(name, pictures[start:end]) for start, end in source["ranges"]]
                break
    return found


def _pictures(path: Path, most: int) -> Frames:
    pictures = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            pictures.append(_filling(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)))
            if len(pictures) >= most:
                break
    return np.stack(pictures)


def _filling(picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The middle of a picture, scaled to fill the frame of the films."""
    height, width = picture.shape[:2]
    wide, high = min(width, round(height * WIDTH / HEIGHT)), min(height, round(width * HEIGHT / WIDTH))
    top, left = (height - high) // 2, (width - wide) // 2
    inside = picture[top : top + high, left : left + wide]
    return np.asarray(cv2.resize(inside, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)


def generated(seed: int, length: int = 150) -> Piece:
    """A made-up scene: a textured ground that a camera moves over, and discs that cross it."""
    random = np.random.default_rng(seed)
    ground = _texture(random)
    pan, drift = random.normal(0, 1.2, 2), random.normal(0, 0.4, 2)
    if random.random() < 0.35:
        pan = np.zeros(2)
    grow, turn = random.normal(0, 0.0015), random.normal(0, 0.06)
    discs = [_disc(random) for _ in range(int(random.integers(0, 4)))]
    shaken = np.cumsum(random.normal(0, random.choice([0, 0, 0.8]), (length, 2)), axis=0)
    pictures = []
    for frame in range(length):
        middle = np.array([320, 180]) + (pan + drift * frame / length) * (frame - length / 2) + shaken[frame]
        zoom = float(np.exp(grow * (frame - length / 2)))
        matrix = cv2.getRotationMatrix2D((float(middle[0]), float(middle[1])), turn * frame, zoom)
        matrix[:, 2] += [WIDTH / 2 - middle[0], HEIGHT / 2 - middle[1]]
        picture = np.asarray(
            cv2.warpAffine(ground, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT_101)
        )
        for start, speed, radius, colour in discs:
            at = start + speed * frame
            cv2.circle(picture, (round(at[0]), round(at[1])), radius, colour, -1, cv2.LINE_AA)
        pictures.append(picture)
    return Piece(f"generated-{seed}", np.stack(pictures).astype(np.uint8))


def _texture(random: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Soft noise of several sizes, tinted, sometimes with hard-edged boxes; 640 by 360."""
    ground = np.zeros((360, 640, 3), np.float32)
    for cells in (4, 12, 40, 120):
        coarse = random.normal(0, 1, (cells * 9 // 16 + 1, cells, 3)).astype(np.float32)
        grey = coarse.mean(axis=2, keepdims=True) * 1.7
        coarse = grey + random.uniform(0, 1) * (coarse - grey)
        scaled = cv2.resize(coarse, (640, 360), interpolation=cv2.INTER_CUBIC)
        ground += scaled * random.uniform(0.1, 1.2) * 6 / (6 + cells**0.5)
    ground = ground * np.float32(random.uniform(12, 55)) + random.uniform(30, 200, 3).astype(np.float32)
    for _ in range(int(random.integers(0, 25))):
        left, top = int(random.integers(0, 620)), int(random.integers(0, 340))
        size = random.integers(10, 140, 2)
        ground[top : top + size[1], left : left + size[0]] = random.uniform(0, 255, 3)
    return np.clip(ground, 0, 255).astype(np.uint8)


def _disc(
    random: np.random.Generator,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], int, tuple[int, int, int]]:
    start = random.uniform((-60, 0), (WIDTH + 60, HEIGHT))
    red, green, blue = (int(value) for value in random.integers(0, 255, 3))
    return start, random.normal(0, 2.5, 2), int(random.integers(6, 50)), (red, green, blue)
