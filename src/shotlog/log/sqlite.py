"""Everything that is particular to SQLite: connections, journal, locks, errors, full text, backups."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from pydantic_core import from_json, to_json
from sqlalchemy import event

from shotlog.errors import Busy, DamagedProject, ShotlogError, StorageFailed
from shotlog.log.tables import document
from shotlog.settings import settings

_NETWORK = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
}
_MOUNTS = Path("/proc/self/mounts")

_CACHE_KIB = 64 * 1024

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_STORAGE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class JournalMode(NamedTuple):
    """How SQLite keeps a write whole, and why so."""

    mode: Literal["wal", "delete"]
    reason: str


def journal_mode(
    file: Path | None = None, version: tuple[int, ...] = sqlite3.sqlite_version_info
) -> JournalMode:
    """Write-ahead log where that is safe, else the rollback journal.

    SQLite 3.7.0 to 3.51.2 can lose committed pages when a checkpoint races with a reset of the log
    (https://sqlite.org/wal.html#walresetbug), but for the repaired 3.44.6 and 3.50.7; 3.52.0 was withdrawn.
    A write-ahead log needs shared memory, which network file systems do not give.

    Args:
        file: The database, to tell whether it lies on such a file system.
        version: Of SQLite.
    """
    numbers = ".".join(str(part) for part in version)
    if not _is_repaired(version):
        return JournalMode("delete", f"SQLite {numbers} has the WAL-reset bug (repaired in 3.51.3)")
    network = None if file is None else _network_file_system(file)
    if network is not None:
        return JournalMode("delete", f"the project lies on a network file system ({network})")
    return JournalMode("wal", f"SQLite {numbers} is free of the WAL-reset bug")


def _is_repaired(version: tuple[int, ...]) -> bool:
    if version[:2] in {(3, 44), (3, 50)}:
        return version >= ((3, 44, 6) if version[1] == 44 else (3, 50, 7))
    return version >= (3, 51, 3) and version[:3] != (3, 52, 0)


def _network_file_system(file: Path) -> str | None:
    """Kind of network file system that holds `file`; None where it is local or cannot be told."""
    try:
        mounts = [line.split() for line in _MOUNTS.read_text(errors="replace").splitlines()]
    except OSError:
        return None
    held = [(len(at), kind) for _, at, kind, *_ in mounts if file.resolve().is_relative_to(at)]
    kind = max(held, default=(0, ""))[1]
    return kind if kind in _NETWORK else None


class Database:
    """One SQLite file: reads see one moment, writes wait for each other and are whole or not at all."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.engine = _engine(file)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees the log as it stood at its first question.

        Raises:
            Busy: Another process kept writing for longer than the settings allow.
            StorageFailed: The disk cannot be read.
            DamagedProject: The file is not a sound database.
        """
        with translated(self.file), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that nobody else writes beside, from its first question on; all of it holds or none.

        Raises:
            Busy: Another process kept writing for longer than the settings allow.
            StorageFailed: The disk is full or not writable; nothing of this transaction was kept.
            DamagedProject: The file is not a sound database.
        """
        with translated(self.file), self.engine.connect() as bare:
            connection = bare.execution_options(shotlog_writes=True)
            with connection.begin():
                yield connection

    def settle_journal(self) -> None:
        """Bring the file into the journal mode that is safe here; it stays so."""
        wanted = journal_mode(self.file).mode
        with translated(self.file), self._bare() as connection:
            if _pragma(connection, "journal_mode") != wanted:
                connection.execute(f"PRAGMA journal_mode={wanted}")

    def back_up(self, target: Path) -> None:
        """Write a sound copy of the database to `target`, also while others write; whole or not at all."""
        part = target.with_name(f"{target.name}.part")
        part.unlink(missing_ok=True)
        with translated(self.file), self._bare() as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        part.replace(target)

    def complaints(self) -> list[str]:
        """What SQLite itself finds wrong: broken pages, rows that refer to nothing, full text out of step."""
        with translated(self.file), self._bare() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            found = [] if found == ["ok"] else found
            for table, _, other, _ in connection.execute("PRAGMA foreign_key_check"):
                found.append(f"a row of {table} refers to a {other} that is not there")
        return found + ([] if self._full_text_in_step() else ["the full-text index is out of step"])

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def _bare(self) -> Iterator[sqlite3.Connection]:
        """A connection outside any transaction, for what SQLite refuses to do inside one."""
        pooled = self.engine.raw_connection()
        try:
            connection = pooled.driver_connection
            assert isinstance(connection, sqlite3.Connection)
            yield connection
        finally:
            pooled.close()

    def _full_text_in_step(self) -> bool:
        try:
            with self.engine.connect() as bare, bare.execution_options(shotlog_writes=True).begin():
                bare.exec_driver_sql(
                    "INSERT INTO document_text (document_text, rank) VALUES ('integrity-check', 1)"
                )
        except sa.exc.DBAPIError as error:
            if _code(error.orig) == sqlite3.SQLITE_CORRUPT:
                return False
            if _code(error.orig) != sqlite3.SQLITE_READONLY:  # then it cannot be asked, nor get out of step
                raise
        return True


def _engine(file: Path) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(file)),
        connect_args={"timeout": settings().busy_seconds},
        json_serializer=lambda value: to_json(value).decode(),
        json_deserializer=from_json,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own: `_begin` does
    connection.execute("PRAGMA foreign_keys=ON")
    # EXTRA is FULL and, in rollback mode, also makes the end of the journal last through a power cut.
    connection.execute("PRAGMA synchronous=EXTRA")
    # A write that outgrows the cache (2 MiB unless set) is forced to the disk in pieces.
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")


