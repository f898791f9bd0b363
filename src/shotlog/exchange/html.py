"""A contact sheet: one page of HTML that stands alone, with stills, times and labels of every shot.

The page loads nothing and runs nothing; a content security policy in it says so to the browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from pydantic import Field

from shotlog.exchange.columns import FOR_PEOPLE, shown_facets, unknown
from shotlog.exchange.format import Format, Loss, Options, Pictures, Words
from shotlog.exchange.html_log import log_page
from shotlog.exchange.material import Material
from shotlog.exchange.stills import jpeg_uri
from shotlog.exchange.wording import transitions_of, value_text
from shotlog.files import whole_file
from shotlog.record import Clip, ClipLog, Label, Shot
from shotlog.timing import FrameIndex, Rate

_CHIP = 36
"""Characters of a value that stands in a chip; a longer one gets lines of its own."""


@dataclass(frozen=True, slots=True)
class _Still:
    frame: FrameIndex
    uri: str | None


@dataclass(frozen=True, slots=True)
class _Card:
    """What the page shows of one shot."""

    number: int
    kind: str
    frames: str
    start: str
    end: str
    length: str
    transitions: list[str]
    stills: list[_Still]
    labels: list[Label]


@dataclass(frozen=True, slots=True)
class _Section:
    """What the page shows of one clip."""

    name: str
    path: str
    aspect: str
    facts: list[tuple[str, str]]
    warnings: Sequence[str]
    cards: list[_Card]


class HtmlOptions(Options):
    """What may be chosen about a page."""

    kind: Literal["sheet", "log"] = Field(
        "sheet", description="A contact sheet, or a table with a row a shot."
    )
    columns: Words = Field((), description="Columns of the table in order; what people read unless given.")
    thumbnails: bool = Field(True, description="A picture of each shot in the table.")


def _losses(materials: Sequence[Material], options: HtmlOptions) -> Iterator[Loss]:
    if options.kind == "log":
        yield from unknown(materials, options.columns)
        return
    for one in materials:
        if one.markers:
            message = "its markers are left out: kind=log tells them"
            yield Loss(one.clip.name, None, message, "marker", len(one.markers))
        if one.captions:
            message = "its captions are left out: kind=log tells them"
            yield Loss(one.clip.name, None, message, "caption", len(one.captions))


def _write(materials: Sequence[Material], path: Path, pictures: Pictures, options: HtmlOptions) -> list[Loss]:
    losses: list[Loss] = []
    if options.kind == "log":
        names = options.columns or [*FOR_PEOPLE, *shown_facets(materials), "parts", "markers", "captions"]
        page = log_page(materials, path.stem, names, pictures if options.thumbnails else None, losses)
    else:
        page = _template().generate(
            title=path.stem,
            clips=len(materials),
            shots=sum(len(one.shots) for one in materials),
            sections=_sections(materials, pictures, losses),
        )
    with whole_file(path) as file:
        for piece in page:
            file.write(piece.encode("utf-8", "backslashreplace"))
    return losses


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("shotlog.exchange", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["term"] = _term
    environment.filters["words"] = _words
    environment.tests["prose"] = lambda label: len(_words(label)) > _CHIP
    return environment.get_template("contact_sheet.html.j2")


def _sections(materials: Sequence[Material], pictures: Pictures, losses: list[Loss]) -> Iterator[_Section]:
    """One clip at a time, so that the stills of one clip only are in memory."""
    for material in materials:
        log = material.log
        wanted = sorted({frame for shot in material.shots for frame in _still_frames(shot)})
        stills = pictures(log.clip, wanted)
        missing = sum(frame not in stills for frame in wanted)
        if missing:
            message = f"{missing} of its {len(wanted)} stills are blank: no picture could be had for them"
            losses.append(Loss(log.clip.name, None, message, "media", missing))
        uris = {frame: jpeg_uri(jpeg) for frame, jpeg in stills.items()}
        yield _section(log, [_card(log, shot, uris) for shot in material.shots])


def _still_frames(shot: Shot) -> list[FrameIndex]:
    """First, middle and last frame of a shot; equal ones in a very short shot."""
    return [shot.start, shot.start + len(shot.frames) // 2, shot.end - 1]


def _section(log: ClipLog, cards: list[_Card]) -> _Section:
    clip = log.clip
    aspect = f"{clip.display_aspect.numerator} / {clip.display_aspect.denominator}"
    return _Section(clip.name, clip.path, aspect, _facts(clip, len(cards)), clip.warnings, cards)


def _facts(clip: Clip, shots: int) -> list[tuple[str, str]]:
    start = clip.timecode(0) if clip.start_timecode else None
    facts = [
        ("shots", f"{shots}"),
        ("length", _clock(clip.duration)),
        ("frames", f"{clip.frames}"),
        ("rate", f"{_decimal(clip.rate)}{' variable' if clip.variable_rate else ''}"),
        ("starts at", "" if start is None else str(start)),
        ("reel", clip.reel or ""),
        ("size", f"{clip.width} × {clip.height}"),  # noqa: RUF001 - the multiplication sign is meant
        ("codec", clip.codec),
    ]
    return [(name, value) for name, value in facts if value]


def _card(log: ClipLog, shot: Shot, uris: dict[FrameIndex, str]) -> _Card:
    start, end = log.clip.timecode(shot.start), log.clip.timecode(shot.end)
    return _Card(
        number=log.number_of(shot),
        kind=shot.kind,
        frames=f"{shot.start}–{shot.end}",  # noqa: RUF001 - a dash between two numbers
        start="" if start is None else str(start),
        end="" if end is None else str(end),
        length=_length(log.clip, len(shot.frames)),
        transitions=[f"{kind} {side} {len(frames)} f" for kind, side, frames in transitions_of(shot)],
        stills=[_Still(frame, uris.get(frame)) for frame in _still_frames(shot)],
        labels=_labels(log, shot),
    )


def _labels(log: ClipLog, shot: Shot) -> list[Label]:
    """What is shown, people's words first; where a machine could not tell, it need not say so here."""
    labels = [*log.shown(shot).values(), *log.parts(shot)]
    telling = [label for label in labels if label.value is not None or label.author.kind == "person"]
    return sorted(telling, key=lambda label: label.author.kind == "machine")


def _length(clip: Clip, frames: int) -> str:
    if clip.variable_rate:
        return f"{frames} f"
    return f"{float(clip.rate.seconds(frames)):.2f} s"


def _clock(seconds: Fraction) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _decimal(rate: Rate) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


def _words(label: Label) -> str:
    return _term(value_text(label.value)) or "cannot tell"


def _term(text: str) -> str:
    return text.replace("_", " ").replace("->", "→")


FORMAT = Format(
    "html",
    ".html",
    "Contact sheet or shot log with stills, to look at and to print.",
    HtmlOptions,
    _losses,
    _write,
)
