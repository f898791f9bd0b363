"""Counting camera moves on rendered reels, whose truth is exact: primitive by primitive, pair by pair."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

PRIMITIVES: Final = (
    "static", "pan_left", "pan_right", "tilt_up", "tilt_down", "roll_cw", "roll_ccw",
    "truck_left", "truck_right", "pedestal_up", "pedestal_down", "dolly_in", "dolly_out",
    "zoom_in", "zoom_out",
)  # fmt: skip
"""The fifteen primitives of camera movement."""

PAIRS: Final = (("pan", "truck"), ("tilt", "pedestal"), ("zoom", "dolly"))
"""Moves that look alike where a picture has no depth."""

_FACET_OF: Final = {
    "pan": "rotation", "tilt": "rotation", "roll": "rotation", "zoom": "intrinsic",
    "truck": "translation", "pedestal": "translation", "dolly": "translation",
}  # fmt: skip

Clip = dict[str, Any]
Shots = list[dict[str, Any]]


def primitives(clips: Iterable[tuple[Clip, Shots]]) -> dict[str, Counter[str]]:
    """Of each primitive: `right`, `silent`, `missed`; without it `rightly not`, `open`, `falsely said`."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in PRIMITIVES}
    for clip, shots in clips:
        (true,), said = clip["shots"], _labels(shots)
        for name, counts in counted.items():
            is_so, is_said = _true(name, true), _said(name, said)
            if is_so is not None:
                counts[_OUTCOMES[is_so, is_said]] += 1
    return counted


def pairs(clips: Iterable[tuple[Clip, Shots]]) -> dict[tuple[str, str], Counter[str]]:
    """Of each pair: with depth `right`, `open`, `wrong`; without it `left open`, `named`."""
    counted: dict[tuple[str, str], Counter[str]] = {pair: Counter() for pair in PAIRS}
    for clip, shots in clips:
        (true,), said = clip["shots"], _labels(shots)
        kinds = {stage["move"].rpartition("_")[0] for stage in clip["reel"]["stages"]}
        for pair, counts in counted.items():
            if len(kinds & set(pair)) == 1:
                named = {kind for kind in pair if _names(kind, said)}
                counts[_of_pair(kinds & set(pair), named, depth=_is_certain(pair, true))] += 1
    return counted


def balanced(counts: Counter[str]) -> float | None:
    """Mean of the shares right among clips with the move and without it; silence is right only without it."""
    there = counts["right"] + counts["silent"] + counts["missed"]
    away = counts["rightly not"] + counts["open"] + counts["falsely said"]
    if not there or not away:
        return None
    return (counts["right"] / there + 1 - counts["falsely said"] / away) / 2


_OUTCOMES: Final = {
    (True, True): "right",
    (True, None): "silent",
    (True, False): "missed",
    (False, True): "falsely said",
    (False, None): "open",
    (False, False): "rightly not",
}


def _labels(shots: Shots) -> Mapping[str, Any]:
    """What is said of the longest shot found."""
    longest = max(shots, key=lambda shot: shot["end"] - shot["start"])
    return {facet: label["value"] for facet, label in longest["labels"].items()}


def _true(name: str, shot: Mapping[str, Any]) -> bool | None:
    if name == "static":
        return bool(shot["camera_movement"] == "static")
    terms = shot[_FACET_OF[name.rpartition("_")[0]]]
    return None if terms is None else name in terms


def _said(name: str, said: Mapping[str, Any]) -> bool | None:
    if name == "static":
        movement = said.get("camera_movement")
        return None if movement is None else movement == "static"
    terms = said.get(_FACET_OF[name.rpartition("_")[0]])
    return None if terms is None else name in terms


def _names(kind: str, said: Mapping[str, Any]) -> bool:
    return any(term.startswith(kind + "_") for term in said.get(_FACET_OF[kind]) or ())


def _is_certain(pair: tuple[str, str], shot: Mapping[str, Any]) -> bool:
    return all(shot[_FACET_OF[kind]] is not None for kind in pair)


def _of_pair(true: set[str], named: set[str], *, depth: bool) -> str:
    if not depth:
        return "named" if named else "left open"
    return "open" if not named else "right" if named == true else "wrong"
