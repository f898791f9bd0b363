import pytest

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import NotFound, NotInVocabulary, UsageError
from shotlog.log import Question, Statement
from shotlog.timing import FrameRange


@pytest.fixture
def log(project):
    made = clip_log(said=[(1, "shot_size", "CU"), (2, "shot_size", "CU")])
    project.add_clip(made, MEASURE)
    return made


def shown(project, log, number=1, facet="shot_size"):
    now = project.log_of(log.clip.sha256)
    return now.shown(now.shots[number - 1]).get(facet)


def question(log, number=1, facet="shot_size", part=None):
    return Question(log.clip.sha256, log.shots[number - 1].id, facet, part)


def test_several_things_are_said_of_several_shots_in_one_revision(project, log):
    said = [
        Statement(log.clip.sha256, shot.id, facet, value)
        for shot in log.shots
        for facet, value in [("size", "wide shot"), ("angle", "low")]
    ]
    revision = project.set_labels(said, ANNA)
    assert revision.note == "set 2 facets of 3 shots"
    assert len(revision.changes) == 6
    assert {shown(project, log, number).value for number in (1, 2, 3)} == {"WS"}
    project.undo(ANNA)
    assert shown(project, log).value == "CU"


def test_the_note_says_what_was_set(project, log):
    same = [Statement(log.clip.sha256, shot.id, "size", "WS") for shot in log.shots[:2]]
    assert project.set_labels(same, ANNA).note == "set shot_size of 2 shots to WS"
    unsure = [Statement(log.clip.sha256, log.shots[0].id, "size", "WS", certainty="unsure")]
    assert project.set_labels(unsure, ANNA).note == "set shot_size of shot 1 of A001.mov to WS (unsure)"


def test_all_of_it_is_said_or_none(project, log):
    good = Statement(log.clip.sha256, log.shots[0].id, "size", "WS")
    for bad, error in [
        (Statement(log.clip.sha256, "0" * 32, "size", "WS"), NotFound),
        (Statement(log.clip.sha256, log.shots[1].id, "size", "huge"), NotInVocabulary),
        (Statement(log.clip.sha256, log.shots[1].id, "size", "WS", certainty="not_applicable"), UsageError),
    ]:
        with pytest.raises(error):
            project.set_labels([good, bad], ANNA)
    with pytest.raises(UsageError):
        project.set_labels([], ANNA)
    assert project.newest() == 1


def test_how_sure_somebody_is_is_kept_and_found(project, log):
    where = (log.clip.sha256, log.shots[0].id)
    project.set_label(*where, "size", "WS", ANNA, certainty="unsure")
    project.set_label(*where, "camera_angle", None, ANNA, certainty="not_applicable")
    assert shown(project, log).certainty == "unsure"
    assert shown(project, log, facet="camera_angle").certainty == "not_applicable"
    for query in ("certainty:unsure", "certainty:not_applicable", "-certainty:sure certainty:unsure"):
        assert [found.shot.id for found in project.search(query)] == [log.shots[0].id], query
    project.set_label(*where, "size", "WS", BEN)
    assert project.search("certainty:unsure") == []


def test_an_accepted_suggestion_names_the_label_that_was_right(project, log):
    suggested = log.labels[0]
    project.set_label(
        log.clip.sha256, suggested.shot, "size", suggested.value, ANNA, evidence={"accepted": suggested.id}
    )
    assert shown(project, log).evidence == {"accepted": suggested.id}
    assert shown(project, log).author == ANNA


def test_a_word_taken_back_lets_what_is_beneath_show(project, log):
    where = (log.clip.sha256, log.shots[0].id, "size")
    project.set_label(*where, "WS", BEN)
    project.set_label(*where, "MS", ANNA)
    project.set_label(*where, "ECU", ANNA)
    revision = project.unset_labels([question(log, facet="size")], ANNA)
    assert (revision.action, revision.note) == ("unset", "took back shot_size of shot 1 of A001.mov")
    assert shown(project, log).value == "WS"
    project.unset_labels([question(log)], BEN)
    assert shown(project, log).author == MEASURE
    project.undo(BEN)
    assert shown(project, log).value == "WS"


def test_only_ones_own_word_in_answer_to_that_question_is_taken_back(project, log):
    where = (log.clip.sha256, log.shots[0].id, "size")
    part = FrameRange(0, 10)
    project.set_label(*where, "MS", ANNA, part=part)
    project.set_label(*where, "WS", BEN)
    for asked in (question(log), question(log, 2), question(log, facet="angle")):
        with pytest.raises(NotFound):
            project.unset_labels([asked], ANNA)
    project.unset_labels([question(log, part=part)], ANNA)
    now = project.log_of(log.clip.sha256)
    assert now.parts(now.shots[0]) == []
    assert shown(project, log).value == "WS"


def test_what_the_slate_says_is_text_of_one_line_and_a_note_of_several(project, log):
    where = (log.clip.sha256, log.shots[0].id)
    project.set_label(*where, "scene", " 24\n A", ANNA)
    project.set_label(*where, "note", "pick up\nfrom the door", ANNA)
    project.set_label(*where, "circled", "NG", ANNA)
    assert shown(project, log, facet="scene").value == "24 A"
    assert shown(project, log, facet="note").value == "pick up\nfrom the door"
    for query in ('scene:"24 A"', "note:door", "circled:no_good", "-scene:25 circled:NG"):
        assert len(project.search(query)) == 1, query


def test_a_machine_may_take_its_word_back_too(project, log):
    project.add_labels([label(log.shots[2], "shot_size", "WS")], MEASURE, "measured")
    project.unset_labels([question(log, 3)], MEASURE)
    assert shown(project, log, 3) is None
