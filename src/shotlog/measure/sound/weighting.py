"""The frequency weighting of ITU-R BS.1770-4, and the sum over channels.

Checked in the tests against the levels that EBU Tech 3341 asks a meter to show.
"""

from fractions import Fraction
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.filter import Graph

RATE: Final = 48000
"""Samples a second at which the standard gives its coefficients."""

_SHELF: Final = (
    "b0=1.53512485958697:b1=-2.69169618940638:b2=1.19839281085285:"
    "a0=1:a1=-1.69065929318241:a2=0.73248077421585:r=f64"
)
"""BS.1770-4, table 1: the head, as a sphere."""
_LOW_CUT: Final = "b0=1:b1=-2:b2=1:a0=1:a1=-1.99004745483398:a2=0.99007225036621:r=f64"
"""BS.1770-4, table 2: low tones are heard less."""

_SURROUND: Final = frozenset({"BL", "BR", "SL", "SR"})
_SURROUND_WEIGHT: Final = 1.41
_OFFSET: Final = -0.691
"""LUFS of full-scale power 1 (BS.1770-4, equation 2)."""


class Weighting:
    """Weights the sound of one layout, block after block; the layout must name its channels."""

    def __init__(self, layout: str) -> None:
        self._layout = layout
        self._graph = Graph()
        steps = [
            self._graph.add_abuffer(
                sample_rate=RATE, format="dbl", layout=layout, time_base=Fraction(1, RATE)
            ),
            self._graph.add("biquad", _SHELF),
            self._graph.add("biquad", _LOW_CUT),
            self._graph.add("aformat", "sample_fmts=dbl"),  # PyAV reads fewer than eight planes
            self._graph.add("abuffersink"),
        ]
        self._graph.link_nodes(*steps).configure()
        self._channels = _channel_weights(layout)

    def power(self, samples: npt.NDArray[np.float32]) -> float:
        """Weighted mean square of the next block, shape (channels, samples), summed over channels."""
        interleaved = samples.T.astype(np.float64).reshape(1, -1)
        frame = AudioFrame.from_ndarray(interleaved, format="dbl", layout=self._layout)
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        self._graph.push(frame)
        weighted = self._graph.pull()
        assert isinstance(weighted, AudioFrame)
        each = weighted.to_ndarray().reshape(-1, len(self._channels))
        return float(np.square(each).mean(axis=0) @ self._channels)


def can_be_weighted(layout: str) -> bool:
    """Whether a layout names its channels, so that it is known which count more."""
    return "channels" not in layout


def lufs(power: float) -> float:
    """Loudness of a weighted power (BS.1770-4, equation 2); minus infinity for none."""
    return _OFFSET + 10 * float(np.log10(power)) if power > 0 else float("-inf")


def power_of(loudness: float) -> float:
    """The weighted power that has a loudness in LUFS."""
    return float(10 ** ((loudness - _OFFSET) / 10))


def _channel_weights(layout: str) -> npt.NDArray[np.float64]:
    """BS.1770-4, table 3: channels behind the listener count more, the low effects not at all."""
    names = [channel.name for channel in av.AudioLayout(layout).channels]
    return np.array([_weight(name) for name in names])


def _weight(channel: str) -> float:
    if channel.startswith("LFE"):
        return 0.0
    return _SURROUND_WEIGHT if channel in _SURROUND else 1.0
