"""What joins two shots: how each frame of a transition is made of both."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from films.pieces import HEIGHT, WIDTH, Frames

Mask = npt.NDArray[np.float32]
"""Share of the second picture at each pixel, 0..1, shape (HEIGHT, WIDTH)."""

DOWN, RIGHT = (np.mgrid[0:HEIGHT, 0:WIDTH] / np.array([HEIGHT - 1, WIDTH - 1])[:, None, None]).astype(
    np.float32
)

ORDERS: Final[dict[str, Callable[[np.random.Generator], Mask]]] = {
    "straight": lambda random: _straight(random.choice([0, 90, 180, 270])),
    "slanted": lambda random: _straight(random.uniform(0, 360)),
    "circle": lambda random: _away(random.choice([True, False]), np.hypot(RIGHT - 0.5, DOWN - 0.5)),
    "doors": lambda random: _away(
        random.choice([True, False]), np.abs((RIGHT, DOWN)[random.integers(2)] - 0.5)
    ),
    "box": lambda random: _away(
        random.choice([True, False]), np.maximum(np.abs(RIGHT - 0.5), np.abs(DOWN - 0.5))
    ),
    "clock": lambda _: _scaled(np.arctan2(RIGHT - 0.5, DOWN - 0.5)),
    "blinds": lambda random: _scaled((RIGHT, DOWN)[random.integers(2)] * random.integers(3, 9) % 1),
}
"""When each pixel of a wipe turns, 0 first to 1 last, by the name of the wipe's shape."""


def _straight(degrees: float) -> Mask:
    angle = np.radians(degrees)
    return _scaled(np.cos(angle) * RIGHT + np.sin(angle) * DOWN)


def _away(inwards: bool, distance: Mask) -> Mask:
    scaled = _scaled(distance)
    return 1 - scaled if inwards else scaled


def _scaled(values: npt.NDArray[np.floating]) -> Mask:
    low, high = float(values.min()), float(values.max())
    return ((values - low) / (high - low)).astype(np.float32)


def wiped(random: np.random.Generator, before: Frames, after: Frames) -> Frames:
    """A wipe of some shape with an edge between hard and a third of the picture soft."""
    order = ORDERS[str(random.choice(list(ORDERS)))](random)
    soft = float(random.choice([0.01, 0.02, 0.05, 0.15, 0.35]))
    masks = [np.clip((share * (1 + soft) - order) / soft, 0, 1) for share in _shares(len(before))]
    return _mixed(before, after, np.stack(masks)[..., None])


def pushed(random: np.random.Generator, before: Frames, after: Frames) -> Frames:
    """The second picture pushes the first out, or slides over it."""
    sideways, backwards, slides = (bool(random.integers(2)) for _ in range(3))
    slides = slides and bool(random.integers(2))
    axis, size = (1, WIDTH) if sideways else (0, HEIGHT)
    pictures = []
    for one, two, share in zip(before, after, _shares(len(before)), strict=True):
        way = round(size * share)
        first, second = (np.flip(one, axis), np.flip(two, axis)) if backwards else (one, two)
        rest = np.take(first, range(0 if slides else way, size - (way if slides else 0)), axis)
        whole = np.concatenate([rest, np.take(second, range(way), axis)], axis)
        pictures.append(np.flip(whole, axis) if backwards else whole)
    return np.stack(pictures)


def dissolved(random: np.random.Generator, before: Frames, after: Frames) -> Frames:
    """A dissolve, linear or eased at both ends."""
    shares = _shares(len(before))
    if random.random() < 0.3:
        shares = (1 - np.cos(np.pi * shares)) / 2
    return _mixed(before, after, shares[:, None, None, None])


def faded(frames: Frames, level: int, *, out: bool) -> Frames:
    """A fade out to plain black or white, or in from it; the plain frame itself is not among them."""
    shares = _shares(len(frames))
    plain = np.full_like(frames, level)
    return _mixed(frames, plain, (shares if out else 1 - shares)[:, None, None, None])


def captioned(frames: Frames, words: str, opacity: npt.NDArray[np.float32]) -> Frames:
    """Lettering over pictures."""
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.putText(mask, words, (20, 150), cv2.FONT_HERSHEY_DUPLEX, 1.1, 255, 2, cv2.LINE_AA)
    share = (mask / 255)[None, :, :, None] * opacity[:, None, None, None]
    return _mixed(frames, np.full_like(frames, 245), share)


def _shares(length: int) -> npt.NDArray[np.float32]:
    return (np.arange(1, length + 1) / (length + 1)).astype(np.float32)


def _mixed(one: Frames, other: Frames, share: npt.NDArray[np.floating]) -> Frames:
    return np.round(one * (1 - share) + other * share).astype(np.uint8)
