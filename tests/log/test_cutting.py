import pytest

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import NotFound, UsageError
from shotlog.record import Transition


@pytest.fixture
def log(project):
    made = clip_log(said=[(1, "people_count", 1), (2, "people_count", 2), (3, "people_count", 3)])
    project.add_clip(made, MEASURE)
    return made


def measured(shot):
    return [label(shot, "people_count", shot.end - shot.start)]


def counts(project, log):
    now = project.log_of(log.clip.sha256)
    return [shown["people_count"].value for shot in now.shots if (shown := now.shown(shot))]


def test_a_boundary_that_moved_is_measured_anew_on_both_sides_alone(project, log):
    revision = project.move_boundary(log.clip.sha256, 30, 40, ANNA, measured)
    assert (revision.action, revision.note) == ("move", "moved the boundary from frame 30 to 40 of A001.mov")
    assert counts(project, log) == [40, 20, 3]
    project.undo(ANNA)
    assert project.log_of(log.clip.sha256) == log


def test_what_lies_between_two_shots_is_set_on_both_sides(project, log):
    way = Transition(kind="dissolve", start=25, end=35, confidence=1.0)
    project.set_transition(log.clip.sha256, 30, way, ANNA)
    first, second, _ = project.log_of(log.clip.sha256).shots
    assert first.transition_out == second.transition_in == way
    assert counts(project, log) == [1, 2, 3]


def test_the_kind_of_a_shot_is_set(project, log):
    project.set_kind(log.clip.sha256, log.shots[1].id, "title", ANNA)
    assert [found.shot.id for found in project.search("kind:title")] == [log.shots[1].id]
    with pytest.raises(NotFound):
        project.set_kind("f" * 64, log.shots[1].id, "title", ANNA)


def test_decisions_fall_with_the_bounds_of_their_shots_and_come_back_with_them(project, log):
    project.decide([shot.id for shot in log.shots], "approved", BEN)
    before = project.decisions(log.clip.sha256)
    edits = [
        (lambda: project.cut(log.clip.sha256, 10, ANNA), [1, 2]),
        (lambda: project.join(log.clip.sha256, 30, ANNA), [2]),
        (lambda: project.move_boundary(log.clip.sha256, 30, 20, ANNA), [2]),
        (lambda: project.set_kind(log.clip.sha256, log.shots[0].id, "black", ANNA), [0, 1, 2]),
    ]
    for edit, left in edits:
        edit()
        now = {one.shot for one in project.decisions(log.clip.sha256)}
        assert now == {log.shots[number].id for number in left}
        project.undo(ANNA)
        assert project.decisions(log.clip.sha256) == before


def test_a_decision_on_new_bounds_falls_when_they_are_taken_back(project, log):
    first, second, _ = (shot.id for shot in log.shots)
    project.decide([first], "approved", BEN)
    project.cut(log.clip.sha256, 10, ANNA)
    project.decide([project.log_of(log.clip.sha256).shots[1].id, first, second], "logged", BEN)
    project.undo(ANNA)
    assert {one.shot: one.progress for one in project.decisions(log.clip.sha256)} == {
        first: "approved",
        second: "logged",
    }
    project.redo(ANNA)
    assert [one.progress for one in project.decisions(log.clip.sha256)] == ["logged"] * 3


def test_an_edit_that_cannot_be_leaves_no_trace(project, log):
    with pytest.raises(UsageError):
        project.move_boundary(log.clip.sha256, 30, 60, ANNA)
    with pytest.raises(NotFound):
        project.move_boundary("f" * 64, 30, 40, ANNA)
    assert project.newest() == 1
