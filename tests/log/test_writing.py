from pathlib import Path

import pytest

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import Conflict, NotFound, NotInVocabulary, UsageError
from shotlog.record import ClipLog, LabelValue
from shotlog.timing import FrameRange

SAID: list[tuple[int, str, LabelValue]] = [
    (1, "shot_size", "CU"),
    (2, "shot_size", {"start": "MS", "end": "CU"}),
    (3, "people_count", 2),
]


@pytest.fixture
def log(project):
    made = clip_log(said=SAID)
    project.add_clip(made, MEASURE)
    return made


def shown(project, log, number, facet="shot_size"):
    now = project.log_of(log.clip.sha256)
    said = now.shown(now.shots[number - 1]).get(facet)
    return said and said.value


def test_a_clip_reads_back_as_it_was_logged(project, log):
    assert project.log_of(log.clip.sha256) == log
    assert list(project.logs()) == [log]
    assert project.has(log.clip.sha256)


def test_the_same_content_is_logged_once(project, log):
    again = clip_log("copy.mov", content=log.clip.path)
    assert again.clip.sha256 == log.clip.sha256
    assert project.add_clip(again, MEASURE) is None
    assert [clip.name for clip in project.clips()] == ["A001.mov"]
    assert len(project.history()) == 1


def test_a_clip_found_elsewhere_keeps_all_that_was_said(project, log):
    assert project.move_clip(log.clip.sha256, Path(log.clip.path)) is None
    revision = project.move_clip(log.clip.sha256, Path("/attic/B.mov"))
    assert revision.action == "relink"
    now = project.log_of(log.clip.sha256)
    assert now.clip.path == "/attic/B.mov"
    assert (now.shots, now.labels) == (log.shots, log.labels)
    assert project.search("clip:B.mov")
    assert not project.search("A001")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda log: {"shots": log.shots[:-1]},
        lambda log: {"shots": log.shots[1:]},
        lambda log: {"shots": (log.shots[0], *log.shots)},
        lambda log: {"shots": (log.shots[0], log.shots[2])},
        lambda log: {"labels": clip_log("other.mov", said=SAID).labels},
        lambda log: {"labels": (label(log.shots[0], "shot_size", "CU", start=20, end=40),)},
    ],
    ids=["short", "late", "twice", "gap", "foreign", "outside"],
)
def test_nonsense_is_refused_whole(project, wrong):
    log = clip_log()
    nonsense = ClipLog(clip=log.clip, **{"shots": log.shots, "labels": (), **wrong(log)})
    with pytest.raises(Conflict):
        project.add_clip(nonsense, MEASURE)
    assert project.clips() == []
    assert project.history() == []


def test_things_of_one_clip_cannot_come_back_as_those_of_another(project, log):
    other = clip_log("other.mov")
    stolen = tuple(shot.model_copy(update={"clip": other.clip.sha256}) for shot in log.shots)
    with pytest.raises(Conflict, match="already"):
        project.add_clip(ClipLog(clip=other.clip, shots=stolen), MEASURE)


def test_a_persons_word_stands_over_a_machines_whichever_is_newer(project, log):
    revision = project.set_label(log.clip.sha256, log.shots[0].id, "size", "wide shot", ANNA)
    assert (revision.action, revision.author, revision.clip) == ("set", ANNA, log.clip.sha256)
    assert revision.note == "set shot_size of shot 1 of A001.mov to WS"
    project.add_labels([label(log.shots[0], "shot_size", "ECU")], MEASURE, "measured again")
    assert shown(project, log, 1) == "WS"


def test_the_newest_word_of_a_person_is_shown(project, log):
    for author, value in [(ANNA, "MS"), (BEN, "WS"), (ANNA, "CU")]:
        project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", value, author)
    assert shown(project, log, 1) == "CU"


def test_words_outside_the_vocabulary_are_refused(project, log):
    with pytest.raises(NotInVocabulary):
        project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", "enormous", ANNA)
    with pytest.raises(NotInVocabulary):
        project.set_label(log.clip.sha256, log.shots[0].id, "flavour", "CU", ANNA)
    assert len(project.history()) == 1


def test_a_shot_that_is_not_there_cannot_be_spoken_of(project, log):
    with pytest.raises(NotFound):
        project.set_label(log.clip.sha256, "0" * 32, "shot_size", "CU", ANNA)
    other = clip_log("other.mov")
    project.add_clip(other, MEASURE)
    with pytest.raises(NotFound):
        project.set_label(other.clip.sha256, log.shots[0].id, "shot_size", "CU", ANNA)


def test_a_part_must_lie_in_its_shot(project, log):
    with pytest.raises(Conflict, match="not in its shot"):
        project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", "CU", ANNA, part=FrameRange(20, 40))
    project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", "WS", ANNA, part=FrameRange(20, 30))
    assert shown(project, log, 1) == "CU"


