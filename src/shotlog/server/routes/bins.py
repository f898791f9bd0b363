"""The bin: every clip and every shot, found, sorted and a page at a time."""

from typing import Annotated

from fastapi import APIRouter, Query

from shotlog.record import SmartBin
from shotlog.server.asking import ProjectOf
from shotlog.server.shapes import BinClip, BinClips, BinShot, BinShots

router = APIRouter(tags=["bin"])

Search = Annotated[
    str, Query(max_length=2_000, description="A search, as in `shotlog search`; all if empty.")
]
Sort = Annotated[str, Query(max_length=60, description="A column; with a minus sign before it, descending.")]
Offset = Annotated[int, Query(ge=0, le=10**9)]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.get("/clips")
def clips(
    project: ProjectOf, query: Search = "", sort: Sort = "clip", offset: Offset = 0, limit: Limit = 100
) -> BinClips:
    """Clips that fit a search."""
    found = project.clip_rows(query, sort, offset, limit)
    return BinClips(total=found.total, rows=tuple(BinClip.of(row) for row in found.rows))


@router.get("/shots")
def shots(
    project: ProjectOf, query: Search = "", sort: Sort = "clip", offset: Offset = 0, limit: Limit = 100
) -> BinShots:
    """Shots that fit a search."""
    found = project.listing(query, sort, offset, limit)
    clips = {name: project.find_clip(name) for name in {row.clip for row in found.rows}}
    return BinShots(total=found.total, rows=tuple(BinShot.of(row, clips[row.clip]) for row in found.rows))


@router.get("/smart-bins")
def smart_bins(project: ProjectOf) -> list[SmartBin]:
    """Searches that somebody keeps, by name."""
    return project.smart_bins()
