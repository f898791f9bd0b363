"""The figures measured of every frame, and how they are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from shotlog.errors import DamagedProject
from shotlog.measure.camera import COURSE_LENGTH
from shotlog.measure.changes import LENGTH as CHANGES
from shotlog.measure.light import HISTOGRAM_BINS
from shotlog.measure.sampled import Sampled
from shotlog.timing import FrameRange, PtsTable

SIGNALS_VERSION: Final = 4
"""Raised whenever a column changes its meaning, so that old files are measured again."""

_LIT: Final = 0.15
"""Mean luma from which a picture is bright enough for bars to be told from darkness."""
_METADATA_KEY: Final = b"shotlog"

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Integers = npt.NDArray[np.int32]


def _column(
    meaning: str, dtype: type[np.generic] = np.float32, length: int = 1, *, sampled: bool = False
) -> dict[str, Any]:
    """What a field of `Signals` holds.

    That is its `meaning`, `dtype` and `length`, the number of values a frame, and whether it is `sampled`:
    then only some frames have values.
    """
    return {"meaning": meaning, "dtype": dtype, "length": length, "sampled": sampled}


@dataclass(frozen=True, eq=False, kw_only=True)
class Signals:
    """One value a frame for each column, in presentation order; what could not be measured is NaN.

    `docs/measuring.md` says how each is computed. Shares are 0..1, luma 0 black to 1 white. A column that
    compares two frames stands at the later one; frame 0 has zero or NaN there.

    Attributes:
        clip: Hash of the clip.
        time_base: Seconds in one unit of PTS.
    """

    clip: str
    time_base: Fraction
    pts: npt.NDArray[np.int64] = field(
        metadata=_column("presentation time, in units of the time base", np.int64)
    )
    luma: Floats = field(metadata=_column("mean luma"))
    contrast: Floats = field(metadata=_column("standard deviation of luma"))
    histogram: Floats = field(
        metadata=_column("share of pixels in equal steps of luma, dark to bright", length=HISTOGRAM_BINS)
    )
    saturation: Floats = field(metadata=_column("mean distance from grey, 1 for the largest"))
    saturation_high: Floats = field(metadata=_column("95th percentile of the distance from grey"))
    warmth: Floats = field(
        metadata=_column("mean red difference less blue difference, -1..1, above 0 towards orange")
    )
    sharpness: Floats = field(
        metadata=_column("mean absolute Laplacian of three full-size bands, levels of 255")
    )
    combing: Floats = field(metadata=_column("share of tiles in which two fields do not belong together"))
    black: Floats = field(metadata=_column("share of plain black pixels"))
    white: Floats = field(metadata=_column("share of plain white pixels"))
    bar_top: Floats = field(metadata=_column("dark lines at the top, share of the height"))
    bar_bottom: Floats = field(metadata=_column("dark lines at the bottom, share of the height"))
    bar_left: Floats = field(metadata=_column("dark lines at the left, share of the width"))
    bar_right: Floats = field(metadata=_column("dark lines at the right, share of the width"))
    difference: Floats = field(metadata=_column("mean absolute difference of luma to the frame before"))
    motion_x: Floats = field(metadata=_column("content moves right since the frame before, picture widths"))
    motion_y: Floats = field(metadata=_column("content moves down since the frame before, picture heights"))
    motion_zoom: Floats = field(metadata=_column("content grows since the frame before, natural logarithm"))
    motion_roll: Floats = field(metadata=_column("content turns clockwise since the frame before, degrees"))
    motion_inliers: Floats = field(metadata=_column("share of the tracked points that move so"))
    motion_residual: Floats = field(
        metadata=_column("root mean square miss of these, pixels of a picture 160 long")
    )
    reference: Integers = field(
        metadata=_column("frame about half a second earlier that drift compares with, -1 for none", np.int32)
    )
    drift_x: Floats = field(metadata=_column("content moves right since the reference, picture widths"))
    drift_y: Floats = field(metadata=_column("content moves down since the reference, picture heights"))
    drift_zoom: Floats = field(metadata=_column("content grows since the reference, natural logarithm"))
    drift_roll: Floats = field(metadata=_column("content turns clockwise since the reference, degrees"))
    drift_inliers: Floats = field(metadata=_column("share of the tracked points that move so"))
    drift_residual: Floats = field(
        metadata=_column("root mean square miss of these, pixels of a picture 160 long")
    )
    still: Floats = field(
        metadata=_column("share of structured blocks that stand where they stood in the reference")
    )
    structured: Floats = field(metadata=_column("share of blocks with structure to judge that by"))
    course: Sampled = field(
        metadata=_column(
            "figures of tracks over up to a second, six times a second: first frame, seconds, a `Fit`",
            length=COURSE_LENGTH,
            sampled=True,
        )
    )
    unlike: Floats = field(metadata=_column("how little the frames from here on are like those before, 0..1"))
    unlike_near: Floats = field(metadata=_column("the same within the frames on either side, the larger"))
    mix: Floats = field(metadata=_column("how well this frame is the middle of a mix of two pictures, 0..1"))
    mix_before: Integers = field(metadata=_column("frames back to the first mixed one", np.int32))
    mix_after: Integers = field(metadata=_column("frames on to the first steady one after the mix", np.int32))
    changes: Halves = field(
        metadata=_column(
            "how pictures change around the frame, over spans of 1 to 60", np.float16, length=CHANGES
        )
    )

    def __len__(self) -> int:
        return len(self.pts)

    def part(self, frames: FrameRange) -> Self:
        """A range of frames by itself, without a copy; frame numbers that columns hold stay the clip's."""
        parts = {column.name: _part(getattr(self, column.name), frames) for column in columns()}
        return replace(self, **parts)

    def seconds(self, frames: FrameRange) -> float:
        """How long a range lasts, from the PTS; its last frame lasts as long as the one before it."""
        last = min(frames.end, len(self) - 1)
        span = float((int(self.pts[last]) - int(self.pts[frames.start])) * self.time_base)
        if frames.end > last and len(frames) > 1:
            span *= len(frames) / (len(frames) - 1)
        return span

    @property
    def times(self) -> PtsTable:
        """When each frame is shown."""
        return PtsTable(self.pts, self.time_base)

    @cached_property
    def picture_share(self) -> float:
        """Share of the frame inside the black bars that the whole clip has, above 0 to 1."""
        lit = self.luma > _LIT
        if not lit.any():
            return 1.0
        edges = (self.bar_top, self.bar_bottom, self.bar_left, self.bar_right)
        top, bottom, left, right = (float(np.quantile(edge[lit], 0.1)) for edge in edges)
        return max(0.1, (1 - top - bottom) * (1 - left - right))

    def table(self) -> pa.Table:
        """The columns as an Arrow table with a `frame` column; metadata key `shotlog` holds JSON.

        The metadata names `version`, `clip` and `time_base`; every column's own metadata its `meaning`.
        """
        about = {"version": SIGNALS_VERSION, "clip": self.clip, "time_base": str(self.time_base)}
        frame = pa.field("frame", pa.int32(), metadata={"meaning": "frame index, from 0"})
        schema = pa.schema(
            [frame, *(_arrow_field(column) for column in columns())],
            metadata={_METADATA_KEY: json.dumps(about).encode()},
        )
        arrays: list[pa.Array[Any]] = [pa.array(np.arange(len(self), dtype=np.int32))]
        arrays += [_arrow_array(getattr(self, column.name), column, len(self)) for column in columns()]
        return pa.Table.from_arrays(arrays, schema=schema)

    @classmethod
    def from_table(cls, table: pa.Table) -> Self:
        """Signals out of a table that `table()` has made.

        Raises:
            DamagedProject: Not such a table, or one of another version.
        """
        about = json.loads((table.schema.metadata or {}).get(_METADATA_KEY, b"{}"))
        names = {column.name for column in columns()}
        if about.get("version") != SIGNALS_VERSION or not names <= set(table.column_names):
            raise DamagedProject(
                "these signals were not saved by this version of shotlog", hint="Measure the clip again."
            )
        values = {column.name: _from_arrow(table[column.name], column) for column in columns()}
        return cls(clip=about["clip"], time_base=Fraction(about["time_base"]), **values)

    @classmethod
    def of(cls, clip: str, time_base: Fraction, values: Mapping[str, Any]) -> Self:
        """Signals out of one sequence of values a column; columns left out are zero, or without samples.

        Raises:
            KeyError: No `pts`, from which the number of frames follows.
        """
        frames = len(values["pts"])
        return cls(
            clip=clip,
            time_base=time_base,
            **{column.name: _filled(values.get(column.name), column, frames) for column in columns()},
        )


