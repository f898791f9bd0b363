"""Trains the forests that tell what the camera did, on truth reels, and says how good they are.

    script/train camera REELS... [--to FILE]

Every folder is a reel that `script/reels` has made (`labels.json` and clips). Clips are measured once, and
their signals kept beside them. Each is used as it is and mirrored left to right. Answers are calibrated on
clips that the trees have not seen (five folds); the table is of these. Needs scikit-learn; the model not.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
from sklearn.ensemble import ExtraTreesClassifier

from shotlog.measure import Signals, measure
from shotlog.measure.camera.features import features_of
from shotlog.measure.camera.fitting import MIRRORED, Fit
from shotlog.measure.camera.forest import Forest, Model
from shotlog.timing import FrameRange

QUESTIONS: Final = {
    "pan": ("pan_left", "none", "pan_right"),
    "tilt": ("tilt_down", "none", "tilt_up"),
    "roll": ("roll_ccw", "none", "roll_cw"),
    "zoom": ("zoom_out", "none", "zoom_in"),
    "truck": ("truck_left", "none", "truck_right"),
    "pedestal": ("pedestal_down", "none", "pedestal_up"),
    "dolly": ("dolly_out", "none", "dolly_in"),
    "path": ("arc_ccw", "arc_cw", "crane_down", "crane_up", "none"),
    "way": ("downward", "inward", "leftward", "moving", "outward", "rightward", "static", "upward"),
    "steadiness": ("locked_off", "smooth", "unsteady", "very_smooth", "very_unsteady"),
}
"""What is asked, and the answers."""

TREES: Final = 100
FOLDS: Final = 5
_MIRROR: Final = {
    "left": "right",
    "right": "left",
    "cw": "ccw",
    "ccw": "cw",
    "leftward": "rightward",
    "rightward": "leftward",
}
_VOID: Final = {"pan", "tilt", "truck", "pedestal", "dolly"}
"""Questions that an arc or a crane leaves without an answer."""

Table = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """One clip, or its mirror image.

    Attributes:
        clip: Its name: the two must not be on both sides of a test.
        figures: What was measured.
        answers: The truth, by question; left out where there is none.
    """

    clip: str
    figures: Mapping[str, float]
    answers: Mapping[str, str]


def examples(reels: Sequence[Path]) -> Iterator[Example]:
    """Every clip of some reels, twice."""
    for reel in reels:
        clips = json.loads((reel / "labels.json").read_text())["clips"]
        for name, truth in sorted(clips.items()):
            signals, answers = _signals(reel / name), _answers(truth)
            for seen, said in ((signals, answers), (_mirrored(signals), _answers_mirrored(answers))):
                figures = features_of(seen, FrameRange(0, len(seen)))
                if figures is not None:
                    yield Example(f"{reel.name}/{name}", figures, said)


def _signals(clip: Path) -> Signals:
    kept = clip.with_suffix(".parquet")
    if not kept.exists():
        pq.write_table(measure(clip).signals.table(), kept)
    return Signals.from_table(pq.read_table(kept))


def _mirrored(signals: Signals) -> Signals:
    course = signals.course.copy()
    for place, name in enumerate(Fit._fields):
        if name in MIRRORED:
            course[:, 2 + place] *= -1
    turned = {f"motion_{name}": -getattr(signals, f"motion_{name}") for name in ("x", "roll")}
    return replace(signals, course=course, **turned)


def _answers(truth: Mapping[str, Any]) -> dict[str, str]:
    """The truth of a clip; also without depth, so that forests learn that they cannot tell there."""
    (shot,), stages = truth["shots"], truth["reel"]["stages"]
    moves = {part for stage in stages for part in _parts(stage["move"])}
    path = bool(moves & set(QUESTIONS["path"]))
    answers = {
        question: next((term for term in terms if term in moves), "none")
        for question, terms in QUESTIONS.items()
        if question not in {"way", "steadiness"} and not (path and question in _VOID)
    }
    answers["way"] = shot["camera_movement"]
    if shot["steadiness"] is not None:
        answers["steadiness"] = shot["steadiness"]
    return answers


def _parts(move: str) -> tuple[str, ...]:
    """A dolly zoom is both."""
    return {
        "dolly_in_zoom_out": ("dolly_in", "zoom_out"),
        "dolly_out_zoom_in": ("dolly_out", "zoom_in"),
    }.get(move, (move,))


def _answers_mirrored(answers: Mapping[str, str]) -> dict[str, str]:
    def turned(term: str) -> str:
        kind, _, way = term.rpartition("_")
        return f"{kind}_{_MIRROR.get(way, way)}" if kind else _MIRROR.get(term, term)

    return {question: turned(term) for question, term in answers.items()}


def grown(rows: Table, answers: npt.NDArray[np.str_], classes: Sequence[str], slope: float = 1.0) -> Forest:
    """A forest for the answers to one question."""
    trees = ExtraTreesClassifier(TREES, min_samples_leaf=3, max_features=0.4, random_state=0)
    trees.fit(rows, np.searchsorted(classes, answers))
    known = trees.classes_.astype(int)
    most = max(tree.tree_.node_count for tree in trees.estimators_)
    shape = (TREES, most)
    forest = Forest(
        feature=np.full(shape, -1, np.int16),
        threshold=np.zeros(shape, np.float32),
        left=np.zeros(shape, np.int16),
        right=np.zeros(shape, np.int16),
        share=np.zeros((*shape, len(classes)), np.int16),
        slope=np.array(slope, np.float32),
        classes=np.array(classes),
    )
    for number, tree in enumerate(each.tree_ for each in trees.estimators_):
        nodes = slice(tree.node_count)
        leaf = tree.children_left < 0
        forest.feature[number, nodes] = np.where(leaf, -1, tree.feature)
        forest.threshold[number, nodes] = tree.threshold
        forest.left[number, nodes] = np.where(leaf, 0, tree.children_left)
        forest.right[number, nodes] = np.where(leaf, 0, tree.children_right)
        shares = tree.value[:, 0] / tree.value[:, 0].sum(axis=1, keepdims=True) * leaf[:, None]
        forest.share[number, nodes, known] = np.round(1000 * shares).T
    return forest


def calibrated(shares: npt.NDArray[np.float64], truth: npt.NDArray[np.int64]) -> float:
    """The slope for the logarithms of shares under which the truth is most likely."""
    logs = np.log(shares + 1e-4)

    def surprise(slope: float) -> float:
        scaled = logs * slope
        scaled -= np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        return -float(scaled[np.arange(len(truth)), truth].mean())

    return float(min(np.arange(0.5, 3.01, 0.1), key=surprise))


def held_out(
    rows: Table, answers: npt.NDArray[np.str_], clips: npt.NDArray[np.str_], classes: Sequence[str]
) -> npt.NDArray[np.float64]:
    """The shares that each row gets from forests that have not seen its clip."""
    fold = np.unique(clips, return_inverse=True)[1] * 7919 % FOLDS
    shares = np.zeros((len(rows), len(classes)))
    for number in range(FOLDS):
        forest = grown(rows[fold != number], answers[fold != number], classes)
        for row in np.flatnonzero(fold == number):
            shares[row] = forest.shares(rows[row])
    return shares


def train(found: Sequence[Example]) -> Model:
    """Forests for all questions; prints how they do on clips that were left out."""
    names = tuple(sorted(found[0].figures))
    forests = {}
    for question, classes in QUESTIONS.items():
        asked = [example for example in found if question in example.answers]
        rows = np.nan_to_num([[each.figures[name] for name in names] for each in asked]).astype(np.float32)
        answers = np.array([each.answers[question] for each in asked])
        clips = np.array([each.clip for each in asked])
        order = sorted(classes)
        truth = np.searchsorted(order, answers)
        shares = held_out(rows, answers, clips, order)
        slope = calibrated(shares, truth)
        forests[question] = grown(rows, answers, order, slope)
        _report(question, order, shares**slope / (shares**slope).sum(axis=1, keepdims=True), truth)
    return Model(names, forests)


def _report(
    question: str, classes: Sequence[str], sure: npt.NDArray[np.float64], truth: npt.NDArray[np.int64]
) -> None:
    said, most = sure.argmax(axis=1), sure.max(axis=1)
    right = said == truth
    bands = ", ".join(
        f"at {low:.2f} {int(right[use].sum())} of {int(use.sum())}"
        for low, high in ((0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
        for use in [(most >= low) & (most < high)]
    )
    missed = Counter(
        (classes[one], classes[other]) for one, other in zip(truth[~right], said[~right], strict=True)
    )
    _say(f"{question}: {int(right.sum())} of {len(truth)} right; {bands}")
    _say("   most mistaken: " + "; ".join(f"{a} for {b} {n}" for (a, b), n in missed.most_common(5)))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def save(model: Model, path: Path) -> None:
    """Write a model as plain arrays."""
    arrays = {"names": np.array(model.names), "questions": np.array(list(model.forests))}
    for question, forest in model.forests.items():
        arrays |= forest.arrays(question)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # numpy's stubs take the names for options


def main() -> None:
    """Train, report and write."""
    parser = argparse.ArgumentParser(prog="script/train camera", description=__doc__)
    parser.add_argument("reels", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, default=Path("src/shotlog/measure/camera/model.npz"))
    arguments = parser.parse_args()
    save(train(list(examples(arguments.reels))), arguments.to)
    _say(f"{arguments.to}: {arguments.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
