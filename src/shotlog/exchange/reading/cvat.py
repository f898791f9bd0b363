"""CVAT: the JSON of its task backups and its server, Datumaro's JSON, and CVAT for video in XML.

Tags are about one frame; a track is shown from its first shape until it is outside. Frames are counted from
0 and are those of the task, which are those of the video unless it was cut or thinned out for the task.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from shotlog.exchange.reading.documents import document_of, looks_like_json, objects, text_in, whole
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Remark, Source, Timeline, Word
from shotlog.exchange.reading.xml import Element, root_name, root_of

Fields = Mapping[str, Any]


def knows(given: Given) -> bool:
    """Whether it holds tags, shapes and tracks, or items with annotations of categories."""
    if not looks_like_json(given):
        return False
    return any(_is_job(one) or _is_datumaro(one) for one in objects(document_of(given)))


def _is_job(one: Fields) -> bool:
    return any(isinstance(one.get(name), list) for name in ("tags", "tracks")) and "data" not in one


def _is_datumaro(one: Fields) -> bool:
    return isinstance(one.get("items"), list) and isinstance(one.get("categories"), dict)


def read(given: Given) -> Timeline:
    """An event for each job or item's video, with its tags and tracks."""
    found = list(objects(document_of(given)))
    names = _label_names(found)
    events = [_job(number, one, names, given) for number, one in enumerate(found, 1) if _is_job(one)]
    events += [event for one in found if _is_datumaro(one) for event in _items(one, given)]
    remarks = [Remark("shapes", "shapes on single frames say where, not when; they were left out")]
    has_shapes = any(one.get("shapes") for one in found)
    return Timeline(
        "cvat", "CVAT", given.path.stem, events=tuple(events), remarks=tuple(remarks if has_shapes else ())
    )


def _label_names(found: Iterable[Fields]) -> dict[object, str]:
    """Names of labels by id, where a file has both."""
    labels = [label for one in found for label in objects(one.get("labels") or [])]
    return {label.get("id"): text_in(label.get("name")) for label in labels}


def _job(number: int, job: Fields, names: Mapping[object, str], given: Given) -> Event:
    place = f"job {job.get('id', number)}"
    words = [*_tags(place, job, names), *_tracks(place, job, names)]
    source = text_in(job.get("source_name") or job.get("name") or job.get("file"))
    return Event(place, Source(name=source, other=(given.path.stem,)), words=tuple(words))


def _tags(place: str, job: Fields, names: Mapping[object, str]) -> Iterator[Word]:
    said = [
        (facet, answer, frame)
        for tag in objects(job.get("tags") or [])
        if (frame := whole(tag.get("frame"))) is not None and frame >= 0
        for facet, answer in _said(tag, names)
    ]
    yield from _runs(f"{place}, tags", said)


def _runs(place: str, said: Iterable[tuple[str, str, int]]) -> Iterator[Word]:
    """One word for each run of frames that follow each other with the same answer."""
    for (facet, answer), group in groupby(sorted(set(said)), key=lambda one: one[:2]):
        frames = [frame for _, _, frame in group]
        start = frames[0]
        for frame, after in zip(frames, [*frames[1:], None], strict=True):
            if after != frame + 1:
                yield Word(f"{place} from {start}", facet, answer, Counted(start, frame + 1))
                start = after if after is not None else start


def _tracks(place: str, job: Fields, names: Mapping[object, str]) -> Iterator[Word]:
    for number, track in enumerate(objects(job.get("tracks") or []), 1):
        shapes = [
            shape for shape in objects(track.get("shapes") or []) if whole(shape.get("frame")) is not None
        ]
        keys = [(int(shape["frame"]), shape.get("outside") is True) for shape in shapes]
        for start, end in _shown(keys, whole(job.get("stop_frame"))):
            for facet, answer in _said(track, names):
                yield Word(f"{place}, track {number}", facet, answer, Counted(start, end))


def _shown(keys: Iterable[tuple[int, bool]], last: int | None) -> Iterator[tuple[int, int]]:
    """Half-open runs of frames in which a track is not outside; the last goes on to `last`."""
    begun: int | None = None
    frame = 0
    for frame, is_outside in sorted(keys):
        if is_outside and begun is not None:
            yield begun, frame
            begun = None
        elif not is_outside and begun is None and frame >= 0:
            begun = frame
    if begun is not None:
        yield begun, max(frame, last or 0) + 1


def _said(told: Fields, names: Mapping[object, str]) -> Iterator[tuple[str, str]]:
    """The label, and what its attributes say."""
    label = text_in(told.get("label")) or names.get(told.get("label_id"), "") or text_in(told.get("label_id"))
    attributes = list(objects(told.get("attributes") or []))
    answers = [
        (text_in(one.get("name") or one.get("spec_id")), text_in(one.get("value"))) for one in attributes
    ]
    told_more = [(facet, answer) for facet, answer in answers if facet and answer and answer != "false"]
    yield from told_more or ([("", label)] if label else [])


def _items(found: Fields, given: Given) -> Iterator[Event]:
    """Datumaro: an item a frame, with the labels of the whole picture."""
    categories = found["categories"].get("label")
    listed = categories.get("labels") if isinstance(categories, dict) else None
    names = [text_in(one.get("name")) for one in objects(listed or [])]
    said: list[tuple[str, str, int]] = []
    for number, item in enumerate(objects(found["items"])):
        attributes = item.get("attr")
        frame = whole(attributes.get("frame")) if isinstance(attributes, dict) else None
        for one in objects(item.get("annotations") or []):
            label = whole(one.get("label_id"))
            if one.get("type") in {"label", None} and label is not None and 0 <= label < len(names):
                said.append(("", names[label], number if frame is None else max(0, frame)))
    yield Event("items", Source(other=(given.path.stem,)), words=tuple(_runs("items", said)))


def knows_xml(given: Given) -> bool:
    """Whether it is a document of CVAT."""
    return root_name(given) == "annotations"


def read_xml(given: Given) -> Timeline:
    """CVAT for video 1.1: every track as runs of frames."""
    root = root_of(given)
    source = (root.findtext("meta/source") or root.findtext("meta/task/source") or "").strip()
    words = [word for track in root.iter("track") for word in _xml_track(track)]
    event = Event("tracks", Source(name=source, other=(given.path.stem,)), words=tuple(words))
    return Timeline("cvat", "CVAT", given.path.stem, events=(event,))


def _xml_track(track: Element) -> Iterator[Word]:
    shapes = [
        shape
        for shape in track
        if (shape.get("frame") or "").isdecimal() and len(shape.get("frame", "")) < 16
    ]
    keys = [(int(shape.get("frame", "0")), shape.get("outside") == "1") for shape in shapes]
    answers = {
        ((one.get("name") or "").strip(), (one.text or "").strip())
        for shape in shapes[:1]
        for one in shape.findall("attribute")
    }
    said = sorted(answer for answer in answers if all(answer) and answer[1] != "false")
    for start, end in _shown(keys, None):
        for facet, answer in said or [("", track.get("label", ""))]:
            yield Word(f"track {track.get('id', '?')}", facet, answer, Counted(start, end))
