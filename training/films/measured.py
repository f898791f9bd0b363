"""Films, their signals and their truth."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from films.making import make
from shotlog.measure.look import Looker
from shotlog.measure.reading import Pass
from shotlog.measure.signals import Signals
from shotlog.media import Video

Truth = tuple[str, int, int]
"""Kind as made, start, end."""

CLASS_OF = {
    "cut": "cut", "jump cut": "cut", "dissolve": "dissolve", "fade_in": "fade", "fade_out": "fade",
    "dip": "fade", "wipe": "wipe", "push": "push",
}  # fmt: skip
"""Which class of the model each kind of join is."""


@dataclass(frozen=True)
class Film:
    """A film that was measured, and its truth."""

    name: str
    signals: Signals
    truth: dict[str, Any]

    @property
    def joins(self) -> list[Truth]:
        """(kind as made, start, end) of each transition."""
        ways = [shot["transition_in"] for shot in self.truth["shots"][1:]]
        return [(way["as_made"], way["start"], way["end"]) for way in ways]

    @property
    def hard(self) -> list[Truth]:
        """The cuts."""
        return [join for join in self.joins if CLASS_OF[join[0]] == "cut"]

    @property
    def gradual(self) -> list[Truth]:
        """All others."""
        return [join for join in self.joins if CLASS_OF[join[0]] != "cut"]


def films_of(folder: Path, sources: Sequence[Path], group: str, seed: int, count: int) -> list[Film]:
    """Make and measure films of a group, or take what an earlier run has left in the folder."""
    if not (folder / "labels.json").exists():
        make(folder, sources, group, seed, count)
    clips = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["clips"]
    return [Film(name, _signals(folder / name), truth) for name, truth in clips.items()]


def _signals(path: Path) -> Signals:
    kept = path.with_name(path.name + ".parquet")
    if not kept.exists():
        pq.write_table(_measured(path).table(), kept)
    return Signals.from_table(pq.read_table(kept))


def _measured(path: Path) -> Signals:
    with Video(path) as video:
        reading = Pass(Looker(video.width, video.height, video.pixel_aspect, video.rotation), video.time_base)
        for frame in video.frames():
            reading.add(frame.picture, frame.pts)
        return reading.finish("0" * 64)
