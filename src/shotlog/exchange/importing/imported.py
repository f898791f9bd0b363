"""What became of a file that was imported."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from shotlog.exchange.importing.saying import Thing
from shotlog.exchange.importing.shaping import Plan
from shotlog.exchange.reading import Remark, Timeline
from shotlog.record import Label, Marker


@dataclass(slots=True)
class Imported:
    """What became of a file, or would become of it.

    Attributes:
        file: Its name.
        reader: Which reader took it.
        system: What wrote it, as far as it tells.
        title: Name of its sequence or bin.
        rate: Frames a second of its record; None where it does not say.
        start: First timecode in it.
        end: First timecode after the last.
        events: Stretches of clips in it.
        marks: Markers in it.
        texts: Timed texts in it.
        matched: Events whose clip was found.
        cuts: Boundaries between shots that are new, by clip.
        moves: Boundaries that go elsewhere, by clip.
        joins: Boundaries that are no more, by clip.
        labels: Labels that are new.
        markers: Markers that are new.
        captions: Captions that are new.
        known: Labels, markers and captions that were in the log already.
        unmatched: What no clip was found for, and why; it is kept in the file `kept`.
        lost: Words that the log has no place for as they are, and what became of them.
        remarks: What was not understood or had to be adapted.
        kept: Where in the project folder what did not match is kept; None where everything did.
        dry_run: Whether nothing was changed.
    """

    file: str
    reader: str
    system: str
    title: str
    rate: str | None
    start: str | None
    end: str | None
    events: int
    marks: int
    texts: int
    matched: int = 0
    cuts: dict[str, list[int]] = field(default_factory=dict)
    moves: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    joins: dict[str, list[int]] = field(default_factory=dict)
    labels: int = 0
    markers: int = 0
    captions: int = 0
    known: int = 0
    unmatched: list[Remark] = field(default_factory=list)
    lost: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    kept: str | None = None
    dry_run: bool = False

    @classmethod
    def of(cls, name: str, timeline: Timeline) -> Self:
        """The report on a file of which nothing was taken in yet."""
        start, end = timeline.bounds
        return cls(
            file=name,
            reader=timeline.format,
            system=timeline.system,
            title=timeline.title,
            rate=None if timeline.rate is None else str(timeline.rate),
            start=start,
            end=end,
            events=len(timeline.events),
            marks=timeline.marker_count,
            texts=len(timeline.texts) + sum(len(event.texts) for event in timeline.events),
            remarks=list(timeline.remarks),
        )

    def shaped(self, clip: str, plan: Plan) -> None:
        """Note what becomes of the shots of a clip."""
        if plan.cuts:
            self.cuts[clip] = list(plan.cuts)
        if plan.moves:
            self.moves[clip] = list(plan.moves)
        if plan.joins:
            self.joins[clip] = list(plan.joins)

    def counted(self, thing: Thing, *, is_new: bool) -> None:
        """Count something that the file says."""
        if not is_new:
            self.known += 1
        elif isinstance(thing, Label):
            self.labels += 1
        elif isinstance(thing, Marker):
            self.markers += 1
        else:
            self.captions += 1

    def as_dict(self) -> Mapping[str, Any]:
        """The report as JSON."""
        return asdict(self)

    def __str__(self) -> str:
        """What was taken in, in a sentence."""
        counts = {
            "cut": sum(map(len, self.cuts.values())),
            "label": self.labels,
            "marker": self.markers,
            "caption": self.captions,
        }
        parts = [f"{count} {thing}{'s' if count != 1 else ''}" for thing, count in counts.items() if count]
        return ", ".join(parts) or "nothing new"
