"""FCPXML 1.8 and later, as Final Cut Pro writes it.

Times are rational seconds. What lies in a clip is told in the clip's own time, which for an asset is the
asset's, from its `start`; a clip's `offset` is told in the time of what holds it, and a sequence's time
begins at `tcStart` (Apple, FCPXML reference, Story Elements). Seconds become frames by whole division.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from shotlog.exchange.reading.fcpxml_parts import columns_of, mark_of, seconds_in, source_of
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.rational import Grid
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Timeline, Word
from shotlog.exchange.reading.xml import Element, root_name, root_of
from shotlog.timing import Rate, Timecode

_CLIPS = {
    "asset-clip",
    "clip",
    "video",
    "audio",
    "ref-clip",
    "sync-clip",
    "mc-clip",
    "title",
    "gap",
    "audition",
}
_MARKERS = ("marker", "chapter-marker", "analysis-marker")
_CIRCLED = "circled"
"""What shotlog calls the favourite range of a take that was circled."""


def knows(given: Given) -> bool:
    """Whether it is a document of FCPXML."""
    return root_name(given) == "fcpxml"


def read(given: Given) -> Timeline:
    """Every use of every asset, in projects, compound clips and the browser."""
    return _Reading(given, root_of(given)).timeline()


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds a story element.

    Attributes:
        grid: Frames of the sequence; None in the browser.
        record: Record time, in seconds, of `local`; None in the browser.
        local: A moment of the holder's own time.
        name: Name of the sequence or event.
    """

    grid: Grid | None
    record: Fraction | None
    local: Fraction
    name: str

    def at(self, offset: Fraction) -> Fraction | None:
        """Record time of a moment of the holder's own time."""
        return None if self.record is None else self.record + offset - self.local


