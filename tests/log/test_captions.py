import shutil

import pytest
import sqlalchemy as sa

from records import ANNA, MEASURE, clip_log
from shotlog.errors import Conflict, NotFound, UsageError
from shotlog.log import Project, schema
from shotlog.log.sqlite import Database
from shotlog.record import Caption, Writer
from shotlog.record.fields import new_id

QWEN = Writer(name="qwen", kind="machine", version="2.5", prompt="a" * 64)


@pytest.fixture
def log(project):
    made = clip_log()
    project.add_clip(made, MEASURE)
    return made


def caption(log, text="The camera pushes in.", start=0, end=100, **more):
    given = {"id": new_id(), "clip": log.clip.sha256, "author": QWEN, "start": start, "end": end}
    return Caption.model_validate({**given, "text": text, **more})


def test_captions_read_back_as_they_were_written_and_in_order(project, log):
    late, early, again = caption(log, start=50), caption(log, end=50), caption(log, end=50, name="x-1")
    project.add_captions([late, early, again], ANNA, "imported 3 captions")
    assert project.captions(log.clip.sha256) == [early, again, late]
    assert project.captions("f" * 64) == []
    (revision,) = project.history(log.clip.sha256)[1:]
    assert (revision.action, revision.author, len(revision.changes)) == ("caption", ANNA, 3)


def test_captions_are_taken_back_and_brought_back_where_they_stood(project, log):
    first, second = caption(log), caption(log, "It is static.")
    project.add_captions([first], ANNA, "one")
    project.add_captions([second], ANNA, "two")
    project.undo(ANNA)
    assert project.captions(log.clip.sha256) == [first]
    project.undo(ANNA)
    assert project.captions(log.clip.sha256) == []
    assert project.verify() == []


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"end": 101}, Conflict),
        ({"clip": "f" * 64}, NotFound),
        ({"revises": "f" * 32}, NotFound),
    ],
    ids=["after the clip", "no clip", "revises nothing"],
)
def test_a_caption_without_a_place_is_refused_with_all_that_came_with_it(project, log, wrong, error):
    with pytest.raises(error):
        project.add_captions([caption(log), caption(log, **wrong)], ANNA, "two")
    assert project.captions(log.clip.sha256) == []
    assert len(project.history()) == 1


def test_a_caption_is_logged_once_and_nothing_is_no_revision(project, log):
    one = caption(log)
    project.add_captions([one], ANNA, "one")
    with pytest.raises(Conflict, match="already"):
        project.add_captions([one], ANNA, "again")
    with pytest.raises(UsageError):
        project.add_captions([], ANNA, "none")


def test_a_caption_and_its_better_version_both_stay(project, log):
    one = caption(log)
    better = caption(log, "The camera is static.", revises=one.id, author=Writer(name="anna", kind="person"))
    project.add_captions([one], ANNA, "one")
    project.add_captions([better], ANNA, "corrected")
    assert project.captions(log.clip.sha256) == [one, better]


def test_a_caption_is_found_by_id_or_name(project, log):
    one, two, third = caption(log, name="x"), caption(log, name="same"), caption(log, name="same")
    project.add_captions([one, two, third], ANNA, "three")
    assert project.find_caption(one.id) == project.find_caption("x") == one
    with pytest.raises(Conflict, match="2 captions"):
        project.find_caption("same")
    with pytest.raises(NotFound):
        project.find_caption("nobody's")


def test_shots_are_found_by_the_words_of_their_captions(project, log):
    project.add_captions([caption(log, "It Pushes in, 100%.", start=30, end=60)], ANNA, "one")
    for query in ('caption:"pushes in"', "caption:100%", "-caption:nothing kind:shot caption:It"):
        assert [found.shot.start for found in project.search(query)] == [30], query
    assert project.search("caption:10_%") == []


def test_what_the_history_did_not_write_is_told(folder):
    with Project.open(folder) as project:
        made = clip_log()
        project.add_clip(made, MEASURE)
        project.add_captions([caption(made)], ANNA, "one")
        with project._database.writing() as connection:
            connection.execute(sa.text("UPDATE caption SET text = 'x', \"end\" = 1000"))
        assert {problem.kind for problem in project.verify()} == {"history", "captions"}


def test_a_log_from_before_captions_is_brought_up(tmp_path, folder):
    old = folder / "old.db"
    database = Database(old)
    schema._upgrade(database, schema.MIGRATIONS, "0001")
    database.close()
    shutil.move(old, folder / "log.db")
    with Project.open(folder) as project:
        made = clip_log()
        project.add_clip(made, MEASURE)
        project.add_captions([caption(made)], ANNA, "one")
        assert project.verify() == []
    assert (folder / f"log.db.before-{schema.HEAD}").exists()
