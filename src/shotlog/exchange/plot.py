"""What a measurement saw, as one page that stands alone: film strip, shots, labels, every signal as a curve.

Hovering, or the arrow keys, show a frame with its figures; below stand the suggestions of each shot with
their evidence, and three frames before and after every boundary for the eye to check. The page loads nothing;
its one script is named by its hash in the content security policy.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from shotlog.exchange.format import Pictures
from shotlog.exchange.plot_bars import flawed, labels_of, observed, said
from shotlog.exchange.plot_curves import POINTS, Series, groups, maps, series
from shotlog.exchange.plot_stills import Album, around_of
from shotlog.exchange.wording import transitions_of, value_text
from shotlog.files import whole_file
from shotlog.measure import Finding, Observations, Signals, Swatch, findings, palette
from shotlog.record import ClipLog, Label, LabelValue, Shot
from shotlog.timing import FrameIndex

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """What the page shows of one shot."""

    shot: Shot
    number: int
    timecodes: str
    transitions: list[str]
    labels: list[Label]
    palette: list[Swatch]
    flaws: list[Finding]


@dataclass(frozen=True, slots=True)
class _Boundary:
    """How a shot begins, and the frames before and after."""

    number: int
    frame: FrameIndex
    words: str
    confidence: float
    sides: dict[str, list[tuple[FrameIndex, str | None]]]


def write_plot(
    log: ClipLog,
    signals: Signals,
    path: Path,
    pictures: Pictures,
    observations: Observations | None = None,
) -> None:
    """Write the page.

    Its size is bounded: curves keep the extremes of each stretch, and a film with many boundaries shows the
    least sure of them.

    Args:
        log: A clip as measured or as logged.
        signals: Its signals.
        path: Where the page goes; what stands there is replaced once the page is complete.
        pictures: Gives stills of exact frames; those that are missing stay blank.
        observations: What was seen in single pictures and heard, if that is to be shown too.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    album, drawn = Album(log, pictures), series(signals, observations)
    rows = [_row(log, shot, signals, observations) for shot in log.shots]
    script = _source("plot.js")
    page = _template().render(
        clip=log.clip,
        rate=f"{float(log.clip.rate):.3f}".rstrip("0").rstrip("."),
        rows=rows,
        bars=said(log)
        | flawed(flaw for row in rows for flaw in row.flaws)
        | dict(observed(observations, log.clip.frames)),
        strip=[(frame, album.still(frame)) for frame in album.strip],
        groups=groups(drawn),
        maps=list(maps(signals)),
        boundaries=[_boundary(log, shot, album) for shot in album.boundaries],
        data=_json(_figures(log, drawn)),
        stills=_json({frame: album.still(frame) for frame in album.hovered if album.still(frame)}),
        style=Markup(_source("plot.css")),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        value_text=value_text,
        colours_in=_colours_in,
    )
    with whole_file(path) as file:
        file.write(page.encode("utf-8", "backslashreplace"))


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = PackageLoader("shotlog.exchange", ".")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("plot.html.j2")


def _source(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _json(value: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    return Markup(json.dumps(value).replace("<", "\\u003c"))  # noqa: S704 - escaped here


def _row(log: ClipLog, shot: Shot, signals: Signals, observations: Observations | None) -> _Row:
    start, end = log.clip.timecode(shot.start), log.clip.timecode(shot.end)
    ways = [f"{kind} {side} {part.start} to {part.end}" for kind, side, part in transitions_of(shot)]
    timecodes = f"{start} to {end}" if start else ""
    return _Row(
        shot,
        log.number_of(shot),
        timecodes,
        ways,
        labels_of(log, shot),
        [] if observations is None else palette(observations, shot.frames),
        findings(signals, log.clip, shot.frames),
    )


def _boundary(log: ClipLog, shot: Shot, album: Album) -> _Boundary:
    way = shot.transition_in
    spread = f"at {way.start}" if way.start == way.end else f"from {way.start} to {way.end}"
    words = f"{way.kind.replace('_', ' ')} {spread}"
    around = zip(("before", "after"), around_of(shot, log.clip.frames), strict=True)
    sides = {side: [(frame, album.around(frame)) for frame in frames] for side, frames in around}
    return _Boundary(log.number_of(shot), shot.start, words, way.confidence, sides)


def _colours_in(value: LabelValue) -> list[str]:
    """Colours that a value names, to be shown as well as said."""
    return _COLOUR.findall(value_text(value))


def _figures(log: ClipLog, drawn: Mapping[str, Series]) -> dict[str, Any]:
    """What the script shows under the pointer; of long clips, of every nth frame."""
    frames = log.clip.frames
    step = max(1, -(-frames // (2 * POINTS)))
    return {
        "frames": frames,
        "step": step,
        "timecodes": [str(log.clip.timecode(frame) or "") for frame in range(0, frames, step)],
        "shots": [shot.start for shot in log.shots],
        "signals": {
            name: [float(f"{value:.4g}") if np.isfinite(value) else None for value in one.values[::step]]
            for name, one in drawn.items()
        },
    }
