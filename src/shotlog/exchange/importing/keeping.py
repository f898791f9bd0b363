"""What no clip was found for, kept in the project folder until its footage comes."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

from shotlog.exchange.reading import Event, Mark, Text, Timeline
from shotlog.files import whole_file
from shotlog.timing import Rate

FOLDER = "imports"
"""Where it stands in the project folder."""


def keep(
    project: Path, name: str, digest: str, timeline: Timeline, unmatched: Iterable[Event | Mark | Text]
) -> Path:
    """Write what did not match as JSON, under the hash of the file that it comes from.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    path = project / FOLDER / f"{digest[:32]}.json"
    kept = {
        "file": name,
        "sha256": digest,
        "reader": timeline.format,
        "system": timeline.system,
        "title": timeline.title,
        "rate": timeline.rate,
        "drop": timeline.drop,
        "unmatched": [{"kind": type(one).__name__.lower(), **asdict(one)} for one in unmatched],
    }
    with whole_file(path) as file:
        file.write(json.dumps(kept, default=_plain, indent=1, sort_keys=True).encode() + b"\n")
    return path


def _plain(value: object) -> object:
    if isinstance(value, Rate | Fraction):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no JSON")
