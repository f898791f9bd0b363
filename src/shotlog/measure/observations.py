"""What was seen or heard at single moments of a clip: faces, bodies, text, speech, sound.

Signals have a value for every frame; observations have a place in time, and most of them one in the
picture. Both are saved, and terms are suggested from them alone.
"""

import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, Literal, NamedTuple, Self, get_args

import pyarrow as pa

from shotlog.errors import DamagedProject
from shotlog.timing import FrameIndex, FrameRange

OBSERVATIONS_VERSION: Final = 3
"""Raised whenever a column changes its meaning, so that old files are measured again."""

_METADATA_KEY: Final = b"shotlog"

Kind = Literal["face", "body", "person", "palette", "focus", "text", "speech", "sound"]
"""What was observed. `speech` has the words as its text; `sound` has figures for a stretch of it."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Box(NamedTuple):
    """A place in the upright picture: shares of its width and height, origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Share of the picture's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Share of the picture's height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing observed.

    Attributes:
        kind: What it is.
        start: First frame of which it is said; the frame looked at, for what is seen in one picture.
        end: First frame after it.
        score: How sure the analyser is, 0..1, as it says itself and not calibrated.
        box: Where in the picture, or None for what is heard.
        text: Words read or heard.
        figures: What else was measured, by name.
    """

    kind: Kind
    start: FrameIndex
    end: FrameIndex
    score: float
    box: Box | None = None
    text: str = ""
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Observations:
    """Everything observed in a clip.

    Attributes:
        clip: Hash of the clip.
        seen: What was observed, by first frame.
        looked: By kind, the frames that were looked at (or listened to, as the starts of stretches). A kind
            without an entry was not looked for: nothing follows from not finding it.
    """

    clip: str
    seen: tuple[Seen, ...] = ()
    looked: dict[str, tuple[FrameIndex, ...]] = field(default_factory=dict)

    def of(self, kind: Kind, frames: FrameRange) -> list[Seen]:
        """What was observed of one kind within a range, even in part."""
        ordered, starts, ends = self._by_kind.get(kind, ([], [], []))
        first, after = bisect_right(ends, frames.start), bisect_left(starts, frames.end)
        return [one for one in ordered[first:after] if frames.start < one.end]

    @cached_property
    def _by_kind(self) -> dict[str, tuple[list[Seen], list[FrameIndex], list[FrameIndex]]]:
        """Of each kind: what was observed, its starts, and the latest end up to each; both ascend."""
        kinds: dict[str, list[Seen]] = {}
        for one in sorted(self.seen, key=lambda one: one.start):
            kinds.setdefault(one.kind, []).append(one)
        return {
            kind: (
                ordered,
                [one.start for one in ordered],
                list(accumulate((one.end for one in ordered), max)),
            )
            for kind, ordered in kinds.items()
        }

    def looked_at(self, kind: Kind, frames: FrameRange) -> list[FrameIndex]:
        """The frames of a range that were looked at for one kind; empty where it was not looked for."""
        return [frame for frame in self.looked.get(kind, ()) if frame in frames]

    def table(self) -> pa.Table:
        """The observations as an Arrow table, a row each; metadata key `shotlog` holds JSON with the rest."""
        about = {
            "version": OBSERVATIONS_VERSION,
            "clip": self.clip,
            "looked": {kind: list(frames) for kind, frames in self.looked.items()},
        }
        rows = [_row(one) for one in self.seen]
        return pa.Table.from_pylist(
            rows, schema=_SCHEMA.with_metadata({_METADATA_KEY: json.dumps(about).encode()})
        )

    @classmethod
    def from_table(cls, table: pa.Table) -> Self:
        """Observations out of a table that `table()` has made.

        Raises:
            DamagedProject: Not such a table, or one of another version.
        """
        about = json.loads((table.schema.metadata or {}).get(_METADATA_KEY, b"{}"))
        if about.get("version") != OBSERVATIONS_VERSION or table.column_names != _SCHEMA.names:
            raise DamagedProject(
                "these observations were not saved by this version of shotlog", hint="Measure the clip again."
            )
        seen = tuple(_seen(row) for row in table.to_pylist())
        looked = {kind: tuple(frames) for kind, frames in about["looked"].items()}
        return cls(about["clip"], seen, looked)


_COLUMNS: Final[list[tuple[str, pa.DataType]]] = [
    ("kind", pa.string()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("score", pa.float64()),
    ("left", pa.float64()),
    ("top", pa.float64()),
    ("right", pa.float64()),
    ("bottom", pa.float64()),
    ("text", pa.string()),
    ("figures", pa.string()),
]
_SCHEMA: Final = pa.schema(_COLUMNS)
"""`figures` is JSON, since each kind has others."""


def _row(one: Seen) -> dict[str, Any]:
    box = Box(*one.box)._asdict() if one.box else dict.fromkeys(Box._fields)
    figures = json.dumps(one.figures, sort_keys=True)
    return {
        "kind": one.kind,
        "start": one.start,
        "end": one.end,
        "score": one.score,
        "text": one.text,
        "figures": figures,
        **box,
    }


def _seen(row: dict[str, Any]) -> Seen:
    sides = [row[side] for side in Box._fields]
    box = None if None in sides else Box(*sides)
    return Seen(
        row["kind"], row["start"], row["end"], row["score"], box, row["text"], json.loads(row["figures"])
    )
