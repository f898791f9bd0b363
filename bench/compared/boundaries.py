"""Counting boundaries that were found, missed and invented."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from compared.tools import Range

HARD_WITHIN: Final = 1
"""Frames by which a hard cut may be off."""
GRADUAL_WITHIN: Final = 2
"""Frames by which what was found may miss a gradual transition."""
ENDS_WITHIN: Final = 3
"""Frames by which both ends of a gradual transition may be off to count as well placed."""
GRADUAL: Final = {"dissolve", "fade_in", "fade_out", "dip", "wipe"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one kind of boundary."""

    hit: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was found."""
        return 2 * self.hit / (2 * self.hit + self.missed + self.invented) if self.hit else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How well transitions were found.

    Attributes:
        hard: Hard cuts.
        gradual: Gradual transitions; found as a cut inside is found too.
        as_ranges: How many were found with both ends.
        ends: How many of these ends were both within `ENDS_WITHIN`.
    """

    hard: Tally = Tally()
    gradual: Tally = Tally()
    as_ranges: int = 0
    ends: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.hard + other.hard,
            self.gradual + other.gradual,
            self.as_ranges + other.as_ranges,
            self.ends + other.ends,
        )


def boundaries_of(clip: dict[str, Any], *, once: bool = True) -> tuple[list[int], list[Range]]:
    """Hard cuts and gradual transitions of a clip in the layout of `labels.json`.

    A dissolve may be named by the shots on both sides of it. It counts once, or as often as it is named,
    which is how the script beside the truth set counts.
    """
    hard, gradual = [], []
    for position, shot in enumerate(clip["shots"]):
        way_in, way_out = _way(shot, "transition_in"), _way(shot, "transition_out")
        if way_in.get("type") == "cut" and position:
            hard.append(shot["start"])
        timed = [way for way in (way_in, way_out) if way.get("type") in GRADUAL]
        gradual += [(way["start"], way["end"]) for way in timed if way.get("start") is not None]
    return clip.get("cuts", hard), sorted(set(gradual)) if once else gradual


def score(
    truth: tuple[list[int], list[Range]],
    cuts: Sequence[int],
    ranges: Sequence[Range],
    ignore: Iterable[int] = (),
) -> Score:
    """Match what was found with the truth; a hard cut inside a gradual transition counts as finding it.

    Args:
        truth: Hard cuts and gradual transitions.
        cuts: Hard cuts that were found.
        ranges: Gradual transitions that were found.
        ignore: Frames at which a cut is neither right nor wrong.
    """
    hard, gradual = truth
    left = _unmatched(hard, cuts)
    hits = len(cuts) - len(left)
    strays = [cut for cut in left if not any(abs(cut - frame) <= GRADUAL_WITHIN for frame in ignore)]
    invented = [cut for cut in strays if not any(_inside(cut, way) for way in gradual)]
    met = [way for way in gradual if any(_meet(one, way) for one in ranges)]
    as_cuts = [way for way in gradual if way not in met and any(_inside(cut, way) for cut in strays)]
    wrong = [
        one
        for one in ranges
        if not any(_meet(one, way) for way in gradual) and not any(_inside(cut, one) for cut in hard)
    ]
    found = len(met) + len(as_cuts)
    return Score(
        Tally(hits, len(hard) - hits, len(invented)),
        Tally(found, len(gradual) - found, len(wrong)),
        len(met),
        sum(any(_close(one, way) for one in ranges) for way in met),
    )


def _unmatched(hard: Sequence[int], cuts: Sequence[int]) -> list[int]:
    """Cuts that were found and fit no hard cut; each fits one at most."""
    left = list(cuts)
    for frame in hard:
        near = [cut for cut in left if abs(cut - frame) <= HARD_WITHIN]
        if near:
            left.remove(min(near, key=lambda cut: abs(cut - frame)))
    return left


def _way(shot: dict[str, Any], side: str) -> dict[str, Any]:
    way = shot.get(side) or {}
    return way if isinstance(way, dict) else {"type": way}


def _inside(cut: int, way: Range) -> bool:
    return way[0] - GRADUAL_WITHIN <= cut <= way[1] + GRADUAL_WITHIN


def _meet(one: Range, way: Range) -> bool:
    return one[0] < way[1] + GRADUAL_WITHIN and way[0] - GRADUAL_WITHIN < one[1]


def _close(one: Range, way: Range) -> bool:
    return abs(one[0] - way[0]) <= ENDS_WITHIN and abs(one[1] - way[1]) <= ENDS_WITHIN
