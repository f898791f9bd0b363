"""Counting boundaries that were found, missed and invented."""

from dataclasses import dataclass, fields
from typing import Any

Boundary = tuple[int, int]
"""First and end frame; the same twice for a hard cut."""

HARD_WITHIN = 1
"""Frames by which a hard cut may be off."""

GRADUAL_WITHIN = 2
"""Frames by which the ranges of a gradual transition may miss each other."""

GRADUAL = {"dissolve", "fade_in", "fade_out", "dip", "wipe"}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of hard cuts and gradual transitions."""

    hard_hit: int = 0
    hard_missed: int = 0
    hard_invented: int = 0
    gradual_hit: int = 0
    gradual_missed: int = 0
    gradual_invented: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def cells(self) -> list[str]:
        """Precision and recall with their counts, and F1; for hard cuts, then for gradual transitions."""
        return [
            *_cells(self.hard_hit, self.hard_missed, self.hard_invented),
            *_cells(self.gradual_hit, self.gradual_missed, self.gradual_invented),
        ]


def truth_of(clip: dict[str, Any]) -> tuple[list[int], list[Boundary]]:
    """Hard cuts and gradual transitions of a clip in the layout of `labels.json`."""
    hard = [
        shot["start"] for shot in clip["shots"][1:] if (shot.get("transition_in") or {}).get("type") == "cut"
    ]
    ways = [shot.get(side) or {} for shot in clip["shots"] for side in ("transition_in", "transition_out")]
    timed = [way for way in ways if way.get("type") in GRADUAL and way.get("start") is not None]
    gradual = {(way["start"], way["end"]) for way in timed}
    return hard, sorted(gradual)


def score(truth: tuple[list[int], list[Boundary]], found: list[Boundary]) -> Score:
    """Match what was found with the truth; a hard cut inside a gradual transition counts as finding it."""
    hard, gradual = truth
    cuts = [start for start, end in found if start == end]
    ranges = [(start, end) for start, end in found if start != end]
    hits = 0
    for frame in hard:
        near = [cut for cut in cuts if abs(cut - frame) <= HARD_WITHIN]
        if near:
            cuts.remove(min(near, key=lambda cut: abs(cut - frame)))
            hits += 1
    strays = [cut for cut in cuts if not any(_meets((cut, cut), way) for way in gradual)]
    anything = [*ranges, *((cut, cut) for cut in cuts)]
    met = [way for way in gradual if any(_meets(one, way) for one in anything)]
    invented = [
        one
        for one in ranges
        if not any(_meets(one, way) for way in gradual) and not any(_meets(one, (cut, cut)) for cut in hard)
    ]
    return Score(hits, len(hard) - hits, len(strays), len(met), len(gradual) - len(met), len(invented))


def _meets(one: Boundary, other: Boundary) -> bool:
    return one[0] - GRADUAL_WITHIN <= other[1] and other[0] - GRADUAL_WITHIN <= one[1]


def _cells(hit: int, missed: int, invented: int) -> list[str]:
    f1 = f"{2 * hit / (2 * hit + missed + invented):.3f}" if hit else "0"
    return [f"{hit}/{hit + invented}", f"{hit}/{hit + missed}", f1]
