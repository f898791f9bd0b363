"""Forests of decision trees as plain numbers, one for each question about the camera, and their evaluation.

Extremely randomised trees (Geurts, Ernst and Wehenkel, "Extremely randomized trees", 2006), whose leaves hold
shares of the training clips; `training/camera.py` grows them, and calibrates them on clips that they have not
seen (Platt, "Probabilistic outputs for support vector machines", 1999).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_LEAF: Final = -1
_ARRAYS: Final = ("feature", "threshold", "left", "right", "share", "slope", "classes")
_NEVER: Final = 1e-4


@dataclass(frozen=True, eq=False)
class Forest:
    """The trees of one question, padded to the size of the largest.

    Attributes:
        feature: Column that a node looks at, -1 in a leaf; shape (trees, nodes), root first.
        threshold: Left where the value is at most this; shape (trees, nodes).
        left: Node to the left; shape (trees, nodes).
        right: Node to the right; shape (trees, nodes).
        share: In thousandths, how often each class stood in a leaf; shape (trees, nodes, classes).
        slope: What the logarithms of the mean shares are multiplied by, so that they are probabilities.
        classes: The answers.
    """

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    share: npt.NDArray[np.int16]
    slope: npt.NDArray[np.float32]
    classes: npt.NDArray[np.str_]

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]], question: str) -> Self:
        """The forest of a question out of the arrays of a file."""
        return cls(**{name: arrays[f"{question}.{name}"] for name in _ARRAYS})

    def arrays(self, question: str) -> dict[str, npt.NDArray[Any]]:
        """The arrays as a file holds them."""
        return {f"{question}.{name}": getattr(self, name) for name in _ARRAYS}

    def probabilities(self, row: Numbers) -> dict[str, float]:
        """The probability of each answer for the figures of one run of frames."""
        shares = np.log(self.shares(row) + _NEVER) * float(self.slope)
        odds = np.exp(shares - shares.max())
        return {str(name): float(odd) for name, odd in zip(self.classes, odds / odds.sum(), strict=True)}

    def shares(self, row: Numbers) -> Numbers:
        """The mean share of each answer in the leaves that a row falls into: all trees go down together."""
        trees = np.arange(len(self.feature))
        node = np.zeros(len(trees), np.int64)
        while True:
            feature = self.feature[trees, node]
            if (feature == _LEAF).all():
                mean: Numbers = self.share[trees, node].mean(axis=0) / 1000
                return mean
            lower = row[np.maximum(feature, 0)] <= self.threshold[trees, node]
            onward = np.where(lower, self.left[trees, node], self.right[trees, node])
            node = np.where(feature == _LEAF, node, onward)


@dataclass(frozen=True, eq=False)
class Model:
    """All questions, and the names of the figures they are asked about."""

    names: tuple[str, ...]
    forests: Mapping[str, Forest]

    def asked(self, figures: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """The probability of every answer to every question."""
        row = np.nan_to_num(np.array([figures[name] for name in self.names])).astype(np.float32)
        return {question: forest.probabilities(row) for question, forest in self.forests.items()}


@cache
def shipped() -> Model:
    """The model in the package; nothing in its file can run."""
    with (
        resources.files("shotlog.measure.camera").joinpath("model.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        kept = {name: arrays[name] for name in arrays.files}
    questions = [str(question) for question in kept["questions"]]
    names = tuple(str(name) for name in kept["names"])
    return Model(names, {question: Forest.of(kept, question) for question in questions})