class _Reading:
    def __init__(self, given: Given, root: Element) -> None:
        self._given = given
        self._root = root
        self._formats = {one.get("id", ""): one for one in root.iter("format")}
        self._assets = {one.get("id", ""): one for one in root.iter("asset")}
        self._marks: list[Mark] = []
        self._off_grid = 0

    def timeline(self) -> Timeline:
        """All that was read; title, rate and start are those of the first project, else sequence."""
        events = list(self._events())
        project = self._root.find(".//project")
        sequence = self._root.find(".//sequence") if project is None else project.find("sequence")
        grid = None if sequence is None else self._grid(sequence)
        start = None
        if sequence is not None and grid is not None and grid.rate.timecode_base is not None:
            frames, _ = grid.frame(seconds_in(sequence, "tcStart"))
            start = str(Timecode(0, grid.rate, grid.drop) + frames)
        return Timeline(
            format="fcpxml",
            system="Final Cut Pro",
            title=self._given.path.stem if project is None else project.get("name", ""),
            rate=self._given.rate or (None if grid is None else grid.rate),
            drop=None if grid is None else grid.drop,
            start=start,
            events=tuple(events),
            marks=tuple(self._marks),
            remarks=tuple(self._remarks()),
        )

    def _remarks(self) -> Iterator[Remark]:
        if self._off_grid:
            yield Remark(
                "times", f"{self._off_grid} times lie between two frames; the nearest frame was taken"
            )

    def _events(self) -> Iterator[Event]:
        for project in self._root.iter("project"):
            for sequence in project.findall("sequence"):
                yield from self._sequence(sequence, f"project {project.get('name', '')}")
        for media in self._root.iterfind("resources/media"):
            for sequence in media.findall("sequence"):
                yield from self._sequence(sequence, f"compound {media.get('name', '')}")
            for multicam in media.findall("multicam"):
                yield from self._multicam(multicam, f"multicam {media.get('name', '')}")
        for holder in (self._root, *self._root.iter("event")):
            browser = _Around(None, None, Fraction(0), f"event {holder.get('name', '')}".strip())
            for item in holder:
                if item.tag in _CLIPS:
                    yield from self._clip(item, browser)

    def _multicam(self, multicam: Element, name: str) -> Iterator[Event]:
        """Every angle, each with clips one after the other in the time of the multicam clip."""
        start = seconds_in(multicam, "tcStart")
        for angle in multicam.findall("mc-angle"):
            around = _Around(self._grid(multicam), start, start, f"{name}, {angle.get('name', '')}")
            for item in angle:
                if item.tag in _CLIPS:
                    yield from self._clip(item, around)

    def _sequence(self, sequence: Element, track: str) -> Iterator[Event]:
        start = seconds_in(sequence, "tcStart")
        around = _Around(self._grid(sequence), start, start, track)
        for spine in sequence.findall("spine"):
            for item in spine:
                if item.tag in _CLIPS:
                    yield from self._clip(item, around)

    def _clip(self, item: Element, around: _Around) -> Iterator[Event]:
        """A clip with its markers, and what is connected to it or lies within."""
        asset = (
            self._assets.get(item.get("ref", "")) if item.tag in {"asset-clip", "video", "audio"} else None
        )
        start = seconds_in(item, "start", seconds_in(asset, "start"))
        record = around.at(seconds_in(item, "offset", around.local))
        inside = _Around(around.grid, record, start, around.name)
        shift = Fraction(0)
        inner = None
        if item.tag == "clip":
            inner = next((one for one in item if one.tag in {"video", "audio"}), None)
            asset = None if inner is None else self._assets.get(inner.get("ref", ""))
            shift = Fraction(0) if inner is None else seconds_in(inner, "start", seconds_in(asset, "start"))
            shift -= Fraction(0) if inner is None else seconds_in(inner, "offset")
        if asset is not None:
            yield self._event(item, asset, start + shift, shift, inside)
        else:
            self._marks += self._record_marks(item, inside)
        yield from self._inside(item, inner, inside)

    def _inside(self, item: Element, inner: Element | None, inside: _Around) -> Iterator[Event]:
        for child in item:
            if child.tag == "spine":  # a storyline of its own: its clips count from its beginning
                storyline = _Around(
                    inside.grid, inside.at(seconds_in(child, "offset")), Fraction(0), inside.name
                )
                for one in child:
                    if one.tag in _CLIPS:
                        yield from self._clip(one, storyline)
            elif child.tag in _CLIPS and child is not inner:
                yield from self._clip(child, inside)

    def _event(
        self, item: Element, asset: Element, start: Fraction, shift: Fraction, inside: _Around
    ) -> Event:
        grid = self._grid(asset) or self._grid(item) or inside.grid
        begin = seconds_in(asset, "start")
        length = seconds_in(item, "duration", seconds_in(asset, "duration"))
        name = item.get("name") or asset.get("name", "")
        place = f"{inside.name}, {name}"
        is_browser = inside.record is None
        return Event(
            place=place,
            source=replace(source_of(item, asset), begins=None if grid is None else grid.frame(begin)[0]),
            span=self._counted(grid, start - begin, length),
            record=self._record(inside, length),
            sequence=inside.name,
            track=item.get("lane", ""),
            columns=dict(columns_of(item)),
            retimed=item.find("timeMap") is not None,
            bin_only=is_browser,
            marks=tuple(self._marks_of(item, place, grid, shift - begin)),
            words=tuple(self._words(item, place, grid, shift - begin)),
        )

    def _marks_of(self, item: Element, place: str, grid: Grid | None, shift: Fraction) -> Iterator[Mark]:
        for marker in item:
            if marker.tag in _MARKERS:
                span = self._counted(
                    grid, seconds_in(marker, "start") + shift, seconds_in(marker, "duration")
                )
                if span is not None:
                    yield mark_of(marker, place, span)
            elif marker.tag == "rating" and marker.get("name") != _CIRCLED:
                span = self._counted(
                    grid, seconds_in(marker, "start") + shift, seconds_in(marker, "duration")
                )
                if span is not None:
                    yield Mark(place, span, name=marker.get("value", ""), note=marker.get("note", ""))

    def _record_marks(self, item: Element, inside: _Around) -> Iterator[Mark]:
        """Markers of what has no source: titles, gaps, compound clips."""
        for marker in item:
            moment = inside.at(seconds_in(marker, "start"))
            if marker.tag not in _MARKERS or inside.grid is None or moment is None:
                continue
            frame, exact = inside.grid.frame(moment)
            self._off_grid += not exact
            span = Counted(frame, None, inside.grid.rate, "midnight", inside.grid.drop)
            yield replace(mark_of(marker, inside.name, span), sequence=inside.name)

    def _words(self, item: Element, place: str, grid: Grid | None, shift: Fraction) -> Iterator[Word]:
        for rating in item.findall("rating"):
            if rating.get("name") == _CIRCLED:
                start, length = seconds_in(rating, "start") + shift, seconds_in(rating, "duration")
                yield Word(place, _CIRCLED, "yes", self._counted(grid, start, length))
        for keyword in item.findall("keyword"):
            span = None
            if keyword.get("start") is not None:
                span = self._counted(
                    grid, seconds_in(keyword, "start") + shift, seconds_in(keyword, "duration")
                )
            for value in keyword.get("value", "").split(","):
                if value.strip():
                    yield Word(place, "", value.strip(), span)

    def _counted(self, grid: Grid | None, start: Fraction, length: Fraction) -> Counted | None:
        """Frames of an asset from its first one; None where no rate is known."""
        if grid is None:
            return None
        first, exact = grid.frame(start)
        end, also = grid.frame(start + length)
        self._off_grid += not (exact and (also or length == 0))
        return Counted(first, end if end > first + 1 else None, grid.rate)

    def _record(self, inside: _Around, length: Fraction) -> Counted | None:
        if inside.record is None or inside.grid is None:
            return None
        first, exact = inside.grid.frame(inside.record)
        end, also = inside.grid.frame(inside.record + length)
        self._off_grid += not (exact and also)
        return Counted(first, max(end, first), inside.grid.rate, "midnight", inside.grid.drop)

    def _grid(self, element: Element) -> Grid | None:
        """The frames of what a format describes; None where it names none or one without a rate."""
        described = self._formats.get(element.get("format", ""))
        duration = seconds_in(described, "frameDuration")
        if duration <= 0:
            return None
        rate = Rate(1 / duration)
        return Grid(rate, drop=rate.has_drop_frame and element.get("tcFormat") == "DF")
