"""Which shape the tables have, and bringing them to the one that this version knows."""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from shotlog.errors import Conflict, DamagedProject
from shotlog.log.sqlite import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest step in `migrations/versions`; a test holds this to it."""

MIGRATIONS = "shotlog.log:migrations"


def revision_of(connection: sa.Connection) -> str | None:
    """The step up to which a database was brought, or None where it is not one of ours."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def create(database: Database) -> None:
    """Make all tables in an empty database, in one transaction."""
    _upgrade(database, MIGRATIONS, HEAD)


def bring_up(database: Database, migrations: str = MIGRATIONS, head: str = HEAD) -> Path | None:
    """Bring an older log to the shape of today, in one transaction, after a backup beside it.

    Returns:
        The backup, or None where nothing was to be done.

    Raises:
        DamagedProject: This is no log.
        Conflict: A newer shotlog made it.
    """
    with database.reading() as connection:
        found = revision_of(connection)
    if found == head:
        return None
    if found is None:
        raise DamagedProject(
            f"{database.file} is not a log of shotlog",
            hint="Put a backup in its place, or make a new project with `shotlog new`.",
            path=database.file,
        )
    if found not in _steps(migrations):
        raise Conflict(
            f"{database.file} was written by a newer shotlog (its shape is {found}, this one knows {head})",
            hint="Upgrade shotlog to open this project.",
            path=database.file,
        )
    backup = database.file.with_name(f"{database.file.name}.before-{head}")
    database.back_up(backup)
    _upgrade(database, migrations, head)
    return backup


def _steps(migrations: str) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - takes longer to load than a log to open

    return {step.revision for step in ScriptDirectory.from_config(_config(migrations)).walk_revisions()}


def _upgrade(database: Database, migrations: str, head: str) -> None:
    from alembic import command  # noqa: PLC0415 - takes longer to load than a log to open

    config = _config(migrations)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, head)


def _config(migrations: str) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - takes longer to load than a log to open

    config = Config()
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    return config
