"""Edits a film from pieces and keeps its truth, to the frame."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from films.joins import dissolved, faded, pushed, wiped
from films.misleading import EVENTS, THROUGHOUT, varied
from films.pieces import Frames, Piece

KINDS: Final = ("cut", "jump cut", "dissolve", "fade", "dip", "wipe", "push")
ODDS: Final = (0.34, 0.10, 0.20, 0.08, 0.08, 0.13, 0.07)
_STEADY: Final = 12
"""Frames of a shot between two gradual transitions at least: nobody shows a picture for less."""
_LEAST_JUMP: Final = 12
"""Frames left out by a jump cut at least."""
_LEAST_DIFFERENCE: Final = 12.0
"""Levels of 255 by which shots that follow each other differ: two takes of an empty room join unseen."""
_LEAST_CHANGE: Final = 7.0
"""The same at a jump cut, beside what moves anyway: less is no cut that anyone could see."""


@dataclass(frozen=True)
class Join:
    """What joins two shots: its kind, first frame that differs from before, first that is as after."""

    kind: str
    start: int
    end: int


@dataclass
class Film:
    """A film, its joins in order, and what should mislead: (name, first frame, first frame after)."""

    chunks: list[Frames] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    events: list[tuple[str, int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, frames: Frames) -> None:
        """More frames at the end."""
        if len(frames):
            self.chunks.append(frames)
            self.length += len(frames)

    def give_back(self, count: int) -> Frames:
        """Take the last frames off again."""
        last = self.chunks.pop()
        self.chunks.append(last[: len(last) - count])
        self.length -= count
        return last[len(last) - count :]

    @property
    def frames(self) -> Frames:
        """All frames."""
        return np.concatenate(self.chunks)


def edited(seed: int, pieces: Sequence[Piece], shots: int = 24) -> Film:
    """A film of some shots, from pieces that follow each other at random."""
    random = np.random.default_rng(seed)
    film = Film()
    sources = sorted({piece.source for piece in pieces})
    for number in range(shots):
        shot = _drawn(random, film, pieces, sources)
        kind = str(random.choice(KINDS, p=ODDS)) if number else "start"
        if kind != "jump cut" or not _jumped(film, shot, random):
            _add(random, film, varied(random, shot), kind)
    return film


def _drawn(
    random: np.random.Generator, film: Film, pieces: Sequence[Piece], sources: Sequence[str]
) -> Frames:
    """Frames of a piece that can be told from the last frame of the film, if there is one in a few draws."""
    for _ in range(8):
        source = random.choice(sources)
        same = [piece for piece in pieces if piece.source == source]
        shot = same[int(random.integers(len(same)))].take(random, int(random.integers(30, 110)))
        if not film.chunks or _change(film.chunks[-1][-1], shot[0]) > _LEAST_DIFFERENCE:
            break
    return shot


def _change(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> float:
    """Mean absolute difference of two pictures, levels of 255."""
    return float(np.abs(one.astype(int) - other).mean())


def _add(random: np.random.Generator, film: Film, shot: Frames, kind: str) -> None:
    """Join a shot to the film, in every other case with something misleading inside."""
    if len(shot) < 30 or random.random() < 0.4:
        _join(random, film, shot, kind)
        return
    name = str(random.choice(list(EVENTS)))
    at = int(random.integers(8, len(shot) - 18))
    _join(random, film, EVENTS[name](random, shot, at), kind)
    start = film.length - len(shot)
    lasts = (0, len(shot)) if name in THROUGHOUT else (at, at + 20)
    film.events.append((name, start + lasts[0], start + lasts[1]))


def _join(random: np.random.Generator, film: Film, shot: Frames, kind: str) -> None:
    if kind == "start":
        film.add(shot)
        return
    room = (min(len(film.chunks[-1]), len(shot)) - _STEADY) // 2
    length = int(min(round(float(np.exp(random.uniform(np.log(6), np.log(49))))), room))
    if kind in ("cut", "jump cut") or length < 6:
        film.joins.append(Join("cut", film.length, film.length))
        film.add(shot)
    elif kind in ("fade", "dip"):
        _fade(random, film, shot, kind, length)
    else:
        make = {"dissolve": dissolved, "wipe": wiped, "push": pushed}[kind]
        before = film.give_back(length)
        film.joins.append(Join(kind, film.length, film.length + length))
        film.add(make(random, before, shot[:length]))
        film.add(shot[length:])


def _jumped(film: Film, shot: Frames, random: np.random.Generator) -> bool:
    """Add the shot with frames left out in its middle: a cut within the same set, first a plain cut to it."""
    gap = int(random.integers(_LEAST_JUMP, 60))
    keep = (len(shot) - gap) // 2
    if keep < 12:
        return False
    before, after = shot[:keep], shot[keep + gap :]
    if _change(before[-1], after[0]) < _LEAST_CHANGE + 2 * _change(before[-1], before[-2]):
        return False
    film.joins.append(Join("cut", film.length, film.length))
    film.add(before)
    film.joins.append(Join("jump cut", film.length, film.length))
    film.add(after)
    return True


def _fade(random: np.random.Generator, film: Film, shot: Frames, kind: str, length: int) -> None:
    level = 0 if random.random() < 0.6 else 255
    hold = int(random.integers(8, 20)) if kind == "fade" else int(random.integers(0, 3))
    before = film.give_back(length)
    start = film.length
    film.add(faded(before, level, out=True))
    if hold:
        film.add(np.full((hold, *shot.shape[1:]), level, np.uint8))
    middle = film.length
    film.add(faded(shot[:length], level, out=False))
    film.add(shot[length:])
    if kind == "dip":
        film.joins.append(Join("dip", start, middle + length))
    else:
        film.joins.append(Join("fade_out", start, start + length))
        film.joins.append(Join("fade_in", middle, middle + length))


def truth_of(film: Film, rate: int) -> dict[str, Any]:
    """The truth in the layout of a development truth set: shots with the transitions at their ends."""
    edges: list[tuple[int, dict[str, Any]]] = [(0, {"type": "clip_edge"})]
    for join in film.joins:
        kind = {"push": "wipe", "jump cut": "cut"}.get(join.kind, join.kind)
        at = {"fade_out": join.end, "fade_in": join.start}.get(kind, (join.start + join.end) // 2)
        edges.append((at, {"type": kind, "start": join.start, "end": join.end, "as_made": join.kind}))
    edges.append((film.length, {"type": "clip_edge"}))
    shots = [
        {"start": start, "end": end, "transition_in": way_in, "transition_out": way_out}
        for (start, way_in), (end, way_out) in pairwise(edges)
    ]
    events = [{"name": name, "start": start, "end": end} for name, start, end in film.events]
    return {"frames": film.length, "fps": rate, "shots": shots, "misleading": events}
