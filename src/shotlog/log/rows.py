"""How a thing of the record stands in its table: the one place that says which column comes from what."""

from typing import Any

Doc = dict[str, Any]
"""A clip, shot, label or caption as JSON."""

Row = dict[str, Any]


def row_of(kind: str, doc: Doc, place: tuple[int, int]) -> Row:
    """The row of a thing that was first said at `place` (revision, seq) in the history."""
    if kind == "clip":
        return _clip_row(doc)
    if kind == "shot":
        return _shot_row(doc)
    columns = _OF_A_LABEL if kind == "label" else _OF_A_CAPTION
    return {**{key: doc[key] for key in columns}, **_said(doc, place)}


def _clip_row(doc: Doc) -> Row:
    name = doc["path"].rsplit("/", 1)[-1]
    return {"sha256": doc["sha256"], "path": doc["path"], "name": name, "frames": doc["frames"], "doc": doc}


def _shot_row(doc: Doc) -> Row:
    return {**{key: doc[key] for key in ("id", "clip", "start", "end", "kind")}, "doc": doc}


_OF_A_LABEL = ("id", "clip", "shot", "start", "end", "facet", "value")
_OF_A_CAPTION = ("id", "clip", "start", "end", "name", "text")


def _said(doc: Doc, place: tuple[int, int]) -> Row:
    return {
        "author": doc["author"]["name"],
        "author_kind": doc["author"]["kind"],
        "revision": place[0],
        "seq": place[1],
        "doc": doc,
    }
