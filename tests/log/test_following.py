import pytest

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.log import Question
from shotlog.record import Marker, SmartBin
from shotlog.record.fields import new_id


@pytest.fixture
def log(project):
    made = clip_log(said=[(1, "shot_size", "CU"), (2, "shot_size", "CU")])
    project.add_clip(made, MEASURE)
    return made


def test_the_newest_revision_is_counted_from_nothing(project):
    assert project.newest() == 0
    project.add_clip(clip_log(), MEASURE)
    assert project.newest() == 1


def test_what_is_new_names_the_kinds_clips_and_shots_concerned(project, log):
    other = clip_log("B.mov")
    project.add_clip(other, MEASURE)
    first, second = log.shots[:2]
    project.set_label(log.clip.sha256, first.id, "size", "WS", ANNA)
    project.unset_labels([Question(log.clip.sha256, first.id, "size")], ANNA)
    project.decide([second.id, other.shots[0].id], "logged", BEN)
    project.move_boundary(log.clip.sha256, 30, 40, ANNA)
    project.put_marker(Marker(id=new_id(), clip=other.clip.sha256, start=0, end=1, author=ANNA), ANNA)
    project.put_smart_bin(SmartBin(id=new_id(), name="x", query="", author=ANNA), ANNA)
    new = project.revisions_since(1)
    assert [one.revision.number for one in new] == [2, 3, 4, 5, 6, 7, 8]
    assert [(set(one.kinds), len(one.clips), len(one.shots)) for one in new] == [
        ({"clip", "shot"}, 1, 0),
        ({"label"}, 1, 1),
        ({"label"}, 1, 1),
        ({"decision"}, 2, 2),
        ({"shot", "label", "decision"}, 1, 2),
        ({"marker"}, 1, 0),
        ({"smart_bin"}, 0, 0),
    ]
    assert new[1].shots == new[2].shots == {first.id}
    assert new[4].shots == {first.id, second.id}
    assert all(one.revision.changes == () for one in new)
    assert [one.revision.number for one in project.revisions_since(3, 2)] == [4, 5]
    assert project.revisions_since(8) == []


def test_the_history_of_a_facet_holds_what_was_said_of_it_and_taken_back(project, log):
    where = (log.clip.sha256, log.shots[0].id)
    project.set_label(*where, "size", "WS", ANNA)
    project.set_label(*where, "angle", "low", ANNA)
    project.set_label(log.clip.sha256, log.shots[1].id, "size", "WS", ANNA)
    project.unset_labels([Question(*where, "size")], ANNA)
    history = project.history_of(*where, "size")
    assert [(one.number, one.action) for one in history] == [(5, "unset"), (2, "set"), (1, "ingest")]
    assert [[change.after and change.after["value"] for change in one.changes] for one in history] == [
        [None],
        ["WS"],
        ["CU"],
    ]


def test_the_history_of_a_shot_holds_its_bounds_labels_and_decisions_alone(project, log):
    where = (log.clip.sha256, log.shots[0].id)
    project.decide([shot.id for shot in log.shots], "logged", ANNA)
    project.set_label(log.clip.sha256, log.shots[2].id, "size", "WS", ANNA)
    project.move_boundary(log.clip.sha256, 30, 20, BEN)
    history = project.history_of(*where)
    assert [one.action for one in history] == ["move", "decide", "ingest"]
    assert [sorted(change.kind for change in one.changes) for one in history] == [
        ["decision", "label", "shot"],
        ["decision"],
        ["label", "shot"],
    ]


def test_the_history_of_a_clip_and_of_one_thing_come_in_pages_newest_first(project, log):
    marker = Marker(id=new_id(), clip=log.clip.sha256, start=0, end=1, author=ANNA)
    for note in ("a", "b", "c"):
        project.put_marker(marker.model_copy(update={"note": note}), ANNA)
    project.add_labels([label(log.shots[2], "shot_size", "WS", BEN)], BEN, "imported")
    first = project.history_of(log.clip.sha256, limit=2)
    assert [one.number for one in first] == [5, 4]
    assert [one.number for one in project.history_of(log.clip.sha256, limit=9, before=4)] == [3, 2, 1]
    notes = [one.changes[0].after["note"] for one in project.history_of_thing("marker", marker.id, limit=2)]
    assert notes == ["c", "b"]
    assert [one.number for one in project.history_of_thing("marker", marker.id, before=3)] == [2]
    assert project.history_of_thing("caption", marker.id) == []
