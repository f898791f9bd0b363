"""Counting labels that are right, wrong or silent, shot by shot.

Only labels that the truth is certain of count, and only where a shot was found that covers at least four
fifths of the true one: otherwise it is the boundary that is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

_COVERED: Final = 0.8
_SIZES: Final = ("ECU", "CU", "MCU", "MS", "MFS", "FS", "WS", "EWS")
_LISTS: Final = {"translation", "rotation", "intrinsic", "path"}
_SINGLE: Final = {
    "camera_angle", "camera_movement", "colour", "int_ext", "key_style", "motion_type", "people_count",
    "steadiness", "subject_count", "time_of_day",
}  # fmt: skip
RIGHT: Final = {"hit", "rightly none"}
WRONG: Final = {"wrong", "wrongly some"}

Shot = dict[str, Any]


class Judged(NamedTuple):
    """What became of one facet of one shot.

    Attributes:
        facet: Which.
        outcomes: One for each term of a list, else one: `hit`, `next class` (a shot size one off), `wrong`,
            `missed`, `silent`; of a list that is truly empty `rightly none` or `wrongly some`.
        confidence: Of the label given, None where it was silent.
        right: Whether that label as a whole is right (of a size: within one class).
    """

    facet: str
    outcomes: tuple[str, ...]
    confidence: float | None
    right: bool


def judge(truth: dict[str, Any], found: Sequence[Shot]) -> Iterator[Judged]:
    """Every facet of every shot of a clip that can be judged."""
    for shot in truth["shots"]:
        match = _match(shot, found)
        if match is None or shot.get("segment", "shot") != "shot":
            continue
        for facet in shot.get("certain", []):
            true, label = shot.get(facet), match["labels"].get(facet)
            outcomes = _outcomes(facet, true, None if label is None else label["value"])
            if outcomes:
                sure = None if label is None or "silent" in outcomes else label["confidence"]
                right = not {"missed", *WRONG} & set(outcomes)
                yield Judged(facet, outcomes, sure, right)


def tallies(judged: Iterable[Judged]) -> dict[str, Counter[str]]:
    """Outcomes by facet, counted."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        counted[one.facet].update(one.outcomes)
    return dict(sorted(counted.items()))


def _match(shot: Shot, found: Sequence[Shot]) -> Shot | None:
    def shared(one: Shot) -> int:
        return int(min(one["end"], shot["end"]) - max(one["start"], shot["start"]))

    best = max(found, key=shared, default=None)
    covered = best is not None and shared(best) >= _COVERED * (shot["end"] - shot["start"])
    return best if covered else None


def _outcomes(facet: str, true: Any, said: Any) -> tuple[str, ...]:  # noqa: ANN401 - values of any facet
    if facet == "on_screen_text":
        return ("silent" if said is None else "hit" if bool(said) == bool(true) else "wrong",)
    if true is None:
        return ()
    if facet in _LISTS:
        return tuple(_of_list(true, said if said is None or isinstance(said, list) else [said]))
    if facet == "shot_size":
        return (_of_size(_start(true), _start(said)),)
    return (_of_one(facet, _start(true), _start(said)),) if facet in _SINGLE else ()


def _of_list(true: list[str], said: list[str] | None) -> Iterator[str]:
    for term in sorted({*true, *(said or ())}):
        if said is None:
            yield "silent"
        elif term not in said:
            yield "missed"
        else:
            yield "hit" if term in true else "wrong"
    if not true:
        yield "silent" if said is None else "wrongly some" if said else "rightly none"


def _of_size(true: str, said: str | None) -> str:
    if said is None:
        return "silent"
    if said in str(true).split("/"):
        return "hit"
    known = said in _SIZES and true in _SIZES
    return "next class" if known and abs(_SIZES.index(said) - _SIZES.index(true)) == 1 else "wrong"


def _of_one(facet: str, true: Any, said: Any) -> str:  # noqa: ANN401 - values of any facet
    if said is None:
        return "silent"
    if facet == "camera_movement" and "moving" in (said, true) and "static" not in (said, true):
        return "hit"  # a named direction is a kind of moving
    return "hit" if said == true else "wrong"


def _start(value: Any) -> Any:  # noqa: ANN401 - values of any facet
    """Of a value at both ends of a shot the first; of a list its first."""
    if isinstance(value, dict):
        return value.get("start")
    if isinstance(value, list):
        return value[0] if value else value
    return value
