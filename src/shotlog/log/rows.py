"""How a thing of the record stands in its table: the one place that says which column comes from what."""

from typing import Any

from shotlog.log.reading import natural

Doc = dict[str, Any]
"""A thing of the record as JSON."""

Row = dict[str, Any]


def row_of(kind: str, doc: Doc, place: tuple[int, int]) -> Row:
    """The row of a thing that was first said at `place` (revision, seq) in the history."""
    if kind == "clip":
        return _clip_row(doc)
    plain = {column: doc[column] for column in _PLAIN[kind]} | {"doc": doc}
    return plain if kind == "shot" else plain | _said(doc, place)


def _clip_row(doc: Doc) -> Row:
    path = doc["path"]
    return {
        "sha256": doc["sha256"],
        "path": path,
        "name": path.rsplit("/", 1)[-1],
        "frames": doc["frames"],
        "place": natural(path),
        "doc": doc,
    }


_PLAIN = {
    "shot": ("id", "clip", "start", "end", "kind"),
    "label": ("id", "clip", "shot", "start", "end", "facet", "value"),
    "caption": ("id", "clip", "start", "end", "name", "text"),
    "marker": ("id", "clip", "start", "end", "name", "note"),
    "decision": ("id", "clip", "shot", "progress"),
    "critique": ("id", "clip", "caption", "submitted"),
    "smart_bin": ("id", "name"),
}
"""Columns that stand in the thing under the same name."""


def _said(doc: Doc, place: tuple[int, int]) -> Row:
    author = doc["author"]
    return {"author": author["name"], "author_kind": author["kind"], "revision": place[0], "seq": place[1]}
