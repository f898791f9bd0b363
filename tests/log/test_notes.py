"""Markers, decisions, descriptions, critiques and smart bins."""

import pytest

from records import ANNA, BEN, MEASURE, clip_log
from shotlog.errors import Conflict, NotFound, NotInVocabulary, UsageError
from shotlog.record import Caption, Critique, Marker, SmartBin, Writer
from shotlog.record.fields import new_id

MODEL = Writer(name="qwen", kind="machine", version="2.5")
WRITER = Writer(name="anna", kind="person")


@pytest.fixture
def log(project):
    made = clip_log()
    project.add_clip(made, MEASURE)
    return made


@pytest.fixture
def other(project):
    made = clip_log("B002.mov")
    project.add_clip(made, MEASURE)
    return made


def marker(log, **more):
    return Marker.model_validate(
        {"id": new_id(), "clip": log.clip.sha256, "start": 10, "end": 11, "author": ANNA, **more}
    )


def caption(log, author=WRITER, **more):
    given = {
        "id": new_id(),
        "clip": log.clip.sha256,
        "start": 0,
        "end": 100,
        "author": author,
        "text": "Rain.",
    }
    return Caption.model_validate({**given, **more})


def critique(of, author=ANNA, **more):
    return Critique.model_validate(
        {"id": new_id(), "caption": of.id, "clip": of.clip, "text": of.text, "author": author, **more}
    )


def test_markers_are_set_changed_found_and_taken_away(project, log):
    late, early = marker(log, start=90, end=100, name="out"), marker(log, colour="red", note="Boom in frame")
    project.put_marker(late, ANNA)
    project.put_marker(early, ANNA)
    assert project.markers(log.clip.sha256) == [early, late]
    changed = late.model_copy(update={"start": 35, "end": 70, "name": "In & out 100%"})
    project.put_marker(changed, BEN)
    assert project.markers(log.clip.sha256) == [early, changed]
    assert [found.shot.start for found in project.search('marker:"in & OUT"')] == [30, 60]
    assert [found.shot.start for found in project.search("marker:boom")] == [0]
    project.remove_marker(early.id, BEN)
    assert project.markers(log.clip.sha256) == [changed]
    project.undo(BEN)
    assert project.markers(log.clip.sha256) == [early, changed]


def test_a_marker_outside_of_its_clip_or_of_another_is_refused(project, log, other):
    there = marker(log)
    project.put_marker(there, ANNA)
    for wrong, error in [
        (marker(log, end=101), Conflict),
        (marker(log, clip="f" * 64), NotFound),
        (there.model_copy(update={"clip": other.clip.sha256}), Conflict),
    ]:
        with pytest.raises(error):
            project.put_marker(wrong, ANNA)
    with pytest.raises(NotFound):
        project.remove_marker(new_id(), ANNA)
    assert project.newest() == 3


def test_a_marker_put_back_under_its_id_stands_where_it_stood(project, log):
    first, second = marker(log, name="first"), marker(log, name="second")
    project.put_marker(first, ANNA)
    project.put_marker(second, ANNA)
    project.remove_marker(first.id, ANNA)
    project.put_marker(first, ANNA)
    assert [one.name for one in project.markers(log.clip.sha256)] == ["first", "second"]


def test_a_shot_has_one_decision_and_is_open_without(project, log, other):
    project.decide([log.shots[0].id, log.shots[2].id, other.shots[0].id], "logged", ANNA, note="quick")
    project.decide([log.shots[0].id], "returned", BEN, note="Look at the light again.")
    first, third = project.decisions(log.clip.sha256)
    assert (first.progress, first.author, first.note) == ("returned", BEN, "Look at the light again.")
    assert (third.progress, third.author, third.note) == ("logged", ANNA, "quick")
    found = {
        progress: [one.shot.id for one in project.search(f"progress:{progress} clip:A001")]
        for progress in ("open", "logged", "approved", "returned")
    }
    assert found == {
        "open": [log.shots[1].id],
        "logged": [log.shots[2].id],
        "approved": [],
        "returned": [log.shots[0].id],
    }
    project.decide([shot.id for shot in log.shots], None, BEN)
    assert project.decisions(log.clip.sha256) == []


def test_what_cannot_be_decided_is_refused(project, log):
    with pytest.raises(UsageError):
        project.decide([], "logged", ANNA)
    with pytest.raises(NotFound):
        project.decide([log.shots[0].id, "0" * 32], "logged", ANNA)
    with pytest.raises(UsageError, match="no progress"):
        project.search("progress:done")
    assert project.newest() == 1


