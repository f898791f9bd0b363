"""Figures that only some frames have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from shotlog.timing import FrameRange


@dataclass(frozen=True, eq=False)
class Sampled:
    """Rows of figures, each of one frame; all others have none.

    Attributes:
        frames: Which, ascending, int32, shape (samples,).
        figures: Their figures, float32, shape (samples, figures).
    """

    frames: npt.NDArray[np.int32]
    figures: npt.NDArray[np.float32]

    @classmethod
    def of(cls, rows: Iterable[Sequence[float] | None], length: int) -> Self:
        """The samples among one row of `length` figures a frame, None where there is no sample."""
        found = [(frame, row) for frame, row in enumerate(rows) if row is not None]
        figures = np.array([row for _, row in found], np.float32).reshape(-1, length)
        return cls(np.array([frame for frame, _ in found], np.int32), figures)

    def part(self, frames: FrameRange) -> Self:
        """The samples of a range, without a copy of their figures; frames counted from its first."""
        first, end = np.searchsorted(self.frames, [frames.start, frames.end])
        return type(self)(self.frames[first:end] - np.int32(frames.start), self.figures[first:end])

    def column(self, frames: int) -> pa.Array[Any]:
        """A column for so many frames: a list of figures, or null."""
        none = np.ones(frames, bool)
        none[self.frames] = False
        offsets = np.concatenate([[0], np.cumsum(~none)]) * self.figures.shape[1]
        return pa.ListArray.from_arrays(
            pa.array(offsets.astype(np.int32)), pa.array(self.figures.ravel()), mask=pa.array(none)
        )

    @classmethod
    def of_column(cls, column: pa.ChunkedArray[Any], length: int) -> Self:
        """The samples out of a column that `column()` has made."""
        lists: Any = column.combine_chunks()
        frames = np.flatnonzero(lists.is_valid().to_numpy(zero_copy_only=False)).astype(np.int32)
        figures = lists.flatten().to_numpy(zero_copy_only=False).astype(np.float32, copy=False)
        return cls(frames, figures.reshape(-1, length))
