"""What a reader finds in a file: events of sources, markers, words and texts, before any clip is looked for.

Times stand as the file tells them; see `spans`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shotlog.exchange.reading.spans import Span, edges
from shotlog.record import Certainty, LabelValue
from shotlog.timing import Rate


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says of where its frames come from; every part may be empty.

    Attributes:
        name: Name of the file or the clip.
        path: Path or URL of the file.
        sha256: Hash of the file's content.
        reel: Reel or tape.
        other: Further names to look for, the likeliest first.
        begins: Frames from midnight of the file's timecode to its first frame, at the rate of the span; None
            where it is not told.
    """

    name: str = ""
    path: str = ""
    sha256: str = ""
    reel: str = ""
    other: tuple[str, ...] = ()
    begins: int | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.path or self.sha256 or self.reel or self.other)

    def __str__(self) -> str:
        return (
            self.name or self.path or self.reel or next(iter(self.other), "") or self.sha256[:8] or "no name"
        )


@dataclass(frozen=True, slots=True)
class Writer:
    """Who said something, where the file tells: a person or a model."""

    name: str
    is_machine: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker. In an event its span is of the source; in the timeline it is of the record.

    Attributes:
        place: Where in the file it stands, for people.
        span: Frames marked.
        name: A few words.
        note: What there is to say.
        colour: As the system calls it.
        frames: How many frames are marked from the start of the span, where the file counts them.
        sequence: The sequence whose record it is in.
        writer: Who set it.
    """

    place: str
    span: Span
    name: str = ""
    note: str = ""
    colour: str = ""
    frames: int = 1
    sequence: str = ""
    writer: Writer | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Something said in the words of a file that may be a label.

    Attributes:
        place: Where in the file it stands, for people.
        facet: What it answers, in the file's words; empty where it says only a term.
        value: The answer in the file's words, in any shape that a label may have.
        span: Frames of the source; None for all of the event.
        writer: Who says it.
        confidence: How sure a machine is, 0..1.
        certainty: How a person stands by it.
    """

    place: str
    facet: str
    value: LabelValue
    span: Span | None = None
    writer: Writer | None = None
    confidence: float = 1.0
    certainty: Certainty = "sure"


@dataclass(frozen=True, slots=True)
class Text:
    """A caption, description or line of timed text.

    Attributes:
        place: Where in the file it stands, for people.
        text: What it says.
        span: Frames of the source, or of the record in a timeline; None for all of it.
        name: What the file calls it.
        writer: Who wrote it.
    """

    place: str
    text: str
    span: Span | None = None
    name: str = ""
    writer: Writer | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch of one source, with what is said of it.

    Attributes:
        place: Where in the file it stands, for people: `event 003`, `row 12`.
        source: Where its frames come from.
        span: Which frames of the source; None for all of them.
        record: Where it stands in the timeline; None in a bin.
        sequence: Name of the sequence whose record it is in; a file may hold several.
        track: Name of its track.
        columns: Logging fields by the file's own names: Scene, Take, Description.
        retimed: Whether it runs at another speed, so that record and source do not go together.
        bin_only: Whether the span is all of the source as a bin lists it, and no choice of frames.
        marks: Markers in source time.
        words: What may be labels.
        texts: Captions.
    """

    place: str
    source: Source
    span: Span | None = None
    record: Span | None = None
    sequence: str = ""
    track: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    retimed: bool = False
    bin_only: bool = False
    marks: tuple[Mark, ...] = ()
    words: tuple[Word, ...] = ()
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not understood or had to be adapted, and where it stands."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that was read from one file.

    Attributes:
        format: Name of the reader.
        system: What wrote the file, as far as it tells.
        title: Name of the sequence or bin.
        rate: Frames a second of the record; None where the file does not say.
        drop: Whether its timecode drops frames; None where the file does not say.
        start: Label of the first frame of the record, where the file states one.
        events: Stretches of sources, in the order of the file.
        marks: Markers in record time.
        texts: Timed texts in record time.
        remarks: What was not understood.
    """

    format: str
    system: str
    title: str = ""
    rate: Rate | None = None
    drop: bool | None = None
    start: str | None = None
    events: tuple[Event, ...] = ()
    marks: tuple[Mark, ...] = ()
    texts: tuple[Text, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def marker_count(self) -> int:
        """Markers of the timeline and of its events."""
        return len(self.marks) + sum(len(event.marks) for event in self.events)

    @property
    def bounds(self) -> tuple[str | None, str | None]:
        """First timecode and first timecode after the last: of the first sequence, else of the sources."""
        first = next((event.sequence for event in self.events if event.record is not None), "")
        spans = [
            event.record for event in self.events if event.record is not None and event.sequence == first
        ]
        spans = spans or [event.span for event in self.events if event.span is not None]
        spans = spans or [mark.span for mark in self.marks]
        spans = spans or [text.span for text in self.texts if text.span is not None]
        labels = [label for span in spans for label in edges(span)]
        return min(labels, default=None), max(labels, default=None)
