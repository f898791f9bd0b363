"""Fixtures of this room's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clips import Picture, write_clip
from shotlog.measure import Signals
from shotlog.measure.look import Looker
from shotlog.measure.reading import Pass
from shotlog.measure.technical.finding import Finding
from shotlog.measure.technical.findings import findings
from shotlog.media import Video
from shotlog.record import Clip
from shotlog.timing import FrameRange, PtsTable

_SETTINGS = {"preset": "veryfast", "crf": "20"}


@pytest.fixture
def passed(tmp_path: Path) -> Callable[..., tuple[Signals, Clip]]:
    """Encodes pictures and measures every frame; `pts` and `codec_options` may be given."""

    def run(
        pictures: list[Picture], pts: list[int] | None = None, codec_options: dict[str, str] | None = None
    ) -> tuple[Signals, Clip]:
        options = _SETTINGS | (codec_options or {})
        path = write_clip(tmp_path / "film.mp4", pictures, pts=pts, options=options)
        with Video(path) as video:
            looker = Looker(video.width, video.height, video.pixel_aspect, video.rotation)
            reading = Pass(looker, video.time_base)
            for frame in video.frames():
                reading.add(frame.picture, frame.pts)
            signals = reading.finish("0" * 64)
            return signals, video.clip(PtsTable(signals.pts, video.time_base), "0" * 64)

    return run


@pytest.fixture
def found(passed: Callable[..., tuple[Signals, Clip]]) -> Callable[..., list[Finding]]:
    """The same, and tells what is found in all frames."""

    def run(
        pictures: list[Picture], pts: list[int] | None = None, codec_options: dict[str, str] | None = None
    ) -> list[Finding]:
        signals, clip = passed(pictures, pts, codec_options)
        return findings(signals, clip, FrameRange(0, len(signals)))

    return run
