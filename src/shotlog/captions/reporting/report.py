"""A report on the captions of one model or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from shotlog.captions.reporting.comparing import Comparison, compared
from shotlog.captions.reporting.figures import Case, ModelReport, model_report

_MOST_COMPARED = 4
"""Models up to which each is compared with each; of more, every one with the first."""


@dataclass(frozen=True, slots=True)
class Report:
    """Which model errs where.

    Attributes:
        captions: How many captions it is about.
        clips: Of how many clips.
        models: What is to be said of each model, by name.
        comparisons: Two of them at a time, on the clips that both have described.
    """

    captions: int
    clips: int
    models: tuple[ModelReport, ...]
    comparisons: tuple[Comparison, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as it stands in JSON answers."""
        return {
            "captions": self.captions,
            "clips": self.clips,
            "models": [one.as_dict() for one in self.models],
            "comparisons": [one.as_dict() for one in self.comparisons],
        }


def report(cases: Sequence[Case], *, seed: int = 0) -> Report:
    """Which model errs where; the same cases and seed give the same report.

    Args:
        cases: Captions that were checked.
        seed: Of the drawings that make intervals.
    """
    models = sorted({case.model for case in cases})
    pairs = (
        combinations(models, 2) if len(models) <= _MOST_COMPARED else ((models[0], one) for one in models[1:])
    )
    return Report(
        captions=len(cases),
        clips=len({case.clip for case in cases}),
        models=tuple(
            model_report(model, [case for case in cases if case.model == model], seed=seed)
            for model in models
        ),
        comparisons=tuple(compared(one, other, cases, seed=seed) for one, other in pairs),
    )
