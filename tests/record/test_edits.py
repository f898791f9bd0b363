from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import NotFound, UsageError
from shotlog.record import Author, ClipLog, Label, Revision, Transition, cut, join, replay
from shotlog.record.history import Change

PERSON = Author(name="Ada", kind="person")
MACHINE = Author(name="shotlog/measure@0", kind="machine")


def said(shot, facet, value, author=PERSON, part=None):
    return Label(
        id=f"{shot.id}-{facet}-{author.kind}",
        clip=shot.clip,
        shot=shot.id,
        start=part and part[0],
        end=part and part[1],
        facet=facet,
        value=value,
        author=author,
        vocabulary="cinema@1",
    )


def with_labels(log, *labels):
    return log.model_copy(update={"labels": labels})


def after(log, edit):
    """The clip's log once an edit was made, rebuilt from the history as the log room does."""
    entities = [log.clip, *log.shots, *log.labels]
    state = replay(
        Revision(
            number=number,
            made_at=datetime.now(UTC),
            author=PERSON,
            action="test",
            note="",
            changes=tuple(changes),
        )
        for number, changes in enumerate([[Change.to(entity) for entity in entities], edit.changes], 1)
    )
    shots = [doc for (kind, _), doc in state.items() if kind == "shot"]
    labels = [doc for (kind, _), doc in state.items() if kind == "label"]
    return ClipLog.model_validate(
        {
            "clip": log.clip.model_dump(),
            "shots": sorted(shots, key=lambda shot: shot["start"]),
            "labels": labels,
        }
    )


def bounds(log):
    return [(shot.start, shot.end) for shot in log.shots]


def test_a_cut_makes_two_shots_of_one_and_the_first_keeps_its_id(clip_log):
    log = clip_log(100, (40,))
    cut_log = after(log, cut(log, 60))
    assert bounds(cut_log) == [(0, 40), (40, 60), (60, 100)]
    assert cut_log.shots[1].id == log.shots[1].id
    assert cut_log.shots[1].transition_out == cut_log.shots[2].transition_in
    assert cut_log.shots[2].transition_out == log.shots[1].transition_out


def test_what_a_person_said_of_a_shot_stands_for_both_halves_of_it(clip_log):
    log = clip_log(100)
    log = with_labels(log, said(log.shots[0], "shot_size", "CU"))
    halves = after(log, cut(log, 50))
    assert [halves.shown(shot)["shot_size"].value for shot in halves.shots] == ["CU", "CU"]
    assert {label.author for label in halves.labels} == {PERSON}


def test_what_was_measured_of_a_shot_does_not_stand_for_its_halves(clip_log):
    log = clip_log(100)
    log = with_labels(log, said(log.shots[0], "camera_movement", "static", MACHINE))
    assert after(log, cut(log, 50)).labels == ()


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ((10, 30), [(0, 10, 30)]),
        ((60, 90), [(1, 60, 90)]),
        ((40, 60), [(0, 40, 50), (1, 50, 60)]),
        ((0, 50), [(0, 0, 50)]),
    ],
)
def test_what_was_said_of_a_part_goes_with_its_frames(clip_log, part, left):
    log = clip_log(100)
    log = with_labels(log, said(log.shots[0], "translation", ["dolly_in"], part=part))
    halves = after(log, cut(log, 50))
    there = [
        (number, label.start, label.end)
        for number, shot in enumerate(halves.shots)
        for label in halves.parts(shot)
    ]
    assert there == left


@pytest.mark.parametrize(("frame", "way_in", "way_out"), [(45, (30, 45), (80, 90)), (85, (30, 50), (85, 90))])
def test_a_cut_inside_a_transition_ends_it_there_for_both_sides(clip_log, frame, way_in, way_out):
    log = clip_log(100, (40, 85))
    dissolve = Transition(kind="dissolve", start=30, end=50, confidence=0.9)
    wipe = Transition(kind="wipe", start=80, end=90, confidence=0.9)
    first, second, third = log.shots
    shots = (
        first.model_copy(update={"transition_out": dissolve}),
        second.model_copy(update={"transition_in": dissolve, "end": 88, "transition_out": wipe}),
        third.model_copy(update={"start": 88, "transition_in": wipe}),
    )
    cut_log = after(
        log.model_copy(update={"shots": shots}), cut(log.model_copy(update={"shots": shots}), frame)
    )
    one, two, three, four = cut_log.shots
    assert one.transition_out == two.transition_in
    assert (two.transition_in.start, two.transition_in.end) == way_in
    assert three.transition_out == four.transition_in
    assert (three.transition_out.start, three.transition_out.end) == way_out


def test_a_cut_inside_a_fade_leaves_the_cut_that_it_ends_on_alone(clip_log):
    log = clip_log(100, (50,))
    fade = Transition(kind="fade_out", start=30, end=50, confidence=0.9)
    fading = log.shots[0].model_copy(update={"transition_out": fade})
    faded = log.model_copy(update={"shots": (fading, *log.shots[1:])})
    cut_shots = after(faded, cut(faded, 40)).shots
    assert cut_shots[1].transition_out.start == 40
    assert cut_shots[2].transition_in.kind == log.shots[1].transition_in.kind


def test_a_join_takes_a_boundary_away(clip_log):
    log = clip_log(100, (40, 60))
    joined = after(log, join(log, 40))
    assert bounds(joined) == [(0, 60), (60, 100)]
    assert joined.shots[0].id == log.shots[0].id
    assert joined.shots[0].transition_out == log.shots[1].transition_out


def test_what_was_said_of_both_shots_holds_for_the_joined_one(clip_log):
    log = clip_log(100, (40,))
    log = with_labels(log, *(said(shot, "shot_size", "CU") for shot in log.shots))
    joined = after(log, join(log, 40))
    assert joined.shown(joined.shots[0])["shot_size"].value == "CU"


def test_what_was_said_of_one_shot_goes_on_speaking_of_its_frames_only(clip_log):
    log = clip_log(100, (40,))
    log = with_labels(log, said(log.shots[0], "shot_size", "CU"), said(log.shots[1], "shot_size", "WS"))
    joined = after(log, join(log, 40))
    (shot,) = joined.shots
    assert "shot_size" not in joined.shown(shot)
    assert [(label.value, label.start, label.end) for label in joined.parts(shot)] == [
        ("CU", 0, 40),
        ("WS", 40, 100),
    ]


@given(st.sets(st.integers(1, 99), max_size=6), st.integers(1, 99))
def test_joining_where_one_cut_gives_the_same_bounds_again(clip_log, starts, frame):
    log = clip_log(100, sorted(starts))
    if frame in starts:
        with pytest.raises(UsageError):
            cut(log, frame)
        return
    halves = after(log, cut(log, frame))
    assert bounds(after(halves, join(halves, frame))) == bounds(log)


def test_frames_outside_the_clip_are_refused(clip_log):
    log = clip_log(100)
    with pytest.raises(NotFound):
        cut(log, 100)
    with pytest.raises(NotFound):
        join(log, 100)


@pytest.mark.parametrize("frame", [0, 41])
def test_shots_can_be_joined_only_where_they_meet(clip_log, frame):
    with pytest.raises(UsageError, match="no two shots"):
        join(clip_log(100, (40,)), frame)
