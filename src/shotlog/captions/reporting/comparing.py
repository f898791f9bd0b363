"""Two models on the same clips."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shotlog.captions.reporting.figures import Case
from shotlog.captions.totals import RESAMPLES, Interval, drawings, percentiles

Sums = npt.NDArray[np.float64]
"""float64, shape (clips, 5): true, false, left out, rewards, captions with a reward."""

_FIGURES: Mapping[str, Callable[[Sums], tuple[Sums, Sums]]] = {
    "precision": lambda sums: (sums[..., 0], sums[..., 0] + sums[..., 1]),
    "recall": lambda sums: (sums[..., 0], sums[..., 0] + sums[..., 2]),
    "f1": lambda sums: (2 * sums[..., 0], 2 * sums[..., 0] + sums[..., 1] + sums[..., 2]),
    "reward": lambda sums: (sums[..., 3], sums[..., 4]),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much better one model is than another on the clips that both have described.

    Attributes:
        one: Name of the one.
        other: Name of the other.
        clips: How many clips both have described.
        captions: How many captions of these clips each has written.
        differences: Figures of the one less those of the other, by name; their intervals come from drawing
            the clips again, the same for both.
        facets: The same for the share of claims about a facet that are false.
    """

    one: str
    other: str
    clips: int
    captions: tuple[int, int]
    differences: Mapping[str, Interval]
    facets: Mapping[str, Interval]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as it stands in JSON answers."""
        return {
            "one": self.one,
            "other": self.other,
            "clips": self.clips,
            "captions": list(self.captions),
            "differences": {name: one._asdict() for name, one in self.differences.items()},
            "facets": {name: one._asdict() for name, one in self.facets.items()},
        }


def compared(
    one: str, other: str, cases: Sequence[Case], *, seed: int = 0, resamples: int = RESAMPLES
) -> Comparison:
    """Two models on the clips that both have described.

    Args:
        one: Name of the one.
        other: Name of the other.
        cases: Captions of both, and perhaps of more.
        seed: Of the drawings.
        resamples: How often to draw.
    """
    of = {model: [case for case in cases if case.model == model] for model in (one, other)}
    clips = sorted({case.clip for case in of[one]} & {case.clip for case in of[other]})
    both = [[case for case in of[model] if case.clip in set(clips)] for model in (one, other)]
    drawn = drawings(len(clips), seed=seed, resamples=resamples)
    sums = [_sums(found, clips) for found in both]
    facets = sorted({facet for found in both for case in found for facet in _told(case)})
    return Comparison(
        one=one,
        other=other,
        clips=len(clips),
        captions=(len(both[0]), len(both[1])),
        differences={name: _difference(sums, drawn, figure) for name, figure in _FIGURES.items()},
        facets={
            facet: _difference([_counts(found, clips, facet) for found in both], drawn, _false_share)
            for facet in facets
        },
    )


def _difference(
    sums: Sequence[Sums], drawn: npt.NDArray[np.int64], figure: Callable[[Sums], tuple[Sums, Sums]]
) -> Interval:
    whole = [_ratio(*figure(one.sum(axis=0))) for one in sums]
    again = [_ratio(*figure(drawn @ one)) for one in sums]
    value = float(whole[0] - whole[1])
    return percentiles(None if np.isnan(value) else value, again[0] - again[1])


def _sums(cases: Sequence[Case], clips: Sequence[str]) -> Sums:
    sums = np.zeros((len(clips), 5))
    place = {clip: row for row, clip in enumerate(clips)}
    for case in cases:
        score = case.checked.score
        sums[place[case.clip], :3] += score.whole.true, score.whole.false, score.whole.left_out
        if score.reward is not None:
            sums[place[case.clip], 3:] += score.reward, 1
    return sums


def _counts(cases: Sequence[Case], clips: Sequence[str], facet: str) -> Sums:
    """False claims about a facet, and those that can be told; shape (clips, 2)."""
    counts = np.zeros((len(clips), 2))
    place = {clip: row for row, clip in enumerate(clips)}
    for case in cases:
        counts[place[case.clip]] += _told(case).get(facet, (0, 0))
    return counts


def _told(case: Case) -> Mapping[str, tuple[int, int]]:
    """False claims and claims that can be told, by facet."""
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for verdict in case.checked.verdicts:
        if verdict.ruling != "cannot_tell":
            false, told = found[verdict.claim.facet]
            found[verdict.claim.facet] = false + (verdict.ruling == "contradicted"), told + 1
    return dict(found)


def _false_share(counts: Sums) -> tuple[Sums, Sums]:
    return counts[..., 0], counts[..., 1]


def _ratio(part: Sums, whole: Sums) -> Sums:
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
