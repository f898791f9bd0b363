"""What a format is: the contract that ours and those of plug-ins keep.

A format is a `Format` object that some installed package names under the entry-point group
`shotlog.formats` (see `shotlog.exchange.finding`). `shotlog.exchange.contract` tests whether it keeps what
it promises.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from shotlog.exchange.material import Material
from shotlog.record import Clip
from shotlog.timing import FrameIndex

Pictures = Callable[[Clip, Sequence[FrameIndex]], Mapping[FrameIndex, bytes]]
"""JPEG stills of exactly these frames of a clip, as they are to be seen; frames may be missing."""

What = Literal[
    "clip", "rate", "timecode", "reel", "name", "text", "marker", "label", "transition", "column", "caption",
    "media", "file",
]  # fmt: skip
"""What a loss concerns, in one word that stays the same for programs."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format could not carry over from the log.

    Attributes:
        clip: Name of the clip's file.
        shot: Number of the shot in its clip, from 1; None where it concerns the whole clip.
        message: One sentence for people: what was left out or changed, and why.
        what: What it concerns, for programs.
        count: How many things of this kind it concerns.
    """

    clip: str
    shot: int | None
    message: str
    what: What = "text"
    count: int = 1


class Options(BaseModel):
    """What may be chosen about a format: fields with a default each, described for people.

    Values may come as text from a command line: `"32"` and `"yes"` are read as what the field asks for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def parted(given: object) -> object:
    """Words out of a text with commas between them; anything else as it is."""
    return [word.strip() for word in given.split(",") if word.strip()] if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(parted)]
"""Several words, or one text with commas between them."""

O = TypeVar("O", bound=Options)  # noqa: E741 - the customary letter


@dataclass(frozen=True, slots=True)
class Format(Generic[O]):
    """A way to write the log to a file.

    Attributes:
        name: As it is called on the command line, equal to the name of its entry point.
        suffix: Of its files, with the dot.
        description: What it is for, in a few words.
        options: What may be chosen about it.
        losses: What would be lost of these clips, in their order: the preflight. A pure function of what is
            written and how, which opens no file.
        write: Writes the clips, in their order, to a path. The same clips and options give the same bytes.
            Whatever stood at the path stays if it fails (use `shotlog.files.whole_file`). What turned out to
            be missing only then, such as pictures that could not be had, is given back. A clip that cannot
            stand in the format is left out, which `losses` has told; UsageError where none is left.
    """

    name: str
    suffix: str
    description: str
    options: type[O]
    losses: Callable[[Sequence[Material], O], Iterable[Loss]]
    write: Callable[[Sequence[Material], Path, Pictures, O], Iterable[Loss]]


AnyFormat = Format[Any]
"""A format with whatever options it has."""
