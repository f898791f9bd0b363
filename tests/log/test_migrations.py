import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from records import ANNA, MEASURE, clip_log
from shotlog.errors import Conflict
from shotlog.log import Project, schema
from shotlog.log.sqlite import Database
from shotlog.log.tables import metadata

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"


def upgrade():
    op.add_column("clip", sa.Column("rating", sa.Integer))
    {more}
"""


@pytest.fixture
def database(folder):
    with Project.open(folder) as project:
        project.add_clip(clip_log(), MEASURE)
    opened = Database(folder / "log.db")
    yield opened
    opened.close()


def later_version(tmp_path, more=""):
    """The migrations of a version of shotlog that is yet to come."""
    migrations = shutil.copytree(Path(schema.__file__).parent / "migrations", tmp_path / "migrations")
    (migrations / "versions" / "0004_next.py").write_text(NEXT.format(more=more))
    return str(migrations)


def columns_of(database, table):
    with database.reading() as connection:
        return {column["name"] for column in sa.inspect(connection).get_columns(table)}


def test_the_migrations_lead_to_the_tables_of_the_code(database):
    options = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("document_text")}
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_code_knows_the_newest_migration(database):
    scripts = ScriptDirectory.from_config(schema._config(schema.MIGRATIONS))
    assert scripts.get_current_head() == schema.HEAD
    assert schema.bring_up(database) is None


def test_an_older_log_is_brought_up_after_a_backup(database, folder, tmp_path):
    backup = schema.bring_up(database, later_version(tmp_path), "0004")
    assert backup == folder / "log.db.before-0004"
    assert "rating" in columns_of(database, "clip")
    old = Database(folder / "log.db.before-0004")
    assert "rating" not in columns_of(old, "clip")
    old.close()


def test_a_log_of_the_shape_0002_is_brought_up_and_its_clips_come_in_natural_order(tmp_path, folder):
    old = tmp_path / "old.db"
    database = Database(old)
    schema._upgrade(database, schema.MIGRATIONS, "0002")
    insert = sa.text("INSERT INTO clip VALUES (:sha, :path, :name, 100, :doc)")
    made = [clip_log(name).clip for name in ("A10.mov", "a2.mov")]
    with database.writing() as connection:
        for clip in made:
            row = {"sha": clip.sha256, "path": clip.path, "name": clip.name, "doc": clip.model_dump_json()}
            connection.execute(insert, row)
    database.close()
    shutil.move(old, folder / "log.db")
    with Project.open(folder) as project:
        assert (folder / "log.db.before-0003").exists()
        assert [row.clip.name for row in project.clip_rows().rows] == ["a2.mov", "A10.mov"]
        assert project.revisions_since(0) == []
        project.add_clip(clip_log("A3.mov"), MEASURE)
        assert [row.clip.name for row in project.clip_rows().rows] == ["a2.mov", "A3.mov", "A10.mov"]


def test_a_migration_that_fails_changes_nothing(database, tmp_path):
    with pytest.raises(RuntimeError):
        schema.bring_up(database, later_version(tmp_path, 'raise RuntimeError("halfway")'), "0004")
    assert "rating" not in columns_of(database, "clip")
    with database.reading() as connection:
        assert schema.revision_of(connection) == schema.HEAD


def test_a_log_of_a_newer_version_is_refused_and_left_alone(database, folder, tmp_path):
    schema.bring_up(database, later_version(tmp_path), "0004")
    database.close()
    before = (folder / "log.db").read_bytes()
    with pytest.raises(Conflict, match="newer") as caught:
        Project.open(folder)
    assert "Upgrade" in caught.value.hint
    assert (folder / "log.db").read_bytes() == before


def test_a_backup_opens_as_a_log(database, folder):
    database.back_up(folder / "copy.db")
    shutil.move(folder / "copy.db", folder / "log.db")
    with Project.open(folder) as project:
        (log,) = project.logs()
        project.set_label(log.clip.sha256, log.shots[0].id, "shot_size", "CU", ANNA)
        assert project.verify() == []
