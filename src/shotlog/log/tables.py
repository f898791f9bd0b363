"""The tables of the log.

`revision` and `change` hold the history and are only ever added to. The tables of `STATE` hold what stands
now: each thing whole, as JSON, with the columns beside it by which it is found and ordered. `shown` and
`document` are the search index. All of these but the history can be rebuilt from it.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from shotlog.record.history import Kind

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC also where the database knows no time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


_SHA256 = sa.String(64)
_ID = sa.String(32)
_DOC = sa.JSON(none_as_null=True)

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("action", sa.String(32), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("clip", _SHA256),
    sa.Column("undoes", sa.ForeignKey("revision.number"), unique=True),
    sa.Column("request", sa.String(129)),
    sa.Index(None, "request", unique=True),
    sa.Index(None, "author", "number"),
)

touched = sa.Table(
    "touched",
    metadata,
    sa.Column("clip", _SHA256, primary_key=True),
    sa.Column("revision", sa.ForeignKey("revision.number"), primary_key=True),
)
"""Which clips a revision concerns, also where they are many."""

change = sa.Table(
    "change",
    metadata,
    sa.Column("revision", sa.ForeignKey("revision.number"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("after", _DOC),
    sa.Index(None, "kind", "id", "revision", "seq"),
)

clip = sa.Table(
    "clip",
    metadata,
    sa.Column("sha256", _SHA256, primary_key=True),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("frames", sa.BigInteger, nullable=False),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "path"),
    sa.Index(None, "name"),
    sa.Index(None, "place"),
)
"""`place` sorts clips by path in natural order."""

shot = sa.Table(
    "shot",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("start", sa.BigInteger, nullable=False),
    sa.Column("end", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "start"),
)

label = sa.Table(
    "label",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("shot", sa.ForeignKey("shot.id"), nullable=False),
    sa.Column("start", sa.BigInteger),
    sa.Column("end", sa.BigInteger),
    sa.Column("facet", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "revision", "seq"),
    sa.Index(None, "shot"),
)
"""`revision` and `seq` say where a label was first said: a label that an undo brings back stands where it
stood."""

caption = sa.Table(
    "caption",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("start", sa.BigInteger, nullable=False),
    sa.Column("end", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "start"),
    sa.Index(None, "name"),
)
"""`revision` and `seq` as for labels."""

marker = sa.Table(
    "marker",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("start", sa.BigInteger, nullable=False),
    sa.Column("end", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "start"),
)

decision = sa.Table(
    "decision",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("shot", sa.ForeignKey("shot.id"), nullable=False),
    sa.Column("progress", sa.String(16), nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "progress"),
    sa.Index(None, "shot", "progress"),
)

critique = sa.Table(
    "critique",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("clip", sa.ForeignKey("clip.sha256"), nullable=False),
    sa.Column("caption", sa.ForeignKey("caption.id"), nullable=False),
    sa.Column("submitted", sa.Boolean, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
    sa.Index(None, "clip", "submitted"),
    sa.Index(None, "caption"),
)

smart_bin = sa.Table(
    "smart_bin",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("revision", sa.ForeignKey("revision.number"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("doc", _DOC, nullable=False),
)

shown = sa.Table(
    "shown",
    metadata,
    sa.Column("shot", sa.ForeignKey("shot.id"), primary_key=True),
    sa.Column("facet", sa.Text, primary_key=True),
    sa.Column("term", sa.Text, primary_key=True),
    sa.Column("number", sa.Double),
    sa.Index(None, "facet", "term"),
)
"""What is shown for each shot, a row a term."""

document = sa.Table(
    "document",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("shot", sa.ForeignKey("shot.id"), nullable=False, unique=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""The words by which each shot is found; the database's own full-text index stands on it."""

about = sa.Table(
    "about",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""Facts about the log itself: `vocabulary`, by whose words the search index was made."""

STATE: dict[Kind, sa.Table] = {
    "clip": clip,
    "shot": shot,
    "label": label,
    "caption": caption,
    "marker": marker,
    "decision": decision,
    "critique": critique,
    "smart_bin": smart_bin,
}
"""Where each kind of thing stands, parents before their children; its id is the primary key's one column."""
