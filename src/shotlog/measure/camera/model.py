"""The trained model of what the camera did: a forest for each question, and how far it can be believed.

`training/camera.py` grows the forests on rendered reels. Their probabilities are scaled (Guo et al., "On
calibration of modern neural networks", 2017), and the confidence of whole facets is read off a curve (B.
Zadrozny and C. Elkan, "Transforming classifier scores into accurate multiclass probability estimates", 2002),
both by other reels than they were grown on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from shotlog.measure.forest import Forest

Answers = Mapping[str, Mapping[str, float]]
"""The probability of every answer, by question."""

SHIPPED: Final = Path(__file__).with_name("model.npz")
"""The model of this version."""


@dataclass(frozen=True, eq=False)
class Curve:
    """How often answers of a facet were right, by how sure the forests were.

    Attributes:
        sure: Probabilities, growing, shape (knots,).
        right: Shares of right answers, growing, the same shape.
    """

    sure: npt.NDArray[np.float32]
    right: npt.NDArray[np.float32]

    def __call__(self, sure: float) -> float:
        """The share between two knots; that of the first or last beyond them."""
        return float(np.interp(sure, self.sure, self.right))


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that is asked.

    Attributes:
        names: Figures that the questions are asked about, as the forests' columns.
        forests: One for each question.
        classes: The answers to each, as the forests' classes.
        curves: One for each facet.
    """

    names: tuple[str, ...]
    forests: Mapping[str, Forest]
    classes: Mapping[str, tuple[str, ...]]
    curves: Mapping[str, Curve]

    def asked(self, rows: Sequence[Mapping[str, float]]) -> list[Answers]:
        """The probability of every answer to every question, for the figures of each run of frames."""
        table = self.table(rows)
        said = {question: forest.probabilities(table).tolist() for question, forest in self.forests.items()}
        return [
            {
                question: dict(zip(self.classes[question], chances[row], strict=True))
                for question, chances in said.items()
            }
            for row in range(len(rows))
        ]

    def table(self, rows: Sequence[Mapping[str, float]]) -> npt.NDArray[np.float32]:
        """Figures as the forests take them, shape (rows, names)."""
        return np.nan_to_num([[figures[name] for name in self.names] for figures in rows]).astype(np.float32)

    def confidence(self, facet: str, sure: float) -> float:
        """How often an answer that is so sure is right."""
        return self.curves[facet](sure)

    @classmethod
    def load(cls, path: Path) -> Self:
        """The model out of a file that `save` has written."""
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        questions, facets = (arrays[name].tolist() for name in ("questions", "facets"))
        return cls(
            names=tuple(arrays["names"].tolist()),
            forests={question: Forest.of(arrays, f"{question}.") for question in questions},
            classes={question: tuple(arrays[f"{question}.classes"].tolist()) for question in questions},
            curves={
                facet: Curve(arrays[f"curve.{facet}.sure"], arrays[f"curve.{facet}.right"])
                for facet in facets
            },
        )

    def save(self, path: Path) -> None:
        """Write plain arrays; nothing in the file can run."""
        arrays: dict[str, npt.NDArray[Any]] = {
            "names": np.array(self.names),
            "questions": np.array(list(self.forests)),
            "facets": np.array(list(self.curves)),
        }
        for question, forest in self.forests.items():
            arrays |= {
                **forest.arrays(f"{question}."),
                f"{question}.classes": np.array(self.classes[question]),
            }
        for facet, curve in self.curves.items():
            arrays |= {f"curve.{facet}.sure": curve.sure, f"curve.{facet}.right": curve.right}
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # names are taken for options


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return Model.load(SHIPPED)
