"""CMX 3600 edit decision lists: every shot an event, laid end to end from 01:00:00:00.

Columns, reels and comments follow the CMX 3600 layout that editing systems share. Out points are
exclusive. A dissolve that is in the picture already stands as a cut with a comment: an event `D` would
dissolve it a second time.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shotlog.errors import UsageError
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.reels import reels
from shotlog.exchange.wording import all_said, file_stems, plain, transitions_of
from shotlog.files import whole_file
from shotlog.record import Clip, ClipLog, Shot
from shotlog.timing import Timecode

EVENTS = 999
"""Events in one EDL: their numbers have three digits."""

_FASTEST = 60
"""Frames in a second of timecode that EDL readers know."""

_TITLE_LENGTH = 70
_COMMENT_LENGTH = 68
_RECORD_START = "01:00:00:00"


@dataclass(frozen=True, slots=True)
class _Event:
    """One line of an EDL and its comments, but for its number."""

    columns: str
    comments: tuple[str, ...]

    def text(self, number: int) -> str:
        return "\r\n".join((f"{number:03}  {self.columns}", *self.comments, ""))


def _write(logs: Sequence[ClipLog], path: Path, _: Pictures) -> list[Loss]:
    refused = [Loss(log.clip.name, None, why) for log in logs if (why := _unfit(log.clip))]
    fit = [log for log in logs if not _unfit(log.clip)]
    if not fit:
        raise UsageError(
            "none of these clips can stand in an EDL: "
            + "; ".join(sorted({loss.message for loss in refused})),
            hint="Conform them to a constant standard rate, or export otio, csv or jsonl.",
        )
    reel_of = dict(zip((log.clip.sha256 for log in fit), reels([log.clip for log in fit]), strict=True))
    counts = {_count(log.clip) for log in fit}
    if len(counts) == 1 and not _names_folder(path):
        return refused + _write_list(fit, path, reel_of)
    return refused + _write_folder(fit, path, reel_of, mixed=len(counts) > 1)


def _unfit(clip: Clip) -> str:
    """Why a clip cannot stand in an EDL; empty where it can."""
    if clip.variable_rate:
        return "it was left out: it has a variable frame rate, and an EDL counts at a constant one"
    base = clip.rate.timecode_base
    if base is None or base > _FASTEST:
        return f"it was left out: an EDL has no timecode for {clip.rate} frames a second"
    return ""


def _count(clip: Clip) -> Timecode:
    """What clips in one EDL must have in common: zero, at their rate, dropping or not."""
    start = clip.timecode(0)
    assert start is not None, "unfit clips were left out"
    return Timecode(0, start.rate, start.drop)


def _names_folder(path: Path) -> bool:
    return path.is_dir() or not (path.suffix or path.exists())


def _write_folder(logs: list[ClipLog], folder: Path, reel_of: dict[str, str], *, mixed: bool) -> list[Loss]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            "these clips differ in rate or drop-frame count, so that each needs an EDL of its own",
            hint=f"Name a folder for them; {folder} is a file.",
            path=folder,
        )
    losses = []
    for log, name in zip(logs, file_stems([log.clip.name for log in logs]), strict=True):
        if mixed:
            why = "the clips differ in rate or drop-frame count, and one EDL has one"
            losses.append(Loss(log.clip.name, None, f"it stands in {name}.edl of its own: {why}"))
        losses += _write_list([log], folder / f"{name}.edl", reel_of)
    return losses


def _write_list(logs: list[ClipLog], path: Path, reel_of: dict[str, str]) -> list[Loss]:
    """One EDL, or several parts of one where there are more events than one can number."""
    losses = [loss for log in logs for loss in _losses(log, reel_of[log.clip.sha256])]
    events = list(_events(logs, reel_of))
    drop = _count(logs[0].clip).drop
    for part, first in enumerate(range(0, max(1, len(events)), EVENTS), start=1):
        target = path if part == 1 else path.with_name(f"{path.stem}.part{part}{path.suffix}")
        _write_part(target, events[first : first + EVENTS], drop=drop)
        if part > 1:
            message = f"events from {first + 1} on stand in {target.name}: an EDL numbers {EVENTS} at most"
            losses.append(Loss(logs[0].clip.name, None, message))
    return losses


def _write_part(path: Path, events: list[_Event], *, drop: bool) -> None:
    title = plain(path.stem)[:_TITLE_LENGTH].strip() or "SHOTLOG"
    mode = "DROP FRAME" if drop else "NON-DROP FRAME"
    with whole_file(path) as file:
        file.write(f"TITLE: {title}\r\nFCM: {mode}\r\n\r\n".encode("ascii"))
        for number, event in enumerate(events, start=1):
            file.write(event.text(number).encode("ascii"))


def _events(logs: list[ClipLog], reel_of: dict[str, str]) -> Iterator[_Event]:
    count = _count(logs[0].clip)
    record = Timecode.parse(_RECORD_START, count.rate, drop=count.drop)
    for log in logs:
        for shot in log.shots:
            after = record + len(shot.frames)
            source = f"{log.clip.timecode(shot.start)} {log.clip.timecode(shot.end)}"
            columns = f"{reel_of[log.clip.sha256]:<8} V     C        {source} {record} {after}"
            yield _Event(columns, tuple(_comments(log, shot)))
            record = after


def _comments(log: ClipLog, shot: Shot) -> Iterator[str]:
    yield f"* FROM CLIP NAME: {plain(log.clip.name)}"
    yield f"* SOURCE FILE: {plain(log.clip.name)}"
    if shot.kind != "shot":
        yield f"* SHOTLOG KIND: {shot.kind.upper()}"
    for kind, side, frames in transitions_of(shot):
        yield f"* SHOTLOG TRANSITION: {kind.upper()} {side.upper()} FRAMES [{frames.start}, {frames.end})"
    labels = plain("; ".join(all_said(log, shot)))
    yield from (f"* COMMENT: {line}" for line in textwrap.wrap(labels, _COMMENT_LENGTH))


def _losses(log: ClipLog, reel: str) -> Iterator[Loss]:
    clip = log.clip
    if plain(clip.name) != clip.name:
        message = f"its name is written as {plain(clip.name)!r}: an EDL holds ASCII on one line"
        yield Loss(clip.name, None, message)
    if clip.reel and clip.reel != reel:
        yield Loss(clip.name, None, f"its reel {clip.reel!r} is written as {reel}: an EDL has 8 characters")
    for number, shot in enumerate(log.shots, start=1):
        start, end = clip.timecode(shot.start), clip.timecode(shot.end)
        if start and end and end.frames < start.frames:
            message = "its timecode passes midnight, where some readers of EDLs lose count"
            yield Loss(clip.name, number, message)


FORMAT = Format("edl", ".edl", "CMX 3600 edit decision list, for editing systems.", _write)
