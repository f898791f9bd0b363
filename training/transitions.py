"""Trains the model that tells cuts and transitions, on films edited from footage, and says how good it is.

    script/train transitions --footage FOLDER... [--films N] [--work FOLDER]

Films are made from two groups of sources that share none. A model trained on one group is tested on films of
the other, and how far its word is to be trusted is learnt there; the model that ships is trained on both, and
tested on films of a third group, whose licences do not allow training on it. Needs scikit-learn; the result,
`transitions.npz`, does not.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from films.measured import CLASS_OF, Film, films_of
from films.scoring import Score
from growing import forest_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from shotlog.measure.forest import Forest, Table
from shotlog.measure.shots import find_shots
from shotlog.measure.shots.describing import described
from shotlog.measure.shots.finding import LEAST
from shotlog.measure.shots.model import CLASSES, ENDS, SHIPPED, TRUSTED, Model, log_odds, trusted_as

SEED: Final = 20
FILMS_SEED: Final = 3
PLAIN_SHARE: Final = 0.2
MARGIN: Final = 10
EDGE: Final = 3
EDGE_WEIGHT: Final = 2.5
AROUND: Final = 20
"""Frames around a join that the forest of ends learns from."""
NEUTRAL: Final = np.full((len(TRUSTED), 2), (1, 0), np.float32)
"""Trust that leaves scores as they are."""
DOUBTFUL: Final = dict.fromkeys(TRUSTED, 0.2)
"""Score from which boundaries are looked at to learn how far to trust them."""

Integers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


def classes_of(film: Film) -> Integers:
    """The class of every frame: a cut's first frame after it, all frames of a gradual transition."""
    wanted = np.zeros(len(film.signals), np.int64)
    for kind, start, end in film.joins:
        wanted[start : max(end, start + 1)] = CLASSES.index(CLASS_OF[kind])
    return wanted


def ends_of(film: Film) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Which frames are an end or beside one, of `ENDS`, and which are close enough to a join to be asked."""
    wanted, asked = np.zeros(len(film.signals), np.int64), np.zeros(len(film.signals), np.bool_)
    for _, start, end in film.joins:
        asked[max(0, start - AROUND) : end + AROUND] = True
    for _, start, end in film.gradual:
        for name, at in (("start", start), ("end", end)):
            wanted[max(0, at - 1) : at + 2] = ENDS.index(name)
    return wanted, asked


def weights(film: Film, wanted: Integers, random: np.random.Generator) -> Weights:
    """How much each frame counts: most frames of which nothing can be said are left out, by lot.

    The first and last frames of a gradual transition count more, since they are the hardest.
    """
    kept = random.random(len(wanted)) < PLAIN_SHARE
    counts = np.where(kept, 1 / PLAIN_SHARE, 0.0)
    step = film.signals.changes[:, 0]
    busy = step > np.quantile(step, 1 - PLAIN_SHARE)
    near = np.convolve(wanted > 0, np.ones(2 * MARGIN + 1), mode="same") > 0
    counts[busy | near] = 1.0
    for _, start, end in film.gradual:
        for edge in (start, end):
            counts[max(0, edge - EDGE) : edge + EDGE] = EDGE_WEIGHT
    return counts


def grown(films: Sequence[Film]) -> Model:
    """A model trained on films, that does not know yet how far to trust itself."""
    tables = [described(film.signals) for film in films]
    return Model(forest_of_frames(films, tables), forest_of_ends(films, tables), NEUTRAL)


def forest_of_frames(films: Sequence[Film], tables: Sequence[Table]) -> Forest:
    """The forest that says of each frame which transition it is part of."""
    random = np.random.default_rng(SEED)
    wanted = [classes_of(film) for film in films]
    counts = np.concatenate([weights(*pair, random) for pair in zip(films, wanted, strict=True)])
    used = counts > 0
    return _forest(60, np.concatenate(tables)[used], np.concatenate(wanted)[used], counts[used])


def forest_of_ends(films: Sequence[Film], tables: Sequence[Table]) -> Forest:
    """The forest that finds the ends of gradual transitions among the frames close to joins."""
    wanted, asked = (np.concatenate(parts) for parts in zip(*map(ends_of, films), strict=True))
    return _forest(100, np.concatenate(tables)[asked], wanted[asked], None)


def _forest(rounds: int, table: npt.NDArray[Any], wanted: Integers, counts: Weights | None) -> Forest:
    model = HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=12, learning_rate=0.1, l2_regularization=10.0, max_bins=96,
        min_samples_leaf=30, max_features=0.3, early_stopping=False, random_state=SEED,
    )  # fmt: skip
    return forest_of(model.fit(table, wanted, sample_weight=counts))


def scored(films: Sequence[Film], model: Model, least: Mapping[str, float] = LEAST) -> Score:
    """How a model does on films."""
    score = Score()
    for film in films:
        score.add(film, find_shots(film.signals, model, least))
    return score


def trust_in(scores: Sequence[Score]) -> npt.NDArray[np.float32]:
    """Slope and offset that make a score the share of right ones, for each kind (Platt 1999).

    One claim more of each kind is taken to have been wrong, lest any be trusted without bounds.
    """
    fitted = []
    for kind in TRUSTED:
        claims = [claim for score in scores for claim in score.claims if trusted_as(claim[0]) == kind]
        odds = [log_odds(sure) for _, sure, _ in claims]
        right = [ok for _, _, ok in claims]
        line = LogisticRegression().fit(np.array([[*odds, float(np.mean(odds))]]).T, [*right, False])
        fitted.append([line.coef_[0, 0], line.intercept_[0]])
    return np.asarray(fitted, np.float32)


def main() -> None:
    """Read the command line; make, train, test, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--footage", type=Path, nargs="+", required=True, help="folders of footage")
    parser.add_argument(
        "--films", type=int, default=40, help="films of group a and b, each; half as many of test"
    )
    parser.add_argument("--work", type=Path, default=Path("training/.work/transitions"))
    parser.add_argument("--notes", action="store_true", help="list every mistake")
    arguments = parser.parse_args()
    a, b, test = (
        films_of(arguments.work / group, arguments.footage, group, FILMS_SEED, count)
        for group, count in (("a", arguments.films), ("b", arguments.films), ("test", arguments.films // 2))
    )
    of_a, of_b = grown(a), grown(b)
    on_a, on_b = scored(a, of_b, DOUBTFUL), scored(b, of_a, DOUBTFUL)
    model = replace(grown([*a, *b]), trust=trust_in([on_a, on_b]))
    model.save(SHIPPED)
    trials = [
        ("trained on a, tested on b", b, replace(of_a, trust=trust_in([on_a]))),
        ("trained on b, tested on a", a, replace(of_b, trust=trust_in([on_b]))),
        ("as shipped, tested on footage of other licences", test, model),
    ]
    for title, films, trained in trials:
        score = scored(films, trained)
        print(f"\n{title}: {len(films)} films, {sum(len(film.signals) for film in films)} frames")
        print("\n".join([*score.lines(), *(score.notes if arguments.notes else [])]))
    trees = len(model.frames.feature) + len(model.ends.feature)
    print(f"\n{SHIPPED.name}: {SHIPPED.stat().st_size} bytes, {trees} trees")


if __name__ == "__main__":
    main()
