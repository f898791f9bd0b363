"""Where the events, markers and texts of a file stand in the clips of a log, and what stands in none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from shotlog.errors import NotFound, ShotlogError
from shotlog.exchange.importing.fitting import Fitted, Fitting, reason
from shotlog.exchange.importing.matching import Clips
from shotlog.exchange.reading import Event, Labels, Mark, Remark, Span, Text, Timeline
from shotlog.record import Clip
from shotlog.timing import FrameRange


@dataclass(frozen=True, slots=True)
class Placed:
    """An event whose clip and frames are known."""

    event: Event
    clip: Clip
    frames: FrameRange


class Placing:
    """Finds places for what stands in one file.

    Attributes:
        path: The file.
        title: What it is called, by its own word or its name.
        unmatched: What no place was found for.
        why: Why not, in the same order.
        remarks: What had to be cut off, or lies outside.
    """

    def __init__(
        self, timeline: Timeline, path: Path, clips: Iterable[Clip], fitting: Fitting, meant: Clip | None
    ) -> None:
        self._timeline = timeline
        self._fitting = fitting
        self._clips = Clips(clips, fitting)
        self._meant = meant
        self.path = path
        stem = path.stem
        self.title = timeline.title or stem
        self._names = (timeline.title, stem, stem.rpartition(".")[0])
        self.unmatched: list[Event | Mark | Text] = []
        self.why: list[Remark] = []
        self.remarks: list[Remark] = []

    def events(self) -> list[Placed]:
        """Events that stand in clips of the log.

        Where none does and the file as a whole is called like a clip, it is the edit of that film: then its
        events stand where the record says.
        """
        placed: list[Placed] = []
        failed: list[tuple[Event, ShotlogError]] = []
        for event in filter(_has_frames, self._timeline.events):
            try:
                placed.append(self._placed(event, *self._found(event)))
            except ShotlogError as error:
                failed.append((event, error))
        film = None if placed else self.named()
        for event, why in failed:
            made = None if film is None or event.record is None else self._in_film(event, film)
            if made is None:
                self.leave(event, f"{event.source}: {reason(why)}")
            else:
                placed.append(made)
        return placed

    def named(self) -> Clip | None:
        """The clip that the file as a whole is about: by the user's word, its title or its name."""
        return self._meant or self._clips.named(self._names)

    def of_mark(self, mark: Mark) -> Clip | None:
        """The clip that a marker of the record is in, where no event tells."""
        return self.named() or self._clips.carrying(mark.span)

    def frames(
        self, thing: Mark | Text, clip: Clip, span: Span | None, begins: int | None, length: int = 1
    ) -> FrameRange | None:
        """The frames that are meant; None where the clip does not have them, which is kept."""
        try:
            fitted = self._fitting.fitted(clip, span, begins, length)
        except ShotlogError as error:
            self.leave(thing, reason(error))
            return None
        self._remark(thing.place, fitted)
        return fitted.frames

    def inner(self, place: str, clip: Clip, span: Span, begins: int | None) -> FrameRange | None:
        """The frames of something said within an event; None, and a remark, where the clip ends before."""
        try:
            fitted = self._fitting.fitted(clip, span, begins)
        except ShotlogError as error:
            self.remarks.append(Remark(place, reason(error)))
            return None
        self._remark(place, fitted)
        return fitted.frames

    def leave(self, thing: Event | Mark | Text, why: str) -> None:
        """Note that no place was found for something."""
        self.unmatched.append(thing)
        self.why.append(Remark(thing.place, why))

    def _found(self, event: Event) -> tuple[Clip, Fitted]:
        span = None if event.bin_only else event.span
        if event.source:
            clip: Clip | None = self._clips.find(event.source, span)
        else:
            clip = self._meant or (None if span is None else self._clips.carrying(span))
        if clip is None:
            raise NotFound("it names no clip", hint="Name the clip that is meant.")
        return clip, self._fitting.fitted(clip, span, event.source.begins)

    def _placed(self, event: Event, clip: Clip, fitted: Fitted) -> Placed:
        self._remark(event.place, fitted)
        return Placed(event, clip, fitted.frames)

    def _in_film(self, event: Event, film: Clip) -> Placed | None:
        try:
            fitted = self._fitting.fitted(film, event.record)
        except ShotlogError:
            return None
        return self._placed(replace(event, record=None, retimed=False), film, fitted)

    def _remark(self, place: str, fitted: Fitted) -> None:
        if fitted.remark:
            self.remarks.append(Remark(place, fitted.remark))


def _has_frames(event: Event) -> bool:
    """Whether an event lasts: one at which a transition begins has a line of its own and no frames."""
    return not (isinstance(event.span, Labels) and event.span.start == event.span.end)
