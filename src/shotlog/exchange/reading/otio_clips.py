"""What one clip or marker of OpenTimelineIO says, as plain data."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from shotlog.errors import ShotlogError
from shotlog.exchange.namespace import NAMESPACE
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Mark, Source, Text, Word, Writer
from shotlog.exchange.reading.xmeml import path_of
from shotlog.record import Certainty
from shotlog.timing import Rate

Fields = Mapping[str, Any]

_FARTHEST = 2**53
_TEXT = 10_000


def span_of(clip: Any) -> TimeRange | None:  # noqa: ANN401 - as above
    if getattr(clip, "source_range", None) is not None:
        return clip.source_range
    reference = getattr(clip, "media_reference", None)
    return None if reference is None else reference.available_range


def clip_rate(clip: Any) -> Rate | None:  # noqa: ANN401 - as above
    span = span_of(clip)
    return None if span is None else rate_of(span.start_time.rate)


def begins_of(clip: Any) -> RationalTime | None:  # noqa: ANN401 - as above
    """Media time of the first frame of the file."""
    available = None if clip.media_reference is None else clip.media_reference.available_range
    return None if available is None else available.start_time


def counted(
    span: TimeRange | None, rate: Rate | None, begins: RationalTime | None, *, drop: bool
) -> Counted | None:
    if span is None:
        return None
    start = span.start_time if begins is None else span.start_time - begins
    first, length = whole_frames(start), whole_frames(span.duration)
    end = first + length if length > 1 else None
    return Counted(first, end, rate, "either" if begins is None else "file", drop)


def mark_of(marker: Any, rate: Rate | None, begins: RationalTime | None, place: str) -> Mark:  # noqa: ANN401 - as above
    span = counted(marker.marked_range, rate, begins, drop=False)
    assert span is not None, "a marker has a range"
    known = kept_of(marker)
    writer = known.get("author")
    return Mark(
        place=place,
        span=span,
        name=marker.name or "",
        note=str(known.get("note") or note_of(marker))[:_TEXT],
        colour=marker.color or "",
        writer=_writer(writer, known.get("by")) if isinstance(writer, str) else None,
    )


def note_of(marker: Any) -> str:  # noqa: ANN401 - as above
    """What a marker says: its comment, or that which the adapter for Final Cut Pro 7 keeps."""
    kept = marker.metadata.get("fcp_xml")
    old = kept.get("comment") if isinstance(kept, Mapping) else ""
    return str(getattr(marker, "comment", "") or old or "")[:_TEXT]


def words_of(known: Fields, rate: Rate | None, place: str) -> Iterator[Word]:
    """Every label that shotlog wrote of a shot, in the order in which they were said."""
    shown = known.get("labels")
    labels = [
        *_list(known.get("said_before")),
        *({"facet": name, **said} for name, said in _items(shown)),
        *_list(known.get("parts")),
    ]
    for said in labels:
        facet, first, end = said.get("facet"), said.get("start"), said.get("end")
        span = Counted(first, end, rate) if isinstance(first, int) and isinstance(end, int) else None
        if isinstance(facet, str):
            yield Word(
                place,
                facet,
                said.get("value"),
                span,
                _writer(said.get("author"), said.get("by")),
                _confidence(said.get("confidence")),
                _certainty(said.get("certainty")),
            )


def told_of(known: Fields) -> Iterator[Event]:
    """What shotlog wrote of whole clips: their markers and captions."""
    for number, told in enumerate(_list(known.get("clips")), 1):
        clip = told.get("clip")
        if not isinstance(clip, dict):
            continue
        place, rate = f"clip {number}", exact_rate(clip.get("rate"))
        sha256 = clip.get("sha256")
        yield Event(
            place,
            Source(path=str(clip.get("path") or ""), sha256=sha256 if isinstance(sha256, str) else ""),
            bin_only=True,
            marks=tuple(_told_mark(place, one, rate) for one in _ranged(told.get("markers"))),
            texts=tuple(_told_text(place, one, rate) for one in _ranged(told.get("captions"))),
        )


def _told_mark(place: str, told: Fields, rate: Rate | None) -> Mark:
    return Mark(
        place=place,
        span=Counted(told["start"], told["end"], rate),
        name=str(told.get("name") or ""),
        note=str(told.get("note") or ""),
        colour=str(told.get("colour") or ""),
        writer=_author(told.get("author")),
    )


def _told_text(place: str, told: Fields, rate: Rate | None) -> Text:
    return Text(
        place=place,
        text=str(told.get("text") or ""),
        span=Counted(told["start"], told["end"], rate),
        name=str(told.get("name") or ""),
        writer=_author(told.get("author")),
    )


def _ranged(value: object) -> Iterator[Fields]:
    """The objects of a list that have a first and a last frame."""
    for one in _list(value):
        if isinstance(one.get("start"), int) and isinstance(one.get("end"), int):
            yield one


def _list(value: object) -> list[Fields]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _items(value: object) -> Iterator[tuple[str, Fields]]:
    for name, one in value.items() if isinstance(value, dict) else ():
        if isinstance(one, dict):
            yield str(name), one


def _author(told: object) -> Writer | None:
    return _writer(told.get("name"), told.get("kind")) if isinstance(told, dict) else None


def _confidence(told: object) -> float:
    return float(told) if isinstance(told, int | float) and 0 <= told <= 1 else 1.0


def _certainty(told: object) -> Certainty:
    known: dict[object, Certainty] = {"unsure": "unsure", "not_applicable": "not_applicable"}
    return known.get(told, "sure") if isinstance(told, str) else "sure"


def _writer(name: object, kind: object) -> Writer | None:
    return Writer(name, kind == "machine") if isinstance(name, str) and name else None


def source_of(clip: Any, begins: RationalTime | None, known: Fields) -> Source:  # noqa: ANN401 - as above
    reference = clip.media_reference
    url = getattr(reference, "target_url", "") or ""
    if isinstance(reference, otio.schema.ImageSequenceReference):
        url = f"{reference.target_url_base}{reference.name_prefix}"
    named = getattr(reference, "name", "") or ""
    edl = clip.metadata.get("cmx_3600")
    sha256 = known.get("sha256")
    return Source(
        name=clip.name or named,
        path=path_of(url),
        sha256=sha256 if isinstance(sha256, str) else "",
        reel=str(edl.get("reel") or "") if isinstance(edl, Mapping) else "",
        other=(named,) if named and named != clip.name else (),
        begins=None if begins is None else whole_frames(begins),
    )


def columns_of(clip: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """Columns that the ALE adapter of the library keeps."""
    kept = clip.metadata.get("ALE")
    if not isinstance(kept, Mapping):
        return {}
    return {str(name): str(value)[:_TEXT] for name, value in kept.items() if isinstance(value, str) and value}


def kept_of(item: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """What shotlog wrote into the metadata, as plain data."""
    kept = None if item is None else item.metadata.get(NAMESPACE)
    if not isinstance(kept, Mapping):
        return {}
    plain: dict[str, Any] = json.loads(otio.core.serialize_json_to_string(dict(kept)))
    return plain


def exact_rate(text: object) -> Rate | None:
    try:
        return Rate.parse(text) if isinstance(text, str) else None
    except ShotlogError:
        return None


def rate_of(number: float) -> Rate | None:
    """The exact rate that a double stands for: 23.976023976 is 24000/1001."""
    try:
        return Rate.parse(f"{number:.6f}")
    except ShotlogError:
        return None


def whole_frames(time: RationalTime) -> int:
    if not abs(time.value) < _FARTHEST:  # not a number is not less than anything, either
        raise ValueError(f"{time.value} is no frame")
    return round(float(time.value))
