"""Fixtures of the tests of sound."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from measure.sound.tones import Samples, streams, write_film
from shotlog.measure.observations import Observations
from shotlog.measure.sound import listen
from shotlog.media import Video
from shotlog.timing import PtsTable


def table_of(path: Path) -> PtsTable:
    """PTS of all frames of a film."""
    with Video(path) as video:
        return PtsTable.of([frame.pts for frame in video.frames()], video.time_base)


@pytest.fixture
def heard(tmp_path: Path) -> Callable[..., Observations]:
    """Writes a film with the given channels and listens to it; options as for `write_film`."""

    def run(*channels: Samples, **options: Any) -> Observations:
        film = write_film(tmp_path / "film.mkv", *channels, **options)
        found = listen(film, table_of(film), streams())
        return Observations("0" * 64, found.seen, {"sound": found.looked})

    return run
