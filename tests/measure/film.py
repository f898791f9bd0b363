"""Pictures that films for the tests of this room are put together from."""

import cv2
import numpy as np

from clips import Picture

WIDTH, HEIGHT = 320, 180


def scenery(seed: int, *, width: int = 640, height: int = 360) -> Picture:
    """A large soft-edged picture with detail to track, for a camera to look at a part of."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for cells in (6, 18, 54):
        coarse = random.uniform(0, 255, (cells * height // width + 1, cells, 3)).astype(np.float32)
        picture += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC) / 3
    return np.clip(picture, 0, 255).astype(np.uint8)


def view(picture: Picture, left: float = 160, top: float = 90, zoom: float = 1.0) -> Picture:
    """What a camera sees of a large picture; the corner may lie between pixels."""
    matrix = np.array([[zoom, 0, -left * zoom], [0, zoom, -top * zoom]], np.float32)
    return np.asarray(
        cv2.warpAffine(picture, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT), np.uint8
    )


def mixed(one: Picture, other: Picture, share: float) -> Picture:
    """A dissolve from one picture to another, `share` of the way."""
    mix = np.asarray(one * (1 - share) + other * share)
    return np.asarray(np.round(mix), np.uint8)


def relit(picture: Picture, gain: float) -> Picture:
    """The same picture, brighter or darker."""
    return np.asarray(np.clip(picture * gain, 0, 255), np.uint8)


def still(seed: int, frames: int) -> list[Picture]:
    """One picture, held."""
    return [view(scenery(seed))] * frames


def noisy(pictures: list[Picture], seed: int = 0, level: float = 3.0) -> list[Picture]:
    """The same film with grain, new in every frame."""
    random = np.random.default_rng(seed)
    return [
        np.clip(picture + random.normal(0, level, picture.shape), 0, 255).astype(np.uint8)
        for picture in pictures
    ]
