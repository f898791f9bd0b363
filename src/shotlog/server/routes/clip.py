"""One clip: its log, what was done to it, and what a label rests on."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from shotlog.errors import NotFound
from shotlog.record import Revision
from shotlog.record.fields import Sha256
from shotlog.server.asking import ProjectOf
from shotlog.server.shapes import ClipPage, LabelDetail, LabelShape

router = APIRouter(prefix="/clips/{clip}", tags=["clip"])

ClipName = Annotated[Sha256, Path(description="Hash of the clip.")]


@router.get("")
def page(project: ProjectOf, clip: ClipName) -> ClipPage:
    """Everything that the Log page shows of a clip."""
    return ClipPage.of(project, clip)


@router.get("/labels/{label}")
def label(project: ProjectOf, clip: ClipName, label: str) -> LabelDetail:
    """A label with what it rests on.

    Raises:
        NotFound: The clip has no such label.
    """
    found = next((one for one in project.log_of(clip).labels if one.id == label), None)
    if found is None:
        raise NotFound(f"the clip {clip[:12]} has no label {label}", hint="Load the page again.")
    return LabelDetail(
        label=LabelShape.of(found),
        evidence=found.evidence,
        made_at=found.made_at.isoformat(),
        vocabulary=found.vocabulary,
    )


@router.get("/history")
def history(
    project: ProjectOf,
    clip: ClipName,
    shot: Annotated[str | None, Query(max_length=64)] = None,
    facet: Annotated[str | None, Query(max_length=60)] = None,
    before: Annotated[int | None, Query(ge=1)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[Revision]:
    """What was done to a clip, one of its shots, or one facet of a shot; newest first."""
    return project.history_of(clip, shot, facet, limit=limit, before=before)
