"""Captions: which there are, what the record says of one, and the same for a text that is being written."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field

from shotlog.captions.checking import check
from shotlog.captions.drafting import draft
from shotlog.captions.standing import checked_captions, newest_of, wording_rules
from shotlog.errors import UsageError
from shotlog.log import Project
from shotlog.record import Caption, Critique
from shotlog.record.caption import LONGEST_CAPTION
from shotlog.record.fields import Sha256
from shotlog.server.asking import AuthorOf, ProjectOf
from shotlog.server.caption_shapes import (
    CaptionPage,
    CaptionRow,
    CaptionRows,
    CheckedShape,
    DraftPart,
    DraftShape,
    first_words,
)
from shotlog.server.shapes import ClipScore, ClipShape, Shape
from shotlog.timing import FrameRange

router = APIRouter(tags=["captions"])

Which = Literal["all", "open", "judged"]


class Text(Shape):
    """A text about a range of frames.

    Attributes:
        clip: Hash of the clip.
        start: First frame.
        end: First frame after those.
        text: What it says.
    """

    clip: Sha256
    start: Annotated[int, Field(ge=0)]
    end: int
    text: Annotated[str, Field(max_length=LONGEST_CAPTION)]


@router.get("/captions")
def captions(
    project: ProjectOf,
    author: AuthorOf,
    clip: Annotated[Sha256 | None, Query()] = None,
    which: Which = "all",
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> CaptionRows:
    """Captions by models, of one clip or all, by clip and first frame. What people wrote is not judged."""
    rows = [row for sha256 in _with_captions(project, clip) for row in _rows(project, sha256, author.name)]
    fitting = [row for row in rows if which == "all" or row.judged == (which == "judged")]
    return CaptionRows(
        total=len(fitting),
        judged=sum(row.judged for row in rows),
        rows=tuple(fitting[offset : offset + limit]),
    )


@router.get("/captions/{caption}")
def page(project: ProjectOf, author: AuthorOf, caption: Annotated[str, Path(max_length=64)]) -> CaptionPage:
    """A caption, with what the record says of it and what people made of it."""
    newest = project.newest()
    found = project.find_caption(caption)
    log = project.log_of(found.clip)
    checked = check(found.text, log, found.frames, project.vocabulary, wording_rules(project))
    made = [one for one in project.critiques(found.clip) if one.caption == found.id]
    return CaptionPage(
        newest=newest,
        caption=found,
        clip=ClipShape.of(log.clip),
        checked=CheckedShape.of(checked),
        mine=next((one for one in made if one.author.name == author.name), None),
        others=tuple(one for one in made if one.author.name != author.name),
    )


@router.get("/clips/{clip}/score")
def score(project: ProjectOf, clip: Sha256) -> ClipScore:
    """How right the captions of a clip are, as they stand against its log."""
    checked = [one.checked for one in checked_captions(project, [clip], None, None)]
    rulings = [verdict.ruling for one in checked for verdict in one.verdicts]
    supported = rulings.count("supported")
    told = supported + rulings.count("contradicted")
    return ClipScore(supported=supported, told=told, precision=supported / told if told else None)


@router.post("/check")
def check_text(project: ProjectOf, written: Text) -> CheckedShape:
    """What the record says of a text, and what is wrong with its wording."""
    log = project.log_of(written.clip)
    frames = _frames(written.start, written.end, log.clip.frames)
    return CheckedShape.of(check(written.text, log, frames, project.vocabulary, wording_rules(project)))


@router.get("/clips/{clip}/draft")
def draft_of(
    project: ProjectOf, clip: Sha256, start: Annotated[int, Query(ge=0)], end: Annotated[int, Query(ge=1)]
) -> DraftShape:
    """A description of a range of frames, made from the labels alone."""
    log = project.log_of(clip)
    drafted = draft(log, _frames(start, end, log.clip.frames), project.vocabulary)
    return DraftShape(
        parts=tuple(
            DraftPart(name=one.name, text=drafted.text[one.start : one.end]) for one in drafted.sections
        )
    )


def _frames(start: int, end: int, of: int) -> FrameRange:
    if not start < end <= of:
        raise UsageError(f"[{start}, {end}) is no range of the {of} frames of the clip")
    return FrameRange(start, end)


def _with_captions(project: Project, clip: str | None) -> list[str]:
    if clip is not None:
        return [clip]
    return [one.sha256 for one in project.clips()]


def _rows(project: Project, sha256: str, author: str) -> list[CaptionRow]:
    written = [one for one in newest_of(project.captions(sha256)) if one.author.kind == "machine"]
    if not written:
        return []
    name = project.find_clip(sha256).name
    made = {one.caption: one for one in project.critiques(sha256) if one.author.name == author}
    return [_row(one, name, made.get(one.id)) for one in written]


def _row(caption: Caption, clip_name: str, mine: Critique | None) -> CaptionRow:
    return CaptionRow(
        id=caption.id,
        name=caption.name,
        clip=caption.clip,
        clip_name=clip_name,
        start=caption.start,
        end=caption.end,
        writer=str(caption.author),
        text=first_words(caption.text),
        rating=None if mine is None else mine.rating,
        judged=mine is not None and mine.submitted,
    )
