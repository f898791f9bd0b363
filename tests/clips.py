"""Clips made on the spot: exact pictures at exact times, for tests to find again."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
"""RGB, uint8, shape (height, width, 3)."""


def plain(level: int, *, width: int = 320, height: int = 180) -> Picture:
    """A picture of one grey."""
    return np.full((height, width, 3), level, np.uint8)


def textured(seed: int, *, width: int = 320, height: int = 180) -> Picture:
    """A picture with detail at several sizes and a colour of its own, the same for the same seed."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float64)
    for cells in (4, 12, 36):
        coarse = random.uniform(0, 255, (cells, cells, 3))
        rows = np.arange(height) * cells // height
        columns = np.arange(width) * cells // width
        picture += coarse[rows][:, columns] / 3
    return picture.astype(np.uint8)


def write_clip(
    path: Path,
    pictures: Sequence[Picture] | Callable[[int], Picture],
    *,
    frames: int | None = None,
    rate: Fraction = Fraction(25),
    pts: Sequence[int] | None = None,
    time_base: Fraction | None = None,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    options: dict[str, str] | None = None,
    metadata: dict[str, str] | None = None,
    stream_metadata: dict[str, str] | None = None,
) -> Path:
    """Encode pictures to a file; the container follows from its suffix.

    `pts` gives each frame's time in units of `time_base`; without it frame n stands at n / rate.
    A timecode goes into `metadata={"timecode": "01:00:00:00"}` for mov and mp4.
    """
    count = len(pictures) if not callable(pictures) else frames
    assert count is not None, "say how many frames"
    picture_of = pictures if callable(pictures) else pictures.__getitem__
    first = picture_of(0)
    base = time_base or 1 / rate
    with av.open(str(path), "w") as container:
        container.metadata.update(metadata or {})
        stream = container.add_stream(codec, rate=rate, options=options or {})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = first.shape[1], first.shape[0]
        stream.pix_fmt = pixel_format
        stream.codec_context.time_base = base
        stream.time_base = base
        stream.metadata.update(stream_metadata or {})
        for index in range(count):
            frame = av.VideoFrame.from_ndarray(picture_of(index), format="rgb24")
            frame.pts = pts[index] if pts is not None else index
            frame.time_base = base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
