"""Clips sorted into timelines: one for each way of counting, for one timeline has one rate."""

from collections.abc import Sequence
from dataclasses import dataclass

from shotlog.exchange.material import Material
from shotlog.timing import Rate


@dataclass(frozen=True, slots=True)
class Group:
    """Clips that can stand on one timeline.

    Attributes:
        name: Of the timeline; with its rate where there are several.
        materials: The clips, in their order.
    """

    name: str
    materials: list[Material]


def groups(materials: Sequence[Material], name: str) -> list[Group]:
    """A timeline for each rate and way of counting, in the order in which the clips bring them up."""
    found: dict[tuple[Rate, bool], list[Material]] = {}
    for material in materials:
        count = material.count
        found.setdefault((material.clip.rate, count is not None and count.drop), []).append(material)
    if len(found) == 1:
        return [Group(name, list(materials))]
    return [Group(f"{name} {_said(*kind)}", members) for kind, members in found.items()]


def _said(rate: Rate, drop: bool) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".") + (" DF" if drop else "")
