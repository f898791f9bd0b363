"""Fixtures of this room's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clips import Picture, write_clip
from shotlog.measure import Measurement, measure


@pytest.fixture
def measured(tmp_path: Path) -> Callable[[list[Picture]], Measurement]:
    """Encodes pictures as 25 frames a second of H.264, and measures the file."""

    def run(pictures: list[Picture]) -> Measurement:
        return measure(
            write_clip(tmp_path / "film.mp4", pictures, options={"preset": "veryfast", "crf": "20"})
        )

    return run
