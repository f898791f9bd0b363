import sqlite3

import pytest

from records import ANNA, MEASURE, clip_log
from shotlog.log import Project
from shotlog.record import Marker
from shotlog.record.fields import new_id

COPY_OF_A_DECISION = """INSERT INTO decision SELECT hex(randomblob(16)), clip, shot, progress, author,
    author_kind, revision, seq, doc FROM decision"""


@pytest.fixture
def log(folder):
    made = clip_log(said=[(1, "shot_size", "CU"), (2, "people_count", 3)])
    with Project.open(folder) as project:
        project.add_clip(made, MEASURE)
        project.set_label(made.clip.sha256, made.shots[0].id, "shot_size", "WS", ANNA)
        project.cut(made.clip.sha256, 45, ANNA)
        project.decide([made.shots[0].id], "logged", ANNA)
        project.put_marker(Marker(id=new_id(), clip=made.clip.sha256, start=0, end=9, author=ANNA), ANNA)
        assert project.verify() == []
    return made


def tampered(folder, *statements):
    connection = sqlite3.connect(folder / "log.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with Project.open(folder) as project:
        return project.verify()


@pytest.mark.parametrize(
    ("statement", "kind", "message"),
    [
        ("UPDATE label SET facet = 'weather' WHERE facet = 'shot_size'", "history", "(facet)"),
        ("UPDATE label SET seq = seq + 1", "history", "(seq)"),
        ("UPDATE label SET doc = json_set(doc, '$.value', 'ECU')", "history", "(doc)"),
        ("DELETE FROM label", "history", "missing"),
        ("UPDATE clip SET frames = 101", "history", "(frames)"),
        ("UPDATE clip SET frames = 101", "shots", "end at frame 100 of 101"),
        ("UPDATE shot SET start = 31 WHERE start = 30", "shots", "begins at frame 31"),
        ("UPDATE shot SET kind = 'black'", "history", "(kind)"),
        ("UPDATE decision SET progress = 'approved'", "history", "(progress)"),
        ("DELETE FROM marker", "history", "missing"),
        ('UPDATE marker SET "end" = 101', "notes", "not in A001.mov"),
        (COPY_OF_A_DECISION, "notes", "two decisions"),
        ("DELETE FROM shown", "index", "would not be found"),
        ("UPDATE document SET text = 'other words'", "index", "would not be found"),
    ],
)
def test_whatever_was_tampered_with_is_found(folder, log, statement, kind, message):
    problems = tampered(folder, statement)
    assert any(problem.kind == kind and message in str(problem) for problem in problems)


def test_a_thing_without_a_history_is_found(folder, log):
    copy = (
        "INSERT INTO label SELECT hex(randomblob(16)), clip, shot, start, end, facet, author, author_kind, "
        "revision, seq, value, doc FROM label LIMIT 1"
    )
    (problem,) = [problem for problem in tampered(folder, copy) if problem.kind == "history"]
    assert "not by the history" in problem.message
    assert problem.clip == log.clip.sha256


def test_a_full_text_index_out_of_step_is_found(folder, log):
    drop = "DROP TRIGGER document_text_changed"
    problems = tampered(folder, drop, "UPDATE document SET text = text || ' more'")
    assert "database" in {problem.kind for problem in problems}


def test_a_row_that_refers_to_nothing_is_found(folder, log):
    problems = tampered(folder, "UPDATE label SET shot = 'gone'")
    assert any("refers to" in problem.message for problem in problems if problem.kind == "database")


@pytest.mark.parametrize("table", ["revision", "touched", "change"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {0} SET rowid = rowid + 100"])
def test_nobody_can_rewrite_the_history(folder, log, table, statement):
    connection = sqlite3.connect(folder / "log.db")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()
    with Project.open(folder) as project:
        assert project.verify() == []
