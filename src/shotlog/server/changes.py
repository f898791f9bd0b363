"""Everything that a person can change from a page, as data: what is sent, kept unsent, and sent again.

A browser keeps changes in a queue until the log has them. Each carries a name, so that one that is sent
twice is done once, and the number of the newest revision that its person had seen, so that nobody replaces
what they have not seen.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shotlog.record import (
    Answer,
    Certainty,
    Insertion,
    LabelValue,
    MarkerColour,
    Progress,
    ShotKind,
    TransitionKind,
)
from shotlog.record.fields import Sha256

ItsId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""Id of a thing, 32 hexadecimal digits; whoever makes a new thing chooses it."""

Frame = Annotated[int, Field(ge=0, le=10**9)]
FacetName = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class Ask(BaseModel):
    """Base of what is asked for: it refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Ask):
    """A label to be.

    Attributes:
        shot: Id of the shot.
        facet: Facet of the vocabulary.
        value: What is said; None for "cannot tell".
        start: First frame of the part spoken of; None for the whole shot.
        end: First frame after the part.
        certainty: How the person stands by it.
        accepts: Id of the machine's label that is taken over.
    """

    shot: ItsId
    facet: FacetName
    value: LabelValue
    start: Frame | None = None
    end: Frame | None = None
    certainty: Certainty = "sure"
    accepts: ItsId | None = None


class Label(Ask):
    """Say something of shots."""

    kind: Literal["label"]
    clip: Sha256
    labels: Annotated[tuple[Said, ...], Field(min_length=1, max_length=5_000)]


class Unsaid(Ask):
    """What of a shot is taken back: one's own word on a facet."""

    shot: ItsId
    facet: FacetName
    start: Frame | None = None
    end: Frame | None = None


class Unlabel(Ask):
    """Take back one's own word, so that what stood beneath it shows again."""

    kind: Literal["unlabel"]
    clip: Sha256
    labels: Annotated[tuple[Unsaid, ...], Field(min_length=1, max_length=5_000)]


class Cut(Ask):
    """Split the shot that holds a frame so that a new one begins there."""

    kind: Literal["cut"]
    clip: Sha256
    frame: Frame


class Join(Ask):
    """Merge the shot that begins at a frame with the one before it."""

    kind: Literal["join"]
    clip: Sha256
    frame: Frame


class Move(Ask):
    """Move the boundary at a frame to another frame."""

    kind: Literal["move"]
    clip: Sha256
    frame: Frame
    to: Frame


class Transit(Ask):
    """Say how two shots meet: `frame` is the first of the later one."""

    kind: Literal["transition"]
    clip: Sha256
    frame: Frame
    transition: TransitionKind
    start: Frame
    end: Frame


class SetKind(Ask):
    """Say that a stretch is a shot, black, white or a title."""

    kind: Literal["shot_kind"]
    clip: Sha256
    shot: ItsId
    to: ShotKind


class Mark(Ask):
    """Set a marker, or change the one of this id."""

    kind: Literal["marker"]
    clip: Sha256
    id: ItsId
    start: Frame
    end: Frame
    colour: MarkerColour = "green"
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    note: Annotated[str, StringConstraints(max_length=10_000)] = ""


class Unmark(Ask):
    """Remove a marker."""

    kind: Literal["unmark"]
    clip: Sha256
    id: ItsId


class Decide(Ask):
    """Say how far shots have come; `progress` None opens them again."""

    kind: Literal["decide"]
    clip: Sha256
    shots: Annotated[tuple[ItsId, ...], Field(min_length=1, max_length=5_000)]
    progress: Progress | None
    note: Annotated[str, StringConstraints(max_length=10_000)] = ""


class Part(Ask):
    """A section of a description."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    text: Annotated[str, StringConstraints(max_length=20_000)]


class Describe(Ask):
    """Write a description of a range of frames, or change the one of this id; without text it is removed.

    Attributes:
        id: Its id.
        start: First frame.
        end: First frame after those.
        parts: Its sections in order; a part without a name of its own is called `text`.
    """

    kind: Literal["describe"]
    clip: Sha256
    id: ItsId
    start: Frame
    end: Frame
    parts: Annotated[tuple[Part, ...], Field(max_length=20)]


class Judge(Ask):
    """Judge a caption: a draft until it is submitted."""

    kind: Literal["judge"]
    clip: Sha256
    id: ItsId
    caption: ItsId
    answers: Annotated[tuple[Answer, ...], Field(max_length=2_000)]
    insertions: Annotated[tuple[Insertion, ...], Field(max_length=200)] = ()
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    text: Annotated[str, StringConstraints(max_length=100_000)]
    submitted: bool = False


class KeepBin(Ask):
    """Keep a search under a name, or change the one of this id."""

    kind: Literal["smart_bin"]
    id: ItsId
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    query: Annotated[str, StringConstraints(max_length=2_000)]


class DropBin(Ask):
    """Keep a search no longer."""

    kind: Literal["drop_smart_bin"]
    id: ItsId


class Undo(Ask):
    """Take back one's own newest change that stands, or a certain one."""

    kind: Literal["undo"]
    number: Annotated[int, Field(ge=1)] | None = None


class Redo(Ask):
    """Do again what one took back last."""

    kind: Literal["redo"]


Deed = Annotated[
    Label
    | Unlabel
    | Cut
    | Join
    | Move
    | Transit
    | SetKind
    | Mark
    | Unmark
    | Decide
    | Describe
    | Judge
    | KeepBin
    | DropBin
    | Undo
    | Redo,
    Field(discriminator="kind"),
]


class Asked(Ask):
    """A change that is asked for.

    Attributes:
        request: Its name: the sitting, a slash, and a name of its own. The same request is done once.
        seen: Number of the newest revision that whoever asks had seen; None replaces whatever stands.
        deed: What is to be done.
    """

    request: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._~-]{1,40}/[A-Za-z0-9._~-]{1,23}$")]
    seen: Annotated[int, Field(ge=0)] | None
    deed: Deed
