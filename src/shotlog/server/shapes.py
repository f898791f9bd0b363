"""How the record stands in the API: what a page needs of it, and nothing twice."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from shotlog.log import ClipRow, Project, ShotRow
from shotlog.record import (
    Author,
    Caption,
    Certainty,
    Clip,
    ClipLog,
    Critique,
    Decision,
    Label,
    LabelValue,
    Marker,
    Shot,
    ShotKind,
    Transition,
)


class Shape(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True)


Pair = Annotated[tuple[int, int], Field(description="Numerator and denominator.")]


def pair(fraction: Fraction) -> tuple[int, int]:
    """A fraction as numerator and denominator."""
    return fraction.numerator, fraction.denominator


class ClipShape(Shape):
    """A clip.

    Attributes:
        sha256: Hash of its content, by which it is known.
        name: Its file's name.
        path: Where its file is.
        reel: Reel or tape name in the file's tags.
        rate: Frames a second.
        timecode_base: Frames that timecode counts a second; None where labels would mislead.
        drop_frame: Whether its timecode counts drop-frame.
        first_label: Frames from 00:00:00:00 to the label of frame 0; 0 where the file carries none.
        has_timecode: Whether the file carries timecode.
        frames: How many frames it has.
        variable_rate: Whether they are unevenly spaced.
        display_aspect: Width over height of the picture as it is to be seen.
        has_sound: Whether it has sound.
        warnings: What a person should know.
    """

    sha256: str
    name: str
    path: str
    reel: str | None
    rate: Pair
    timecode_base: int | None
    drop_frame: bool
    first_label: int
    has_timecode: bool
    frames: int
    variable_rate: bool
    display_aspect: Pair
    has_sound: bool
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, clip: Clip) -> "ClipShape":
        """The shape of a clip."""
        first = clip.timecode(0)
        return cls(
            sha256=clip.sha256,
            name=clip.name,
            path=clip.path,
            reel=clip.reel,
            rate=pair(clip.rate.fraction),
            timecode_base=None if first is None else clip.rate.timecode_base,
            drop_frame=clip.drop_frame,
            first_label=0 if first is None else first.frames,
            has_timecode=clip.start_timecode is not None,
            frames=clip.frames,
            variable_rate=clip.variable_rate,
            display_aspect=pair(clip.display_aspect),
            has_sound=bool(clip.audio),
            warnings=clip.warnings,
        )


class LabelShape(Shape):
    """A label without its evidence, which is asked for by itself.

    Attributes:
        id: Its name.
        facet: Facet of the vocabulary.
        value: What is said.
        start: First frame of the part spoken of; None for the whole shot.
        end: First frame after the part.
        by: Who says it.
        confidence: 0..1.
        certainty: How a person stands by it.
        accepted: Id of the machine's label that the person took over.
    """

    id: str
    facet: str
    value: LabelValue
    start: int | None
    end: int | None
    by: Author
    confidence: float
    certainty: Certainty
    accepted: str | None

    @classmethod
    def of(cls, label: Label) -> "LabelShape":
        """The shape of a label."""
        accepted = label.evidence.get("accepted")
        return cls(
            id=label.id,
            facet=label.facet,
            value=label.value,
            start=label.start,
            end=label.end,
            by=label.author,
            confidence=label.confidence,
            certainty=label.certainty,
            accepted=accepted if isinstance(accepted, str) else None,
        )


class ShotShape(Shape):
    """A shot with what is said of it.

    Attributes:
        id: Its name; stays the same when it is trimmed.
        number: Its place in the clip, from 1.
        start: First frame.
        end: First frame after it.
        kind: Shot, black, white or title.
        transition_in: How it begins.
        transition_out: How it ends.
        decision: How far it has come; None while it is open.
        labels: Newest word of people and of machines on each facet and part, oldest first. Where a person
            has spoken of a facet, theirs is shown; a machine's beside it is what was suggested.
    """

    id: str
    number: int
    start: int
    end: int
    kind: ShotKind
    transition_in: Transition
    transition_out: Transition
    decision: Decision | None
    labels: tuple[LabelShape, ...]

    @classmethod
    def of(cls, log: ClipLog, shot: Shot, number: int, decision: Decision | None) -> "ShotShape":
        """The shape of a shot of a log."""
        newest = {
            (label.facet, label.start, label.end, label.author.kind): label for label in log.labels_of(shot)
        }
        return cls(
            id=shot.id,
            number=number,
            start=shot.start,
            end=shot.end,
            kind=shot.kind,
            transition_in=shot.transition_in,
            transition_out=shot.transition_out,
            decision=decision,
            labels=tuple(LabelShape.of(label) for label in newest.values()),
        )


class ClipPage(Shape):
    """Everything that the Log page shows of a clip.

    Attributes:
        newest: Number of the newest revision that this takes in.
        clip: The clip.
        shots: Its shots in order.
        markers: Its markers, by first frame.
        captions: What was written about it, by first frame and then in the order in which it came.
        critiques: What people made of captions.
    """

    newest: int
    clip: ClipShape
    shots: tuple[ShotShape, ...]
    markers: tuple[Marker, ...]
    captions: tuple[Caption, ...]
    critiques: tuple[Critique, ...]

    @classmethod
    def of(cls, project: Project, sha256: str) -> "ClipPage":
        """The page of a clip of a project.

        Raises:
            NotFound: No clip of this content is in the log.
        """
        newest = project.newest()  # first: what is newer may be in the rest, nothing older is missing
        log = project.log_of(sha256)
        decided = {decision.shot: decision for decision in project.decisions(sha256)}
        return cls(
            newest=newest,
            clip=ClipShape.of(log.clip),
            shots=tuple(
                ShotShape.of(log, shot, number, decided.get(shot.id))
                for number, shot in enumerate(log.shots, 1)
            ),
            markers=tuple(project.markers(sha256)),
            captions=tuple(project.captions(sha256)),
            critiques=tuple(project.critiques(sha256)),
        )


class BinClip(Shape):
    """A clip as the bin lists it.

    Attributes:
        clip: The clip.
        shots: How many shots it has.
        logged: How many of them are logged, and not approved or returned.
        approved: How many are approved.
        returned: How many want more work.
        captions: How many captions speak of it.
        critiques: How many of those somebody judged.
    """

    clip: ClipShape
    shots: int
    logged: int
    approved: int
    returned: int
    captions: int
    critiques: int

    @classmethod
    def of(cls, row: ClipRow) -> "BinClip":
        """The shape of a row of clips."""
        return cls(
            clip=ClipShape.of(row.clip),
            shots=row.shots,
            logged=row.logged,
            approved=row.approved,
            returned=row.returned,
            captions=row.captions,
            critiques=row.critiques,
        )


class BinClips(Shape):
    """Some of the clips that fit a search, and how many do."""

    total: int
    rows: tuple[BinClip, ...]


class BinShot(Shape):
    """A shot as the bin lists it.

    Attributes:
        clip: Hash of its clip.
        name: Name of the clip's file.
        shot: Id of the shot.
        number: Its place in the clip, from 1.
        start: First frame.
        end: First frame after it.
        start_timecode: Label of its first frame; None where labels would mislead.
        end_timecode: Label of the first frame after it.
        kind: Shot, black, white or title.
        progress: `open`, `logged`, `approved` or `returned`.
        terms: What is shown of it, by facet.
    """

    clip: str
    name: str
    shot: str
    number: int
    start: int
    end: int
    start_timecode: str | None
    end_timecode: str | None
    kind: str
    progress: str
    terms: dict[str, list[str]]

    @classmethod
    def of(cls, row: ShotRow, clip: Clip) -> "BinShot":
        """The shape of a row of shots, of this clip."""
        first, after = clip.timecode(row.start), clip.timecode(row.end)
        return cls(
            clip=row.clip,
            name=row.name,
            shot=row.shot,
            number=row.number,
            start=row.start,
            end=row.end,
            start_timecode=None if first is None else str(first),
            end_timecode=None if after is None else str(after),
            kind=row.kind,
            progress=row.progress,
            terms={facet: list(terms) for facet, terms in row.terms.items()},
        )


class ClipScore(Shape):
    """How right the captions of a clip are.

    Attributes:
        supported: How many of their statements the record bears out.
        told: How many statements it can tell anything of.
        precision: Their share; None where nothing can be told.
    """

    supported: int
    told: int
    precision: float | None


class BinShots(Shape):
    """Some of the shots that fit a search, and how many do."""

    total: int
    rows: tuple[BinShot, ...]


class LabelDetail(Shape):
    """A label with what it rests on."""

    label: LabelShape
    evidence: dict[str, Any]
    made_at: str
    vocabulary: str
