import sqlite3

import pytest

from records import clip_log
from shotlog.errors import Conflict, DamagedProject, NotFound, StorageFailed
from shotlog.log import Project, schema
from shotlog.record import machine

OWN_WORDS = """\
facets:
  shot_size:
    terms:
      PHONE:
        definition: A telephone fills the frame.
"""


def test_a_new_project_is_empty_and_gets_the_suffix(tmp_path):
    with Project.create(tmp_path / "dailies") as project:
        assert project.path == tmp_path / "dailies.shotlog"
        assert project.clips() == []
        assert project.history() == []
        assert project.media("ab") == project.path / "media" / "ab"
        assert not project.media("ab").exists()


def test_a_project_is_made_in_an_empty_folder(tmp_path):
    (tmp_path / "p.shotlog").mkdir()
    Project.create(tmp_path / "p.shotlog").close()
    assert (tmp_path / "p.shotlog" / "log.db").exists()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_is_not_overwritten(tmp_path, there):
    path = tmp_path / "p.shotlog"
    if there == "folder":
        path.mkdir()
    (path / "mine.txt" if there == "folder" else path).write_text("mine")
    with pytest.raises(Conflict, match="there already"):
        Project.create(path)
    assert [file.name for file in tmp_path.rglob("*")][-1] in ("mine.txt", "p.shotlog")


def test_a_project_that_could_not_be_made_whole_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(_database):
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "create", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Project.create(tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_a_project_under_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        Project.create(tmp_path / "file" / "p")


def test_a_project_opens_by_its_name_without_suffix(folder):
    with Project.open(folder.with_suffix("")) as project:
        assert project.path == folder


@pytest.mark.parametrize("name", ["nowhere", "folder", "file"])
def test_what_is_no_project_is_not_found(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("text")
    with pytest.raises(NotFound) as caught:
        Project.open(tmp_path / name)
    assert "shotlog new" in caught.value.hint


def test_a_project_that_lost_its_log_is_damaged(folder):
    (folder / "log.db").unlink()
    with pytest.raises(DamagedProject, match="lost its log"):
        Project.open(folder)
    assert not (folder / "log.db").exists()


@pytest.mark.parametrize("content", [b"", b"this is no database, but a text that is long enough" * 99])
def test_a_log_that_is_no_database_is_damaged(folder, content):
    (folder / "log.db").write_bytes(content)
    with pytest.raises(DamagedProject) as caught:
        Project.open(folder)
    assert caught.value.hint


def test_somebody_elses_database_is_damaged(folder):
    (folder / "log.db").unlink()
    with sqlite3.connect(folder / "log.db") as connection:
        connection.execute("CREATE TABLE songs (title)")
    connection.close()
    with pytest.raises(DamagedProject, match="not a log"):
        Project.open(folder)


def test_a_torn_log_is_told_as_damaged_and_not_as_a_defect(folder):
    with Project.open(folder) as project:
        project.add_clip(clip_log(frames=3000, bounds=range(2, 3000, 2)), machine("ingest"))
    file = folder / "log.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) // 2))
    with Project.open(folder) as project:
        assert {problem.kind for problem in project.verify()} == {"database"}
        with pytest.raises(DamagedProject):
            list(project.logs())


def test_a_project_may_bring_words_of_its_own(folder):
    with Project.open(folder) as project:
        plain = project.vocabulary.version
    (folder / "vocabulary.yaml").write_text(OWN_WORDS)
    with Project.open(folder) as project:
        assert project.vocabulary.version != plain
        assert project.vocabulary.check("shot_size", "phone") == "PHONE"
