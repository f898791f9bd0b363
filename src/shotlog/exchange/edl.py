"""CMX 3600 edit decision lists: every shot an event, laid end to end from 01:00:00:00.

Columns, reels and comments follow the CMX 3600 layout that editing systems share. Out points are
exclusive. A dissolve that is in the picture already stands as a cut with a comment unless asked for
otherwise: an event `D` dissolves it a second time.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from pydantic import Field

from shotlog.exchange.assembled import File, files, fit, require_some
from shotlog.exchange.colours import AVID, changed
from shotlog.exchange.counting import RECORD_START, Count
from shotlog.exchange.edl_events import Event, Pace, Reels, Way, events
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import USUAL, Sources, marks
from shotlog.exchange.material import Material
from shotlog.exchange.reels import Style, reel_map, reels
from shotlog.exchange.wording import all_said, plain, transitions_of
from shotlog.files import whole_file
from shotlog.record import Clip
from shotlog.timing import Rate

EVENTS = 999
"""Events in one EDL: their numbers have three digits."""

_FASTEST = 60
"""Frames in a second of timecode that EDL readers know."""

_TITLE_LENGTH = 70
_DIFFER = "these clips differ in rate or drop-frame count, so that each needs an EDL of its own"


class EdlOptions(Options):
    """What may be chosen about EDLs."""

    reels: Style = Field("8", description="Reel names: 8 characters, 32, or as the tag stands.")
    transitions: Way = Field(
        "comments", description="Dissolves and wipes as comments on cuts, or as events D and W."
    )
    markers: Sources = Field(USUAL, description="What becomes a LOC marker, in record timecode.")
    start: str = Field(RECORD_START, description="Record timecode of the first event.")
    rate: str | None = Field(
        None,
        description="Rate of the record timecode, for clips of several rates; M2 says their speed.",
    )
    drop: bool = Field(False, description="Whether that record timecode is drop-frame.")
    map: Path | None = Field(None, description="CSV file to write: which reel stands for which clip.")


def _losses(materials: Sequence[Material], options: EdlOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    if options.rate is None and _counts(fitting) > 1:
        why = "the clips differ in rate or drop-frame count, and one EDL has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in an EDL of its own: {why}", "file") for one in fitting
        )
    for material, reel in zip(fitting, _reels(fitting, options), strict=True):
        yield from _clip_losses(material, reel, options)
    total = sum(len(one.shots) for one in fitting)
    if total > EVENTS:
        parts = -(-total // EVENTS)
        message = f"{total} events stand in {parts} or more files: an EDL numbers {EVENTS} at most"
        yield Loss(fitting[0].clip.name, None, message, "file", parts)


def unfit(clip: Clip) -> str:
    """Why a clip cannot stand in an EDL; empty where it can."""
    if clip.variable_rate:
        return "it has a variable frame rate, and an EDL counts at a constant one"
    base = clip.rate.timecode_base
    if base is None or base > _FASTEST:
        return f"an EDL has no timecode for {clip.rate} frames a second"
    return ""


def _counts(materials: Sequence[Material]) -> int:
    return len({one.counted.kind for one in materials})


def _reels(materials: Sequence[Material], options: EdlOptions) -> list[str]:
    return reels([one.clip for one in materials], options.reels)


def _clip_losses(material: Material, reel: str, options: EdlOptions) -> Iterator[Loss]:
    clip = material.clip
    if plain(clip.name) != clip.name:
        message = f"its name is written as {plain(clip.name)!r}: an EDL holds ASCII on one line"
        yield Loss(clip.name, None, message, "name")
    if clip.reel and clip.reel != reel:
        limit = {"8": "8 characters", "32": "32 characters", "as-is": "no blanks, and ASCII"}[options.reels]
        yield Loss(
            clip.name, None, f"its reel {clip.reel!r} is written as {reel}: an EDL has {limit}", "reel"
        )
    count = material.counted
    for shot in material.shots:
        if count.passes_midnight(shot.start, shot.end):
            message = "its timecode passes midnight, where some readers of EDLs lose count"
            yield Loss(clip.name, material.number_of(shot), message, "timecode")
    yield from _said_losses(material, options)
    yield from _transition_losses(material, options)
    yield from _speed_losses(material, options)


def _said_losses(material: Material, options: EdlOptions) -> Iterator[Loss]:
    name, given = material.clip.name, marks(material, options.markers)
    texts = [text for shot in material.shots for text in all_said(material.log, shot)]
    changed_texts = sum(plain(text) != text for text in (*texts, *(mark.text for mark in given)))
    if changed_texts:
        yield Loss(name, None, "some of its texts lose letters or line ends", "text", changed_texts)
    recoloured = sum(changed(AVID, mark.colour) for mark in given)
    if recoloured:
        yield Loss(name, None, "colours that LOC lacks become the nearest", "marker", recoloured)
    long = sum(len(mark.frames) > 1 for mark in given)
    if long:
        yield Loss(name, None, "markers over several frames stand at their first", "marker", long)


def _transition_losses(material: Material, options: EdlOptions) -> Iterator[Loss]:
    if options.transitions == "comments":
        return
    kinds = Counter(kind for shot in material.shots for kind, side, _ in transitions_of(shot) if side == "in")
    fades = sum(number for kind, number in kinds.items() if kind not in {"dissolve", "wipe"})
    if fades:
        yield Loss(material.clip.name, None, "its fades stand as comments", "transition", fades)
    if kinds["wipe"]:
        message = "its wipes all stand as W001: the log does not number their patterns"
        yield Loss(material.clip.name, None, message, "transition", kinds["wipe"])


def _speed_losses(material: Material, options: EdlOptions) -> Iterator[Loss]:
    pace = Pace(_record(material, options).rate.fraction / material.clip.rate.fraction)
    if pace.ratio == 1:
        return
    name = material.clip.name
    yield Loss(name, None, "its source timecode counts at another rate than the record", "rate")
    ends = list(accumulate(len(shot.frames) for shot in material.shots))
    rounded = sum(not pace.is_exact(end) for end in ends)
    if rounded:
        yield Loss(name, None, "ends of shots lie between two frames of the record", "timecode", rounded)


def _record(material: Material, options: EdlOptions) -> Count:
    """How the record counts: as its clips do, unless a rate is asked for."""
    if options.rate is None:
        return material.counted.timeline(options.start)
    return Count(Rate.parse(options.rate), options.drop).timeline(options.start)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: EdlOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "edl")
    chosen = _reels(fitting, options)
    reel_of = {one.clip.sha256: reel for one, reel in zip(fitting, chosen, strict=True)}
    together = options.rate is not None or _counts(fitting) == 1
    for file in files(fitting, path, ".edl", together=together, why=_DIFFER):
        _write_list(file, reel_of, options)
    if options.map is not None:
        with whole_file(options.map) as target:
            target.write(reel_map([one.clip for one in fitting], chosen))
    return []


def _write_list(file: File, reel_of: Reels, options: EdlOptions) -> None:
    """One EDL, or several parts of one where there are more events than one can number."""
    record = _record(file.materials[0], options)
    made = events(file.materials, reel_of, record, options.transitions, options.markers)
    part, first = 0, next(made, None)
    while first is not None:
        part += 1
        name = file.path.name if part == 1 else f"{file.path.stem}.part{part}{file.path.suffix}"
        first = _write_part(file.path.with_name(name), first, made, drop=record.drop)


def _write_part(path: Path, first: Event, rest: Iterator[Event], *, drop: bool) -> Event | None:
    """Write events as long as there are numbers for them; the first one that has none, if any."""
    title = plain(path.stem)[:_TITLE_LENGTH].strip() or "SHOTLOG"
    mode = "DROP FRAME" if drop else "NON-DROP FRAME"
    event: Event | None = first
    with whole_file(path) as file:
        file.write(f"TITLE: {title}\r\nFCM: {mode}\r\n\r\n".encode("ascii"))
        for number in range(1, EVENTS + 1):
            if event is None:
                break
            file.write(event.text(number).encode("ascii"))
            event = next(rest, None)
    return event


FORMAT = Format(
    "edl", ".edl", "CMX 3600 edit decision list, for editing systems.", EdlOptions, _losses, _write
)
