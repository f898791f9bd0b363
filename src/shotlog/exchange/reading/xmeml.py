"""Final Cut Pro 7 XML (xmeml), as Premiere, Resolve and Hiero write it.

`in` and `out` of a clip are frames of its file from 0; `start` and `end` are frames of the sequence, -1
beside a transition. A file is described where its id stands first, and only named afterwards. Frames are
counted at `timebase`, times 1000/1001 where `ntsc` is TRUE.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from urllib.parse import unquote

from shotlog.errors import ShotlogError
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Source, Timeline
from shotlog.exchange.reading.xml import Element, root_name, root_of
from shotlog.timing import Rate, Timecode

_LOGGING = {
    "description": "Description",
    "scene": "Scene",
    "shottake": "Shot/Take",
    "lognote": "Log Note",
    "good": "Good",
    "originalvideofilename": "Original File",
}
_FASTEST = 1000


def knows(given: Given) -> bool:
    """Whether it is a document of xmeml."""
    return root_name(given) == "xmeml"


def read(given: Given) -> Timeline:
    """Every clip of every sequence, nested ones too, and every clip of the bins."""
    reading = _Reading(given, root_of(given))
    return reading.timeline()


class _Reading:
    def __init__(self, given: Given, root: Element) -> None:
        self._given = given
        self._root = root
        self._files = {file.get("id", ""): file for file in root.iter("file") if len(file)}
        self._remarks: list[Remark] = []
        self._marks: list[Mark] = []

    def timeline(self) -> Timeline:
        """All that was read; title, rate and start are those of the first sequence."""
        sequences = [one for one in self._root.iter("sequence") if len(one)]
        first = sequences[0] if sequences else self._root
        events = [event for sequence in sequences for event in self._sequence(sequence)]
        events += [event for clip in self._root.iter("clip") for event in self._master(clip)]
        generated = sum(1 for _ in self._root.iter("generatoritem"))
        if generated:
            self._remarks.append(Remark("generators", f"{generated} generated pictures have no source"))
        rate = self._given.rate or _rate_of(first)
        start = _start_of(first)
        drop = _drops(first, rate)
        label = None
        if sequences and rate is not None and rate.timecode_base is not None:
            label = str(Timecode(0, rate, drop) + start)
        return Timeline(
            format="xmeml",
            system=_system(self._root),
            title=_text(first, "name") or self._given.path.stem,
            rate=rate,
            drop=drop if rate is not None else None,
            start=label,
            events=tuple(events),
            marks=tuple(self._marks),
            remarks=tuple(self._remarks),
        )

    def _sequence(self, sequence: Element) -> Iterator[Event]:
        rate = _rate_of(sequence)
        start = _start_of(sequence)
        drop = _drops(sequence, rate)
        name = _text(sequence, "name") or "sequence"
        for number, marker in enumerate(sequence.findall("marker"), 1):
            if made := _mark(marker, f"{name}, marker {number}", rate, start, drop=drop, sequence=name):
                self._marks.append(made)
        for kind, letter in (("video", "V"), ("audio", "A")):
            for number, track in enumerate(sequence.findall(f"media/{kind}/track"), 1):
                for item in track.findall("clipitem"):
                    event = self._event(item, f"{letter}{number}", rate, start, drop=drop)
                    yield replace(event, sequence=name)

    def _master(self, clip: Element) -> Iterator[Event]:
        """A clip of a bin. Its clip items, one a track, are the same frames again."""
        file = next((one for one in clip.iter("file")), None)
        yield self._event(clip, "bin", None, 0, drop=False, file=file)

    def _event(
        self,
        item: Element,
        track: str,
        sequence_rate: Rate | None,
        start: int,
        *,
        drop: bool,
        file: Element | None = None,
    ) -> Event:
        place = f"{track}, {item.get('id') or _text(item, 'name') or 'clip'}"
        described = item.find("file") if file is None else file
        if described is not None and not len(described):
            described = self._files.get(described.get("id", ""), described)
        rate = _rate_of(item) or (None if described is None else _rate_of(described))
        span = _span(item, rate)
        marks = (
            _mark(marker, f"{place}, marker {number}", rate, 0, drop=False)
            for number, marker in enumerate(item.findall("marker"), 1)
        )
        return Event(
            place=place,
            source=_source(item, described),
            span=span,
            record=_record(item, span, sequence_rate, start, drop=drop),
            track=track,
            columns=dict(_columns(item)),
            retimed=_is_retimed(item),
            bin_only=track == "bin",
            marks=tuple(mark for mark in marks if mark is not None),
        )


def _span(item: Element, rate: Rate | None) -> Counted | None:
    """The frames of the file; a clip without both ends stands for all of them."""
    first, end = _whole(item, "in"), _whole(item, "out")
    if first is None or end is None or first < 0 or end <= first:
        return None
    return Counted(first, end, rate)


def _record(
    item: Element, span: Counted | None, rate: Rate | None, start: int, *, drop: bool
) -> Counted | None:
    first, end = _whole(item, "start"), _whole(item, "end")
    length = span.end - span.start if span is not None and span.end is not None else None
    if first == -1 and end not in {None, -1} and length is not None:
        first = end - length
    if end == -1 and first not in {None, -1} and length is not None:
        end = first + length
    if first is None or end is None or first < 0 or end <= first:
        return None
    return Counted(start + first, start + end, rate, "midnight", drop)


def _source(item: Element, file: Element | None) -> Source:
    described = item if file is None else file
    name = _text(described, "name") or _text(item, "name")
    return Source(
        name=name,
        path=path_of(_text(described, "pathurl")),
        reel=_text(described, "timecode/reel/name") or _text(item, "reel/name"),
        other=tuple(one for one in (_text(item, "name"),) if one and one != name),
        begins=_whole(described, "timecode/frame"),
    )


def path_of(url: str) -> str:
    """The path that a `file:` URL stands for; with what it says of the host left out."""
    path = url.removeprefix("file://").removeprefix("localhost")
    return unquote(path) if url.startswith("file:") else url


def _columns(item: Element) -> Iterator[tuple[str, str]]:
    for tag, name in _LOGGING.items():
        if said := _text(item, f"logginginfo/{tag}"):
            yield name, said
    for number in range(1, 5):
        if said := _text(item, f"comments/mastercomment{number}"):
            yield f"Comment {number}", said
    if label := _text(item, "labels/label2") or _text(item, "labels/label"):
        yield "Label", label


def _mark(
    marker: Element, place: str, rate: Rate | None, start: int, *, drop: bool, sequence: str = ""
) -> Mark | None:
    first, end = _whole(marker, "in"), _whole(marker, "out")
    if first is None:
        return None
    span = Counted(
        start + first,
        start + end if end is not None and end > first else None,
        rate,
        "midnight" if sequence else "file",
        drop,
    )
    return Mark(
        place,
        span,
        name=_text(marker, "name"),
        note=_text(marker, "comment"),
        colour=_text(marker, "pproColor"),
        sequence=sequence,
    )


def _is_retimed(item: Element) -> bool:
    return any(_text(effect, "effectid") == "timeremap" for effect in item.iterfind("filter/effect"))


def _rate_of(element: Element) -> Rate | None:
    """The rate that an element states itself."""
    try:
        base = int(_text(element, "rate/timebase") or 0)
        ntsc = _text(element, "rate/ntsc").upper() == "TRUE"
        if not 0 < base <= _FASTEST:
            return None
        return Rate(Fraction(base * 1000, 1001) if ntsc else Fraction(base))
    except (ValueError, ShotlogError):
        return None


def _start_of(element: Element) -> int:
    return max(0, _whole(element, "timecode/frame") or 0)


def _drops(element: Element, rate: Rate | None) -> bool:
    return rate is not None and rate.has_drop_frame and _text(element, "timecode/displayformat") == "DF"


def _whole(element: Element, path: str) -> int | None:
    """A number of frames; some systems write `326400.0`."""
    text = _text(element, path)
    try:
        return (
            int(Fraction(text))
            if text and len(text) <= 20 and "/" not in text and "e" not in text.lower()
            else None
        )
    except ValueError:
        return None


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _system(root: Element) -> str:
    sequence = root.find(".//sequence")
    if sequence is not None and any(name.startswith(("MZ.", "TL.")) for name in sequence.attrib):
        return "Adobe Premiere Pro"
    return "Final Cut Pro 7 XML"