def _begin(connection: sa.Connection) -> None:
    # A deferred transaction that reads first and writes later fails at once when another wrote between.
    writes = connection.get_execution_options().get("shotlog_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Tell what SQLite says of `file` as an error that a person can act on.

    Raises:
        Busy: The database is locked.
        StorageFailed: The disk is full, read-only or fails.
        DamagedProject: The file is no database, a broken one, or not one of ours.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        known = _told(error.orig, file)
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = _told(error, file)
        if known is None:
            raise
        raise known from error


def _told(error: BaseException | None, file: Path) -> ShotlogError | None:
    code = _code(error)
    if code in _BUSY:
        return Busy(
            f"{file} is being written by another process",
            hint="Try again in a moment; SHOTLOG_BUSY_SECONDS sets how long to wait.",
            path=file,
        )
    if code in _STORAGE:
        return StorageFailed(
            f"could not read or write {file}: {error}",
            hint="Free some space or check the permissions, then do the same again: what was saved is kept.",
            path=file,
        )
    if code in _DAMAGED or "no such table" in str(error):
        return DamagedProject(
            f"{file} is not a sound log: {error}",
            hint="Put a backup in its place (`log.db.before-*` beside it, or your own).",
            path=file,
        )
    return None


def _code(error: BaseException | None) -> int | None:
    """SQLite's primary result code (https://sqlite.org/rescode.html)."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def matching(phrases: Sequence[str]) -> sa.Select[Any]:
    """Shots whose document holds every phrase: columns `shot` and `rank` (FTS5's bm25; higher is better).

    Each phrase is quoted, so that nothing in it is read as a query.
    """
    query = " ".join(f'"{_plain(phrase)}"' for phrase in phrases)
    text = sa.table("document_text", sa.column("rowid"), sa.column("rank"))
    return (
        sa.select(document.c.shot, (-text.c.rank).label("rank"))
        .join(text, text.c.rowid == document.c.id)
        .where(sa.literal_column("document_text").op("MATCH")(query))
    )


def _plain(phrase: str) -> str:
    return phrase.replace("\0", " ").replace('"', '""')
