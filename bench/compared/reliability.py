"""Whether confidence can be believed: of the labels given with it, how many are right."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from compared.facets import Judged

EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where one bin ends and the next begins; the last takes its upper edge too."""


class Bin(NamedTuple):
    """Labels whose confidence is alike: mean confidence, how many there are, how many are right."""

    mean: float
    labels: int
    right: int


def bins(said: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold a label, in ascending order, out of (confidence, right)."""
    said = sorted(said)
    found = []
    for low, high in pairwise(EDGES):
        inside = [one for one in said if low <= one[0] < high or (high == EDGES[-1] and one[0] == high)]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            found.append(Bin(mean, len(inside), sum(right for _, right in inside)))
    return found


def by_facet(judged: Iterable[Judged]) -> dict[str, list[Bin]]:
    """Bins of each facet of which a label was given; `all` of all together comes first."""
    said: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one in judged:
        if one.confidence is not None:
            said[one.facet].append((one.confidence, one.right))
    every = [pair for pairs in said.values() for pair in pairs]
    return {name: bins(pairs) for name, pairs in [("all", every), *sorted(said.items())] if every}
