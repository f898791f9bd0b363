"""Forests of small decision trees as plain numbers, and their evaluation.

The trees are gradient boosted (J. H. Friedman, "Greedy function approximation: a gradient boosting machine",
2001), one for each class in every round; the scripts in `training` grow them. Nothing in their files can run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int16]

Table = npt.NDArray[np.float32]
"""Figures, float32, shape (rows, columns)."""

Arrays = Mapping[str, npt.NDArray[Any]]
"""What a file holds, by name."""

_LEAF: Final = -1
_FEW: Final = 32
"""Rows up to which each is evaluated by itself."""
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
    def of(cls, arrays: Arrays, prefix: str = "") -> Self:
        """The forest out of the arrays of a file, which may hold several under prefixes."""
        return cls(**{field.name: arrays[prefix + field.name] for field in fields(cls)})

    def arrays(self, prefix: str = "") -> dict[str, npt.NDArray[Any]]:
        """The arrays as a file holds them."""
        return {prefix + field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def load(cls, path: Path) -> Self:
        """The forest out of a file that `save` has written."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls.of(arrays)

    def save(self, path: Path) -> None:
        """Write the arrays as they are."""
        np.savez_compressed(path, **self.arrays())  # type: ignore[arg-type]  # names are taken for options

    def probabilities(self, table: Table) -> Numbers:
        """The probability of each class for each row, float32, shape (rows, classes)."""
        parts = [self._of(table[start : start + _AT_ONCE]) for start in range(0, len(table), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.empty((0, len(self.baseline)), np.float32)

    def _of(self, table: Table) -> Numbers:
        few = len(table) <= _FEW
        scores = np.stack([self._row(row) for row in table]) if few else self._rows(table)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)

    def _row(self, row: Numbers) -> Numbers:
        """The scores of one row: all trees go down together."""
        trees, node = np.arange(len(self.feature)), np.zeros(len(self.feature), np.int64)
        while True:
            feature = self.feature[trees, node]
            leaf = feature == _LEAF
            if leaf.all():
                added = self.value[trees, node].reshape(-1, len(self.baseline)).sum(axis=0)
                return np.asarray(self.baseline + added, np.float32)
            goes_left = row[np.maximum(feature, 0)] <= self.threshold[trees, node]
            onward = np.where(goes_left, self.left[trees, node], self.right[trees, node])
            node = np.where(leaf, node, onward)

    def _rows(self, table: Table) -> Numbers:
        """The scores of many rows: they go down one tree after the other."""
        scores = np.repeat(self.baseline[None].astype(np.float32), len(table), axis=0)
        columns = np.ascontiguousarray(table.T)
        for tree in range(len(self.feature)):
            scores[:, tree % len(self.baseline)] += self._leaves(tree, columns)
        return scores

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
