"""What a file says of one caption, before anybody knows which clip and which frames are meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_MOST_FRAMES = 10**8
_TIME = re.compile(r"(?:\d{1,4}:){0,2}\d{1,7}(?:\.\d{1,18})?(?:e-\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Source:
    """A longer file that a clip was cut from.

    Attributes:
        file: Its path or name.
        start: Seconds of it at which the clip begins.
    """

    file: str
    start: Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """A caption as a file has it.

    Attributes:
        parts: Heading and text of each section; one part without a heading where there are no sections.
        clips: What names the clip, the likeliest first.
        source: The longer file that the clip was cut from.
        name: What the file calls the caption.
        frames: First frame, and first frame after; None where it does not say.
        last_named: Whether the end was told by the last frame, so that it may be off by one.
        seconds: The same in seconds from the clip's first frame.
        model: Name of the model.
        version: Version of the model.
        prompt: Prompt of the model.
        prompt_hash: SHA-256 of the prompt, where the file has that instead.
        person: Name of the person who wrote it, where no model did.
    """

    parts: tuple[tuple[str | None, str], ...] = ()
    clips: tuple[str, ...] = ()
    source: Source | None = None
    name: str | None = None
    frames: tuple[int | None, int | None] = (None, None)
    last_named: bool = False
    seconds: tuple[Fraction | None, Fraction | None] = (None, None)
    model: str | None = None
    version: str | None = None
    prompt: str | None = None
    prompt_hash: str | None = None
    person: str | None = None

    @property
    def texts(self) -> list[str]:
        """Everything in it that is text."""
        given = (self.name, self.model, self.version, self.prompt, self.prompt_hash, self.person)
        return [*self.clips, *(text for text in given if text), *(text for _, text in self.parts)]


@dataclass(frozen=True, slots=True)
class Read:
    """What stands at one line of a file: a caption, or the reason why there is none.

    Attributes:
        line: Number of the line, from 1.
        entry: The caption.
        reason: What is wrong.
        part: Which of several captions at that line it is, from 1; 0 where there is one.
    """

    line: int
    entry: Entry | None = None
    reason: str = ""
    part: int = 0


@cache
def field_names() -> Mapping[str, Any]:
    """By which names files call what; see `fields.yaml`."""
    loaded: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath("fields.yaml").read_text("utf-8"))
    return loaded


def whole(value: object) -> int:
    """A number of frames.

    Raises:
        ValueError: It is not a whole number from 0.
    """
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()) or int(text[:10]) > _MOST_FRAMES:
        raise ValueError(
            f"{str(value)[:40]!r} is no number of frames; seconds stand in start_time and end_time"
        )
    return int(text)


def seconds(value: object) -> Fraction:
    """Seconds: `12.5`, `1:02.5` or `0:01:02.500`, with a comma or a full stop.

    Raises:
        ValueError: It is no time.
    """
    text = str(value).strip().replace(",", ".")
    if isinstance(value, bool) or not _TIME.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no time in a clip")
    total = Fraction(0)
    for piece in text.split(":"):
        total = total * 60 + Fraction(piece)
    return total
