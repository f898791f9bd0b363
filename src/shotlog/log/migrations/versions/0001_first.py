"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SHA256 = sa.String(64)
_ID = sa.String(32)


def upgrade() -> None:
    """Make all tables, their guards and the full-text index."""
    _history()
    _state()
    _index()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _APPEND_ONLY + _FULL_TEXT:
            op.execute(statement)


def _history() -> None:
    op.create_table(
        "revision",
        sa.Column("number", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("clip", _SHA256),
        sa.Column("undoes", sa.BigInteger),
        sa.PrimaryKeyConstraint("number", name="pk_revision"),
        sa.ForeignKeyConstraint(["undoes"], ["revision.number"], name="fk_revision_undoes"),
        sa.UniqueConstraint("undoes", name="uq_revision_undoes"),
    )
    op.create_table(
        "touched",
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("clip", "revision", name="pk_touched"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="fk_touched_revision"),
    )
    op.create_table(
        "change",
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("after", sa.JSON),
        sa.PrimaryKeyConstraint("revision", "seq", name="pk_change"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="fk_change_revision"),
    )
    op.create_index("ix_change_kind_id_revision_seq", "change", ["kind", "id", "revision", "seq"])


def _state() -> None:
    op.create_table(
        "clip",
        sa.Column("sha256", _SHA256, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("frames", sa.BigInteger, nullable=False),
        sa.Column("doc", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_clip"),
    )
    op.create_index("ix_clip_path", "clip", ["path"])
    op.create_index("ix_clip_name", "clip", ["name"])
    op.create_table(
        "shot",
        sa.Column("id", _ID, nullable=False),
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("doc", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shot"),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_shot_clip"),
    )
    op.create_index("ix_shot_clip_start", "shot", ["clip", "start"])
    op.create_table(
        "label",
        sa.Column("id", _ID, nullable=False),
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("shot", _ID, nullable=False),
        sa.Column("start", sa.BigInteger),
        sa.Column("end", sa.BigInteger),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("doc", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_label"),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_label_clip"),
        sa.ForeignKeyConstraint(["shot"], ["shot.id"], name="fk_label_shot"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="fk_label_revision"),
    )
    op.create_index("ix_label_clip_revision_seq", "label", ["clip", "revision", "seq"])
    op.create_index("ix_label_shot", "label", ["shot"])


def _index() -> None:
    op.create_table(
        "shown",
        sa.Column("shot", _ID, nullable=False),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("number", sa.Double),
        sa.PrimaryKeyConstraint("shot", "facet", "term", name="pk_shown"),
        sa.ForeignKeyConstraint(["shot"], ["shot.id"], name="fk_shown_shot"),
    )
    op.create_index("ix_shown_facet_term", "shown", ["facet", "term"])
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("shot", _ID, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.ForeignKeyConstraint(["shot"], ["shot.id"], name="fk_document_shot"),
        sa.UniqueConstraint("shot", name="uq_document_shot"),
    )
    op.create_table(
        "about",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_about"),
    )


_APPEND_ONLY = [
    f"CREATE TRIGGER {table}_keeps_{event.lower()} BEFORE {event} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
    for table in ("revision", "touched", "change")
    for event in ("UPDATE", "DELETE")
]

_ADD = "INSERT INTO document_text (rowid, text) VALUES (new.id, new.text)"
_REMOVE = "INSERT INTO document_text (document_text, rowid, text) VALUES ('delete', old.id, old.text)"

_FULL_TEXT = [
    """CREATE VIRTUAL TABLE document_text USING fts5 (
        text, content='document', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )""",
    f"CREATE TRIGGER document_text_added AFTER INSERT ON document BEGIN {_ADD}; END",
    f"CREATE TRIGGER document_text_removed AFTER DELETE ON document BEGIN {_REMOVE}; END",
    f"CREATE TRIGGER document_text_changed AFTER UPDATE ON document BEGIN {_REMOVE}; {_ADD}; END",
]
"""FTS5 over the rows of `document` (https://sqlite.org/fts5.html#external_content_tables)."""
