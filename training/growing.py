"""From a model of scikit-learn's to a forest of plain numbers."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from shotlog.measure.forest import Forest


def forest_of(model: HistGradientBoostingClassifier) -> Forest:
    """The trees of a model for three classes or more, which gives the same probabilities as the model."""
    trees = [tree.nodes for round_ in model._predictors for tree in round_]  # noqa: SLF001 - no public way
    largest = max(len(nodes) for nodes in trees)

    def padded(values: Iterable[npt.NDArray[Any]], dtype: type[np.generic]) -> npt.NDArray[Any]:
        return np.stack([np.pad(part.astype(dtype), (0, largest - len(part))) for part in values])

    return Forest(
        feature=padded((np.where(n["is_leaf"], -1, n["feature_idx"]) for n in trees), np.int16),
        threshold=padded((n["num_threshold"] for n in trees), np.float32),
        left=padded((n["left"] for n in trees), np.int16),
        right=padded((n["right"] for n in trees), np.int16),
        value=padded((np.where(n["is_leaf"], n["value"], 0) for n in trees), np.float32),
        baseline=model._baseline_prediction.ravel().astype(np.float32),  # noqa: SLF001 - the same
    )
