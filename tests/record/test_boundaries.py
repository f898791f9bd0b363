import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import ANNA, clip_log, label
from shotlog.errors import NotFound, UsageError
from shotlog.record import ClipLog, Transition, join_by, move
from shotlog.record.history import Change

BOUNDS = (30, 60)


def after(log, edit):
    """The log once the edit was made."""
    things = {thing.id: thing for thing in (*log.shots, *log.labels)}
    for change in edit.changes:
        things.pop(change.id, None)
        if change.after is not None:
            kind = type(log.shots[0]) if change.kind == "shot" else type(log.labels[0])
            things[change.id] = kind.model_validate(change.after)
    shots = sorted(
        (one for one in things.values() if hasattr(one, "transition_in")), key=lambda one: one.start
    )
    labels = [one for one in things.values() if hasattr(one, "facet")]
    return ClipLog(clip=log.clip, shots=tuple(shots), labels=tuple(labels))


def with_way(log, frame, kind, start, end):
    return after(log, join_by(log, frame, Transition(kind=kind, start=start, end=end, confidence=1.0)))


def bounds(log):
    return [(shot.start, shot.end) for shot in log.shots]


@pytest.mark.parametrize("to", [1, 29, 31, 59])
def test_a_boundary_moves_between_the_far_ends_of_its_shots(to):
    log = clip_log(bounds=BOUNDS)
    moved = after(log, move(log, 30, to))
    assert bounds(moved) == [(0, to), (to, 60), (60, 100)]
    assert [shot.id for shot in moved.shots] == [shot.id for shot in log.shots]
    first, second, _ = moved.shots
    assert first.transition_out == second.transition_in
    assert (first.transition_out.kind, first.transition_out.start, first.transition_out.end) == (
        "cut",
        to,
        to,
    )


@pytest.mark.parametrize(
    ("frame", "to"), [(30, 0), (30, 60), (30, 30), (30, 100), (31, 40), (0, 10), (30, -1)]
)
def test_a_boundary_that_is_none_or_would_empty_a_shot_is_refused(frame, to):
    with pytest.raises(UsageError):
        move(clip_log(bounds=BOUNDS), frame, to)


def test_a_transition_moves_along_as_far_as_its_shots_reach():
    log = with_way(clip_log(bounds=BOUNDS), 30, "dissolve", 24, 36)
    there = after(log, move(log, 30, 40)).shots[1].transition_in
    assert (there.kind, there.start, there.end) == ("dissolve", 34, 46)
    edge = after(log, move(log, 30, 57)).shots[1].transition_in
    assert (edge.start, edge.end) == (51, 60)


def test_a_transition_at_the_far_end_ends_where_the_shot_now_does():
    log = with_way(clip_log(bounds=BOUNDS), 60, "dissolve", 50, 70)
    moved = after(log, move(log, 30, 55))
    assert (moved.shots[1].transition_out.start, moved.shots[1].transition_out.end) == (55, 70)
    assert moved.shots[2].transition_in == moved.shots[1].transition_out


def test_what_people_said_stays_with_the_shots_and_parts_are_cut_off_or_dropped():
    log = clip_log(bounds=BOUNDS, said=[(1, "shot_size", "CU"), (2, "shot_size", "CU")])
    first, second, _ = log.shots
    said = [
        label(first, "shot_size", "WS", ANNA),
        label(first, "rotation", ["pan_left"], ANNA, start=10, end=28),
        label(first, "rotation", ["pan_right"], ANNA, start=22, end=30),
        label(second, "rotation", ["tilt_up"], ANNA, start=30, end=40),
    ]
    log = log.model_copy(update={"labels": (*log.labels, *said)})
    moved = after(log, move(log, 30, 20))
    kept = [(one.shot, one.value, one.start, one.end) for one in moved.labels]
    assert sorted(kept, key=str) == sorted(
        [
            (first.id, "WS", None, None),
            (first.id, ["pan_left"], 10, 20),
            (second.id, ["tilt_up"], 30, 40),
        ],
        key=str,
    )


@given(st.integers(1, 59), st.integers(1, 59))
def test_a_boundary_moved_there_and_back_bounds_the_same_shots(first, second):
    log = clip_log(bounds=(30, 60))
    there = log if first == 30 else after(log, move(log, 30, first))
    further = there if second == first else after(there, move(there, first, second))
    back = further if second == 30 else after(further, move(further, second, 30))
    assert back.shots == log.shots


@pytest.mark.parametrize(
    ("frame", "kind", "start", "end"),
    [
        (30, "dissolve", 20, 40),
        (30, "wipe", 0, 60),
        (30, "cut", 30, 30),
        (30, "fade_out", 10, 20),
        (30, "dip", 25, 35),
        (0, "fade_in", 0, 12),
        (0, "start", 0, 0),
        (100, "fade_out", 90, 100),
        (100, "end", 100, 100),
    ],
)
def test_both_sides_of_a_boundary_tell_of_it_alike(frame, kind, start, end):
    log = with_way(clip_log(bounds=BOUNDS), frame, kind, start, end)
    ways = [shot.transition_out for shot in log.shots if shot.end == frame]
    ways += [shot.transition_in for shot in log.shots if shot.start == frame]
    assert {(way.kind, way.start, way.end) for way in ways} == {(kind, start, end)}
    assert len(ways) == (1 if frame in (0, 100) else 2)


@pytest.mark.parametrize(
    ("frame", "kind", "start", "end", "error"),
    [
        (31, "cut", 31, 31, UsageError),
        (30, "cut", 29, 31, UsageError),
        (30, "cut", 40, 40, UsageError),
        (30, "dissolve", 31, 40, UsageError),
        (30, "dissolve", 30, 30, UsageError),
        (30, "dissolve", 20, 61, UsageError),
        (30, "start", 30, 30, UsageError),
        (0, "cut", 0, 0, UsageError),
        (0, "fade_in", 0, 31, UsageError),
        (100, "fade_in", 90, 100, UsageError),
        (102, "cut", 102, 102, NotFound),
        (-1, "cut", -1, -1, NotFound),
    ],
)
def test_what_cannot_lie_there_is_refused(frame, kind, start, end, error):
    with pytest.raises(error):
        with_way(clip_log(bounds=BOUNDS), frame, kind, start, end)


def test_an_edit_changes_each_thing_once():
    log = clip_log(bounds=BOUNDS, said=[(1, "shot_size", "CU")])
    log = with_way(log, 60, "dissolve", 40, 70)
    things = [(change.kind, change.id) for change in move(log, 30, 50).changes]
    assert len(things) == len(set(things)) == 4
    assert all(isinstance(change, Change) for change in move(log, 30, 50).changes)
