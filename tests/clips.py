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
    pixel_aspect: Fraction | None = None,
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
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        for index in range(count):
            frame = av.VideoFrame.from_ndarray(picture_of(index), format="rgb24")
            frame.pts = pts[index] if pts is not None else index
            frame.time_base = base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def numbered(number: int, *, width: int = 320, height: int = 180) -> Picture:
    """A picture that says its number, 0 to 4095, in four by three light and dark blocks."""
    bits = [(number >> bit) & 1 for bit in range(12)]
    blocks = np.where(np.reshape(bits, (3, 4)), 215, 40).astype(np.uint8)
    rows = np.arange(height) * 3 // height
    columns = np.arange(width) * 4 // width
    return np.repeat(blocks[rows][:, columns, None], 3, axis=2)


def number_in(picture: npt.NDArray[np.uint8]) -> int:
    """The number in a picture of `numbered`, whatever its size; grey or colour."""
    height, width = picture.shape[:2]
    centres = np.ix_(np.arange(1, 6, 2) * height // 6, np.arange(1, 8, 2) * width // 8)
    bits = picture.reshape(height, width, -1)[..., 0][centres].ravel() > 127
    return int(sum(1 << bit for bit in range(12) if bits[bit]))


def remux(
    target: Path,
    *sources: Path,
    shift: int = 0,
    rotation: float | None = None,
    cover: Path | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """Put the first stream of each source into one file, without encoding again.

    `shift` moves everything earlier by units of the sources' time bases: what falls below zero is hidden by
    an edit list in mov and mp4. `rotation` is counterclockwise, in degrees, for all pictures. `cover` is one
    of the sources, whose picture becomes cover art.
    """
    inputs = [av.open(str(source)) for source in sources]
    with av.open(str(target), "w", options=options or {}) as container:
        streams = [container.add_stream_from_template(each.streams[0]) for each in inputs]
        for stream, source in zip(streams, sources, strict=True):
            if isinstance(stream, av.VideoStream) and rotation is not None:
                stream.set_display_rotation(rotation)
            if source == cover:
                stream.disposition = av.stream.Disposition.attached_pic
        for stream, each in zip(streams, inputs, strict=True):
            for packet in each.demux(each.streams[0]):
                if packet.dts is None:
                    continue
                packet.pts, packet.dts = (packet.pts or 0) - shift, packet.dts - shift
                packet.stream = stream
                container.mux(packet)
    for each in inputs:
        each.close()
    return target


def write_sound(path: Path, *, seconds: int = 1, codec: str = "aac", language: str | None = None) -> Path:
    """A second or more of a hum, in stereo at 48 kHz."""
    samples = np.sin(np.arange(48000 * seconds) * 0.05).astype(np.float32)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48000, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        if language:
            stream.metadata["language"] = language
        frame = av.AudioFrame.from_ndarray(np.stack([samples, samples]), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = 48000, 0
        resampler = av.AudioResampler(format=stream.format.name, layout="stereo", rate=48000, frame_size=1024)
        for part in resampler.resample(frame):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def write_unnamed_channels(path: Path, levels: npt.NDArray[np.int16]) -> Path:
    """A grey second at 25 frames a second, with a sound channel of each level that has no place or name."""
    layout = f"{len(levels)}C"
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=25)
        sound = container.add_stream("pcm_s16le", rate=48000, layout=layout)
        assert isinstance(picture, av.VideoStream)
        assert isinstance(sound, av.AudioStream)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        for number in range(25):
            grey = av.VideoFrame.from_ndarray(plain(99, width=64, height=48), format="rgb24")
            container.mux(picture.encode(grey))
            samples = np.tile(levels, 1920)[None]
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout=layout)
            frame.sample_rate, frame.pts = 48000, number * 1920
            container.mux(sound.encode(frame))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))
    return path
