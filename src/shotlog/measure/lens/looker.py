"""Sharpness of single pictures, as observations."""

from typing import Final

import numpy as np

from shotlog.measure.lens.sharpness import Sharpness, sharpness_of
from shotlog.measure.observations import Seen
from shotlog.media import Picture
from shotlog.timing import FrameIndex

_RATIOS: Final = 100
"""Steps of the scale on which a ratio is kept, for each 1."""


class FocusLooker:
    """Takes down where a picture is sharp, without its bars.

    An observation has the cells as its text: a byte each for a hundredth of the ratio, contrast and luma,
    row by row, as hexadecimal digits, all ratios first. Its figures are `rows`, `columns` and `flat`.
    """

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """The sharpness of one picture (blue, green, red); nothing of a picture smaller than a cell."""
        seen = sharpness_of(picture)
        if not seen.ratio.size:
            return []
        rows, columns = seen.ratio.shape
        figures = {"rows": rows, "columns": columns, "flat": round(seen.flat, 4)}
        return [Seen("focus", frame, frame + 1, 1.0, text=_packed(seen), figures=figures)]


def unpacked(seen: Seen) -> Sharpness:
    """What an observation of kind `focus` holds."""
    values = np.frombuffer(bytes.fromhex(seen.text), np.uint8).astype(np.float32)
    planes = values.reshape(3, int(seen.figures["rows"]), int(seen.figures["columns"]))
    return Sharpness(planes[0] / _RATIOS, planes[1], planes[2], seen.figures["flat"])


def _packed(seen: Sharpness) -> str:
    planes = np.stack((seen.ratio * _RATIOS, seen.contrast, seen.luma))
    return np.clip(np.rint(planes), 0, 255).astype(np.uint8).tobytes().hex()
