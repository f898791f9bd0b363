"""How a thing of the record stands in its table: the one place that says which column comes from what."""

from typing import Any

Doc = dict[str, Any]
"""A clip, shot or label as JSON."""

Row = dict[str, Any]


def row_of(kind: str, doc: Doc, place: tuple[int, int]) -> Row:
    """The row of a clip, shot or label that was first said at `place` (revision, seq) in the history."""
    if kind == "clip":
        return _clip_row(doc)
    return _shot_row(doc) if kind == "shot" else _label_row(doc, place)


def _clip_row(doc: Doc) -> Row:
    name = doc["path"].rsplit("/", 1)[-1]
    return {"sha256": doc["sha256"], "path": doc["path"], "name": name, "frames": doc["frames"], "doc": doc}


def _shot_row(doc: Doc) -> Row:
    return {**{key: doc[key] for key in ("id", "clip", "start", "end", "kind")}, "doc": doc}


def _label_row(doc: Doc, place: tuple[int, int]) -> Row:
    return {
        **{key: doc[key] for key in ("id", "clip", "shot", "start", "end", "facet", "value")},
        "author": doc["author"]["name"],
        "author_kind": doc["author"]["kind"],
        "revision": place[0],
        "seq": place[1],
        "doc": doc,
    }
