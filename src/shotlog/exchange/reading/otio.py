"""OpenTimelineIO, alone (.otio) or packed with its media (.otioz), through the library of that name.

Times there are doubles with a rate that is a double; they become frames and an exact rate here, at once.
What `shotlog` wrote into the metadata is taken as it stands, and nothing else of the metadata.
"""

from dataclasses import replace
from typing import Any

import opentimelineio as otio

from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.otio_clips import (
    begins_of,
    clip_rate,
    columns_of,
    counted,
    exact_rate,
    kept_of,
    mark_of,
    note_of,
    rate_of,
    source_of,
    span_of,
    told_of,
    whole_frames,
    words_of,
)
from shotlog.exchange.reading.otio_opening import BROKEN, CONTENT, ZIP, opened, too_deep
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Timeline
from shotlog.timing import Rate, Timecode

_DEEPEST = 50


def knows(given: Given) -> bool:
    """Whether it is a document with a schema of OpenTimelineIO, or a zip that holds one."""
    if given.data.startswith(ZIP):
        return given.path.suffix.lower() == ".otioz" or CONTENT.encode() in given.data
    is_object = given.head.lstrip().startswith("{")
    return is_object and ('"OTIO_SCHEMA"' in given.head or given.path.suffix.lower() == ".otio")


def read(given: Given) -> Timeline:
    """Every clip of the first timeline, or of a bin or single clip.

    Raises:
        UnreadableMedia: It is no OpenTimelineIO, or damaged.
        LimitExceeded: What is packed in it is too large or too deep.
    """
    root, newer = opened(given)
    try:
        timeline = _Reading(given, root).timeline()
    except (*BROKEN, otio.exceptions.OTIOError) as error:
        raise given.broken(f"it is no OpenTimelineIO: {str(error)[:200]}") from error
    remarks = (
        Remark("schema", f"{name} is newer than what is known, and was read as older") for name in newer
    )
    return replace(timeline, remarks=(*timeline.remarks, *remarks))


