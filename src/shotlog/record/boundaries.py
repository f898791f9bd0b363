"""Moving what lies between two shots by hand, and saying what it is, as changes to the record."""

from shotlog.errors import UsageError
from shotlog.record.clip_log import ClipLog
from shotlog.record.edits import Edit, begun_from, ended_by, meeting, neighbours, no_boundary, over
from shotlog.record.history import Change
from shotlog.record.label import Label
from shotlog.record.shot import Shot, Transition, TransitionKind
from shotlog.timing import FrameIndex

_WITHOUT_FRAMES = {"start", "end", "cut"}
_ACROSS = {"dissolve", "wipe", "dip"}
"""What leads from one shot to the other: the boundary lies in it. A fade may end before it."""

_INSIDE: tuple[TransitionKind, ...] = ("cut", "dissolve", "fade_in", "fade_out", "dip", "wipe")
"""What may lie between two shots."""


def move(log: ClipLog, frame: FrameIndex, to: FrameIndex) -> Edit:
    """Let the shot that begins at `frame` begin at `to`, and the one before it end there.

    The transition between them moves along, as far as the two shots reach. What people said of either shot
    stays with it; what they said of a part is cut off where the part leaves the shot, and dropped where
    nothing of it is left. What machines said of both is dropped.

    Raises:
        NotFound: The clip has no frame `frame`.
        UsageError: No two shots meet there, or one of them would be left without a frame.
    """
    first, second = meeting(log, frame)
    if to == frame or not first.start < to < second.end:
        raise UsageError(
            f"the boundary at frame {frame} of {log.clip.name} cannot move to {to}",
            hint=f"It can move to frames {first.start + 1} to {second.end - 1}.",
        )
    earlier = first.model_copy(
        update={
            "end": to,
            "transition_in": ended_by(first.transition_in, to),
            "transition_out": _moved(first.transition_out, to - frame, first.start, second.end),
        }
    )
    later = second.model_copy(
        update={
            "start": to,
            "transition_in": _moved(second.transition_in, to - frame, first.start, second.end),
            "transition_out": begun_from(second.transition_out, to),
        }
    )
    changes = [Change.to(earlier), Change.to(later), *neighbours(log, (first, second), (earlier, later))]
    for shot in (earlier, later):
        for label in log.labels_of(shot):
            changes += _follow(label, shot)
    return Edit((earlier, later), tuple(changes))


def join_by(log: ClipLog, frame: FrameIndex, way: Transition) -> Edit:
    """Say what lies between the shots that meet at `frame`: both tell of it alike.

    Args:
        log: The clip's log.
        frame: First frame of the later shot; 0, or the clip's number of frames, for how the clip begins or
            ends.
        way: What lies there.

    Raises:
        NotFound: The clip has no such frame.
        UsageError: No two shots meet there, or nothing of that kind can lie at these frames.
    """
    shots: list[Shot] = []
    if frame > 0:
        before = log.shot_at(frame - 1)
        shots.append(before.model_copy(update={"transition_out": way}))
    if frame < log.clip.frames:
        after = log.shot_at(frame)
        shots.append(after.model_copy(update={"transition_in": way}))
    _require_boundary(log, shots, frame)
    _require_sense(log, way, frame, (shots[0].start, shots[-1].end))
    return Edit((), tuple(Change.to(shot) for shot in shots))


def _require_boundary(log: ClipLog, shots: list[Shot], frame: FrameIndex) -> None:
    if len({shot.id for shot in shots}) == 2 or frame in (0, log.clip.frames):
        return
    raise no_boundary(log, frame)


def _require_sense(
    log: ClipLog, way: Transition, frame: FrameIndex, reach: tuple[FrameIndex, FrameIndex]
) -> None:
    known = {0: ("start", "fade_in"), log.clip.frames: ("end", "fade_out")}.get(frame, _INSIDE)
    if way.kind not in known:
        raise UsageError(
            f"there is no {way.kind} at frame {frame} of {log.clip.name}",
            hint=f"What can stand there: {', '.join(known)}.",
        )
    at_once = way.start == way.end == frame
    across = way.kind not in _ACROSS or way.start <= frame <= way.end
    lasts = reach[0] <= way.start < way.end <= reach[1] and across
    if not (at_once if way.kind in _WITHOUT_FRAMES else lasts):
        raise UsageError(
            f"a {way.kind} at frame {frame} of {log.clip.name} cannot reach from {way.start} to {way.end}",
            hint="A cut has no frames of its own; anything else has one at least, "
            f"in the frames {reach[0]} to {reach[1]} of its shots.",
        )


def _moved(way: Transition, by: int, low: FrameIndex, high: FrameIndex) -> Transition:
    start, end = (min(max(edge + by, low), high) for edge in (way.start, way.end))
    return way.model_copy(update={"start": start, "end": end})


def _follow(label: Label, shot: Shot) -> list[Change]:
    if label.author.kind == "machine":
        return [Change.removing(label)]
    if label.part is None or shot.frames.covers(label.part):
        return []
    left = label.part.intersection(shot.frames)
    return [Change.removing(label) if left is None else Change.to(over(label, left))]
