"""Each takes back what is theirs, and does it again; nothing leaves the history."""

import shutil
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import ANNA, BEN, MEASURE, clip_log
from shotlog.errors import Conflict, NotFound
from shotlog.log import Project, Request

SIZES = ["CU", "MS", "WS", "ECU"]


@pytest.fixture
def log(project):
    made = clip_log()
    project.add_clip(made, MEASURE)
    return made


@pytest.fixture
def say(project, log):
    def said(value, author=ANNA, number=1):
        return project.set_label(log.clip.sha256, log.shots[number - 1].id, "shot_size", value, author)

    return said


def sizes(project):
    (log,) = project.logs()
    shown = [log.shown(shot).get("shot_size") for shot in log.shots]
    return [one and one.value for one in shown]


def test_each_takes_back_the_newest_change_of_their_own(project, say):
    annas = say("CU")
    bens = say("MS", BEN, 2)
    assert project.undo(ANNA).undoes == annas.number
    assert sizes(project) == [None, "MS", None]
    with pytest.raises(NotFound):
        project.undo(ANNA)
    assert project.undo(BEN).undoes == bens.number


def test_what_was_taken_back_is_done_again_in_turn(project, say):
    for size in SIZES[:3]:
        say(size)
    seen = [sizes(project)[0], *(project.undo(ANNA) and sizes(project)[0] for _ in range(3))]
    assert seen == ["WS", "MS", "CU", None]
    assert [project.redo(ANNA) and sizes(project)[0] for _ in range(3)] == ["CU", "MS", "WS"]
    with pytest.raises(NotFound):
        project.redo(ANNA)


def test_a_new_change_ends_what_can_be_done_again(project, say):
    say("CU")
    project.undo(ANNA)
    say("MS")
    with pytest.raises(NotFound):
        project.redo(ANNA)
    project.undo(ANNA)
    project.redo(ANNA)
    assert sizes(project)[0] == "MS"


def test_somebody_elses_change_does_not_end_it(project, say):
    say("CU")
    project.undo(ANNA)
    say("MS", BEN, 2)
    with pytest.raises(NotFound):
        project.redo(BEN)
    project.redo(ANNA)
    assert sizes(project) == ["CU", "MS", None]


def test_what_was_done_again_is_taken_back_again_and_told_in_few_words(project, say):
    note = say("CU").note
    for _ in range(3):
        assert project.undo(ANNA).note == f"took back what anna did: {note}"
        redone = project.redo(ANNA)
        assert (redone.action, redone.note) == ("redo", f"did again: {note}")
    assert len(project.history()) == 8


def test_a_revision_is_taken_back_by_its_number(project, say):
    first, second, third = say("CU"), say("MS", number=2), say("WS", BEN, 3)
    assert project.undo(ANNA, first.number).undoes == first.number
    assert sizes(project) == [None, "MS", "WS"]
    for number in (first.number, third.number, 1, 99):
        with pytest.raises(NotFound):
            project.undo(ANNA, number)
    assert project.undo(ANNA, third.number, anyone=True).undoes == third.number
    assert project.undo(ANNA).undoes == second.number


def test_what_others_changed_since_is_not_taken_along(project, log):
    project.decide([log.shots[0].id], "logged", ANNA)
    project.decide([log.shots[0].id], "returned", BEN)
    with pytest.raises(Conflict, match="changed since"):
        project.undo(ANNA)
    assert project.decisions(log.clip.sha256)[0].progress == "returned"


def test_an_undo_asked_for_twice_is_done_once(project, say):
    say("CU")
    say("MS")
    for _ in range(2):
        project.undo(ANNA, request=Request("1"))
    assert sizes(project)[0] == "CU"
    for _ in range(2):
        project.redo(ANNA, request=Request("2"))
    assert sizes(project)[0] == "MS"


class Editor:
    """What undo and redo are: a line of states with a place in it, for each person on shots of their own."""

    def __init__(self):
        self.states, self.at = [None], 0

    def set(self, value):
        self.states[self.at + 1 :] = [value]
        self.at += 1

    def step(self, by):
        self.at = min(max(self.at + by, 0), len(self.states) - 1)


people = st.sampled_from([ANNA, BEN])
steps = st.lists(st.tuples(people, st.sampled_from(["undo", "redo", *SIZES])), max_size=14)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_undo_and_redo_walk_a_line_of_states_for_each_person(empty, tmp_path, done):
    folder = shutil.copytree(empty, tmp_path / "p.shotlog", dirs_exist_ok=True)
    with Project.open(folder) as project:
        log = clip_log()
        project.add_clip(log, MEASURE)
        editors = {"anna": Editor(), "ben": Editor()}
        for author, what in done:
            editor, number = editors[author.name], 0 if author == ANNA else 1
            if what in SIZES:
                project.set_label(log.clip.sha256, log.shots[number].id, "shot_size", what, author)
                editor.set(what)
            else:
                with suppress(NotFound):
                    getattr(project, what)(author)
                editor.step(-1 if what == "undo" else 1)
            expected = [editors[name].states[editors[name].at] for name in ("anna", "ben")]
            assert sizes(project) == [*expected, None]
        assert project.verify() == []
    shutil.rmtree(folder)
