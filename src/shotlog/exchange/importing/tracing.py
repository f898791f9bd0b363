"""From a moment of a sequence to the frame of the source that is seen there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from shotlog.errors import ShotlogError
from shotlog.exchange.importing.fitting import frame_of
from shotlog.exchange.importing.placing import Placed
from shotlog.exchange.reading import Counted, Labels, Mark, Span, Timeline
from shotlog.timing import FrameIndex, Timecode

_MOST_TRACKS = 64
"""Tracks that are looked through for one marker; no sequence has as many with pictures."""

Place = tuple[int, str]
"""Where a moment stands in a sequence: a frame, or a label; one of the two, for each kind of span."""


class Tracks:
    """The placed events of a timeline, by the moments of the record at which they stand."""

    def __init__(self, timeline: Timeline, placed: Iterable[Placed]) -> None:
        self._timeline = timeline
        self._tracks: dict[tuple[str, str], list[tuple[Place, Place, Placed]]] = defaultdict(list)
        for one in placed:
            if one.event.record is None or one.event.retimed or one.event.span is None:
                continue
            start, end = _place(one.event.record), _end(one.event.record)
            if start < end:
                self._tracks[one.event.sequence, one.event.track].append((start, end, one))
        for track in self._tracks.values():
            track.sort(key=lambda entry: entry[0])

    def source_of(self, mark: Mark) -> tuple[Placed, FrameIndex] | None:
        """The event that is seen at a marker, the first track first, and the frame of its clip."""
        at = _place(mark.span)
        tracks = [track for (sequence, _), track in self._tracks.items() if sequence == mark.sequence]
        for track in tracks[:_MOST_TRACKS]:
            number = bisect_right(track, at, key=lambda entry: entry[0]) - 1
            if number >= 0 and at < track[number][1]:
                one = track[number][2]
                frame = self._frame(one, mark.span)
                if frame is not None and one.frames.start <= frame < one.frames.end:
                    return one, frame
        return None

    def _frame(self, one: Placed, span: Span) -> FrameIndex | None:
        record = one.event.record
        if isinstance(record, Counted) and isinstance(span, Counted):
            return one.frames.start + span.start - record.start
        if isinstance(record, Labels) and isinstance(span, Labels):
            rate = self._timeline.rate or one.clip.rate
            drop = bool(self._timeline.drop) and rate.has_drop_frame
            try:
                start = Timecode.parse(record.start, rate, drop=drop)
                return one.frames.start + frame_of(start, span.start)
            except ShotlogError:
                return None
        return None


def _place(span: Span) -> Place:
    if isinstance(span, Labels):
        return 0, span.start.replace(";", ":")
    return (span.start, "") if isinstance(span, Counted) else (0, "")


def _end(span: Span) -> Place:
    if isinstance(span, Labels):
        return 0, (span.end or span.start).replace(";", ":")
    return (span.start + 1 if span.end is None else span.end, "") if isinstance(span, Counted) else (0, "")