def test_a_second_decision_on_a_shot_is_refused_also_from_the_past(project, log):
    project.decide([log.shots[0].id], "logged", ANNA)
    project.undo(ANNA)
    project.decide([log.shots[0].id], "approved", BEN)
    with pytest.raises(Conflict, match="two decisions"):
        project.redo(ANNA)


def test_a_description_is_written_rewritten_and_removed(project, log):
    first = caption(log)
    made = project.put_caption(first, ANNA)
    assert (made.action, made.note) == ("caption", "wrote a description of frames 0 to 100")
    better = first.model_copy(update={"text": "Heavy rain."})
    project.put_caption(better, BEN)
    assert project.captions(log.clip.sha256) == [better]
    assert [found.shot.start for found in project.search("caption:heavy")] == [0, 30, 60]
    project.remove_caption(first.id, ANNA)
    assert project.captions(log.clip.sha256) == []
    project.undo(ANNA)
    project.undo(BEN)
    assert project.captions(log.clip.sha256) == [first]


def test_what_a_model_wrote_stays_as_it_was_written(project, log):
    theirs = caption(log, MODEL)
    project.add_captions([theirs], ANNA, "imported")
    with pytest.raises(Conflict, match="stays as it was written"):
        project.put_caption(theirs.model_copy(update={"text": "Snow."}), ANNA)
    with pytest.raises(Conflict, match="stays as it was written"):
        project.remove_caption(theirs.id, ANNA)
    project.put_caption(caption(log, revises=theirs.id), ANNA)
    assert len(project.captions(log.clip.sha256)) == 2


def test_a_description_that_others_build_on_is_not_removed(project, log):
    first = caption(log)
    project.put_caption(first, ANNA)
    project.put_caption(caption(log, revises=first.id), BEN)
    with pytest.raises(Conflict, match="better version"):
        project.remove_caption(first.id, ANNA)
    judged = caption(log)
    project.put_caption(judged, ANNA)
    project.put_critique(critique(judged, BEN), BEN)
    with pytest.raises(Conflict, match="critique by ben"):
        project.remove_caption(judged.id, ANNA)


def test_a_caption_is_judged_once_by_each(project, log):
    theirs = caption(log, MODEL)
    project.add_captions([theirs], ANNA, "imported")
    draft, bens = critique(theirs), critique(theirs, BEN, rating=2, submitted=True)
    project.put_critique(draft, ANNA)
    project.put_critique(bens, BEN)
    done = draft.model_copy(update={"rating": 4, "submitted": True, "text": "Light rain."})
    project.put_critique(done, ANNA)
    assert project.critiques(log.clip.sha256) == [done, bens]
    with pytest.raises(Conflict, match="two critiques by one author"):
        project.put_critique(critique(theirs), ANNA)


def test_a_critique_is_its_authors_alone_and_of_a_caption_that_is_there(project, log, other):
    theirs = caption(log, MODEL)
    project.add_captions([theirs], ANNA, "imported")
    mine = critique(theirs)
    project.put_critique(mine, ANNA)
    for wrong, author, error in [
        (mine, BEN, Conflict),
        (mine.model_copy(update={"author": BEN}), BEN, Conflict),
        (critique(theirs, BEN, caption=new_id()), BEN, NotFound),
        (critique(theirs, BEN, clip=other.clip.sha256), BEN, Conflict),
    ]:
        with pytest.raises(error):
            project.put_critique(wrong, author)


def test_a_search_is_kept_changed_and_taken_away(project):
    close = SmartBin(id=new_id(), name="close", query="size:CU", author=ANNA)
    everything = SmartBin(id=new_id(), name="all", query="", author=BEN)
    project.put_smart_bin(close, ANNA)
    project.put_smart_bin(everything, BEN)
    assert project.smart_bins() == [everything, close]
    project.put_smart_bin(close.model_copy(update={"name": "a close one"}), ANNA)
    assert [one.name for one in project.smart_bins()] == ["a close one", "all"]
    project.remove_smart_bin(close.id, BEN)
    assert project.smart_bins() == [everything]
    assert project.history()[-1].clip is None


def test_a_search_that_cannot_be_read_is_not_kept(project):
    for query, error in [('"', UsageError), ("size:huge", NotInVocabulary), ("progress:done", UsageError)]:
        with pytest.raises(error):
            project.put_smart_bin(SmartBin(id=new_id(), name="x", query=query, author=ANNA), ANNA)
    assert project.newest() == 0
