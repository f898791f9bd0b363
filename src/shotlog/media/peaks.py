"""The waveform of a clip: the least and the greatest sample of each hundredth of a second."""

import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt

from shotlog.errors import UsageError
from shotlog.media.sound import Block, Sound

BINS_A_SECOND = 100

_FULL_SCALE = 127

Peaks = npt.NDArray[np.int8]
"""Shape (bins, 2): least and greatest sample of any channel, full scale is -127..127.

At `BINS_A_SECOND`, bin i holds the time from i to i + 1 hundredths of a second after frame 0 appeared.
"""


def make_peaks(
    path: Path, start: Fraction, end: Fraction, *, tell: Callable[[float], None] = lambda _share: None
) -> Peaks | None:
    """The waveform of the first sound stream of a clip; where there is no sound for a while, it is zero.

    The sound is read block by block: beside one block, only the waveform itself is held in memory.

    Args:
        path: The clip.
        start: When the first frame appears, in seconds on the clock of the file.
        end: When the last one ends: sound before and after is left out.
        tell: Called often with the share that is done.

    Returns:
        As many bins as it takes to reach `end`, or None where no sound can be decoded.

    Raises:
        NotFound: There is no such clip.
        UnreadableMedia: It is no footage.
        LimitExceeded: There is not enough memory.
    """
    peaks = np.zeros((math.ceil((end - start) * BINS_A_SECOND), 2), np.int8)
    heard = False
    with Sound(path) as sound:
        for block in sound.blocks(()):
            heard = True
            _add(peaks, block, start)
            tell(min(1.0, max(0.0, float((block.end - start) / (end - start)))))
            if block.start >= end:
                break
    return peaks if heard else None


def coarser(peaks: Peaks, level: int) -> Peaks:
    """The same waveform in bins that are each 2**level as long; the last may be cut short.

    Raises:
        UsageError: `level` is negative.
    """
    if level < 0:
        raise UsageError(f"a waveform has no level {level}")
    edges = np.arange(0, len(peaks), 2**level)
    lows = np.minimum.reduceat(peaks[:, 0], edges)
    return np.stack([lows, np.maximum.reduceat(peaks[:, 1], edges)], axis=1)


def _add(peaks: Peaks, block: Block, start: Fraction) -> None:
    """Widen the bins that a block falls into."""
    count = block.samples.shape[1]
    first = round((block.start - start) * block.rate)
    bins = (first + np.arange(count)) * BINS_A_SECOND // block.rate
    inside = slice(*np.searchsorted(bins, (0, len(peaks))))
    bins, samples = bins[inside], block.samples[:, inside]
    if not bins.size:
        return
    edges = np.flatnonzero(np.diff(bins, prepend=-1))
    at = bins[edges]
    peaks[at, 0] = np.minimum(peaks[at, 0], _scaled(np.minimum.reduceat(samples.min(axis=0), edges)))
    peaks[at, 1] = np.maximum(peaks[at, 1], _scaled(np.maximum.reduceat(samples.max(axis=0), edges)))


def _scaled(samples: npt.NDArray[np.float32]) -> Peaks:
    return (np.nan_to_num(samples).clip(-1, 1) * _FULL_SCALE).round().astype(np.int8)
