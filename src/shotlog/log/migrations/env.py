"""Run by Alembic for each upgrade, on the connection that `shotlog.log.schema` hands over."""

from alembic import context

from shotlog.log.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
