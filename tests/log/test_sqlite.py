import resource
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from records import ANNA, MEASURE, clip_log
from shotlog.errors import Busy, StorageFailed
from shotlog.log import Project, sqlite
from shotlog.log.sqlite import journal_mode


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "delete"),
        ((3, 52, 1), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_write_ahead_log_is_used_only_where_sqlite_is_free_of_its_bug(version, mode):
    chosen = journal_mode(version=version)
    assert chosen.mode == mode
    assert ".".join(map(str, version)) in chosen.reason


def test_a_write_ahead_log_is_not_used_on_a_network(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(sqlite, "_MOUNTS", mounts)
    assert journal_mode(tmp_path / "log.db", (3, 53, 0)).mode == "delete"
    assert journal_mode(Path("/elsewhere/log.db"), (3, 53, 0)).mode == "wal"


def test_the_file_is_in_the_mode_that_was_chosen(folder):
    connection = sqlite3.connect(folder / "log.db")
    connection.execute("PRAGMA journal_mode=wal")
    connection.close()
    Project.open(folder).close()
    connection = sqlite3.connect(folder / "log.db")
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == journal_mode(folder).mode
    connection.close()


def test_every_connection_checks_references_and_syncs_fully(project):
    with project._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() >= 2


def test_a_log_that_another_process_holds_is_busy(folder, monkeypatch):
    monkeypatch.setattr(sqlite, "settings", lambda: type("Hasty", (), {"busy_seconds": 0.05}))
    other = sqlite3.connect(folder / "log.db", isolation_level=None)
    with Project.open(folder) as project:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy) as caught:
            project.add_clip(clip_log(), MEASURE)
        assert "SHOTLOG_BUSY_SECONDS" in caught.value.hint
        other.execute("ROLLBACK")
        assert project.add_clip(clip_log(), MEASURE)
    other.close()


@pytest.fixture
def full(project):
    """A project on a disk that has room for its log as it is, and hardly more."""
    log = clip_log(said=[(1, "shot_size", "CU")])
    project.add_clip(log, MEASURE)
    project._database.engine.dispose()

    def limit(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    sa.event.listen(project._database.engine, "connect", limit)
    yield project
    sa.event.remove(project._database.engine, "connect", limit)


def test_a_full_disk_loses_nothing_and_leaves_the_log_readable(full):
    (log,) = full.logs()
    history = full.history()
    with pytest.raises(StorageFailed, match="full") as caught:
        full.add_clip(clip_log("B.mov", frames=2000, bounds=range(1, 2000)), ANNA)
    assert caught.value.hint
    assert list(full.logs()) == [log]
    assert full.history() == history
    assert full.verify() == []


def test_a_write_is_possible_again_once_there_is_room(full):
    large = clip_log("B.mov", frames=2000, bounds=range(1, 2000))
    with pytest.raises(StorageFailed):
        full.add_clip(large, ANNA)
    with Project.open(full.path) as project:
        assert project.add_clip(large, ANNA)


def test_a_log_that_may_not_be_written_can_be_read(folder):
    with Project.open(folder) as project:
        project.add_clip(clip_log(), MEASURE)

    def read_only(connection, _record):
        connection.execute("PRAGMA query_only=ON")

    with Project.open(folder) as project:
        sa.event.listen(project._database.engine, "connect", read_only)
        project._database.engine.dispose()
        assert len(project.clips()) == 1
        with pytest.raises(StorageFailed):
            project.add_clip(clip_log("B.mov"), MEASURE)


def test_a_disk_that_fails_in_the_middle_of_a_write_loses_nothing(project):
    project.add_clip(clip_log(), MEASURE)
    large = clip_log("B.mov", frames=2000, bounds=range(1, 2000))
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = (project.path / "log.db").stat().st_size
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, unlimited[1]))
        with pytest.raises(StorageFailed):
            project.add_clip(large, MEASURE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert [clip.name for clip in project.clips()] == ["A001.mov"]
    assert project.verify() == []
    assert project.add_clip(large, MEASURE)
