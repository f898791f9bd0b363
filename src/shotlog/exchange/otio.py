"""OpenTimelineIO: one timeline with every shot in order, its source exact, everything said in the metadata.

Its JSON is written by hand and shot by shot, for the library would hold the whole timeline in memory; the
tests read it back with the library.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import Field

from shotlog.exchange.colours import OTIO
from shotlog.exchange.counting import RECORD_START
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import USUAL, Mark, Marked, Sources
from shotlog.exchange.material import Material
from shotlog.exchange.namespace import NAMESPACE
from shotlog.exchange.whole import VERSION, Json, clip_told, shot_told
from shotlog.files import whole_file
from shotlog.record import Clip
from shotlog.timing import FrameIndex

_VARIABLE = (
    "its frame rate varies, and OpenTimelineIO counts at a constant one: frames are numbered right, "
    "but their times are those of the nominal rate"
)

UrlOf = Callable[[Clip], str | None]


class OtioOptions(Options):
    """What may be chosen about OpenTimelineIO."""

    markers: Sources = Field(USUAL, description="What becomes a marker.")
    start: str = Field(RECORD_START, description="Timecode at which the timeline begins.")


def losses_of(materials: Sequence[Material], _: OtioOptions) -> Iterator[Loss]:
    """What OpenTimelineIO cannot carry: the times of frames at a variable rate."""
    for one in materials:
        if one.clip.variable_rate and one.shots:
            yield Loss(one.clip.name, None, _VARIABLE, "rate")


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: OtioOptions) -> list[Loss]:
    with whole_file(path) as file:
        write_timeline(file, [one for one in materials if one.shots], path.stem, options, url_of)
    return []


def url_of(clip: Clip) -> str:
    """Where the file of a clip is, percent-encoded."""
    return PurePosixPath(clip.path).as_uri()


def write_timeline(
    file: IO[bytes], materials: Sequence[Material], name: str, options: OtioOptions, url: UrlOf
) -> None:
    """Write a timeline, a line for each shot.

    Args:
        file: Where to write.
        materials: The clips.
        name: Of the timeline.
        options: What is chosen.
        url: Where a reader finds the file of a clip; None where it is not to be had.
    """
    track = {"OTIO_SCHEMA": "Track.1", "name": "V1", "kind": "Video", "children": _HOLE}
    stack = {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": [track]}
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "name": name,
        "global_start_time": _start(materials[0], options.start),
        "metadata": {NAMESPACE: {"version": VERSION, "clips": [clip_told(one) for one in materials]}},
        "tracks": stack,
    }
    before, after = _text(timeline).split(f'"{_HOLE}"')
    file.write(_bytes(before + "[\n"))
    mark = ""
    for material in materials:
        for line in _lines(material, options, url(material.clip)):
            file.write(_bytes(mark + line))
            mark = ",\n"
    file.write(_bytes("\n]" + after + "\n"))


_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}shots\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where the shots will, in the JSON around them."""


def _start(first: Material, start: str) -> Json:
    count = first.count
    return _time(0 if count is None else count.timeline(start).first, float(first.clip.rate))


def _lines(material: Material, options: OtioOptions, url: str | None) -> Iterator[str]:
    marked = Marked(material, options.markers)
    clip, place = material.clip, _Place(material)
    exact = {"rate": str(clip.rate), "drop_frame": clip.drop_frame, "sha256": clip.sha256}
    media = _text(_media(clip, place, url))
    for shot in material.shots:
        item = {
            "OTIO_SCHEMA": "Clip.1",
            "name": clip.name,
            "source_range": place.range(shot.start, shot.end),
            "markers": [_marker(place, mark) for mark in marked.of(shot)],
            "metadata": {NAMESPACE: shot_told(material, shot) | exact},
        }
        yield f'{_text(item)[:-1]}, "media_reference": {media}}}'


class _Place:
    """Frames of a clip in the time of its media: counted from midnight of its timecode."""

    def __init__(self, material: Material) -> None:
        self._first = 0 if material.count is None else material.count.first
        self._rate = float(material.clip.rate)

    def range(self, start: FrameIndex, end: FrameIndex) -> Json:
        first = _time(self._first + start, self._rate)
        return {"OTIO_SCHEMA": "TimeRange.1", "start_time": first, "duration": _time(end - start, self._rate)}


def _time(frames: int, rate: float) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": rate, "value": float(frames)}


def _media(clip: Clip, place: _Place, url: str | None) -> Json:
    kind = "MissingReference.1" if url is None else "ExternalReference.1"
    where = {} if url is None else {"target_url": url}
    return {
        "OTIO_SCHEMA": kind,
        **where,
        "name": clip.name,
        "available_range": place.range(0, clip.frames),
        "metadata": {NAMESPACE: {"sha256": clip.sha256, "path": clip.path}},
    }


def _marker(place: _Place, mark: Mark) -> Json:
    return {
        "OTIO_SCHEMA": "Marker.2",
        "name": mark.name,
        "color": OTIO[mark.colour],
        "comment": mark.note,
        "marked_range": place.range(mark.frames.start, mark.frames.end),
        "metadata": {NAMESPACE: {"author": mark.author}},
    }


_text = json.JSONEncoder(ensure_ascii=False).encode


def _bytes(text: str) -> bytes:
    """UTF-8 with `?` for each byte of a file's name that is not Unicode, which the library refuses."""
    return text.encode("utf-8", "replace")


FORMAT = Format(
    "otio",
    ".otio",
    "OpenTimelineIO timeline, with everything in its metadata.",
    OtioOptions,
    losses_of,
    _write,
)
