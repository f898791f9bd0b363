"""A forest of small decision trees as plain numbers, and its evaluation.

The trees are gradient boosted (J. H. Friedman, "Greedy function approximation: a gradient boosting machine",
2001), one for each class in every round; `training/transitions.py` grows them.
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from shotlog.measure.shots.describing import Table

Numbers = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int16]

_LEAF: Final = -1
_AT_ONCE: Final = 4096
"""Rows evaluated at once: their working memory stays in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees that all have their nodes in the same arrays, padded to the size of the largest.

    Attributes:
        feature: Column that a node looks at, -1 in a leaf; shape (trees, nodes), root first.
        threshold: A row goes left where its value is at most this; shape (trees, nodes).
        left: Node to the left; shape (trees, nodes).
        right: Node to the right; shape (trees, nodes).
        value: What a leaf adds to the score of its class; shape (trees, nodes).
        baseline: Score that each class begins with; tree t speaks of class t modulo their number.
    """

    feature: Indices
    threshold: Numbers
    left: Indices
    right: Indices
    value: Numbers
    baseline: Numbers

    @classmethod
    def load(cls, path: Path) -> Self:
        """The forest out of a file that `save` has written."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(**{name.name: arrays[name.name] for name in fields(cls)})

    def save(self, path: Path) -> None:
        """Write the arrays as they are; nothing in the file can run."""
        np.savez_compressed(path, **{name.name: getattr(self, name.name) for name in fields(self)})

    def probabilities(self, table: Table) -> Numbers:
        """The probability of each class for each row, float32, shape (rows, classes)."""
        parts = [self._of(table[start : start + _AT_ONCE]) for start in range(0, len(table), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.empty((0, len(self.baseline)), np.float32)

    def _of(self, table: Table) -> Numbers:
        scores = np.repeat(self.baseline[None].astype(np.float32), len(table), axis=0)
        columns = np.ascontiguousarray(table.T)
        for tree in range(len(self.feature)):
            scores[:, tree % len(self.baseline)] += self._leaves(tree, columns)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)

    def _leaves(self, tree: int, columns: Table) -> Numbers:
        """What one tree says of every row: the rows are parted node by node, each looked at as a block."""
        said = np.empty(columns.shape[1], np.float32)
        waiting = [(0, np.arange(columns.shape[1]))]
        while waiting:
            node, rows = waiting.pop()
            feature = int(self.feature[tree, node])
            if feature == _LEAF:
                said[rows] = self.value[tree, node]
                continue
            goes_left = columns[feature][rows] <= self.threshold[tree, node]
            waiting.append((int(self.left[tree, node]), rows[goes_left]))
            waiting.append((int(self.right[tree, node]), rows[~goes_left]))
        return said