def columns() -> tuple[Field[Any], ...]:
    """The columns of `Signals`: name, and metadata `meaning`, `dtype`, `length` and `sampled`."""
    return tuple(column for column in fields(Signals) if column.metadata)


def _part(values: npt.NDArray[Any] | Sampled, frames: FrameRange) -> Any:  # noqa: ANN401 - as they are
    return values.part(frames) if isinstance(values, Sampled) else values[frames.start : frames.end]


def _filled(values: Any, column: Field[Any], frames: int) -> Any:  # noqa: ANN401 - as the column is
    length = column.metadata["length"]
    if column.metadata["sampled"]:
        return values if isinstance(values, Sampled) else Sampled.of(values or (), length)
    shape = (frames,) if length == 1 else (frames, length)
    if values is None:
        return np.zeros(shape, column.metadata["dtype"])
    return np.asarray(values, column.metadata["dtype"]).reshape(shape)


def _arrow_field(column: Field[Any]) -> pa.Field[Any]:
    kind = pa.from_numpy_dtype(column.metadata["dtype"])
    if column.metadata["sampled"]:
        kind = pa.list_(kind)
    elif column.metadata["length"] > 1:
        kind = pa.list_(kind, column.metadata["length"])
    return pa.field(column.name, kind, metadata={"meaning": column.metadata["meaning"]})


def _arrow_array(values: npt.NDArray[Any] | Sampled, column: Field[Any], frames: int) -> pa.Array[Any]:
    if isinstance(values, Sampled):
        return values.column(frames)
    flat = pa.array(values.ravel())
    length = column.metadata["length"]
    return flat if length == 1 else pa.FixedSizeListArray.from_arrays(flat, length)


def _from_arrow(values: pa.ChunkedArray[Any], column: Field[Any]) -> Any:  # noqa: ANN401 - as the column is
    if column.metadata["sampled"]:
        return Sampled.of_column(values, column.metadata["length"])
    array: Any = values.combine_chunks()
    if column.metadata["length"] > 1:
        array = array.flatten()
    return _filled(array.to_numpy(zero_copy_only=False), column, len(values))
