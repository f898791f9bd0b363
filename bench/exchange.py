"""How long each format takes to write a log of many shots, beside `json.dumps` of the same rows.

    script/bench exchange [--shots N] [--clips N] [--formats NAME...]

The log is made up: clips at 23.976 with labels of six facets on every shot, a marker and a caption on every
tenth. A row is a shot with its clip, times and labels, as the format jsonl has it. Times are those of the
processor. Memory is what writing adds to the peak of a process that holds the log.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final

from shotlog.exchange import Material, format_named, formats, losses
from shotlog.record import (
    Author,
    Caption,
    Clip,
    ClipLog,
    Label,
    LabelValue,
    Marker,
    Shot,
    Transition,
    Writer,
    clip_shape,
    machine,
    shot_shape,
)
from shotlog.timing import FrameIndex, Rate

_THEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ADA: Final = Author(name="Ada", kind="person")
_SAID: Final[tuple[tuple[str, LabelValue, Author], ...]] = (
    ("shot_size", "MCU", _ADA),
    ("camera_movement", "moving", machine("measure")),
    ("rotation", ["pan_left", "tilt_up"], machine("measure")),
    ("description", "A man in a grey coat walks to the window and looks out.", _ADA),
    ("time_of_day", "day", _ADA),
    ("subject_count", "single", _ADA),
)
_LENGTH: Final = 48
"""Frames of each shot."""

TEXT: Final = (
    "ale", "avid-markers", "csv", "edl", "fcpxml", "jsonl", "otio", "premiere-markers", "resolve-csv",
    "resolve-markers", "srt", "ttml", "vtt", "xmeml", "xmp",
)  # fmt: skip
"""Formats that are text."""


@dataclass(frozen=True, slots=True)
class Took:
    """What one format took.

    Attributes:
        name: Of the format.
        seconds: To write.
        preflight: Seconds to tell what would be lost.
        size: Bytes written.
        memory: MiB that the peak of the process rose by.
    """

    name: str
    seconds: float
    preflight: float
    size: int
    memory: float


def made_up(clips: int, shots: int) -> list[Material]:
    """Clips with equally many shots each."""
    return [_material(number, shots // clips) for number in range(clips)]


def _material(number: int, shots: int) -> Material:
    rate, frames = Rate(Fraction(24000, 1001)), shots * _LENGTH
    clip = Clip(
        path=f"/footage/A{number:03}C001.mov", sha256=f"{number:064x}", size=1, container="mov", codec="h264",
        pixel_format="yuv420p", rate=rate, frames=frames, time_base=1 / rate.fraction, first_pts=0,
        duration=rate.seconds(frames), start_timecode="01:00:00:00", reel=f"A{number:03}", width=1920,
        height=1080, pixel_aspect=Fraction(1), display_aspect=Fraction(16, 9),
    )  # fmt: skip
    starts = range(0, frames + 1, _LENGTH)
    joints = [Transition(kind="cut", start=one, end=one, confidence=0.9) for one in starts]
    tiles = tuple(
        Shot(
            id=f"{number:016x}{first.start:016x}", clip=clip.sha256, start=first.start, end=last.start,
            transition_in=first, transition_out=last,
        )
        for first, last in pairwise(joints)
    )  # fmt: skip
    labels = tuple(
        Label(
            id=f"{shot.id}{facet}", clip=clip.sha256, shot=shot.id, facet=facet, value=value, author=author,
            confidence=0.9 if author.kind == "machine" else 1, vocabulary="cinema@1.0.0", made_at=_THEN,
        )
        for shot in tiles
        for facet, value, author in _SAID
    )  # fmt: skip
    log = ClipLog(clip=clip, shots=tiles, labels=labels)
    return Material(log, tuple(_markers(clip, tiles)), (), tuple(_captions(clip, tiles)))


def _markers(clip: Clip, shots: Sequence[Shot]) -> Iterator[Marker]:
    for shot in shots[::10]:
        yield Marker(
            id=shot.id,
            clip=clip.sha256,
            start=shot.start,
            end=shot.start + 1,
            name="boom",
            author=_ADA,
            made_at=_THEN,
        )


def _captions(clip: Clip, shots: Sequence[Shot]) -> Iterator[Caption]:
    for shot in shots[::10]:
        yield Caption(
            id=shot.id, clip=clip.sha256, start=shot.start, end=shot.end, made_at=_THEN,
            author=Writer(name="Ada", kind="person"), text="A man in a grey coat walks to the window.",
        )  # fmt: skip


def dumped(materials: Sequence[Material]) -> tuple[float, int]:
    """Seconds that `json.dumps` takes for a row of each shot, and the characters that it makes."""
    seconds, size = 0.0, 0
    for one in materials:  # a clip at a time, so that the peak of memory stays that of the log
        clip = clip_shape(one.clip)
        rows = [{"clip": clip, **shot_shape(one.log, shot)} for shot in one.log.shots]
        started = time.process_time()
        size += len(json.dumps(rows))
        seconds += time.process_time() - started
    return seconds, size


def no_pictures(_: Clip, __: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
    """As when footage is gone."""
    return {}


def took(name: str, materials: Sequence[Material], folder: Path) -> Took:
    """Write the log in a format."""
    started = time.process_time()
    losses(name, materials)
    told = time.process_time()
    before = _peak()
    chosen = format_named(name)
    target = folder / name
    list(chosen.write(list(materials), target, no_pictures, chosen.options()))
    seconds = time.process_time() - told
    written = [target] if target.is_file() else list(target.iterdir())
    return Took(name, seconds, told - started, sum(one.stat().st_size for one in written), _peak() - before)


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shots", type=int, default=100_000)
    parser.add_argument("--clips", type=int, default=200)
    parser.add_argument("--formats", nargs="+", default=[name for name in formats() if name in TEXT])
    given = parser.parse_args()
    materials = made_up(given.clips, given.shots)
    base, size = dumped(materials)
    print(f"{given.shots} shots of {given.clips} clips; json.dumps of their rows: {base:.2f} s, {size} bytes")
    print("| format | seconds | of json.dumps | preflight, seconds | MB | MiB more |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name in given.formats:
            one = took(name, materials, Path(folder))
            cells = [one.seconds, one.seconds / base, one.preflight, one.size / 1e6, one.memory]
            print(f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} |", flush=True)


if __name__ == "__main__":
    main()
