"""Where somebody speaks: the voice detector, over sound of any length in bounded memory.

Silero VAD v6 (MIT), as faster-whisper bundles it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.media.sound import Block

RATE: Final = 16000
"""Samples a second that the detector and the recogniser want."""

FILTERS: Final = (
    ("aresample", str(RATE)),
    ("aformat", "channel_layouts=mono"),
    ("asetnsamples", f"n={RATE // 10}:p=0"),
)

_WINDOW: Final = 60 * RATE
"""Samples held at once."""
_GAP: Final = Fraction(1, 20)
_LONGEST_SECONDS: Final = 28.0
"""A voice is cut where it pauses, at least this often: the recogniser hears 30 seconds at once."""
_PAUSE_MS: Final = 500
_SHORTEST_MS: Final = 250
"""Less than this is a click or a cough."""
_PAD_MS: Final = 200
_STEP: Final = 512
"""Samples for which the detector gives one probability."""
_VOICE: Final = 0.5
"""Probability from which the detector's authors call it voice."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in which somebody speaks.

    Attributes:
        start: Seconds on the clock of the file.
        end: Seconds, exclusive.
        score: Share of the stretch in which the detector hears a voice, times how sure it is of it there.
        samples: float32, shape (samples,), mono, 16 kHz.
    """

    start: Fraction
    end: Fraction
    score: float
    samples: npt.NDArray[np.float32]


def voices(blocks: Iterator[Block]) -> Iterator[Voice]:
    """Stretches with voice in blocks that went through `FILTERS`, in order, none longer than 30 seconds."""
    held: list[npt.NDArray[np.float32]] = []
    start = end = Fraction(0)
    for block in blocks:
        if held and abs(block.start - end) > _GAP:
            yield from _voices(np.concatenate(held), start)
            held = []
        if not held:
            start = block.start
        held.append(block.samples[0])
        end = block.end
        if sum(map(len, held)) >= _WINDOW:
            samples = np.concatenate(held)
            found = list(_voices(samples, start))
            kept = _unfinished(found, samples, start)
            yield from found[:-1] if len(kept) else found
            held, start = [kept] if len(kept) else [], end - Fraction(len(kept), RATE)
    if held:
        yield from _voices(np.concatenate(held), start)


def _unfinished(
    found: list[Voice], samples: npt.NDArray[np.float32], start: Fraction
) -> npt.NDArray[np.float32]:
    """The samples from the last voice on, if it may go on after the window."""
    end = start + Fraction(len(samples), RATE)
    if not found or end - found[-1].end > Fraction(_PAUSE_MS, 1000):
        return samples[:0]
    return samples[int((found[-1].start - start) * RATE) :]


def _voices(samples: npt.NDArray[np.float32], start: Fraction) -> Iterator[Voice]:
    from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415 - an extra

    options = VadOptions(
        threshold=_VOICE,
        min_speech_duration_ms=_SHORTEST_MS,
        max_speech_duration_s=_LONGEST_SECONDS,
        min_silence_duration_ms=_PAUSE_MS,
        speech_pad_ms=_PAD_MS,
    )
    for stretch in get_speech_timestamps(samples, options):
        part = samples[stretch["start"] : stretch["end"]]
        begin = start + Fraction(stretch["start"], RATE)
        yield Voice(begin, begin + Fraction(len(part), RATE), _score(part), part)


def _score(samples: npt.NDArray[np.float32]) -> float:
    from faster_whisper.vad import get_vad_model  # noqa: PLC0415 - an extra

    whole = np.pad(samples, (0, -len(samples) % _STEP))
    probabilities = np.ravel(get_vad_model()(whole))
    return round(float(np.where(probabilities >= _VOICE, probabilities, 0).mean()), 3)
