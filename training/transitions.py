"""Trains the model that tells cuts and transitions, on films edited from footage, and says how good it is.

    script/train transitions --footage FOLDER... [--films N] [--work FOLDER]

Films are made from two groups of sources that share none. A model trained on one group is tested on films of
the other; the one that ships is trained on both, and tested on films of a third group, whose licences do not
allow training on it. Needs scikit-learn; the result, `transitions.npz`, does not.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
from films.making import make
from sklearn.ensemble import HistGradientBoostingClassifier

from shotlog.measure.look import Looker
from shotlog.measure.reading import Pass
from shotlog.measure.shots import Found, find_shots
from shotlog.measure.shots.describing import described
from shotlog.measure.shots.forest import Forest
from shotlog.measure.shots.learnt import CLASSES, SHIPPED
from shotlog.measure.signals import Signals
from shotlog.media import Video

SEED: Final = 20
ROUNDS: Final = 60
LEAVES: Final = 12
RATE: Final = 0.1
PLAIN_SHARE: Final = 0.2
MARGIN: Final = 10
EDGE_WEIGHT: Final = 2.5
NEAR: Final = 3
"""Frames by which an end may be off and still count as found."""
Truth = tuple[str, int, int]
"""Kind as made, start, end."""
SaidCut = tuple[int, float]
"""Frame, confidence."""
Said = tuple[int, int, str, float]
"""Start, end, kind, confidence."""
Weights = npt.NDArray[np.float64]
_CLASS_OF: Final = {
    "cut": "cut", "jump cut": "cut", "dissolve": "dissolve", "fade_in": "fade", "fade_out": "fade",
    "dip": "fade", "wipe": "wipe", "push": "push",
}  # fmt: skip


@dataclass(frozen=True)
class Film:
    """A film that was measured, and its truth."""

    name: str
    signals: Signals
    truth: dict[str, Any]

    @property
    def joins(self) -> list[Truth]:
        """(kind as made, start, end) of each transition."""
        ways = [shot["transition_in"] for shot in self.truth["shots"][1:]]
        return [(way["as_made"], way["start"], way["end"]) for way in ways]


def films_of(folder: Path, sources: Sequence[Path], group: str, count: int) -> list[Film]:
    """Make and measure films of a group, or take what an earlier run has left in the folder."""
    if not (folder / "labels.json").exists():
        make(folder, sources, group, seed=1, films=count)
    clips = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["clips"]
    return [Film(name, _signals(folder / name), truth) for name, truth in clips.items()]


def _signals(path: Path) -> Signals:
    kept = path.with_name(path.name + ".parquet")
    if not kept.exists():
        pq.write_table(_measured(path).table(), kept)
    return Signals.from_table(pq.read_table(kept))


def _measured(path: Path) -> Signals:
    with Video(path) as video:
        reading = Pass(Looker(video.width, video.height, video.pixel_aspect, video.rotation), video.time_base)
        for frame in video.frames():
            reading.add(frame.picture, frame.pts)
        return reading.finish("0" * 64)


def targets(film: Film) -> npt.NDArray[np.int64]:
    """The class of every frame: a cut's first frame after it, all frames of a gradual transition."""
    wanted = np.zeros(len(film.signals), np.int64)
    for kind, start, end in film.joins:
        wanted[start : max(end, start + 1)] = CLASSES.index(_CLASS_OF[kind])
    return wanted


def weights(film: Film, wanted: npt.NDArray[np.int64], random: np.random.Generator) -> Weights:
    """How much each frame counts: most frames of which nothing can be said are left out, by lot.

    The first and last frames of a gradual transition count more, since its ends are read off them.
    """
    kept = random.random(len(wanted)) < PLAIN_SHARE
    counts = np.where(kept, 1 / PLAIN_SHARE, 0.0)
    step = film.signals.changes[:, 0]
    busy = step > np.quantile(step, 1 - PLAIN_SHARE)
    near = np.convolve(wanted > 0, np.ones(2 * MARGIN + 1), mode="same") > 0
    counts[busy | near] = 1.0
    for _, start, end in film.joins:
        if end > start:
            for edge in (start, end):
                counts[max(0, edge - NEAR) : edge + NEAR] = EDGE_WEIGHT
    return counts


