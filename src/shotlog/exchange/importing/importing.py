"""A file of an editing system or annotation tool, taken into the log as one change."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from shotlog.exchange.importing.fitting import Fitting, Times
from shotlog.exchange.importing.imported import Imported
from shotlog.exchange.importing.keeping import keep
from shotlog.exchange.importing.meaning import Meanings
from shotlog.exchange.importing.placing import Placed, Placing
from shotlog.exchange.importing.saying import Said, Saying
from shotlog.exchange.importing.shaping import Measured, Shaping, is_told_whole, planned
from shotlog.exchange.importing.spoken import with_spoken
from shotlog.exchange.importing.tracing import Tracks
from shotlog.exchange.reading import Counted, Event, Given, Mark, Timeline, Word, read
from shotlog.ingest import load_times
from shotlog.log import Project, Request
from shotlog.record import Author, Change, Clip, ClipLog
from shotlog.timing import FrameRange, Rate

MeasuredOf = Callable[[Clip], Measured | None]
"""Gives what measures new shots of a clip; None where that cannot be done."""


def import_file(
    project: Project,
    path: Path,
    author: Author,
    *,
    dry_run: bool = False,
    column_map: Mapping[str, str] | None = None,
    rate: Rate | None = None,
    clip: str | None = None,
    reader: str | None = None,
    times: Times | None = None,
    measured: MeasuredOf | None = None,
) -> Imported:
    """Take a file into the log: what matches its clips becomes shots, labels, markers and captions.

    Everything becomes one revision, or nothing does. What the file says is said by whom it names, else by
    the file itself, as a person: bins, timelines and subtitles are written by people. Answers that a tool
    marks as predictions are a machine's. Importing again adds what is new since, and nothing else.

    Args:
        project: Where it goes.
        path: The file.
        author: Who imports it.
        dry_run: Only say what would become of it.
        column_map: For tables, what each column means: a field of `reading/columns.yaml` or a facet.
        rate: Frames a second of the record, for files that do not say.
        clip: The clip that is meant where the file names none, as `Project.find_clip` takes it.
        reader: How to read it, where its content does not tell.
        times: Gives the presentation times of a clip; from its signals unless given.
        measured: Gives what machines say of shots with new bounds.

    Raises:
        NotFound: There is no such file, clip or reader.
        UsageError: Nobody knows what kind of file it is.
        UnreadableMedia: It is damaged, or a trap.
        LimitExceeded: It is too large or too deep, or takes too long.
        ChangedSince: Somebody changed the log meanwhile; nothing was imported.
    """
    given = Given.at(path, rate=rate, columns=column_map)
    meanings = Meanings(project)
    timeline = _understood(read(given, reader), column_map or {}, meanings, path.name)
    seen = project.newest()
    fitting = Fitting(times or (lambda one: load_times(project.media(one.sha256))))
    meant = None if clip is None else project.find_clip(clip)
    signed = Author(name=f"{path.name} ({timeline.system})", kind="person")
    placing = Placing(timeline, path, project.clips(), fitting, meant)
    work = _Import(project, timeline, placing, Saying(meanings, signed, project.vocabulary.version), measured)
    work.take()
    report = replace(work.report, dry_run=dry_run)
    if dry_run:
        return report
    if work.changes:
        note = f"imported {report} from {path.name}"
        project.take_in(work.changes, author, note, request=Request(seen=seen))
    if placing.unmatched:
        digest = hashlib.sha256(given.data).hexdigest()
        report.kept = str(keep(project.path, path.name, digest, timeline, placing.unmatched))
    return report


def _understood(timeline: Timeline, columns: Mapping[str, str], meanings: Meanings, author: str) -> Timeline:
    """The timeline with its columns by the names that the user gives them, and what shotlog wrote read."""
    renamed = (
        replace(event, columns={columns.get(name, name): cell for name, cell in event.columns.items()})
        for event in timeline.events
    )
    return replace(timeline, events=tuple(with_spoken(event, meanings.is_facet, author) for event in renamed))


class _Import:
    """One file, on its way into one log."""

    def __init__(
        self,
        project: Project,
        timeline: Timeline,
        placing: Placing,
        saying: Saying,
        measured: MeasuredOf | None,
    ) -> None:
        self._project = project
        self._timeline = timeline
        self._placing = placing
        self._measured = measured
        self._saying = saying
        self._logs: dict[str, ClipLog] = {}
        self._there: set[str] = set()
        self.changes: list[Change] = []
        self.report = Imported.of(placing.path.name, timeline)

    def take(self) -> None:
        """Work out every change that the file makes."""
        placed = self._placing.events()
        whole = self._shapes(placed)
        for one in placed:
            self._take_event(one)
            if one.event.record is not None and _is_picture(one.event) and one.clip.sha256 not in whole:
                name = f"used in {self._placing.title}"
                self._add(Said((self._saying.use(self._log(one.clip), one.frames, name, one.event.place),)))
        self._take_record(Tracks(self._timeline, placed))
        self.report.matched = len(placed)
        self.report.unmatched = self._placing.why
        self.report.remarks += self._placing.remarks

    def _shapes(self, placed: Iterable[Placed]) -> set[str]:
        """Change the shots of every clip as its events say; the clips of which every shot is told."""
        ranges: dict[str, set[FrameRange]] = defaultdict(set)
        clips: dict[str, Clip] = {}
        for one in placed:
            if one.event.span is not None and _is_picture(one.event) and not one.event.bin_only:
                clips[one.clip.sha256] = one.clip
                ranges[one.clip.sha256].add(one.frames)
        for sha256, told in ranges.items():
            self._shape(self._log(clips[sha256]), told)
        return {sha256 for sha256, told in ranges.items() if is_told_whole(self._log(clips[sha256]), told)}

    def _shape(self, log: ClipLog, told: Iterable[FrameRange]) -> None:
        plan = planned(log, told)
        if not plan:
            return
        self.report.shaped(log.clip.name, plan)
        shaping = Shaping(log)
        shaping.carry_out(plan)
        measured = None if self._measured is None else self._measured(log.clip)
        if measured is not None:
            shaping.measure(measured)
        self._logs[log.clip.sha256] = shaping.log
        self.changes += shaping.changes

    def _take_event(self, one: Placed) -> None:
        event, clip, log = one.event, one.clip, self._log(one.clip)
        begins = event.source.begins
        for mark in event.marks:
            self._mark(mark, clip, begins)
        self._add(self._saying.words(log, self._said(one)))
        for text in event.texts:
            frames: FrameRange | None = one.frames
            if text.span is not None:
                frames = self._placing.frames(text, clip, text.span, begins)
            if frames is not None:
                self._add(self._saying.text(log, frames, text))
        self._add(self._saying.columns(log, one.frames, event))

    def _said(self, one: Placed) -> Iterator[tuple[FrameRange, Word]]:
        """The words of an event with their frames."""
        for word in one.event.words:
            frames: FrameRange | None = one.frames
            if word.span is not None:
                frames = self._placing.inner(word.place, one.clip, word.span, one.event.source.begins)
            if frames is not None:
                yield frames, word

    def _take_record(self, tracks: Tracks) -> None:
        """Markers and texts of the record: of the source seen there, else of the clip that is meant."""
        for mark in self._timeline.marks:
            traced = tracks.source_of(mark)
            if traced is None:
                self._mark(mark, self._placing.of_mark(mark), None)
                continue
            one, frame = traced
            seen = FrameRange(frame, min(one.frames.end, frame + _length(mark)))
            self._add(Said((self._saying.mark(self._log(one.clip), seen, mark),)))
        film = self._placing.named()
        for text in self._timeline.texts:
            if film is None:
                self._placing.leave(text, f"no clip of the log is called {self._placing.title}")
            elif (frames := self._placing.frames(text, film, text.span, None)) is not None:
                self._add(self._saying.text(self._log(film), frames, text))

    def _mark(self, mark: Mark, clip: Clip | None, begins: int | None) -> None:
        if clip is None:
            self._placing.leave(mark, "no clip of the log is meant")
        elif (frames := self._placing.frames(mark, clip, mark.span, begins, mark.frames)) is not None:
            self._add(Said((self._saying.mark(self._log(clip), frames, mark),)))

    def _log(self, clip: Clip) -> ClipLog:
        """The log of a clip as the import leaves it; what is there already is looked up with it."""
        sha256 = clip.sha256
        if sha256 not in self._logs:
            log = self._project.log_of(sha256)
            self._logs[sha256] = log
            self._there.update(label.id for label in log.labels)
            self._there.update(marker.id for marker in self._project.markers(sha256))
            self._there.update(caption.id for caption in self._project.captions(sha256))
        return self._logs[sha256]

    def _add(self, said: Said) -> None:
        self.report.lost += said.lost
        for thing in said.things:
            is_new = thing.id not in self._there
            self.report.counted(thing, is_new=is_new)
            if is_new:
                self._there.add(thing.id)
                self.changes.append(Change.to(thing))


def _is_picture(event: Event) -> bool:
    """Whether an event shows frames at their own speed."""
    return not event.retimed and not event.track.startswith("A")


def _length(mark: Mark) -> int:
    """Frames that a marker lasts, as the record counts them."""
    span = mark.span
    if isinstance(span, Counted) and span.end is not None:
        return max(1, span.end - span.start)
    return max(1, mark.frames)
