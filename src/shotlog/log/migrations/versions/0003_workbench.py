"""Markers, decisions, critiques and smart bins; requests; clips in natural order."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from shotlog.log.reading import natural

revision = "0003"
down_revision = "0002"

_SHA256 = sa.String(64)
_ID = sa.String(32)


def upgrade() -> None:
    """Make the tables of what a workbench keeps, and the columns and indexes by which it asks."""
    op.add_column("revision", sa.Column("request", sa.String(129)))
    op.create_index("ix_revision_request", "revision", ["request"], unique=True)
    op.create_index("ix_revision_author_number", "revision", ["author", "number"])
    _order_clips()
    _markers()
    _decisions()
    _critiques()
    _said("smart_bin", sa.Column("name", sa.Text, nullable=False))


def _order_clips() -> None:
    op.add_column("clip", sa.Column("place", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_clip_place", "clip", ["place"])
    clip = sa.table("clip", sa.column("sha256"), sa.column("path"), sa.column("place"))
    here = op.get_bind()
    for sha256, path in here.execute(sa.select(clip.c.sha256, clip.c.path)).all():
        here.execute(sa.update(clip).where(clip.c.sha256 == sha256).values(place=natural(path)))


def _markers() -> None:
    _said(
        "marker",
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_marker_clip"),
    )
    op.create_index("ix_marker_clip_start", "marker", ["clip", "start"])


def _decisions() -> None:
    _said(
        "decision",
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("shot", _ID, nullable=False),
        sa.Column("progress", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_decision_clip"),
        sa.ForeignKeyConstraint(["shot"], ["shot.id"], name="fk_decision_shot"),
    )
    op.create_index("ix_decision_clip_progress", "decision", ["clip", "progress"])
    op.create_index("ix_decision_shot_progress", "decision", ["shot", "progress"])


def _critiques() -> None:
    _said(
        "critique",
        sa.Column("clip", _SHA256, nullable=False),
        sa.Column("caption", _ID, nullable=False),
        sa.Column("submitted", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_critique_clip"),
        sa.ForeignKeyConstraint(["caption"], ["caption.id"], name="fk_critique_caption"),
    )
    op.create_index("ix_critique_clip_submitted", "critique", ["clip", "submitted"])
    op.create_index("ix_critique_caption", "critique", ["caption"])


def _said(table: str, *columns: sa.schema.SchemaItem) -> None:
    """Make a table of what somebody says."""
    shared: list[Any] = [
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("doc", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name=f"fk_{table}_revision"),
    ]
    op.create_table(table, sa.Column("id", _ID, nullable=False), *columns, *shared)