class _Reading:
    def __init__(self, given: Given, root: Any) -> None:  # noqa: ANN401 - the library has no types
        self._given = given
        self._root = root
        self._events: list[Event] = []
        self._marks: list[Mark] = []
        self._remarks: list[Remark] = []
        self._tracks: dict[str, int] = {}
        self._kept = kept_of(root)
        self._is_ours = bool(self._kept.get("clips"))
        start = getattr(root, "global_start_time", None)
        self._drop = False
        self._rate = given.rate or self._main_rate(start)
        self._start = 0 if start is None else self._frames(start)

    def timeline(self) -> Timeline:
        """All that was read."""
        root = self._root
        if isinstance(root, otio.schema.Timeline):
            self._composition(root.tracks, self._start, 0)
        elif isinstance(root, otio.schema.SerializableCollection):
            for item in root:
                self._item(item, None, "bin", 0)
        else:
            self._item(root, None, "", 0)
        has_start = self._rate is not None and self._rate.timecode_base is not None and self._events
        label = Timecode(0, self._rate, self._drop) + self._start if has_start and self._rate else None
        return Timeline(
            format="otio",
            system="OpenTimelineIO",
            title=getattr(root, "name", "") or "",
            rate=self._rate,
            drop=self._drop if self._rate is not None else None,
            start=None if label is None else str(label),
            events=(*self._events, *told_of(self._kept)),
            marks=tuple(self._marks),
            remarks=tuple(self._remarks),
        )

    def _main_rate(self, start: Any) -> Rate | None:  # noqa: ANN401 - as above
        """The rate of the record: of its start, else of its first clip."""
        if start is not None:
            rate = rate_of(start.rate)
        else:
            clips = self._root.find_clips() if hasattr(self._root, "find_clips") else [self._root]
            spans = (span for clip in clips if (span := span_of(clip)) is not None)
            rate = next((rate_of(span.start_time.rate) for span in spans), None)
        shotlog = (
            kept_of(next(iter(self._root.find_clips()), None)) if hasattr(self._root, "find_clips") else {}
        )
        self._drop = bool(shotlog.get("drop_frame")) and rate is not None and rate.has_drop_frame
        return rate

    def _composition(self, stack: Any, record: int, depth: int) -> None:  # noqa: ANN401 - as above
        """Tracks or clips that lie on each other, from a record frame on."""
        for marker in stack.markers:
            self._marks.append(self._record_mark(marker, record, stack))
        for track in stack:
            letter = "A" if getattr(track, "kind", "") == otio.schema.TrackKind.Audio else "V"
            self._tracks[letter] = self._tracks.get(letter, 0) + 1
            self._item(track, record, f"{letter}{self._tracks[letter]}", depth + 1)

    def _item(self, item: Any, record: int | None, track: str, depth: int) -> None:  # noqa: ANN401 - as above
        if depth > _DEEPEST:
            raise too_deep(self._given)
        if isinstance(item, otio.schema.Clip):
            self._events.append(self._event(item, record, track))
        elif isinstance(item, otio.schema.Track):
            self._track(item, record or 0, track, depth)
        elif isinstance(item, otio.schema.Stack):
            for child in item:
                self._item(child, self._shifted(record or 0, item), track, depth + 1)
        elif isinstance(item, otio.schema.Timeline):
            self._item(item.tracks, self._start, track, depth + 1)
        elif isinstance(item, otio.schema.SerializableCollection):
            for child in item:
                self._item(child, None, track, depth + 1)

    def _track(self, track: Any, record: int, name: str, depth: int) -> None:  # noqa: ANN401 - as above
        ranges = self._ranges(track)
        begin = self._shifted(record, track)
        self._marks += [self._record_mark(marker, begin, track) for marker in track.markers]
        for child in track:
            if isinstance(child, otio.schema.Transition):
                continue
            at = begin + self._frames(ranges[child].start_time) if ranges else None
            self._item(child, at, name, depth + 1)
            if isinstance(child, otio.schema.Gap) and at is not None:
                self._marks += [self._record_mark(marker, at, child) for marker in child.markers]

    def _ranges(self, track: Any) -> Any:  # noqa: ANN401 - as above
        """Where each child stands; nothing where one of them does not say how long it is."""
        try:
            return track.range_of_all_children()
        except otio.exceptions.CannotComputeAvailableRangeError:
            self._remarks.append(
                Remark(track.name or "track", "a clip without a length: nobody knows what stands where")
            )
            return {}

    def _shifted(self, record: int, item: Any) -> int:  # noqa: ANN401 - as above
        """Record frame of the beginning of an item's own time, of which a part may be shown only."""
        return record if item.source_range is None else record - self._frames(item.source_range.start_time)

    def _event(self, clip: Any, record: int | None, track: str) -> Event:  # noqa: ANN401 - as above
        known = kept_of(clip)
        rate = exact_rate(known.get("rate")) or clip_rate(clip) or self._rate
        place = f"{track or 'clip'}, {clip.name or 'no name'}"
        begins = begins_of(clip)
        length = self._frames(clip.duration()) if span_of(clip) is not None else 0
        drop = bool(known.get("drop_frame"))
        return Event(
            place=place,
            source=source_of(clip, begins, known),
            span=counted(span_of(clip), rate, begins, drop=drop),
            record=None
            if record is None
            else Counted(record, record + length, self._rate, "midnight", self._drop),
            sequence=getattr(self._root, "name", "") or "",
            track=track,
            columns=columns_of(clip),
            retimed=any(isinstance(effect, otio.schema.TimeEffect) for effect in clip.effects),
            marks=tuple(mark_of(marker, rate, begins, place) for marker in clip.markers if not self._is_ours),
            words=tuple(words_of(known, rate, place)),
        )

    def _record_mark(self, marker: Any, record: int, item: Any) -> Mark:  # noqa: ANN401 - as above
        first = record + self._frames(marker.marked_range.start_time)
        length = self._frames(marker.marked_range.duration)
        span = Counted(first, first + length if length > 1 else None, self._rate, "midnight", self._drop)
        return Mark(
            place=f"{item.name or 'timeline'}, marker",
            span=span,
            name=marker.name or "",
            note=note_of(marker),
            colour=marker.color or "",
            sequence=getattr(self._root, "name", "") or "",
        )

    def _frames(self, time: otio.opentime.RationalTime) -> int:
        """Frames of the record."""
        return whole_frames(time if self._rate is None else time.rescaled_to(float(self._rate)))
