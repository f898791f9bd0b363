"""Which clip somebody means."""

import difflib
import os
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from shotlog.errors import Conflict, NotFound
from shotlog.log.tables import clip
from shotlog.record import Clip

_HASH_PREFIX = re.compile(r"[0-9a-f]{6,64}")


class _Known(NamedTuple):
    sha256: str
    path: str
    name: str


def find_clip(connection: sa.Connection, reference: str) -> Clip:
    """The clip meant by a path, the end of a path, a file name with or without suffix, or a hash.

    Six digits of a hash are enough where no other clip's begins so. What is written out in full goes before
    what is shortened.

    Raises:
        NotFound: No clip is meant; the hint tells names that are near.
        Conflict: Several are; the hint lists their paths.
    """
    known = [_Known(*row) for row in connection.execute(sa.select(clip.c.sha256, clip.c.path, clip.c.name))]
    for means in _ways(reference):
        found = [one for one in known if means(one)]
        if len(found) > 1:
            raise _several(reference, found)
        if found:
            asked = sa.select(clip.c.doc).where(clip.c.sha256 == found[0].sha256)
            return Clip.model_validate(connection.execute(asked).scalar_one())
    raise _none(reference, known)


def _ways(reference: str) -> Sequence[Callable[[_Known], bool]]:
    """The ways in which `reference` may name a clip, the plainest first."""
    paths = {reference, os.path.abspath(reference), os.path.realpath(reference)}  # noqa: PTH100 - links as given
    prefix = _HASH_PREFIX.fullmatch(reference.lower())
    return (
        lambda one: one.sha256 == reference.lower(),
        lambda one: one.path in paths,
        lambda one: one.path.endswith(f"/{reference}"),
        lambda one: _stem(one.name) == reference,
        lambda one: prefix is not None and one.sha256.startswith(prefix[0]),
    )


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _several(reference: str, found: Sequence[_Known]) -> Conflict:
    paths = "; ".join(sorted(f"{one.path} ({one.sha256[:8]})" for one in found))
    return Conflict(
        f"{len(found)} clips are meant by {reference!r}",
        hint=f"Name one by more of its path, or by the start of its hash: {paths}",
    )


def _none(reference: str, known: Sequence[_Known]) -> NotFound:
    names = sorted({name for one in known for name in (one.name, _stem(one.name))})
    near = difflib.get_close_matches(reference, names, n=3)
    hint = f"Near it: {', '.join(near)}." if near else "`shotlog clips` lists the clips of the log."
    return NotFound(f"no clip named {reference!r} is in the log", hint=hint)
