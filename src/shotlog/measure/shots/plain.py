"""Pictures that show nothing: plain black, plain white, and lettering on black."""

from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.signals import Signals
from shotlog.timing import FrameRange

Mask = npt.NDArray[np.bool_]
"""One truth value a frame."""

_PLAIN_CONTRAST: Final = 0.008
"""Standard deviation of luma up to which a picture is plain: two levels of 255, coding noise and dither."""
_BLACK_LUMA: Final = 0.03
"""Mean luma up to which plain is black: the lift of a print or tape that was not graded to zero."""
_WHITE_LUMA: Final = 0.94
_WHITE_SHARE: Final = 0.98
_TITLE_GROUND: Final = 0.9
"""Share of plain black from which the rest can only be lettering, a logo or stars."""
_STEADY: Final = 0.004
"""Mean difference between frames up to which lettering stands or fades, and no camera moves."""
_MOSTLY: Final = 0.8


def plain_black(signals: Signals) -> Mask:
    """Frames of plain black."""
    return (signals.contrast <= _PLAIN_CONTRAST) & (signals.luma <= _BLACK_LUMA)


def plain_white(signals: Signals) -> Mask:
    """Frames of plain white, inside bars if there are any."""
    inside = signals.white >= _WHITE_SHARE * signals.picture_share
    return inside | ((signals.contrast <= _PLAIN_CONTRAST) & (signals.luma >= _WHITE_LUMA))


def is_title(signals: Signals, frames: FrameRange) -> bool:
    """Whether a segment is lettering on plain black that stands still."""
    rows = slice(frames.start, frames.end)
    inner = slice(frames.start + 1, frames.end)
    mostly_black = float(np.quantile(signals.black[rows], 1 - _MOSTLY)) >= _TITLE_GROUND
    steady = len(frames) > 1 and float(np.quantile(signals.difference[inner], _MOSTLY)) <= _STEADY
    return mostly_black and steady


def mostly(mask: Mask, frames: FrameRange) -> bool:
    """Whether a mask holds for most frames of a range."""
    return float(mask[frames.start : frames.end].mean()) >= _MOSTLY


def runs(mask: Mask) -> list[FrameRange]:
    """The unbroken runs of frames for which a mask holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [FrameRange(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
