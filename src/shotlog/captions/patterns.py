"""The patterns of `wording/`, each a short way to write many phrases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).with_name("wording")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Takes everything for text, so that `no`, `on` and `off` are words; makes no objects either."""

_PART = re.compile(r"~[a-z]+|[()|]|[^~()|]+|~")
_VOWELS = frozenset("aeiou")


@cache
def data(name: str) -> Mapping[str, Any]:
    """One file of `wording/`, all of its scalars as text."""
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a loader that knows only text
    return read


def phrases(pattern: str) -> Sequence[str]:
    """What a pattern stands for: `(a|b)` either, `(|a)` perhaps, `~push` every inflection of the verb.

    Choices nest. Outside of brackets `|` is itself, and so is a bracket alone.
    """
    if "(" in pattern and ")" in pattern:
        return _ways(iter(_PART.findall(pattern)))
    return _ways(iter(_PART.findall(pattern))) if "~" in pattern else (pattern,)


def _ways(parts: Iterator[str]) -> list[str]:
    """Every way to read the parts up to the bracket that closes them, or to their end."""
    ways: list[str] = []
    begun = [""]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            ways += begun
            begun = [""]
            continue
        options = _ways(parts) if part == "(" else _forms(part)
        begun = [one + option for one in begun for option in options]
    return ways + begun


def _forms(part: str) -> Sequence[str]:
    return inflections(part[1:]) if part.startswith("~") else (part,)


@cache
def inflections(verb: str) -> tuple[str, ...]:
    """`push`, `pushes`, `pushed`, `pushing`; irregular ones from verbs.yaml."""
    known = data("verbs").get(verb)
    if known is not None:
        return tuple(known)
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if _doubles(verb):
        return verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, third, f"{stem}ed", f"{stem}ing"


def _doubles(verb: str) -> bool:
    """Whether a short verb doubles its last letter: `pan`, `whip`, but not `tilt` and `follow`."""
    return (
        2 < len(verb) < 5
        and verb[-1] not in _VOWELS | {"w", "x", "y"}
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )
