"""CMX 3600 edit decision lists, as Avid, Premiere, Resolve and others write them.

The layout is that of CMX 3600 with what systems have added: event numbers of any length, reels of any
length and with spaces, `LOC` lines in record timecode. Out points are exclusive. An EDL does not say its
rate: `FCM` tells drop-frame from non-drop-frame, and no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.labels import label_of
from shotlog.exchange.reading.spans import Labels
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Source, Timeline
from shotlog.timing import Rate

_TRANSITION = re.compile(r"C|D|W\d{1,3}|K[BO]?", re.IGNORECASE)
_COMMENT = re.compile(r"\*?\s*([A-Z][A-Z0-9 _]{1,30}?)\s*:\s*(.*)", re.IGNORECASE)
_LOCATOR = re.compile(r"\*\s*LOC:\s*(\S+)(?:\s+(\S+))?\s*(.*)", re.IGNORECASE)
_SPEED = re.compile(r"M2\s", re.IGNORECASE)
_TAGGED = re.compile(r"\s*(.*?)\s*\|C:(\w*)\s*(?:\|M:([^|]*))?(?:\|D:(\d{1,9}))?.*")
_EMPTY_REELS = {"AX", "BL", "BLACK", "BARS"}
_TITLE = "TITLE:"
_FCM = "FCM:"
_QUIET = ("M2", "AUD", "BLEND", "EFFECTS NAME", "SPLIT", "FINAL CUT PRO", ">>>", "REM")
"""Beginnings of lines that say nothing that a log holds."""


def knows(given: Given) -> bool:
    """Whether a text has a title or a frame count mode, or an event among its first lines."""
    lines = [line.strip() for line in re.split(r"[\r\n]+", given.head)]
    return any(line.upper().startswith((_TITLE, _FCM)) for line in lines[:20]) or any(
        map(_columns, lines[:20])
    )


def read(given: Given) -> Timeline:
    """Every event line, with what the lines after it say of it.

    Where notes are tagged `|C: |M: |D:`, it is a list of markers by Resolve, and each event is one.
    """
    reading = _Reading(given)
    for number, line in enumerate(given.lines, 1):
        reading.take(number, line.strip())
    return reading.timeline()


@dataclass(slots=True)
class _Open:
    """An event whose lines are being read."""

    event: Event
    columns: dict[str, str] = field(default_factory=dict)
    is_dissolved_to: bool = False

    def closed(self) -> Event:
        """The event with all that was said of it."""
        name = self.columns.get("FROM CLIP NAME", "")
        if self.is_dissolved_to:
            name = self.columns.get("TO CLIP NAME") or name
        file = self.columns.get("SOURCE FILE", "")
        reel = self.event.source.reel
        source = Source(name=file or name, reel=reel, other=(name,) if file and name else ())
        return replace(self.event, source=source, columns=self.columns)


class _Reading:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._title = ""
        self._drop: bool | None = None
        self._current: bool | None = None
        self._open: _Open | None = None
        self._events: list[Event] = []
        self._marks: list[Mark] = []
        self._remarks: list[Remark] = []

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        if not line:
            return
        upper = line[:80].upper()
        if upper.startswith(_TITLE):
            self._title = self._title or line[len(_TITLE) :].strip()
        elif upper.startswith(_FCM):
            self._current = "NON" not in upper
            self._drop = self._current if self._drop is None else self._drop
        elif columns := _columns(line):
            self._close()
            self._open = _event(columns, self._current)
        elif not self._said_of_event(number, line) and not upper.startswith(_QUIET):
            self._remarks.append(Remark(f"line {number}", f"not understood: {line[:60]!r}"))

    def _said_of_event(self, number: int, line: str) -> bool:
        """Take a line about the event before it, if it is one."""
        locator = _LOCATOR.fullmatch(line)
        if locator and (label := label_of(locator[1])):
            span = Labels(label, None, self._current)
            note, colour = locator[3].strip(), locator[2] or ""
            self._marks.append(Mark(f"line {number}", span, note=note, colour=colour))
            return True
        if self._open is None:
            return line.startswith("*")
        if tagged := _tagged(line):
            self._marks.append(_tagged_mark(tagged, self._open.event, number))
            return True
        if _SPEED.match(line):
            self._open.event = replace(self._open.event, retimed=True)
            return True
        if comment := _COMMENT.fullmatch(line):
            key = " ".join(comment[1].upper().split())
            before = self._open.columns.get(key)
            self._open.columns[key] = f"{before} {comment[2]}" if before else comment[2].strip()
            return True
        return line.startswith("*")

    def _close(self) -> None:
        if self._open is not None:
            self._events.append(self._open.closed())
            self._open = None

    def timeline(self) -> Timeline:
        """All that was read."""
        self._close()
        if not self._events and not self._marks and not self._title:
            raise self._given.broken("it holds no event of an EDL", hint="Is it an EDL?")
        is_markers = any(mark.place.startswith("marker") for mark in self._marks)
        events = () if is_markers else tuple(self._events)
        return Timeline(
            format="resolve-markers" if is_markers else "edl",
            system="DaVinci Resolve" if is_markers else "EDL",
            title=self._title,
            rate=self._given.rate or _rate(self._events, drop=self._drop),
            drop=self._drop,
            start=events[0].record.start if events and isinstance(events[0].record, Labels) else None,
            events=events,
            marks=tuple(self._marks),
            remarks=tuple(self._remarks),
        )


def _columns(line: str) -> list[str]:
    """The fields of an event line: number, reel, channel, transition, duration, four timecodes; or none."""
    fields = line.split()
    if len(fields) < 7 or not fields[0].isdecimal() or label_of(fields[-1]) is None:
        return []
    middle = fields[1:-4]
    duration = ""
    if len(middle) > 2 and middle[-1].isdecimal():
        duration = middle.pop()
    if len(middle) > 3 and middle[-2].upper() == "K" and middle[-1].upper() in {"B", "O"}:
        middle[-2:] = ["K"]
    if len(middle) < 2 or not _TRANSITION.fullmatch(middle[-1]):
        return []
    reel = " ".join(middle[:-2])
    labels = [label for field in fields[-4:] if (label := label_of(field)) is not None]
    return [fields[0], reel, middle[-2], middle[-1].upper(), duration, *labels] if len(labels) == 4 else []


def _event(columns: list[str], drop: bool | None) -> _Open:
    number, reel, channel, transition, _, source_in, source_out, record_in, record_out = columns
    event = Event(
        place=f"event {number}",
        source=Source(reel="" if reel.upper() in _EMPTY_REELS else reel),
        span=Labels(source_in, source_out),
        record=Labels(record_in, record_out, drop),
        track=channel.upper(),
    )
    return _Open(event, is_dissolved_to=transition != "C")


def _tagged(line: str) -> "re.Match[str] | None":
    return _TAGGED.fullmatch(line) if "|C:" in line else None


def _tagged_mark(found: "re.Match[str]", event: Event, number: int) -> Mark:
    record = event.record
    assert isinstance(record, Labels), "an event of an EDL has labels"
    frames = int(found[4] or 1)
    return Mark(
        f"marker at line {number}",
        Labels(record.start, None, record.drop),
        name=(found[3] or "").strip(),
        note=found[1].strip(),
        colour=found[2].removeprefix("ResolveColor"),
        frames=frames,
    )


def _rate(events: list[Event], *, drop: bool | None) -> Rate | None:
    """The rate where the file tells it: drop-frame is 29.97, or 59.94 where frames go beyond 29."""
    frames = max((int(label[9:]) for label in _all_labels(events)), default=0)
    if not drop:
        return None
    return Rate.parse("30000/1001" if frames < 30 else "60000/1001")


def _all_labels(events: list[Event]) -> Iterator[str]:
    for event in events:
        for span in (event.span, event.record):
            if isinstance(span, Labels):
                yield span.start
                yield span.end or span.start
