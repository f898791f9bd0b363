"""What a measurement saw, as one page that stands alone: film strip, shots, every signal as a curve.

Hovering shows the frame under the pointer with its figures; below stand the suggestions of each shot, and
three frames before and after every boundary for the eye to check. The page loads nothing; its one script is
named by its hash in the content security policy.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from shotlog.exchange.format import Pictures
from shotlog.exchange.wording import transitions_of, value_text
from shotlog.files import whole_file
from shotlog.measure import Signals
from shotlog.record import ClipLog, Label, Shot
from shotlog.timing import FrameIndex

_POINTS: Final = 1200
"""Points of a curve at most, about one a pixel; of more frames, the extremes of each stretch."""

_STRIP: Final = 24
"""Stills in the film strip."""

_AROUND: Final = 3
"""Frames shown before and after a boundary."""

_HEIGHT: Final = 100.0
"""Height of a curve in units of its drawing; the page stretches it."""

_LANES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("light", ("luma", "contrast")),
    ("colour", ("saturation", "warmth")),
    ("sharpness", ("sharpness",)),
    ("content moves right, widths a frame", ("motion_x",)),
    ("content moves down, heights a frame", ("motion_y",)),
    ("content grows, a frame", ("motion_zoom",)),
    ("content turns, degrees a frame", ("motion_roll",)),
    ("standing still", ("still",)),
    ("unlike what was before", ("unlike",)),
    ("difference to the last frame", ("difference",)),
)
"""Curves of the page, top to bottom: their heading and the signals in them."""


@dataclass(frozen=True, slots=True)
class _Curve:
    """One lane: its heading, its polylines and the values at both ends of its scale."""

    heading: str
    lines: list[str]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Row:
    """What the page shows of one shot, or of its beginning."""

    shot: Shot
    number: int
    places: str
    transitions: list[str]
    labels: list[Label]


@dataclass(frozen=True, slots=True)
class _Boundary:
    """The frames around the beginning of a shot."""

    number: int
    words: str
    stills: list[tuple[FrameIndex, str | None, bool]]


def write_plot(log: ClipLog, signals: Signals, path: Path, pictures: Pictures) -> None:
    """Write the page.

    Args:
        log: A clip as measured or as logged.
        signals: Its signals.
        path: Where the page goes; what stands there is replaced once the page is complete.
        pictures: Gives stills of exact frames; those that are missing stay blank.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    strip = [round(place) for place in np.linspace(0, log.clip.frames - 1, min(_STRIP, log.clip.frames))]
    wanted = sorted({*strip, *(frame for shot in log.shots[1:] for frame in _around(shot, log.clip.frames))})
    stills = pictures(log.clip, wanted)
    script = _source("plot.js")
    page = _template().render(
        title=log.clip.name,
        clip=log.clip,
        rate=f"{float(log.clip.rate):.3f}".rstrip("0").rstrip("."),
        frames=log.clip.frames,
        strip=[(frame, _uri(stills.get(frame))) for frame in strip],
        rows=[_row(log, shot) for shot in log.shots],
        curves=[_curve(signals, heading, names) for heading, names in _LANES],
        boundaries=[_boundary(log, shot, stills) for shot in log.shots[1:]],
        data=Markup(json.dumps(_figures(log, signals)).replace("<", "\\u003c")),  # noqa: S704 - escaped here
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        names=[names for _, names in _LANES],
        value_text=value_text,
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


def _uri(jpeg: bytes | None) -> str | None:
    return None if jpeg is None else "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()


def _around(shot: Shot, frames: int) -> range:
    """Three frames before the first of a shot, and three from it on."""
    return range(max(0, shot.start - _AROUND), min(frames, shot.start + _AROUND))


def _row(log: ClipLog, shot: Shot) -> _Row:
    start, end = log.clip.timecode(shot.start), log.clip.timecode(shot.end)
    places = f"{shot.start}-{shot.end}" + (f"  {start} - {end}" if start else "")
    labels = [label for label in log.shown(shot).values() if label.value is not None]
    ways = [f"{kind} {side} {part.start}-{part.end}" for kind, side, part in transitions_of(shot)]
    return _Row(shot, log.number_of(shot), places, ways, labels + log.parts(shot))


def _boundary(log: ClipLog, shot: Shot, stills: Any) -> _Boundary:  # noqa: ANN401 - a mapping of stills
    kind = shot.transition_in.kind.replace("_", " ")
    words = f"{kind} at {shot.start}, {shot.transition_in.confidence:.2f}"
    around = _around(shot, log.clip.frames)
    pictures = [(frame, _uri(stills.get(frame)), frame >= shot.start) for frame in around]
    return _Boundary(log.number_of(shot), words, pictures)


def _curve(signals: Signals, heading: str, names: Sequence[str]) -> _Curve:
    values = [getattr(signals, name) for name in names]
    finite = np.concatenate([one[np.isfinite(one)] for one in values])
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    low, high = min(low, 0.0), max(high, low + 1e-6)
    return _Curve(heading, [_polyline(one, low, high) for one in values], low, high)


def _polyline(values: npt.NDArray[np.float32], low: float, high: float) -> str:
    """Points of an SVG polyline: frames to the right, values up; what was not measured is bridged."""
    frames, kept = _thinned(values)
    heights = _HEIGHT - (kept - low) / (high - low) * _HEIGHT
    return " ".join(f"{frame},{height:.1f}" for frame, height in zip(frames, heights, strict=True))


def _thinned(
    values: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Frames and values to draw: all, or the extremes of each stretch, so that no peak is lost."""
    frames = np.flatnonzero(np.isfinite(values))
    if len(frames) <= _POINTS:
        return frames, values[frames]
    kept: set[int] = set()
    for part in np.array_split(frames, _POINTS // 2):
        kept |= {int(part[np.argmin(values[part])]), int(part[np.argmax(values[part])])}
    chosen = np.array(sorted(kept))
    return chosen, values[chosen]


def _figures(log: ClipLog, signals: Signals) -> dict[str, Any]:
    """What the script shows under the pointer; of long clips, of every nth frame."""
    step = max(1, len(signals) // (4 * _POINTS))
    names = [name for _, lane in _LANES for name in lane]
    columns = {name: np.round(getattr(signals, name)[::step].astype(float), 4) for name in names}
    return {
        "frames": len(signals),
        "step": step,
        "timecodes": [str(log.clip.timecode(frame) or "") for frame in range(0, len(signals), step)],
        "signals": {
            name: [None if not np.isfinite(value) else float(value) for value in column]
            for name, column in columns.items()
        },
    }
