"""What looks like a cut or a transition and is none; each takes the frames of one shot and a moment in it."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from films.joins import captioned
from films.pieces import HEIGHT, WIDTH, Frames

Random = np.random.Generator
Event = Callable[[Random, Frames, int], Frames]


def _relit(frames: Frames, gains: npt.NDArray[np.floating], lift: float = 0) -> Frames:
    return np.clip(frames * gains[:, None, None, None] + lift, 0, 255).astype(np.uint8)


def _flash(random: Random, frames: Frames, at: int) -> Frames:
    frames = frames.copy()
    length = int(random.integers(1, 5))
    strength = random.uniform(0.4, 1)
    lit = frames[at : at + length] * (1 - strength) + 250 * strength
    frames[at : at + length] = np.clip(lit, 0, 255)
    return frames


def _black_flicker(random: Random, frames: Frames, at: int) -> Frames:
    frames = frames.copy()
    for offset in random.choice(8, int(random.integers(1, 4)), replace=False):
        frames[min(len(frames) - 1, at + int(offset))] = 0
    return frames


def _exposure(random: Random, frames: Frames, at: int) -> Frames:
    length = int(random.choice([1, 2, 6, 15, 30]))
    gain = random.choice([random.uniform(0.35, 0.75), random.uniform(1.25, 2.2)])
    ramp = np.clip((np.arange(len(frames)) - at + 1) / length, 0, 1)
    back = np.clip((np.arange(len(frames)) - at - 25) / length, 0, 1) if random.random() < 0.3 else 0
    return _relit(frames, 1 + (gain - 1) * (ramp - back))


def _light_flicker(random: Random, frames: Frames, _: int) -> Frames:
    return _relit(frames, 1 + random.normal(0, random.uniform(0.03, 0.12), len(frames)))


def _darkness(random: Random, frames: Frames, _: int) -> Frames:
    dark = frames * random.uniform(0.12, 0.3) + random.normal(0, 1.5, frames.shape)
    return np.clip(dark, 0, 255).astype(np.uint8)


def _shake(random: Random, frames: Frames, _: int) -> Frames:
    size = random.uniform(2, 7)
    places = np.clip(np.cumsum(random.normal(0, size, (len(frames), 2)), axis=0), -24, 24)
    return _cropped(frames, np.full(len(frames), 1.3), places)


def _whip_pan(random: Random, frames: Frames, at: int) -> Frames:
    """A turn of half a picture with blur; at every other length of most of it, with a fast shutter."""
    length = int(random.integers(4, 12))
    sharp = length % 2 == 1
    ramp = np.clip((np.arange(len(frames)) - at) / length, 0, 1)
    eased = (1 - np.cos(np.pi * ramp)) / 2
    way = random.choice([-1, 1])
    turned = WIDTH * (0.9 if sharp else 0.5)
    places = np.stack([way * (eased - 0.5) * turned, np.zeros(len(frames))], axis=1)
    moved = _cropped(frames, np.full(len(frames), 2.0), places)
    if sharp:
        return moved
    for frame in np.flatnonzero((ramp > 0) & (ramp < 1)).tolist():
        moved[frame] = cv2.blur(moved[frame], (max(1, WIDTH // length), 1))
    return moved


def _fast_zoom(random: Random, frames: Frames, at: int) -> Frames:
    length = int(random.integers(3, 14))
    ramp = np.clip((np.arange(len(frames)) - at) / length, 0, 1)
    if random.random() < 0.5:
        ramp = 1 - ramp
    return _cropped(frames, 1 + random.uniform(0.4, 1.2) * ramp, np.zeros((len(frames), 2)))


def _cropped(frames: Frames, zooms: npt.NDArray[np.floating], places: npt.NDArray[np.floating]) -> Frames:
    pictures = []
    for picture, zoom, (right, down) in zip(frames, zooms, places, strict=True):
        matrix = cv2.getRotationMatrix2D((WIDTH / 2 + float(right), HEIGHT / 2 + float(down)), 0, float(zoom))
        pictures.append(cv2.warpAffine(picture, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT_101))
    return np.stack(pictures).astype(np.uint8)


def _occluder(random: Random, frames: Frames, at: int) -> Frames:
    """Something dark and soft passes close by the lens and covers up to all of the picture."""
    frames = frames.copy()
    length = int(random.integers(4, 16))
    wide = random.uniform(0.25, 1.2) * WIDTH
    colour = random.uniform(0, 90, 3)
    backwards = bool(random.integers(2))
    texture = cv2.resize(random.normal(0, 12, (6, 8, 3)), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    if random.random() < 0.4:
        texture = frames[int(random.integers(len(frames)))][::-1, ::-1] * 0.7
    for step in range(min(length, len(frames) - at)):
        left = -wide + (step + 1) / (length + 1) * (WIDTH + wide)
        across = np.arange(WIDTH, dtype=np.float32)
        edge = 12.0
        share = np.clip((across - left) / edge, 0, 1) * np.clip((left + wide - across) / edge, 0, 1)
        share = (share[::-1] if backwards else share)[None, :, None]
        body = np.clip(colour + texture, 0, 255)
        frames[at + step] = (frames[at + step] * (1 - share) + body * share).astype(np.uint8)
    return frames


def _title(random: Random, frames: Frames, at: int) -> Frames:
    length = int(random.choice([1, 8, 16]))
    frame = np.arange(len(frames))
    opacity = np.clip((frame - at + 1) / length, 0, 1) * np.clip((at + 40 - frame) / length, 0, 1)
    return captioned(
        frames, str(random.choice(["TWO DAYS LATER", "NORTH SEA", "a film by"])), opacity.astype(np.float32)
    )


def _telecine(_: Random, frames: Frames, __: int) -> Frames:
    """Every fifth frame is a repeat, as where 24 frames were made 30."""
    count = len(frames)
    return frames[(np.arange(count) * 4 // 5)]


def _repeats(random: Random, frames: Frames, at: int) -> Frames:
    """A few frames stand still, then the film jumps on to where it would have been."""
    frames = frames.copy()
    frames[at : at + int(random.integers(2, 6))] = frames[at]
    return frames


def _damage(random: Random, frames: Frames, at: int) -> Frames:
    """A band of one frame is torn."""
    frames = frames.copy()
    top = int(random.integers(0, HEIGHT - 60))
    frames[at, top : top + 60] = frames[at, top : top + 60, ::-1]
    return frames


def varied(random: Random, frames: Frames) -> Frames:
    """The same shot as it could have been taken: mirrored, graded, or from a hand instead of a tripod."""
    if random.random() < 0.5:
        frames = frames[:, :, ::-1]
    if random.random() < 0.5:
        curve = 255 * (np.arange(256) / 255) ** np.exp(random.normal(0, 0.3))
        frames = np.clip(curve, 0, 255).astype(np.uint8)[frames]
    return _carried(random, frames) if random.random() < 0.4 else np.ascontiguousarray(frames)


def _carried(random: Random, frames: Frames) -> Frames:
    """A camera that sways, travels and turns its zoom, smoothly."""
    count = len(frames)
    sway = np.cumsum(random.normal(0, 1, (count + 16, 3)), axis=0)
    smooth = np.stack([np.convolve(way, np.hanning(15) / 7, "valid")[:count] for way in sway.T], axis=1)
    smooth = (smooth - smooth.mean(axis=0)) * random.uniform(0, 2.5)
    travel = np.linspace(-0.5, 0.5, count)[:, None] * random.normal(0, 25, 2)
    places = np.clip(smooth[:, :2] + travel, -30, 30)
    zooms = np.clip(1.4 + 0.01 * smooth[:, 2] + np.linspace(0, random.normal(0, 0.15), count), 1.1, 2)
    return _cropped(frames, zooms, places)


EVENTS: Final[dict[str, Event]] = {
    "flash": _flash,
    "black flicker": _black_flicker,
    "exposure": _exposure,
    "light flicker": _light_flicker,
    "darkness": _darkness,
    "shake": _shake,
    "whip pan": _whip_pan,
    "fast zoom": _fast_zoom,
    "occluder": _occluder,
    "title": _title,
    "telecine": _telecine,
    "repeats": _repeats,
    "damage": _damage,
}
THROUGHOUT: Final = ("light flicker", "darkness", "shake", "telecine")
"""Those that last as long as their shot."""
