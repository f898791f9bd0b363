"""Splitting and merging shots by hand, as changes to the record.

What people said follows the frames that they said it of. What machines said of the old shots is taken
out of the current state (history keeps it): it was measured over other frames, and the caller measures
the new shots again.
"""

from dataclasses import dataclass

from shotlog.errors import UsageError
from shotlog.record.clip_log import ClipLog
from shotlog.record.fields import new_id
from shotlog.record.history import Change
from shotlog.record.label import Label
from shotlog.record.shot import Shot, Transition
from shotlog.timing import FrameIndex, FrameRange


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit leads to.

    Attributes:
        shots: The shots that are new or have new bounds, in order.
        changes: Everything that it changes, each thing once.
    """

    shots: tuple[Shot, ...]
    changes: tuple[Change, ...]


def cut(log: ClipLog, frame: FrameIndex) -> Edit:
    """Split the shot that holds `frame` so that a new shot begins there.

    Labels by people stand for both halves; those that speak of a part go with their frames.

    Raises:
        NotFound: The clip has no such frame.
        UsageError: A shot begins there already.
    """
    shot = log.shot_at(frame)
    if frame == shot.start:
        raise UsageError(
            f"a shot of {log.clip.name} begins at frame {frame} already",
            hint=f"Shot {log.number_of(shot)} can be cut at frames {shot.start + 1} to {shot.end - 1}.",
        )
    between = Transition(kind="cut", start=frame, end=frame, confidence=1.0)
    way_in, way_out = shot.transition_in, shot.transition_out
    first = shot.model_copy(
        update={"end": frame, "transition_out": between, "transition_in": ended_by(way_in, frame)}
    )
    second = shot.model_copy(
        update={
            "id": new_id(),
            "start": frame,
            "transition_in": between,
            "transition_out": begun_from(way_out, frame),
        }
    )
    changes = [Change.to(first), Change.to(second), *neighbours(log, (shot, shot), (first, second))]
    for label in log.labels_of(shot):
        changes += _follow_cut(label, first, second)
    return Edit((first, second), tuple(changes))


def join(log: ClipLog, frame: FrameIndex) -> Edit:
    """Merge the shot that begins at `frame` with the one before it, which keeps its id.

    A label by a person stands for the whole only if both shots have it; else it goes on speaking of the
    frames of which it was said, as a label of a part.

    Raises:
        NotFound: The clip has no such frame.
        UsageError: No shot begins there, or it is the first.
    """
    first, second = meeting(log, frame)
    whole = first.model_copy(
        update={
            "end": second.end,
            "transition_out": second.transition_out,
            "kind": first.kind if first.kind == second.kind else "shot",
        }
    )
    changes = [Change.to(whole), Change.removing(second)]
    shared = _said_of_both(log, first, second)
    for shot in (first, second):
        for label in log.labels_of(shot):
            stays_whole = shot is first and label.id in shared
            changes.append(_follow_join(label, shot, whole, stays_whole=stays_whole))
    return Edit((whole,), tuple(changes))


def meeting(log: ClipLog, frame: FrameIndex) -> tuple[Shot, Shot]:
    """The two shots that meet at `frame`.

    Raises:
        NotFound: The clip has no such frame.
        UsageError: No shot begins there, or it is the first.
    """
    second = log.shot_at(frame)
    number = log.number_of(second)
    if frame != second.start or number == 1:
        raise no_boundary(log, frame)
    return log.shots[number - 2], second


def no_boundary(log: ClipLog, frame: FrameIndex) -> UsageError:
    """The error for a frame at which no two shots meet."""
    bounds = ", ".join(str(shot.start) for shot in log.shots[1:13])
    more = ", ..." if len(log.shots) > 13 else ""
    return UsageError(
        f"no two shots of {log.clip.name} meet at frame {frame}",
        hint=f"They meet at {bounds}{more}." if bounds else "The clip has one shot only.",
    )


def ended_by(transition: Transition, frame: FrameIndex) -> Transition:
    """A transition into a shot, ended where the shot is cut at the latest."""
    return transition.model_copy(update={"end": max(transition.start, min(transition.end, frame))})


def begun_from(transition: Transition, frame: FrameIndex) -> Transition:
    """A transition out of a shot, begun where the shot is cut at the earliest."""
    return transition.model_copy(update={"start": min(transition.end, max(transition.start, frame))})


def neighbours(log: ClipLog, old: tuple[Shot, Shot], new: tuple[Shot, Shot]) -> list[Change]:
    """Where both sides of a boundary tell of it alike they still do, if an edit has shortened its transition.

    A fade that ends on a cut is told of by the shot that fades alone.

    Args:
        log: The clip's log.
        old: The first and the last of the shots that were edited.
        new: The first and the last of those that stand there now.
    """
    way_in, way_out = old[0].transition_in, old[1].transition_out
    changes = []
    if old[0].start > 0 and new[0].transition_in != way_in:
        before = log.shot_at(old[0].start - 1)
        if before.transition_out == way_in:
            changes.append(Change.to(before.model_copy(update={"transition_out": new[0].transition_in})))
    if old[1].end < log.clip.frames and new[1].transition_out != way_out:
        after = log.shot_at(old[1].end)
        if after.transition_in == way_out:
            changes.append(Change.to(after.model_copy(update={"transition_in": new[1].transition_out})))
    return changes


def _follow_cut(label: Label, first: Shot, second: Shot) -> list[Change]:
    if label.author.kind == "machine":
        return [Change.removing(label)]
    if label.part is None:
        return [Change.to(_copied(label, second, None))]
    before = label.part.intersection(first.frames)
    after = label.part.intersection(second.frames)
    if before is None:
        return [Change.to(label.model_copy(update={"shot": second.id}))]
    if after is None:
        return []
    return [Change.to(over(label, before)), Change.to(_copied(label, second, after))]


def _follow_join(label: Label, shot: Shot, whole: Shot, *, stays_whole: bool) -> Change:
    if label.author.kind == "machine":
        return Change.removing(label)
    if stays_whole:
        return Change.to(label)
    moved = label.model_copy(update={"shot": whole.id})
    return Change.to(over(moved, label.part or shot.frames))


def _said_of_both(log: ClipLog, first: Shot, second: Shot) -> set[str]:
    """Ids of the labels of `first` by people that `second` shows with the same value."""
    there = log.shown(second)
    return {
        label.id
        for facet, label in log.shown(first).items()
        if label.author.kind == "person"
        and facet in there
        and there[facet].author.kind == "person"
        and there[facet].value == label.value
    }


def over(label: Label, part: FrameRange) -> Label:
    """The label, spoken of these frames."""
    return label.model_copy(update={"start": part.start, "end": part.end})


def _copied(label: Label, shot: Shot, part: FrameRange | None) -> Label:
    copy = label.model_copy(
        update={
            "id": new_id(),
            "shot": shot.id,
            "evidence": {**label.evidence, "copied_from": label.id},
        }
    )
    return copy if part is None else over(copy, part)
