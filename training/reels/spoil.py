"""What lies between a camera and a file: blur, grain, drifting exposure, bars and compression."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from reels.textures import Picture


@dataclass(frozen=True, slots=True)
class Wear:
    """How a clip is spoilt.

    Attributes:
        grain: Standard deviation of noise that is new in every frame, levels of 255.
        soft: Standard deviation of the lens's blur, in pixels of a picture 320 wide.
        shutter: Share of a frame's time that the shutter is open; 0 for no motion blur.
        exposure: By what factor the picture grows brighter from the first frame to the last.
        bars: Black bars above and below, each so large a share of the height.
        quality: x264's constant rate factor.
    """

    grain: float = 0.0
    soft: float = 0.0
    shutter: float = 0.0
    exposure: float = 1.0
    bars: float = 0.0
    quality: int = 18

    @classmethod
    def drawn(cls, random: np.random.Generator) -> "Wear":
        """Wear by chance."""
        return cls(
            grain=float(random.choice((0, 1, 2, 4, 7, 12), p=(0.2, 0.2, 0.2, 0.2, 0.12, 0.08))),
            soft=float(random.choice((0, 0.5, 0.9))),
            shutter=0.5 if random.random() < 0.15 else 0.0,
            exposure=float(np.exp(random.normal(0, 0.15))) if random.random() < 0.3 else 1.0,
            bars=0.12 if random.random() < 0.12 else 0.0,
            quality=int(random.choice((18, 23, 28, 33))),
        )

    def spoilt(self, picture: Picture, share: float, random: np.random.Generator) -> Picture:
        """A picture that stands at a share of the clip, spoilt."""
        shades = picture.astype(np.float32)
        if self.soft:
            sigma = self.soft * picture.shape[1] / 320
            shades = np.asarray(cv2.GaussianBlur(shades, (0, 0), sigma), np.float32)
        shades *= self.exposure ** (share - 0.5)
        if self.grain:
            shades += self.grain * random.standard_normal((*picture.shape[:2], 1), np.float32)
        bar = round(self.bars * picture.shape[0])
        shades[:bar] = 0
        shades[picture.shape[0] - bar :] = 0
        return np.clip(shades, 0, 255).astype(np.uint8)


def blurred(picture_at: Callable[[float], Picture], shutter: float, steps: int = 3) -> Picture:
    """The mean of what is seen while the shutter is open; `picture_at` takes a share of a frame's time."""
    if not shutter:
        return picture_at(0.0)
    offsets = np.linspace(-shutter / 2, shutter / 2, steps)
    seen: Picture = np.mean([picture_at(float(offset)) for offset in offsets], axis=0).astype(np.uint8)
    return seen


def encode(path: Path, pictures: Iterable[Picture], rate: int, size: tuple[int, int], quality: int) -> None:
    """Write pictures as H.264, on one thread, so that the same pictures give the same file."""
    with av.open(str(path), "w") as container:
        options = {"preset": "veryfast", "crf": str(quality), "threads": "1"}
        stream = container.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        container.mux(stream.encode(None))
