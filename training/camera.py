"""Trains the forests that tell what the camera did, on truth reels, and says how good they are.

    script/train camera WORK [--stills FILES] [--calibration-stills FILES] [--test-stills FILES]

Reels are made in the folder WORK, or taken from there: some to train on, some to calibrate on with other
seeds, and some to test on with other seeds, textures and stills. Only what tells of the camera is measured.
Needs scikit-learn; the model not.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from growing import forest_of
from reels.making import Order, make
from reels.recipes import RECIPES
from reels.textures import KINDS, Stock
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from takes import QUESTIONS, Answers, Example, examples
from trial import report

from shotlog.measure.camera.model import SHIPPED, Curve, Model
from shotlog.measure.forest import Forest
from shotlog.measure.suggest.camera_learnt import FACETS, SINGLE, judged, terms_of

TEST_KINDS: Final = ("cells", "contours", "mosaic")
"""Textures that are seen in the test only."""
TRAIN_KINDS: Final = tuple(kind for kind in KINDS if kind not in TEST_KINDS)
REELS: Final = {"train": 6, "calibration": 2, "test": 2}
"""How many of each are made, all with every recipe once."""
SEEDS: Final = {"train": 101, "calibration": 201, "test": 301}

ROUNDS: Final = 110
RATE: Final = 0.06
LEAVES: Final = 8
_LEAST, _MOST = 0.02, 0.97
"""Nothing is never or always right."""

Table = npt.NDArray[np.float32]


def made(work: Path, stocks: Mapping[str, Stock], jobs: int) -> dict[str, list[Path]]:
    """The reels of each kind, made where they are not there yet."""
    found: dict[str, list[Path]] = {}
    for kind, count in REELS.items():
        for number in range(count):
            folder = work / f"{kind}-{number + 1}"
            if not (folder / "labels.json").exists():
                make(Order(folder, len(RECIPES), SEEDS[kind] + number, stocks[kind]), jobs)
            found.setdefault(kind, []).append(folder)
    return found


def train(learnt: Sequence[Example], other: Sequence[Example]) -> Model:
    """Forests grown on some examples and calibrated on others."""
    names = tuple(sorted(learnt[0].figures))
    model = Model(names, {}, dict(QUESTIONS), {})
    forests = {}
    for question, classes in QUESTIONS.items():
        rows, answers = _asked(model, learnt, question)
        forest = grown(rows, answers)
        rows, answers = _asked(model, other, question)
        slope = fitted(np.log(forest.probabilities(rows) + 1e-6), answers)
        forests[question] = replace(forest, value=forest.value * slope, baseline=forest.baseline * slope)
        _say(f"{question}: {len(learnt)} examples, {', '.join(classes)}; scaled by {slope:.1f}")
    model = replace(model, forests=forests)
    return replace(model, curves=curves(model, other))


def _asked(model: Model, found: Sequence[Example], question: str) -> tuple[Table, npt.NDArray[np.int64]]:
    """Figures and answers, as numbers of classes, of the examples that have one."""
    asked = [example for example in found if question in example.answers]
    answers = [QUESTIONS[question].index(example.answers[question]) for example in asked]
    return model.table([example.figures for example in asked]), np.array(answers)


def grown(rows: Table, answers: npt.NDArray[np.int64]) -> Forest:
    """A forest for the answers to one question."""
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=5.0, max_bins=64,
        min_samples_leaf=60, max_features=0.2, early_stopping=False, random_state=0,
    )  # fmt: skip
    return forest_of(model.fit(rows, answers))


def fitted(logs: npt.NDArray[np.floating], answers: npt.NDArray[np.int64]) -> np.float32:
    """The slope for the logarithms of probabilities under which the truth is most likely."""

    def surprise(slope: float) -> float:
        scaled = logs * slope
        scaled = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        return -float(scaled[np.arange(len(answers)), answers].mean())

    return np.float32(min(np.arange(0.3, 2.01, 0.1), key=surprise))


def curves(model: Model, found: Sequence[Example]) -> dict[str, Curve]:
    """For every facet, how often the likeliest answer is right, by how sure the forests are of it."""
    sure: dict[str, list[float]] = {facet: [] for facet in (*FACETS, *SINGLE)}
    right: dict[str, list[bool]] = {facet: [] for facet in sure}
    for example, answers in zip(found, model.asked([each.figures for each in found]), strict=True):
        for facet, said in judged(answers).items():
            truth = true_value(facet, example.answers)
            if truth is not None:
                sure[facet].append(said.sure)
                right[facet].append(said.value == truth)
    return {facet: _curve(sure[facet], right[facet]) for facet in sure}


def true_value(facet: str, answers: Answers) -> str | list[str] | None:
    """What is right; None where nobody can tell."""
    if facet in SINGLE:
        return answers.get(SINGLE[facet])
    if any(question not in answers for question in FACETS[facet]):
        return None
    return [term for question in FACETS[facet] for term in terms_of(answers[question], facet)]


def _curve(sure: Sequence[float], right: Sequence[bool]) -> Curve:
    line = IsotonicRegression(y_min=_LEAST, y_max=_MOST, out_of_bounds="clip").fit(sure, right)
    return Curve(np.asarray(line.X_thresholds_, np.float32), np.asarray(line.y_thresholds_, np.float32))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _all(reels: Iterable[Path]) -> list[Example]:
    return [example for reel in reels for example in examples(reel)]


def main() -> None:
    """Make reels, train, calibrate, write and test."""
    parser = argparse.ArgumentParser(prog="script/train camera", description=__doc__)
    parser.add_argument("work", type=Path)
    for name in ("--stills", "--calibration-stills", "--test-stills"):
        parser.add_argument(name, type=Path, nargs="*", default=[], help="pictures for half the surfaces")
    parser.add_argument("--jobs", type=int, default=1, help="processes that render")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    stocks = {
        "train": Stock(TRAIN_KINDS, tuple(arguments.stills)),
        "calibration": Stock(TRAIN_KINDS, tuple(arguments.calibration_stills)),
        "test": Stock(TEST_KINDS, tuple(arguments.test_stills)),
    }
    reels = made(arguments.work, stocks, arguments.jobs)
    model = train(_all(reels["train"]), _all(reels["calibration"]))
    model.save(arguments.to)
    _say(f"{arguments.to}: {arguments.to.stat().st_size} bytes")
    for line in report(model, reels["test"]):
        _say(line)


if __name__ == "__main__":
    main()
