"""How well the camera is told on reels that nothing was trained on."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from reels.recipes import OPPOSITES, PRIMITIVES
from reels.truth import LEAST_RELIEF
from sklearn.metrics import average_precision_score
from takes import takes

from shotlog.measure.camera.model import Answers, Model
from shotlog.measure.suggest.camera import camera
from shotlog.measure.suggest.camera_learnt import FACETS, asked_of, terms_of
from shotlog.measure.suggest.suggestion import Suggestion
from shotlog.timing import FrameRange

PAIRS: Final = (("pan", "truck"), ("tilt", "pedestal"), ("zoom", "dolly"))
FACET_OF: Final = {
    **dict.fromkeys(("pan", "tilt", "roll"), "rotation"),
    **dict.fromkeys(("truck", "pedestal", "dolly"), "translation"),
    "zoom": "intrinsic",
}
BINS: Final = (0.0, 0.75, 0.8, 0.85, 0.9, 1.0)
"""Confidences of the table of reliability; the last one counts."""
_HARD: Final = {"creep", "crowd", "whip"}
"""Clips that do not count for pairs: hardly moved, mostly hidden, or too fast to follow."""
NEAR: Final = 0.25
"""Seconds by which the end of a part may be off."""


@dataclass(frozen=True)
class Trial:
    """A clip, what was said of it, and how likely the forests found each term.

    Attributes:
        truth: The clip's entry in `labels.json`.
        said: By facet, of the whole clip.
        parts: Of parts of it.
        chances: By term.
    """

    truth: Mapping[str, Any]
    said: Mapping[str, Suggestion]
    parts: Sequence[Suggestion]
    chances: Mapping[str, float]

    @property
    def shot(self) -> Mapping[str, Any]:
        """The truth of its only shot."""
        shot: Mapping[str, Any] = self.truth["shots"][0]
        return shot

    def value(self, facet: str) -> Any:  # noqa: ANN401 - a term or a list of them
        """What was said of a facet; None where nothing."""
        return self.said[facet].value if facet in self.said else None


def report(model: Model, reels: Sequence[Path]) -> Iterator[str]:
    """Lines of Markdown tables."""
    trials = [trial for reel in reels for trial in _trials(model, reel)]
    yield f"{len(trials)} clips"
    yield from _primitives(trials)
    yield from _pairs(trials)
    yield from _single(trials)
    yield from _reliability(trials)
    yield from _intervals(trials)


def _trials(model: Model, reel: Path) -> Iterator[Trial]:
    for _, truth, signals in takes(reel):
        frames = FrameRange(0, len(signals))
        found = camera(signals, frames, model)
        asked = asked_of(model, signals, frames)
        answers = {} if asked is None else asked.answers
        yield Trial(
            truth,
            {each.facet: each for each in reversed(found) if not each.partial},
            [each for each in found if each.partial],
            _chances(answers),
        )


def _chances(answers: Answers) -> dict[str, float]:
    """How likely every term is, whatever else there is."""
    found: dict[str, float] = defaultdict(float)
    for facet, questions in FACETS.items():
        for question in questions:
            for answer, chance in answers.get(question, {}).items():
                for term in terms_of(answer, facet):
                    found[term] += chance
    return {**found, "static": answers.get("way", {}).get("static", 0.0)}


def _primitives(trials: Sequence[Trial]) -> Iterator[str]:
    """Silence counts as no."""
    yield "| primitive | recall | precision | accuracy | average precision |"
    yield "| --- | --- | --- | --- | --- |"
    shares, average = [], []
    terms = [(FACET_OF[kind], f"{kind}_{way}") for kind in PRIMITIVES for way in OPPOSITES[kind]]
    for facet, term in [*terms, ("camera_movement", "static")]:
        known = [each for each in trials if each.shot[facet] is not None]
        true = np.array([_has(each.shot[facet], term) for each in known])
        said = np.array([_has(each.value(facet), term) for each in known])
        hit, right = int((true & said).sum()), int((true == said).sum())
        score = float(average_precision_score(true, [each.chances.get(term, 0.0) for each in known]))
        shares.append(right / len(known))
        average.append(score)
        yield (
            f"| {term} | {hit} of {true.sum()} | {hit} of {said.sum()} | {right} of {len(known)} "
            f"({right / len(known):.3f}) | {score:.3f} |"
        )
    yield f"mean accuracy {np.mean(shares):.3f}, mean average precision {np.mean(average):.3f}"


def _has(value: Any, term: str) -> bool:  # noqa: ANN401 - a term, a list of them or None
    return term in value if isinstance(value, list) else value == term


def _pairs(trials: Sequence[Trial]) -> Iterator[str]:
    """Clips with one of a pair and nothing else; the twin is the same way by the other device."""
    yield "| pair | picture | right | left open | wrong |"
    yield "| --- | --- | --- | --- | --- |"
    for kinds in PAIRS:
        terms = {f"{kind}_{way}" for kind in kinds for way in OPPOSITES[kind]}
        counts: dict[str, Counter[str]] = {"with depth": Counter(), "without": Counter()}
        for each in trials:
            moves = [stage["move"] for stage in each.truth["reel"]["stages"]]
            made = each.truth["reel"]
            if len(moves) == 1 and moves[0] in terms and not _HARD & set(made["recipe"]):
                depth = "with depth" if made["relief"] >= LEAST_RELIEF else "without"
                counts[depth][_outcome(each, moves[0], kinds)] += 1
        for depth, count in counts.items():
            yield (
                f"| {' and '.join(kinds)} | {depth} | {count['right']} of {count.total()} | "
                f"{count['open']} | {count['wrong']} |"
            )


def _outcome(trial: Trial, move: str, kinds: tuple[str, str]) -> str:
    kind, _, way = move.partition("_")
    twin = f"{kinds[kinds[0] == kind]}_{way}"
    terms = [term for facet in ("rotation", "translation", "intrinsic") for term in trial.value(facet) or []]
    if twin in terms:
        return "wrong"
    return "right" if move in terms else "open"


def _single(trials: Sequence[Trial]) -> Iterator[str]:
    for facet in ("camera_movement", "steadiness", "motion_type", "path"):
        mistaken: Counter[str] = Counter()
        right = silent = wrong = 0
        for each in trials:
            truth, said = each.shot[facet], each.value(facet)
            if truth is None:
                continue
            if said is None:
                silent += 1
            elif _agree(said, truth):
                right += 1
            else:
                wrong += 1
                mistaken[f"{truth} as {said}"] += 1
        yield f"{facet}: {right} right, {wrong} wrong, {silent} silent; {dict(mistaken.most_common(6))}"
    yield f"whips: {_whips(trials)}"
    moving = [each for each in trials if each.shot["camera_movement"] is not None]
    for truth in (True, False):
        said = [
            each.value("camera_movement")
            for each in moving
            if (each.shot["camera_movement"] == "static") == truth
        ]
        right = sum(value is not None and (value == "static") == truth for value in said)
        silent = said.count(None)
        name = "static" if truth else "moving"
        yield f"{name}: {right} right, {len(said) - right - silent} wrong, {silent} silent"


def _whips(trials: Sequence[Trial]) -> str:
    true = ["whip" in each.truth["reel"]["recipe"] for each in trials]
    said = ["motion_speed" in each.said for each in trials]
    hits = sum(one and other for one, other in zip(true, said, strict=True))
    return f"{hits} of {sum(true)} found, {sum(said) - hits} invented"


def _agree(said: Any, truth: Any) -> bool:  # noqa: ANN401 - a term or a list of them
    """A named direction is a kind of moving."""
    return bool(said == truth) or ("moving" in (said, truth) and "static" not in (said, truth))


def _reliability(trials: Sequence[Trial]) -> Iterator[str]:
    bins: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    for each in trials:
        for facet, said in each.said.items():
            truth = each.shot.get(facet)
            if truth is not None:
                low = max(edge for edge in BINS[:-1] if edge <= said.confidence)
                bins[facet][low, _agree(said.value, truth)] += 1
    yield "| facet | " + " | ".join(f"from {low:.2f}" for low in BINS[:-1]) + " |"
    yield "| --- |" + " --- |" * (len(BINS) - 1)
    for facet, counts in sorted(bins.items()):
        cells = [f"{counts[low, True]} of {counts[low, True] + counts[low, False]}" for low in BINS[:-1]]
        yield f"| {facet} | " + " | ".join(cells) + " |"


def _intervals(trials: Sequence[Trial]) -> Iterator[str]:
    """Clips in which one move follows another, or stillness: is the change found, and where?"""
    counts: Counter[str] = Counter()
    for each in trials:
        made, rate = each.truth["reel"], each.truth["fps"]
        if "then" not in made["recipe"]:
            if made["stages"] and all((stage["start"], stage["end"]) == (0, 1) for stage in made["stages"]):
                counts["whole"] += 1
                counts["whole parted"] += bool(each.parts)
            continue
        counts["parted"] += 1
        (turn,) = {stage[end] for stage in made["stages"] for end in ("start", "end")} - {0.0, 1.0}
        starts = [part.frames.start for part in each.parts[1:] if part.frames is not None]
        counts["found"] += len(starts) > 0
        counts["near"] += any(abs(start - turn * each.truth["frames"]) <= NEAR * rate for start in starts)
    yield f"intervals: {dict(counts)}"
