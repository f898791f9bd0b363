"""Films for the tests of this room: a camera that pans over a large picture, field by field if need be."""

from collections.abc import Iterable

import cv2
import numpy as np

from clips import Picture
from measure.film import scenery, view


def _detailed(seed: int) -> Picture:
    """Scenery with things a few pixels wide in it, as a lens in focus draws them."""
    coarse = scenery(seed, width=1920, height=540).astype(np.float32)
    spots = np.random.default_rng(seed).uniform(-60, 60, (108, 384, 1)).astype(np.float32)
    fine = cv2.resize(spots, (1920, 540), interpolation=cv2.INTER_CUBIC)[..., None]
    detailed: Picture = np.clip(coarse * 0.6 + 50 + fine, 0, 255).astype(np.uint8)
    return detailed


_WIDE = _detailed(4)


def moment(time: float, *, pace: float = 5.0) -> Picture:
    """What the panning camera sees; time is counted in frames."""
    return view(_WIDE, 40 + pace * time)


def pan(times: Iterable[float], *, pace: float = 5.0) -> list[Picture]:
    """The pictures taken at these times."""
    return [moment(time, pace=pace) for time in times]


def woven(first: Picture, second: Picture) -> Picture:
    """One picture with the even lines of one and the odd lines of another."""
    picture = first.copy()
    picture[1::2] = second[1::2]
    return picture


def interlaced(frames: int, *, pace: float = 6.0) -> list[Picture]:
    """A pan of which each field was taken at its own time."""
    times = range(frames)
    return [woven(moment(time, pace=pace), moment(time + 0.5, pace=pace)) for time in times]


def telecined(frames: int) -> list[Picture]:
    """A pan at 24 frames a second, laid on 60 fields in turns of two and three."""
    fields = [frame for frame in range(frames) for _ in range(2 + frame % 2)]
    pairs = zip(fields[::2], fields[1::2], strict=False)
    return [woven(moment(first), moment(second)) for first, second in pairs]


def grained(pictures: Iterable[Picture], seed: int = 0, level: float = 2.0) -> list[Picture]:
    """The same film with grain that is the same where the picture is the same."""
    random = np.random.default_rng(seed)
    grains: dict[bytes, Picture] = {}
    for picture in (films := list(pictures)):
        grain = random.normal(0, level, picture.shape)
        grains.setdefault(picture.tobytes(), np.clip(picture + grain, 0, 255).astype(np.uint8))
    return [grains[picture.tobytes()] for picture in films]
