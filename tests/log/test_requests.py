"""The same request is done once; nobody replaces what they have not seen."""

import pytest

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import HTTP_STATUSES, ChangedSince, Conflict, UsageError
from shotlog.log import Question, Request
from shotlog.record import Marker, SmartBin
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange


@pytest.fixture
def log(project):
    made = clip_log(said=[(1, "shot_size", "CU")])
    project.add_clip(made, MEASURE)
    return made


@pytest.fixture
def say(project, log):
    def said(value, author=ANNA, facet="shot_size", **more):
        name, seen, number = (more.pop(key, None) for key in ("name", "seen", "number"))
        shot = log.shots[number or 0]
        return project.set_label(
            log.clip.sha256, shot.id, facet, value, author, request=Request(name, seen), **more
        )

    return said


def test_a_request_made_again_changes_nothing_and_gives_its_revision(project, log, say):
    made = say("WS", name="tab1/1")
    say("MS", BEN)
    assert say("WS", name="tab1/1") == made
    assert made.request == "tab1/1"
    assert project.newest() == made.number + 1
    assert project.history()[1] == made


def test_a_request_made_again_is_answered_before_anything_is_checked(project, log):
    made = project.cut(log.clip.sha256, 40, ANNA, request=Request("a"))
    assert project.cut(log.clip.sha256, 40, ANNA, request=Request("a", seen=0)) == made


def test_somebody_elses_request_is_not_answered(say):
    say("WS", name="1")
    with pytest.raises(Conflict, match="somebody else"):
        say("MS", BEN, name="1")


@pytest.mark.parametrize("name", ["", "a/b/c", "x" * 65, "a b", "ü", "/a", "a/"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(UsageError):
        Request(name)


def test_what_somebody_else_said_meanwhile_is_not_replaced_and_is_told(project, log, say):
    seen = project.newest()
    made = say("WS", BEN)
    with pytest.raises(ChangedSince, match="ben") as caught:
        say("MS", seen=seen)
    assert project.newest() == made.number
    (stands,) = caught.value.as_dict()["stands"]
    assert (stands["kind"], stands["thing"]["value"], stands["revision"]) == ("label", "WS", made.number)
    assert stands["author"] == {"name": "ben", "kind": "person"}
    assert HTTP_STATUSES[caught.value.code] == 409
    assert say("MS", seen=made.number).number == made.number + 1


def test_without_having_looked_nothing_is_held_against_anyone(project, say):
    say("WS", BEN)
    assert say("MS").action == "set"


@pytest.mark.parametrize(
    "other",
    [{"facet": "camera_angle", "value": "low"}, {"number": 1}, {"part": FrameRange(0, 10)}],
    ids=["facet", "shot", "part"],
)
def test_an_answer_to_another_question_is_no_conflict(project, say, other):
    seen = project.newest()
    say(**({"value": "WS"} | other), author=BEN)
    assert say("MS", seen=seen).action == "set"


def test_a_machines_word_is_no_conflict(project, log, say):
    seen = project.newest()
    project.add_labels([label(log.shots[0], "shot_size", "MS")], MEASURE, "measured again")
    assert say("WS", seen=seen).action == "set"


def test_ones_own_requests_of_one_sitting_do_not_conflict_but_those_of_another_do(project, say):
    seen = project.newest()
    say("WS", name="tab1/1", seen=seen)
    assert say("MS", name="tab1/2", seen=seen).action == "set"
    with pytest.raises(ChangedSince):
        say("CU", name="tab2/1", seen=seen)
    with pytest.raises(ChangedSince):
        say("CU", name="no-sitting", seen=seen)


def test_a_word_taken_back_meanwhile_is_a_conflict_too(project, log, say):
    say("WS", BEN)
    seen = project.newest()
    project.unset_labels([Question(log.clip.sha256, log.shots[0].id, "size")], BEN)
    with pytest.raises(ChangedSince) as caught:
        say("MS", seen=seen)
    assert caught.value.stands[0]["thing"] is None


def test_a_decision_meanwhile_is_a_conflict_on_its_shot_alone(project, log):
    seen = project.newest()
    project.decide([log.shots[0].id], "approved", BEN)
    project.decide([log.shots[1].id], "logged", ANNA, request=Request(seen=seen))
    with pytest.raises(ChangedSince) as caught:
        project.decide([one.id for one in log.shots], "logged", ANNA, request=Request(seen=seen))
    assert [one["thing"]["progress"] for one in caught.value.stands] == ["approved"]


def test_a_marker_or_smart_bin_changed_meanwhile_is_not_replaced(project, log):
    marker = Marker(id=new_id(), clip=log.clip.sha256, start=1, end=2, author=ANNA)
    kept = SmartBin(id=new_id(), name="close", query="size:CU", author=ANNA)
    project.put_marker(marker, ANNA)
    project.put_smart_bin(kept, ANNA)
    looked = Request(seen=project.newest())
    project.put_marker(marker.model_copy(update={"note": "again"}), BEN)
    project.remove_smart_bin(kept.id, BEN)
    with pytest.raises(ChangedSince) as caught:
        project.remove_marker(marker.id, ANNA, request=looked)
    assert caught.value.stands[0]["thing"]["note"] == "again"
    with pytest.raises(ChangedSince) as caught:
        project.put_smart_bin(kept, ANNA, request=looked)
    assert caught.value.stands[0]["thing"] is None


def test_bounds_changed_meanwhile_are_not_replaced(project, log):
    looked = Request(seen=project.newest())
    project.cut(log.clip.sha256, 40, BEN)
    with pytest.raises(ChangedSince):
        project.move_boundary(log.clip.sha256, 30, 20, ANNA, request=looked)
    assert project.cut(log.clip.sha256, 80, ANNA, request=looked).action == "cut"
