"""Label Studio: its JSON export, each task a video with the answers of people and of models.

Ranges of a time line are frames counted from 1, both ends in them (`TimelineLabels`); regions of sound are
seconds; answers without a range are about the whole video.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from shotlog.exchange.reading.documents import (
    document_of,
    file_names,
    looks_like_json,
    objects,
    text_in,
    whole,
)
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Counted, Span, Timed
from shotlog.exchange.reading.timeline import Event, Remark, Source, Text, Timeline, Word, Writer

Fields = Mapping[str, Any]

_VALUES = (
    "timelinelabels",
    "choices",
    "labels",
    "videolabels",
    "hypertextlabels",
    "rating",
    "number",
    "taxonomy",
)
_TEXTS = ("text",)
_DATA = ("video", "video_url", "url", "audio", "file", "path")


def knows(given: Given) -> bool:
    """Whether it is a list of tasks with data and annotations."""
    return looks_like_json(given) and any(
        isinstance(task.get("data"), dict)
        and ("annotations" in task or "predictions" in task or "completions" in task)
        for task in objects(document_of(given))
    )


def read(given: Given) -> Timeline:
    """Every task as an event, with its answers."""
    reading = _Reading()
    events = tuple(
        reading.event(task) for task in objects(document_of(given)) if isinstance(task.get("data"), dict)
    )
    return Timeline(
        "label-studio", "Label Studio", given.path.stem, events=events, remarks=tuple(reading.remarks)
    )


class _Reading:
    def __init__(self) -> None:
        self.remarks: list[Remark] = []

    def event(self, task: Fields) -> Event:
        """A task."""
        place = f"task {task.get('id', '?')}"
        words: list[Word] = []
        texts: list[Text] = []
        for name, is_machine in (("annotations", False), ("completions", False), ("predictions", True)):
            for given in objects(task.get(name) or []):
                writer = _writer(given, is_machine=is_machine)
                for result in objects(given.get("result") or []):
                    said = list(self._said(place, result, writer))
                    words += [one for one in said if isinstance(one, Word)]
                    texts += [one for one in said if isinstance(one, Text)]
        return Event(place, _source(task["data"]), words=tuple(words), texts=tuple(texts))

    def _said(self, place: str, result: Fields, writer: Writer | None) -> Iterator[Word | Text]:
        value = result.get("value")
        if not isinstance(value, dict):
            return
        facet = text_in(result.get("from_name"))
        where = f"{place}, {facet or result.get('id', '?')}"
        score = result.get("score")
        confidence = float(score) if isinstance(score, int | float) and 0 <= score <= 1 else 1.0
        spans: list[Span | None] = list(_spans(value))
        known = [name for name in _VALUES if name in value]
        for span in spans or [None]:
            for name in known:
                for answer in _answers(value[name]):
                    yield Word(where, facet, answer, span, writer, confidence)
            for name in _TEXTS:
                for said in _answers(value.get(name) or []):
                    yield Text(where, str(said), span, writer=writer)
        if not known and not any(name in value for name in _TEXTS):
            self.remarks.append(
                Remark(where, f"not understood: an answer of type {text_in(result.get('type'))[:40]!r}")
            )


def _spans(value: Fields) -> Iterator[Span]:
    for one in objects(value.get("ranges") or []):
        first, last = whole(one.get("start")), whole(one.get("end"))
        if first is not None and last is not None and 1 <= first <= last:
            yield Counted(first - 1, last)
    sequence = [one for one in objects(value.get("sequence") or []) if whole(one.get("frame")) is not None]
    if sequence:
        yield from _shown(sequence, whole(value.get("framesCount")))
    start, end = value.get("start"), value.get("end")
    if isinstance(start, int | float) and isinstance(end, int | float) and 0 <= start <= end < 10**9:
        yield Timed(Fraction(str(start)), Fraction(str(end)))


def _shown(sequence: list[dict[str, Any]], frames: int | None) -> Iterator[Span]:
    """Runs of frames in which a tracked region is switched on; its last key holds to the end."""
    begun: int | None = None
    for key in sorted(sequence, key=lambda one: int(one["frame"])):
        frame = max(0, int(key["frame"]) - 1)
        begun = frame if begun is None else begun
        if key.get("enabled") is False:
            yield Counted(begun, frame + 1)
            begun = None
    if begun is not None:
        last = max(int(one["frame"]) for one in sequence)
        yield Counted(begun, max(frames or last, begun + 1))


def _answers(value: object) -> Iterator[str | int | float]:
    """Each answer of a list; of a path through a taxonomy, its end."""
    for one in value if isinstance(value, list) else [value]:
        last = one[-1] if isinstance(one, list) and one else one
        if isinstance(last, str | int | float) and not isinstance(last, bool) and str(last).strip():
            yield last


def _writer(given: Fields, *, is_machine: bool) -> Writer | None:
    who = given.get("model_version") if is_machine else given.get("completed_by")
    if isinstance(who, dict):
        who = who.get("email") or who.get("id")
    name = text_in(who)
    if is_machine:
        return Writer(name or "prediction", is_machine=True)
    return Writer(f"annotator {name}" if name.isdecimal() else name) if name else None


def _source(data: Fields) -> Source:
    urls = [text_in(data.get(name)) for name in _DATA if text_in(data.get(name))]
    urls = urls or [text_in(value) for value in data.values() if "." in text_in(value)]
    names = [name for url in urls for name in file_names(url)]
    return Source(path=names[0] if names else "", other=tuple(names[1:]))
