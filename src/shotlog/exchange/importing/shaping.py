"""Where the events of a file meet on a clip, there shots meet: cuts, moves and joins, planned in one pass.

Events that overlap are uses of a clip in an edit, and say nothing of its shots. Events that do not overlap
say that one shot ends where one event ends and the next begins; events that cover all of a clip say that it
has no other shots than these.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shotlog.record import Change, ClipLog, Label, Shot, cut, join
from shotlog.record.boundaries import move
from shotlog.record.edits import Edit
from shotlog.record.fields import Id
from shotlog.timing import FrameIndex, FrameRange

Measured = Callable[[Shot], Sequence[Label]]
"""What machines say of a shot that is new or has new bounds."""

NEAR = 2
"""Frames by which two people's cuts may differ and still be one cut."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to the boundaries of a clip, each by the first frame of its later shot.

    Attributes:
        cuts: Where a shot begins that did not.
        moves: From where to where a boundary goes.
        joins: Where none is any more.
    """

    cuts: tuple[FrameIndex, ...] = ()
    moves: tuple[tuple[FrameIndex, FrameIndex], ...] = ()
    joins: tuple[FrameIndex, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cuts or self.moves or self.joins)


def planned(log: ClipLog, ranges: Iterable[FrameRange]) -> Plan:
    """What must be done so that the shots of a clip are those that a file tells."""
    told = sorted(set(ranges))
    if not told or any(before.end > after.start for before, after in pairwise(told)):
        return Plan()
    wanted = {after.start for before, after in pairwise(told) if before.end == after.start}
    covers = len(wanted) == len(told) - 1 and (told[0].start, told[-1].end) == (0, log.clip.frames)
    there = {shot.start for shot in log.shots[1:]}
    new, old = sorted(wanted - there), sorted(there - wanted)
    moves = _moves(old, new)
    moved_from, moved_to = {one for one, _ in moves}, {one for _, one in moves}
    return Plan(
        cuts=tuple(frame for frame in new if frame not in moved_to),
        moves=moves,
        joins=tuple(frame for frame in old if frame not in moved_from) if covers else (),
    )


def is_told_whole(log: ClipLog, ranges: Iterable[FrameRange]) -> bool:
    """Whether events cover a clip without a gap or overlap, so that each is a shot and no more."""
    told = sorted(set(ranges))
    meet = all(before.end == after.start for before, after in pairwise(told))
    return bool(told) and meet and (told[0].start, told[-1].end) == (0, log.clip.frames)


def _moves(old: Sequence[FrameIndex], new: Sequence[FrameIndex]) -> tuple[tuple[FrameIndex, FrameIndex], ...]:
    """Pairs of an old and a new boundary that are near each other, each in one pair at most."""
    moves = []
    place = 0
    for frame in old:
        while place < len(new) and new[place] < frame - NEAR:
            place += 1
        if place < len(new) and new[place] <= frame + NEAR:
            moves.append((frame, new[place]))
            place += 1
    return tuple(moves)


class Shaping:
    """A clip's log while it is changed; each edit sees only the shots around it."""

    def __init__(self, log: ClipLog) -> None:
        self._clip = log.clip
        self._shots = {shot.id: shot for shot in log.shots}
        self._order = [(shot.start, shot.id) for shot in log.shots]
        self._labels = {label.id: label for label in log.labels}
        self._said_of: dict[str, dict[str, None]] = defaultdict(dict)
        for label in log.labels:
            self._said_of[label.shot][label.id] = None
        self._known = {*self._shots, *self._labels}
        self._changes: dict[str, Change] = {}
        self._touched: dict[str, None] = {}

    def carry_out(self, plan: Plan) -> None:
        """Do what is planned, from the first frame on."""
        for frame, to in plan.moves:
            place = self._place(frame)
            if self._shot(place - 1).start < to < self._shot(place).end:
                self._do(move(self._around(frame), frame, to))
            else:  # there is another shot between the two frames
                self._do(cut(self._around(to), to))
                self._do(join(self._around(frame), frame))
        for frame in plan.joins:
            self._do(join(self._around(frame), frame))
        for frame in plan.cuts:
            self._do(cut(self._around(frame), frame))

    def measure(self, measured: Measured) -> None:
        """Have machines say what they see in every shot that has new bounds."""
        for name in self._touched:
            for label in measured(self._shots[name]) if name in self._shots else ():
                self._put(Change.to(label))

    @property
    def log(self) -> ClipLog:
        """The clip as it is now."""
        shots = tuple(self._shots[name] for _, name in self._order)
        return ClipLog(clip=self._clip, shots=shots, labels=tuple(self._labels.values()))

    @property
    def changes(self) -> list[Change]:
        """What became of what, each thing once; what came and went in between is not told."""
        return [one for name, one in self._changes.items() if one.after is not None or name in self._known]

    def _place(self, frame: FrameIndex) -> int:
        return bisect_right(self._order, frame, key=lambda one: one[0]) - 1

    def _shot(self, place: int) -> Shot:
        return self._shots[self._order[place][1]]

    def _around(self, frame: FrameIndex) -> ClipLog:
        """The shot that holds a frame, with two on either side, and what is said of them."""
        place = self._place(frame)
        names = [name for _, name in self._order[max(0, place - 2) : place + 3]]
        labels = (self._labels[label] for name in names for label in self._said_of[name])
        return ClipLog(
            clip=self._clip, shots=tuple(self._shots[name] for name in names), labels=tuple(labels)
        )

    def _do(self, edit: Edit) -> None:
        for change in edit.changes:
            self._put(change)
        self._touched.update(dict.fromkeys(shot.id for shot in edit.shots))

    def _put(self, change: Change) -> None:
        self._changes[change.id] = change
        if change.kind == "shot":
            self._put_shot(change.id, None if change.after is None else Shot.model_validate(change.after))
        else:
            self._put_label(change.id, None if change.after is None else Label.model_validate(change.after))

    def _put_shot(self, name: Id, shot: Shot | None) -> None:
        before = self._shots.pop(name, None)
        if before is not None:
            del self._order[bisect_left(self._order, (before.start, name))]
        if shot is not None:
            self._shots[name] = shot
            insort(self._order, (shot.start, name))

    def _put_label(self, name: Id, label: Label | None) -> None:
        before = self._labels.pop(name, None)
        if before is not None:
            del self._said_of[before.shot][name]
        if label is not None:
            self._labels[name] = label
            self._said_of[label.shot][name] = None
