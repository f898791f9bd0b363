"""Captions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of captions."""
    op.create_table(
        "caption",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("clip", sa.String(64), nullable=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("doc", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_caption"),
        sa.ForeignKeyConstraint(["clip"], ["clip.sha256"], name="fk_caption_clip"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="fk_caption_revision"),
    )
    op.create_index("ix_caption_clip_start", "caption", ["clip", "start"])
    op.create_index("ix_caption_name", "caption", ["name"])
