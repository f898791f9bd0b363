"""Films with known sound, for tests to measure."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from shotlog.record import AudioStream

RATE = 48000
BLOCK = 1024

Samples = npt.NDArray[np.float32]
"""Shape (samples,), full scale is -1..1."""


def tone(level: float, seconds: float, hertz: float = 1000) -> Samples:
    """A sine whose peak is `level` dBFS."""
    wave = np.sin(np.arange(round(seconds * RATE)) * (2 * np.pi * hertz / RATE))
    return np.asarray(wave * 10 ** (level / 20), np.float32)


def noise(level: float, seconds: float, seed: int = 1) -> Samples:
    """White noise whose peak is `level` dBFS."""
    wave = np.random.default_rng(seed).uniform(-1, 1, round(seconds * RATE))
    return np.asarray(wave * 10 ** (level / 20), np.float32)


def silence(seconds: float) -> Samples:
    """Digital silence."""
    return np.zeros(round(seconds * RATE), np.float32)


def write_film(
    path: Path,
    *channels: Samples,
    layout: str = "stereo",
    frames: int = 50,
    starts_after: Fraction = Fraction(0),
    lost: Collection[int] = (),
    codec: str = "pcm_s16le",
    language: str | None = None,
) -> Path:
    """A grey film at 25 frames a second with sound; `lost` are blocks of 1024 samples that are left out.

    One channel is put on both sides of a stereo layout.
    """
    sound = np.stack(channels * (2 if len(channels) == 1 and layout == "stereo" else 1))
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=25)
        stream = container.add_stream(codec, rate=RATE, layout=layout)
        assert isinstance(picture, av.VideoStream)
        assert isinstance(stream, av.AudioStream)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        if language:
            stream.metadata["language"] = language
        for _ in range(frames):
            grey = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 99, np.uint8), format="rgb24")
            container.mux(picture.encode(grey))
        container.mux(picture.encode(None))
        resampler = av.AudioResampler(format=stream.format.name, layout=layout, rate=RATE)
        for number, start in enumerate(range(0, sound.shape[1], BLOCK)):
            if number in lost:
                continue
            part = np.ascontiguousarray(sound[:, start : start + BLOCK])
            frame = av.AudioFrame.from_ndarray(part, format="fltp", layout=layout)
            frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
            frame.pts = start + int(starts_after * RATE)
            for each in resampler.resample(frame):
                container.mux(stream.encode(each))
        container.mux(stream.encode(None))
    return path


def streams(count: int = 1, language: str | None = None) -> Sequence[AudioStream]:
    """Sound streams as the record of a clip lists them."""
    return tuple(
        AudioStream(
            index=1 + number,
            codec="pcm_s16le",
            sample_rate=RATE,
            channels=2,
            layout="stereo",
            language=language,
        )
        for number in range(count)
    )