def test_an_import_is_all_or_nothing(project, log):
    good, bad = label(log.shots[0], "shot_size", "MS", BEN), label(log.shots[1], "shot_size", "huge", BEN)
    with pytest.raises(NotInVocabulary):
        project.add_labels([good, bad], ANNA, "imported")
    assert shown(project, log, 1) == "CU"
    with pytest.raises(UsageError):
        project.add_labels([], ANNA, "imported")


def test_a_label_in_the_log_cannot_be_replaced_by_an_import(project, log):
    forged = log.labels[0].model_copy(update={"value": "WS"})
    with pytest.raises(Conflict, match="already"):
        project.add_labels([forged], MEASURE, "imported")
    assert shown(project, log, 1) == "CU"


def test_a_cut_makes_two_shots_and_takes_the_labels_that_the_caller_measured(project, log):
    def measured(shot):
        return [label(shot, "people_count", shot.end - shot.start)]

    revision = project.cut(log.clip.sha256, 40, ANNA, measured)
    assert revision.action == "cut"
    assert [shot.start for shot in project.log_of(log.clip.sha256).shots] == [0, 30, 40, 60]
    assert [shown(project, log, number, "people_count") for number in (2, 3)] == [10, 20]
    assert shown(project, log, 2) is None


def test_a_join_is_the_work_of_one_revision(project, log):
    project.set_label(log.clip.sha256, log.shots[1].id, "shot_size", "WS", ANNA)
    revision = project.join(log.clip.sha256, 60, ANNA)
    now = project.log_of(log.clip.sha256)
    assert [shot.start for shot in now.shots] == [0, 30]
    assert [(part.start, part.end, part.value) for part in now.parts(now.shots[1])] == [(30, 60, "WS")]
    assert [one.number for one in project.history()] == [1, 2, revision.number]


def test_an_edit_that_cannot_be_leaves_no_trace(project, log):
    for frame, error in [(30, UsageError), (100, NotFound)]:
        with pytest.raises(error):
            project.cut(log.clip.sha256, frame, ANNA)
    with pytest.raises(UsageError):
        project.join(log.clip.sha256, 31, ANNA)
    with pytest.raises(NotFound):
        project.cut("0" * 64, 10, ANNA)
    assert len(project.history()) == 1


def test_undo_takes_back_one_change_of_a_person_after_the_other(project, log):
    states = [project.log_of(log.clip.sha256)]
    project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", "WS", ANNA)
    states.append(project.log_of(log.clip.sha256))
    project.cut(log.clip.sha256, 40, BEN)
    undone = project.undo(ANNA, anyone=True)
    assert (undone.action, undone.undoes, undone.author) == ("undo", 3, ANNA)
    assert project.log_of(log.clip.sha256) == states[1]
    assert project.undo(ANNA).undoes == 2
    assert project.log_of(log.clip.sha256) == states[0]
    with pytest.raises(NotFound):
        project.undo(ANNA)
    assert [one.action for one in project.history()] == ["ingest", "set", "cut", "undo", "undo"]


def test_undo_does_not_take_a_machines_later_word_along(project, log):
    second = project.cut(log.clip.sha256, 40, ANNA).changes[1].id
    shot = next(shot for shot in project.log_of(log.clip.sha256).shots if shot.id == second)
    project.add_labels([label(shot, "shot_size", "CU")], MEASURE, "measured")
    with pytest.raises(Conflict, match="later label"):
        project.undo(ANNA)
    assert shown(project, log, 3) == "CU"


def test_what_an_undo_brings_back_stands_where_it_stood(project):
    log = clip_log(said=[(1, "shot_size", "CU"), (1, "shot_size", "MS"), (1, "shot_size", "WS")])
    project.add_clip(log, MEASURE)
    project.cut(log.clip.sha256, 10, ANNA)
    project.undo(ANNA)
    assert project.log_of(log.clip.sha256) == log


def test_the_history_of_a_clip_holds_what_touched_it(project, log):
    other = clip_log("other.mov")
    project.add_clip(other, MEASURE)
    both = [label(log.shots[0], "shot_size", "WS", ANNA), label(other.shots[0], "shot_size", "WS", ANNA)]
    project.add_labels(both, ANNA, "imported 2 labels")
    project.undo(ANNA)
    assert [one.number for one in project.history(other.clip.sha256)] == [2, 3, 4]
    assert project.history()[2].clip is None
    assert [len(one.changes) for one in project.history(log.clip.sha256)] == [7, 2, 2]
    assert [one.changes for one in project.history(changes=False)] == [(), (), (), ()]
