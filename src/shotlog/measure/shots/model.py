"""The trained model of transitions: which each frame is part of, where they end, how far to trust both."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Self

import numpy as np

from shotlog.measure.forest import Forest, Numbers
from shotlog.measure.shots.boundaries import Boundary

CLASSES: Final = ("none", "cut", "dissolve", "fade", "wipe", "push")
"""What a frame can be: a cut's is the first frame after it, a gradual transition's all that it mixes."""
ENDS: Final = ("neither", "start", "end")
"""What a frame can be beside: the first of a gradual transition, or the first one after it."""
TRUSTED: Final = ("cut", "dissolve", "wipe", "fade")
"""Kinds whose confidence is calibrated apart; dips are fades."""
SHIPPED: Final = Path(__file__).with_name("transitions.npz")
"""The model of this version; `script/train transitions` makes it."""

_SUREST: Final = 0.99
"""Confidence at most: no count of films shows more."""
_ALWAYS: Final = 1e-3


@dataclass(frozen=True, eq=False)
class Model:
    """What training leaves.

    Attributes:
        frames: Tells which of `CLASSES` each frame is.
        ends: Tells which of `ENDS` a frame close to a gradual transition is.
        trust: For each of `TRUSTED`, what the log odds of a score are multiplied by and what is added, so
            that it is the share of such boundaries that were right; float32, shape (kinds, 2). (J. C. Platt,
            "Probabilistic outputs for support vector machines", 1999.)
    """

    frames: Forest
    ends: Forest
    trust: Numbers

    @classmethod
    def load(cls, path: Path) -> Self:
        """The model out of a file that `save` has written."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(Forest.of(arrays, "frames."), Forest.of(arrays, "ends."), arrays["trust"])

    def save(self, path: Path) -> None:
        """Write the arrays as they are; nothing in the file can run."""
        arrays = {**self.frames.arrays("frames."), **self.ends.arrays("ends."), "trust": self.trust}
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # names are taken for options

    def trusted(self, boundary: Boundary) -> Boundary:
        """The boundary with its score made a probability."""
        slope, offset = self.trust[TRUSTED.index(trusted_as(boundary.kind))].tolist()
        odds = slope * log_odds(boundary.confidence) + offset
        return replace(boundary, confidence=min(_SUREST, 1 / (1 + float(np.exp(-odds)))))


def trusted_as(kind: str) -> str:
    """Which of `TRUSTED` a kind of transition is."""
    return kind if kind in TRUSTED else "fade"


def log_odds(score: float) -> float:
    """The logarithm of the odds of a score from 0 to 1."""
    score = min(1 - _ALWAYS, max(_ALWAYS, score))
    return float(np.log(score / (1 - score)))


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return Model.load(SHIPPED)
