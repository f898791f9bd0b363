"""Figures out of runs: speed, transitions and labels of each set."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from statistics import median
from typing import Any, NamedTuple

from compared.boundaries import Score, boundaries_of, score
from compared.facets import Judged, judge
from compared.reels import Clip, Shots
from compared.running import Run
from compared.sets import Set
from compared.tools import ALONE, CEILING, EVERYTHING


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most over rounds."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Of one value a round."""
        return cls(median(values), min(values), max(values))


class Cost(NamedTuple):
    """Frames, and the seconds that they took by the clock and of processor time."""

    frames: int
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a tool is on a set.

    Attributes:
        tool: Which.
        rate: Frames a second, by the clock.
        by_clock: Time that bare decoding takes over its own, in the same round.
        by_cpu: The same of processor time.
        cpu_ms: Processor time a frame, in milliseconds.
        mib: Most memory held on any file.
    """

    tool: str
    rate: float
    by_clock: Spread
    by_cpu: Spread
    cpu_ms: float
    mib: float


def speeds(runs: Iterable[Run]) -> list[Speed]:
    """How fast each tool is on a set; of each round, the files count that all tools have finished."""
    runs = list(runs)
    tools, finished = _tools(runs), Counter((one.video, one.number) for one in runs)
    runs = [one for one in runs if finished[one.video, one.number] == len(tools)]
    if not runs or CEILING not in tools:
        return []
    return [_speed(tool, runs) for tool in tools]


def scores(group: Set, runs: Iterable[Run]) -> dict[str, Score]:
    """How well each tool found the transitions of a set, counted in the first round."""
    runs = [one for one in runs if one.number == 0 and "decode" not in one.tool and one.video in group.truth]
    if EVERYTHING in _tools(runs):
        runs = [one for one in runs if one.tool != ALONE]
    return {
        tool: reduce(add, (_score(group, one) for one in runs if one.tool == tool)) for tool in _tools(runs)
    }


def judged(group: Set, runs: Iterable[Run]) -> Iterator[Judged]:
    """Every label that can be judged, of the first round."""
    for clip, shots in labelled(group, runs):
        yield from judge(clip, shots)


def boundaries_judged(group: Set, runs: Iterable[Run]) -> Iterator[Judged]:
    """Every cut and gradual transition that shotlog says of a set, of the first round."""
    for clip, shots in labelled(group, runs):
        hard, gradual = boundaries_of(clip)
        for way in {tuple(sorted(way.items())): way for way in _ways(shots)}.values():
            facet = "cut" if way["kind"] == "cut" else "gradual transition"
            cuts = [way["start"]] if way["kind"] == "cut" else []
            ranges = [] if cuts else [(way["start"], way["end"])]
            found = score((hard, gradual), cuts, ranges, clip.get("ignore", ()))
            right = not found.hard.invented + found.gradual.invented
            yield Judged(facet, ("hit" if right else "wrong",), way["confidence"], right)


def labelled(group: Set, runs: Iterable[Run]) -> list[tuple[Clip, Shots]]:
    """What is true of each clip, and the shots with labels that were found."""
    return [(group.truth[one.video], one.answer.shots) for one in _ours(group, runs)]


def as_outside(group: Set, runs: Iterable[Run]) -> Score:
    """The score of shotlog as the script beside the truth set counts it."""
    return reduce(add, (_score(group, one, once=False) for one in _ours(group, runs)), Score())


def _ours(group: Set, runs: Iterable[Run]) -> list[Run]:
    """What shotlog said in the first round: everything, or if that was not run, the pass alone."""
    first = [one for one in runs if one.number == 0 and one.video in group.truth]
    tool = EVERYTHING if EVERYTHING in _tools(first) else ALONE
    return [one for one in first if one.tool == tool]


def _score(group: Set, one: Run, *, once: bool = True) -> Score:
    clip = group.truth[one.video]
    truth = boundaries_of(clip, once=once)
    return score(truth, one.answer.cuts, one.answer.ranges, clip.get("ignore", ()))


def _ways(shots: Shots) -> Iterator[dict[str, Any]]:
    for shot in shots:
        for way in (shot["transition_in"], shot["transition_out"]):
            if way["kind"] not in {"start", "end"}:
                yield way


def _tools(runs: Iterable[Run]) -> list[str]:
    return list(dict.fromkeys(one.tool for one in sorted(runs, key=lambda one: one.number)))


def _costs(runs: Iterable[Run], tool: str) -> list[Cost]:
    """What a tool took for all files of each round."""
    rounds: dict[int, list[Run]] = defaultdict(list)
    for one in runs:
        if one.tool == tool:
            rounds[one.number].append(one)
    return [
        Cost(sum(r.answer.frames for r in own), sum(r.wall for r in own), sum(r.cpu for r in own))
        for _, own in sorted(rounds.items())
    ]


def _speed(tool: str, runs: Sequence[Run]) -> Speed:
    costs = _costs(runs, tool)
    pairs = list(zip(_costs(runs, CEILING), costs, strict=True))
    return Speed(
        tool,
        median(own.frames / own.wall for own in costs),
        Spread.of([bare.wall / own.wall for bare, own in pairs]),
        Spread.of([bare.cpu / own.cpu for bare, own in pairs]),
        1000 * median(own.cpu / own.frames for own in costs),
        max(one.mib for one in runs if one.tool == tool),
    )
