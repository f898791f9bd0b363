"""How long a log of many shots takes to become Parquet, beside `pyarrow` writing the same table.

    script/bench datasets [--clips N] [--shots N] [--project]

The log is made up: clips at 23.976 with six labels and a caption of a person on every shot. Measured is what
a delivery does between the record and the file: making rows, writing them in batches, and hashing them.
Beside it, pyarrow makes tables of the same rows, which it is handed, and writes them with the same
compression. With `--project` the log is kept in a project first, and the whole of `deliver` is measured,
reading the log and the cards included.
"""

import argparse
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from shotlog.datasets import KINDS, Kind, deliver
from shotlog.datasets.columns import Row
from shotlog.datasets.formats import format_named
from shotlog.datasets.material import Material
from shotlog.datasets.people import Pseudonyms
from shotlog.datasets.splitting import SPLITS
from shotlog.datasets.writing import write_rows
from shotlog.log import Project
from shotlog.log.past import Stood
from shotlog.record import Author, Caption, Clip, ClipLog, Label, Shot, Transition, Writer, machine
from shotlog.timing import Rate
from shotlog.vocabulary import cinema

_THEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ADA: Final = Author(name="Ada", kind="person")
_SAID: Final = ("shot_size", "camera_angle", "time_of_day", "subject_count", "steadiness", "contrast")
"""Facets of which a person says something, of every shot."""

_LENGTH: Final = 48
"""Frames of each shot."""

_AT_ONCE: Final = 10
"""Clips whose rows pyarrow is handed at a time."""

ALLOWED: Final = 3.0
"""How many times as long as pyarrow the labels of all shots may take."""


def stood(clip: int, shots: int) -> Stood:
    """A clip with shots, six labels and a caption on each."""
    made = _clip(clip, shots)
    cuts = [_shot(made, number, shots) for number in range(shots)]
    labels = tuple(
        Label(
            id=f"{one.id}-{facet}",
            clip=made.sha256,
            shot=one.id,
            facet=facet,
            value="MCU",
            author=_ADA,
            vocabulary="cinema@1.1.0",
            made_at=_THEN,
        )
        for one in cuts
        for facet in _SAID
    )
    captions = tuple(
        Caption(
            id=f"{one.id}-c",
            clip=made.sha256,
            start=one.start,
            end=one.end,
            author=Writer(name="Ada", kind="person"),
            text="A man in a grey coat walks to the window. The camera pans left with him and comes to rest.",
            made_at=_THEN,
        )
        for one in cuts
    )
    return Stood(ClipLog(clip=made, shots=tuple(cuts), labels=labels), captions, (), (), {})


def _clip(number: int, shots: int) -> Clip:
    frames = shots * _LENGTH
    return Clip(
        path=f"/footage/reel {number // 10}/A{number:05}.mov",
        sha256=f"{number:064x}",
        size=1,
        container="mov",
        codec="prores",
        pixel_format="yuv422p10le",
        rate=Rate(Fraction(24000, 1001)),
        frames=frames,
        time_base=Fraction(1, 24000),
        first_pts=0,
        duration=Fraction(frames * 1001, 24000),
        start_timecode="01:00:00:00",
        width=3840,
        height=2160,
        pixel_aspect=Fraction(1),
        display_aspect=Fraction(16, 9),
    )


def _shot(clip: Clip, number: int, shots: int) -> Shot:
    start, end = number * _LENGTH, (number + 1) * _LENGTH
    return Shot(
        id=f"{clip.sha256[-8:]}{number:08x}",
        clip=clip.sha256,
        start=start,
        end=end,
        transition_in=Transition(kind="cut" if number else "start", start=start, end=start, confidence=1),
        transition_out=Transition(
            kind="cut" if number + 1 < shots else "end", start=end, end=end, confidence=1
        ),
    )


def materials(logs: list[Stood]) -> Iterator[Material]:
    """The clips, a tenth of them on each of the smaller sides."""
    people = Pseudonyms(b"0" * 32)
    for number, one in enumerate(logs):
        split = SPLITS[{8: 1, 9: 2}.get(number % 10, 0)]
        source = one.log.clip.path.rpartition("/")[0]
        yield Material(one, None, source, None, split, cinema(), people.name)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that something takes: others on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def by_shotlog(kind: Kind, logs: list[Stood], folder: Path) -> float:
    """Seconds from the record to the file."""
    sink = format_named("parquet").open(folder / kind.name, kind.schema)
    return timed(lambda: write_rows(kind.rows(materials(logs)), kind.schema, sink))


def by_pyarrow(kind: Kind, logs: list[Stood], folder: Path) -> tuple[int, float]:
    """Number of rows, and seconds that pyarrow takes for them; a part of them is in memory at a time."""
    number, seconds = 0, 0.0
    with pq.ParquetWriter(folder / f"{kind.name}.parquet", kind.schema, compression="zstd") as writer:
        for start in range(0, len(logs), _AT_ONCE):
            rows = list(kind.rows(materials(logs[start : start + _AT_ONCE])))
            number += len(rows)
            seconds += timed(partial(_write, writer, rows))
    return number, seconds


def _write(writer: pq.ParquetWriter, rows: list[Row]) -> None:
    writer.write_table(pa.Table.from_pylist(rows, writer.schema))


def measure(kind_name: str, logs: list[Stood], folder: Path) -> float:
    """How many times as long as pyarrow a kind takes; tells the figures."""
    kind = KINDS[kind_name]
    number, theirs = by_pyarrow(kind, logs, folder)
    ours = by_shotlog(kind, logs, folder)
    print(f"{kind_name}: {number} rows in {ours:.2f} s; pyarrow {theirs:.2f} s; {ours / theirs:.2f} times")
    return ours / theirs


def measure_project(logs: list[Stood], folder: Path) -> None:
    """The whole of `deliver`, out of a project."""
    with Project.create(folder / "bench.shotlog") as project:
        for one in logs:
            project.add_clip(one.log, machine("bench"))
        for kind, format_ in (("labels", "parquet"), ("labels", "jsonl")):
            took = timed(partial(deliver, project, kind, folder / f"{kind}-{format_}", as_=format_))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"deliver {kind} as {format_}: {took:.1f} s, {peak:.0f} MiB at most")


def main() -> int:
    """Measure, and fail where it takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=1_000)
    parser.add_argument("--shots", type=int, default=100, help="of each clip")
    parser.add_argument("--project", action="store_true", help="measure the whole of deliver, too")
    chosen = parser.parse_args()
    logs = [stood(number, chosen.shots) for number in range(chosen.clips)]
    gc.freeze()  # a delivery holds one clip at a time: looking through all for garbage is no part of it
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pq.write_table(pa.table({"warm": [1]}), folder / "warm.parquet")
        times = {kind: measure(kind, logs, folder) for kind in ("labels", "captions")}
        if chosen.project:
            measure_project(logs, folder)
    return int(times["labels"] > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
