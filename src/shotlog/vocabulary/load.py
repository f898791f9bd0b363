"""Reading vocabularies: the one that shotlog brings, and what a project adds to it."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from shotlog.errors import UsageError
from shotlog.vocabulary.strict_yaml import read_yaml
from shotlog.vocabulary.vocabulary import Vocabulary

_MOST_FAULTS = 5
_HINT = "docs/vocabulary.md shows the layout of a project's own vocabulary.yaml."
_GROWING = (
    ("areas",),
    ("short",),
    ("crosswalks",),
    ("exclusions",),
    ("hard_pairs",),
    ("facets",),
    ("facets", "*", "terms"),
    ("facets", "*", "terms", "*", "aliases"),
    ("facets", "*", "groups"),
    ("facets", "*", "opposites"),
    ("facets", "*", "adjacent"),
)
"""Where a project may add something; whatever else stands already is not its to change."""


class _Redefined(Exception):
    """Additions that change what stands already, and where."""


@lru_cache(maxsize=1)
def cinema() -> Vocabulary:
    """The vocabulary that shotlog brings, read once."""
    path = Path(__file__).with_name("cinema.yaml")
    layout, _ = read_yaml(path)
    return _vocabulary(layout, path)


def extended(vocabulary: Vocabulary, path: Path) -> Vocabulary:
    """A vocabulary with the facets and terms that a project adds to it.

    The file has the layout of `cinema.yaml` and holds only what is new: facets, terms, aliases, groups,
    opposites, near misses, short names, areas, crosswalks, exclusions and hard pairs. What the vocabulary
    holds already cannot be redefined, so that labels keep their meaning wherever they go.

    Args:
        vocabulary: What to add to.
        path: A YAML file of up to `strict_yaml.LARGEST` bytes.

    Returns:
        A new vocabulary, whose version ends in `+` and 8 hexadecimal digits of the file's SHA-256.

    Raises:
        NotFound: There is no such file.
        LimitExceeded: It is too large.
        UsageError: It is not YAML, has another layout, contradicts itself or redefines something.
    """
    additions, content = read_yaml(path)
    if not isinstance(additions, dict):
        raise UsageError(f"{path} holds no facets", hint=_HINT, path=path)
    try:
        layout = _grown(vocabulary.model_dump(by_alias=True, exclude_unset=True), additions, ())
    except _Redefined as error:
        raise UsageError(
            f"{path} redefines {error}",
            hint="A project may add facets and terms: give what is new a name of its own.",
            path=path,
        ) from error
    layout["version"] = _marked(vocabulary.release, hashlib.sha256(content).hexdigest()[:8])
    return _vocabulary(layout, path)


def _marked(release: str, mark: str) -> str:
    return f"{release}{'.' if '+' in release else '+'}{mark}"


def _vocabulary(layout: object, path: Path) -> Vocabulary:
    try:
        return Vocabulary.model_validate(layout)
    except ValidationError as error:
        faults = [_fault(one["loc"], one["msg"]) for one in error.errors()[:_MOST_FAULTS]]
        raise UsageError(f"{path} is not a vocabulary: {'; '.join(faults)}", hint=_HINT, path=path) from error


def _fault(location: tuple[int | str, ...], message: str) -> str:
    where = ".".join(str(part) for part in location)
    return f"{where}: {message}" if where else message


def _grown(old: Mapping[str, Any], new: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    grown = dict(old)
    for name, added in new.items():
        here = (*place, str(name))
        if name in old:
            grown[name] = _joined(old[name], added, here)
        elif _grows(place) or _grows(here):
            grown[name] = added
        else:
            raise _Redefined(".".join(here))
    return grown


def _joined(old: object, added: object, place: tuple[str, ...]) -> object:
    if isinstance(old, Mapping) and isinstance(added, Mapping):
        return _grown(old, added, place)
    if isinstance(old, tuple) and isinstance(added, list) and _grows(place):
        return [*old, *added]
    raise _Redefined(".".join(place))


def _grows(place: tuple[str, ...]) -> bool:
    return any(
        len(pattern) == len(place)
        and all(part in ("*", name) for part, name in zip(pattern, place, strict=True))
        for pattern in _GROWING
    )
