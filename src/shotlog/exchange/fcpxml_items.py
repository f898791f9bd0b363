"""What stands inside a clip of FCPXML: keyword ranges, favourites and markers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shotlog.exchange.facet_fields import FIELDS, Shown, is_circled
from shotlog.exchange.marking import Marked
from shotlog.exchange.material import Material
from shotlog.exchange.wording import heading, terms_of
from shotlog.exchange.xml_text import XmlStream
from shotlog.record import Clip, Label, Shot
from shotlog.timing import FrameRange

Seconds = Callable[[int], str]
"""A number of frames as rational seconds."""


def time_of(clip: Clip) -> Seconds:
    """The seconds of a clip's frames: `1001/24000s`, or `2s` where they are whole."""
    num, den = clip.rate.fraction.numerator, clip.rate.fraction.denominator

    def seconds(frames: int) -> str:
        whole, rest = divmod(frames * den, num)
        return f"{whole}s" if not rest else f"{frames * den}/{num}s"

    return seconds


@dataclass(frozen=True, slots=True)
class Time:
    """The time inside a clip.

    Attributes:
        seconds: Of a number of frames.
        first: Frames from midnight to the first of the file.
    """

    seconds: Seconds
    first: int

    def range(self, frames: FrameRange) -> dict[str, object]:
        """Start and duration of frames of the file."""
        return {"start": self.seconds(self.first + frames.start), "duration": self.seconds(len(frames))}


def write_items(xml: XmlStream, marked: Marked, shot: Shot, time: Time) -> None:
    """Write everything about one shot, in any order that the DTD allows."""
    shown = marked.material.log.shown(shot)
    for value, frames in _keywords(marked.material, shot, shown):
        xml.leaf("keyword", attributes={**time.range(frames), "value": value})
    if is_circled(shown):
        rating = {"name": "circled", **time.range(shot.frames), "value": "favorite"}
        xml.leaf("rating", attributes=rating)
    for mark in marked.of(shot):
        # `completed` would make a task of it.
        note = {"note": mark.note or None}
        xml.leaf("marker", attributes={**time.range(mark.frames), "value": mark.name or mark.note, **note})


def _keywords(material: Material, shot: Shot, shown: Shown) -> Iterator[tuple[str, FrameRange]]:
    for label in shown.values():
        yield from ((value, shot.frames) for value in _values(label))
    for label in material.log.parts(shot):
        if label.part is not None:
            yield from ((value, label.part) for value in _values(label))


def _values(label: Label) -> Iterator[str]:
    if label.facet not in FIELDS:
        yield from (f"{heading(label.facet)}: {term}" for term in terms_of(label.value))
