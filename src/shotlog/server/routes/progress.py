"""What is left to do, what was done today, and how long a clip takes."""

from datetime import timedelta, timezone
from itertools import pairwise
from typing import Annotated, Final

from fastapi import APIRouter, Query

from shotlog.log import ClipRow, Project
from shotlog.record import Revision
from shotlog.server.asking import AuthorOf, ProjectOf
from shotlog.server.shapes import BinClip, Shape

router = APIRouter(tags=["progress"])

_PAUSE: Final = timedelta(minutes=5)
"""Whoever changes nothing for longer does something else meanwhile."""


_AT_ONCE: Final = 500


class Day(Shape):
    """What somebody did on one day.

    Attributes:
        day: The date, as whoever asks counts days.
        changes: How many changes they made.
        shots: How many shots they logged or approved.
        captions: How many captions they judged.
        seconds: How long they worked: the time between changes that lie less than five minutes apart.
    """

    day: str
    changes: int
    shots: int
    captions: int
    seconds: int


class ProgressShape(Shape):
    """How far the project is.

    Attributes:
        clips: How many clips there are.
        shots: How many shots.
        open: How many of them nobody has logged yet.
        logged: How many wait for a second look.
        approved: How many are approved.
        returned: How many want more work.
        captions: How many captions by models there are to judge, those judged included.
        judged: How many of them somebody judged.
        next: Clips with open or returned shots, those that were begun first.
        days: What whoever asks did, newest day first.
        seconds_a_shot: How long one of their shots takes, over all days; None before the first.
    """

    clips: int
    shots: int
    open: int
    logged: int
    approved: int
    returned: int
    captions: int
    judged: int
    next: tuple[BinClip, ...]
    days: tuple[Day, ...]
    seconds_a_shot: float | None


@router.get("/progress")
def progress(
    project: ProjectOf,
    author: AuthorOf,
    utc_offset: Annotated[int, Query(ge=-840, le=840, description="Minutes east of UTC.")] = 0,
) -> ProgressShape:
    """How far the project is, and what whoever asks did for it."""
    rows = [BinClip.of(row) for row in _clips(project)]
    mine = [one for one in project.history(changes=False) if one.author.name == author.name]
    days = _days(mine, timezone(timedelta(minutes=utc_offset)))
    shots = sum(day.shots for day in days)
    unfinished = [row for row in rows if row.logged + row.approved < row.shots]
    return ProgressShape(
        clips=len(rows),
        shots=sum(row.shots for row in rows),
        open=sum(row.shots - row.logged - row.approved - row.returned for row in rows),
        logged=sum(row.logged for row in rows),
        approved=sum(row.approved for row in rows),
        returned=sum(row.returned for row in rows),
        captions=sum(row.captions for row in rows),
        judged=sum(row.critiques for row in rows),
        next=tuple(sorted(unfinished, key=lambda row: row.logged + row.approved == 0)[:50]),
        days=tuple(days[:60]),
        seconds_a_shot=sum(day.seconds for day in days) / shots if shots else None,
    )


def _clips(project: Project) -> list[ClipRow]:
    rows: list[ClipRow] = []
    while True:
        found = project.clip_rows(offset=len(rows), limit=_AT_ONCE)
        rows += found.rows
        if not found.rows or len(rows) >= found.total:
            return rows


def _days(done: list[Revision], zone: timezone) -> list[Day]:
    """What was done on each day, newest first."""
    by_day: dict[str, list[Revision]] = {}
    for one in done:
        by_day.setdefault(one.made_at.astimezone(zone).date().isoformat(), []).append(one)
    return [_day(day, by_day[day]) for day in sorted(by_day, reverse=True)]


def _day(day: str, done: list[Revision]) -> Day:
    apart = (later.made_at - earlier.made_at for earlier, later in pairwise(done))
    worked = sum((gap for gap in apart if gap <= _PAUSE), timedelta())
    return Day(
        day=day,
        changes=len(done),
        shots=sum(one.action == "decide" for one in done),
        captions=len({one.note for one in done if one.action == "judge"}),
        seconds=round(worked.total_seconds()),
    )
