"""How good many captions are: figures over all of them, with intervals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.captions.scoring import Score, Tally

RESAMPLES = 1000
"""How often clips are drawn again for an interval."""

Figures = npt.NDArray[np.float64]
"""float64, shape (drawings, figures)."""


class Interval(NamedTuple):
    """A figure and the bounds between which it lies in 95 of 100 drawings; None where it cannot be told."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Overall:
    """How good many captions are.

    Attributes:
        captions: How many.
        clips: Of how many clips.
        tally: What they say together.
        precision: Over all statements.
        recall: Over all statements.
        f1: Over all statements.
        reward: Mean over captions.
        sections: The same for each section; without rewards.
    """

    captions: int
    clips: int
    tally: Tally
    precision: Interval
    recall: Interval
    f1: Interval
    reward: Interval
    sections: Mapping[str, "Overall"]

    def as_dict(self) -> dict[str, Any]:
        """The score as it stands in JSON answers."""
        figures = {name: getattr(self, name)._asdict() for name in ("precision", "recall", "f1", "reward")}
        return {
            "captions": self.captions,
            "clips": self.clips,
            "tally": asdict(self.tally),
            **figures,
            "sections": {name: one.as_dict() for name, one in sorted(self.sections.items())},
        }


def overall(scores: Sequence[tuple[str, Score]], *, seed: int = 0, resamples: int = RESAMPLES) -> Overall:
    """How good many captions are, with intervals from drawing clips again (Efron's percentile bootstrap).

    Clips are drawn, not captions: captions of one clip err alike.

    Args:
        scores: Clip and score of each caption.
        seed: Of the drawing; the same seed gives the same intervals.
        resamples: How often to draw.
    """
    names = sorted({name for _, one in scores for name in one.sections})
    rewards = [(clip, one.reward) for clip, one in scores]
    sections = {
        name: _overall(
            [(clip, one.sections[name]) for clip, one in scores if name in one.sections], [], seed, resamples
        )
        for name in names
    }
    made = _overall([(clip, one.whole) for clip, one in scores], rewards, seed, resamples)
    return replace(made, sections=sections)


def _overall(
    tallies: Sequence[tuple[str, Tally]],
    rewards: Sequence[tuple[str, float | None]],
    seed: int,
    resamples: int,
) -> Overall:
    clips = sorted({clip for clip, _ in tallies})
    sums = np.zeros((len(clips), 5))  # true, false, left out, rewards, captions with a reward
    place = {clip: row for row, clip in enumerate(clips)}
    for clip, one in tallies:
        sums[place[clip], :3] += one.true, one.false, one.left_out
    for clip, given in rewards:
        if given is not None:
            sums[place[clip], 3:] += given, 1
    drawn = drawings(len(clips), seed=seed, resamples=resamples) @ sums
    whole = sums.sum(axis=0)[None]
    return Overall(
        captions=len(tallies),
        clips=len(clips),
        tally=sum((one for _, one in tallies), Tally()),
        precision=_interval(whole, drawn, lambda s: _ratio(s[:, 0], s[:, 0] + s[:, 1])),
        recall=_interval(whole, drawn, lambda s: _ratio(s[:, 0], s[:, 0] + s[:, 2])),
        f1=_interval(whole, drawn, lambda s: _ratio(2 * s[:, 0], 2 * s[:, 0] + s[:, 1] + s[:, 2])),
        reward=_interval(whole, drawn, lambda s: _ratio(s[:, 3], s[:, 4])),
        sections={},
    )


def wilson(part: int, whole: int) -> Interval:
    """A share with its 95 % interval (Wilson, JASA 22, 1927), which holds for few cases too."""
    if not whole:
        return Interval(None, None, None)
    z = 1.959964
    share = part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def percentiles(value: float | None, drawn: npt.NDArray[np.float64]) -> Interval:
    """A figure between the 2.5th and the 97.5th percentile of what it is in the drawings, where it is any."""
    known = drawn[np.isfinite(drawn)]
    if value is None or not len(known):
        return Interval(value, None, None)
    low, high = np.percentile(known, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def drawings(clips: int, *, seed: int, resamples: int) -> npt.NDArray[np.int64]:
    """How often each of `clips` clips is in each drawing with replacement; shape (resamples, clips).

    One clip alone says nothing of others: no drawing holds it.
    """
    if clips < 2:
        return np.zeros((resamples, clips), dtype=np.int64)
    return np.random.default_rng(seed).multinomial(clips, np.full(clips, 1 / clips), resamples)


def _interval(whole: Figures, drawn: Figures, figure: Callable[[Figures], Figures]) -> Interval:
    value = float(figure(whole)[0])
    if np.isnan(value):
        return Interval(None, None, None)
    return percentiles(value, figure(drawn))


def _ratio(part: Figures, whole: Figures) -> Figures:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