def grown(films: Sequence[Film]) -> Forest:
    """A forest trained on films."""
    random = np.random.default_rng(SEED)
    table = np.concatenate([described(film.signals) for film in films])
    wanted = np.concatenate([targets(film) for film in films])
    counts = np.concatenate([weights(film, targets(film), random) for film in films])
    used = counts > 0
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=10.0, max_bins=96,
        min_samples_leaf=30, max_features=0.3, early_stopping=False, random_state=SEED,
    )  # fmt: skip
    model.fit(table[used], wanted[used], sample_weight=counts[used])
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


class Score:
    """Counts over films: hits, misses and inventions, by kind and by what misled."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.hard: Counter[str] = Counter()
        self.gradual: Counter[str] = Counter()
        self.fooled: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.said: list[tuple[float, bool]] = []
        self.notes: list[str] = []

    def add(self, film: Film, found: Sequence[Found]) -> None:
        """Count one film."""
        cuts, gradual = _said(found)
        hard = [join for join in film.joins if _CLASS_OF[join[0]] == "cut"]
        soft = [join for join in film.joins if _CLASS_OF[join[0]] != "cut"]
        self.events.update(event["name"] for event in film.truth["misleading"])
        left = self._count_cuts(film, hard, cuts)
        self._count_gradual(film, soft, gradual, left)
        self._count_inventions(film, film.joins, gradual, left)

    def _count_cuts(self, film: Film, hard: Sequence[Truth], cuts: Sequence[SaidCut]) -> list[SaidCut]:
        """Count the hard cuts; what was said and fits none of them is given back."""
        left = list(cuts)
        for kind, at, _ in hard:
            near = [said for said in left if abs(said[0] - at) <= 1]
            self.kinds[kind]["hit" if near else "missed"] += 1
            self.hard["hit" if near else "missed"] += 1
            if near:
                left.remove(near[0])
                self.said.append((near[0][1], True))
            else:
                self.notes.append(f"{film.name} missed {kind} {at}")
        return left

    def _count_gradual(
        self, film: Film, soft: Sequence[Truth], gradual: Sequence[Said], left: Sequence[SaidCut]
    ) -> None:
        """Count the gradual transitions; a cut said inside one has at least seen it."""
        for kind, start, end in soft:
            over = [said for said in gradual if said[0] < end + 2 and start - 2 < said[1]]
            as_cut = any(start - 2 <= at <= end + 2 for at, _ in left)
            outcome = "hit" if over else "as cut" if as_cut else "missed"
            self.kinds[kind][outcome] += 1
            self.gradual["hit" if over or as_cut else "missed"] += 1
            if over:
                self._count_ends(film, (kind, start, end), over)
            else:
                self.notes.append(f"{film.name} {outcome} {kind} {start}-{end}")

    def _count_ends(self, film: Film, true: Truth, over: Sequence[Said]) -> None:
        kind, start, end = true
        said = min(over, key=lambda said: abs(said[0] - start) + abs(said[1] - end))
        close = abs(said[0] - start) <= NEAR and abs(said[1] - end) <= NEAR
        self.kinds[kind]["ends"] += close
        self.kinds[kind]["named"] += said[2] == ("wipe" if kind == "push" else kind)
        self.gradual["ends"] += close
        if not close:
            self.notes.append(f"{film.name} ends {kind} {start}-{end} said {said}")

    def _count_inventions(
        self, film: Film, joins: Sequence[Truth], gradual: Sequence[Said], left: Sequence[SaidCut]
    ) -> None:
        soft = [(start, end) for _, start, end in joins if end > start]
        for at, sure in left:
            if not any(start - 2 <= at <= end + 2 for start, end in soft):
                self._invented(film, self.hard, ("cut", at, at), sure)
        for start, end, kind, sure in gradual:
            right = any(start < last + 2 and first - 2 < end for first, last in soft)
            self.said.append((sure, right))
            if not right and not any(start - 2 <= at <= end + 2 for _, at, last in joins if at == last):
                self._invented(film, self.gradual, (kind, start, end), sure)

    def _invented(self, film: Film, tally: Counter[str], said: Truth, sure: float) -> None:
        kind, start, end = said
        tally["invented"] += 1
        if kind == "cut":
            self.said.append((sure, False))
        events = film.truth["misleading"]
        names = [e["name"] for e in events if e["start"] - 3 <= end and start <= e["end"] + 3] or ["nothing"]
        self.fooled[names[0]] += 1
        self.notes.append(f"{film.name} invented {kind} {start}-{end} {sure} {names}")

    def lines(self) -> list[str]:
        """The table as text."""
        lines = [f"hard    {_figures(self.hard)}", f"gradual {_figures(self.gradual)}"]
        reported = sum(counts["hit"] for kind, counts in self.kinds.items() if _CLASS_OF[kind] != "cut")
        lines.append(f"ends within {NEAR} frames: {self.gradual['ends']}/{reported}")
        for kind, counts in sorted(self.kinds.items()):
            lines.append(f"  {kind:9} " + ", ".join(f"{name} {count}" for name, count in counts.items()))
        lines.append("fooled by (inventions of events): " + ", ".join(
            f"{name} {self.fooled[name]}/{self.events[name]}" for name in sorted({*self.events, *self.fooled})
        ))  # fmt: skip
        return [*lines, _reliability(self.said)]


def _said(found: Sequence[Found]) -> tuple[list[SaidCut], list[Said]]:
    cuts: list[SaidCut] = []
    gradual: list[Said] = []
    for shot in found:
        if shot.transition_in.kind == "cut":
            cuts.append((shot.frames.start, shot.transition_in.confidence))
        for way in (shot.transition_in, shot.transition_out):
            said = (way.start, way.end, way.kind, way.confidence)
            if way.kind not in ("cut", "start", "end") and said not in gradual:
                gradual.append(said)
    return cuts, gradual


def _figures(counts: Counter[str]) -> str:
    hit, missed, wrong = counts["hit"], counts["missed"], counts["invented"]
    f1 = 2 * hit / max(1, 2 * hit + missed + wrong)
    return f"precision {hit}/{hit + wrong}, recall {hit}/{hit + missed}, F1 {f1:.3f}"


def _reliability(said: Sequence[tuple[float, bool]]) -> str:
    steps = [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)]
    parts = []
    for low, high in steps:
        right = [ok for sure, ok in said if low <= sure < high]
        if right:
            parts.append(f"{low:.2f}-{min(high, 1):.2f}: {sum(right)}/{len(right)}")
    return "right of those said with confidence " + ", ".join(parts)


def scored(films: Sequence[Film], forest: Forest) -> Score:
    """How a forest does on films."""
    score = Score()
    for film in films:
        score.add(film, find_shots(film.signals, forest))
    return score


def main() -> None:
    """Read the command line; make, train, test, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--footage", type=Path, nargs="+", required=True, help="folders of footage")
    parser.add_argument("--films", type=int, default=30, help="films of each group")
    parser.add_argument("--work", type=Path, default=Path("training/.work/transitions"))
    parser.add_argument("--notes", action="store_true", help="list every mistake")
    arguments = parser.parse_args()
    count = arguments.films
    groups = {
        group: films_of(arguments.work / group, arguments.footage, group, count)
        for group in ("a", "b", "test")
    }
    forest = grown([*groups["a"], *groups["b"]])
    forest.save(SHIPPED)
    trials = [
        ("trained on a, tested on b", groups["b"], grown(groups["a"])),
        ("trained on b, tested on a", groups["a"], grown(groups["b"])),
        ("as shipped, tested on footage of other licences", groups["test"], forest),
    ]
    for title, films, trained in trials:
        score = scored(films, trained)
        print(f"\n{title}: {len(films)} films, {sum(len(film.signals) for film in films)} frames")
        print("\n".join(score.lines() + (score.notes if arguments.notes else [])))
    print(f"\n{SHIPPED.name}: {SHIPPED.stat().st_size} bytes, {len(forest.feature)} trees")


if __name__ == "__main__":
    main()
