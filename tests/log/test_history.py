"""Whatever is done in whatever order, the history proves the state, and loses nobody's word."""

import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from log.desk import Desk, deeds, state_of, taken_back
from records import BEN
from shotlog.log import Project
from shotlog.record import replay

rounds = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said_by_people(revision):
    return [
        change.id
        for change in revision.changes
        if change.kind == "label" and change.after and change.after["author"]["kind"] == "person"
    ]


def shots_tile(log):
    edges = [edge for shot in log.shots for edge in (shot.start, shot.end)]
    return edges[0] == 0 and edges[-1] == log.clip.frames and edges[1:-1:2] == edges[2:-1:2]


@rounds
@given(st.lists(deeds, max_size=14), taken_back)
def test_the_history_proves_the_state_and_an_undo_restores_it(empty, tmp_path, done, last):
    folder = shutil.copytree(empty, tmp_path / "p.shotlog", dirs_exist_ok=True)
    with Project.open(folder) as project:
        desk = Desk(project)
        desk.do("add", 0)
        made = [revision for deed in done if (revision := desk.do(*deed)) is not None]
        before, logs = state_of(project), list(project.logs())
        revision = desk.do(*last)
        history = project.history()
        assert replay(history) == state_of(project)
        assert all(shots_tile(log) for log in project.logs())
        kept = {name for one in history for name in said_by_people(one)}
        assert kept.issuperset(name for one in made for name in said_by_people(one))
        assert project.verify() == []
        if revision is not None:
            assert project.undo(BEN, anyone=True).undoes == revision.number
            assert state_of(project) == before
            assert list(project.logs()) == logs
            after = replay(history)
            assert project.redo(BEN).action == "redo"
            assert state_of(project) == after
            assert project.verify() == []
    shutil.rmtree(folder)


@rounds
@given(st.lists(deeds.filter(lambda deed: deed[0] != "add"), max_size=8), st.randoms(use_true_random=False))
def test_requests_made_again_in_any_order_change_nothing(empty, tmp_path, done, chance):
    folder = shutil.copytree(empty, tmp_path / "p.shotlog", dirs_exist_ok=True)
    with Project.open(folder) as project:
        desk = Desk(project)
        desk.do("add", 0)
        asked = [(f"tab/{number}", deed) for number, deed in enumerate(done)]
        made = [(name, deed, desk.do(*deed, request=name)) for name, deed in asked]
        newest, state = project.newest(), state_of(project)
        again = [one for one in made if one[2] is not None]
        chance.shuffle(again)
        for name, deed, revision in again:
            assert desk.do(*deed, request=name) == revision
        assert (project.newest(), state_of(project)) == (newest, state)
    shutil.rmtree(folder)
