"""Timed text: SubRip, WebVTT, and TTML in its many profiles.

Times run from the first frame of what the text belongs to, as they do for captions
(https://www.w3.org/TR/webvtt1/, https://www.w3.org/TR/ttml2/).
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from shotlog.captions.importing.cues import cues
from shotlog.captions.importing.entry import Entry
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Timed
from shotlog.exchange.reading.timeline import Remark, Text, Timeline
from shotlog.exchange.reading.xml import Element, root_name, root_of

_CUE = re.compile(r"\d{1,2}:\d{2}[,.]\d{1,3}\s*-->")
_CLOCK = re.compile(r"(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{2,3})(?:\.\d+)?)?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_UNITS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}
_RATE = 30
"""Frames a second where a TTML does not say (TTML2, 7.2.5)."""


def knows(given: Given) -> bool:
    """Whether it begins with WEBVTT, or the times of a cue stand among its first lines."""
    return given.head.startswith("WEBVTT") or _CUE.search(given.head) is not None


def read(given: Given) -> Timeline:
    """Every cue of SubRip or WebVTT; an id that is no number is its name."""
    texts, remarks = [], []
    for one in cues("\n".join(given.lines), Entry()):
        place = f"line {one.line}"
        if one.entry is None:
            remarks.append(Remark(place, one.reason))
            continue
        (start, end), ((_, said),) = one.entry.seconds, one.entry.parts
        if said and start is not None:
            texts.append(Text(place, said, Timed(start, end), one.entry.name or ""))
    is_vtt = given.head.startswith("WEBVTT")
    if not texts and not is_vtt:
        raise given.broken("it holds no cue with a text")
    return Timeline(
        "vtt" if is_vtt else "srt",
        "WebVTT" if is_vtt else "SubRip",
        given.path.stem,
        texts=tuple(texts),
        remarks=tuple(remarks),
    )


def knows_ttml(given: Given) -> bool:
    """Whether it is a document of TTML."""
    return root_name(given) == "tt"


def read_ttml(given: Given) -> Timeline:
    """Every paragraph with a time of its own or of its division."""
    root = root_of(given)
    texts, remarks = [], []
    clock = _Clock(root)
    for number, (paragraph, begun) in enumerate(_paragraphs(root, clock), 1):
        place = f"p {paragraph.get('id') or number}"
        start, end = clock.span(paragraph, begun)
        said = " ".join(" ".join(_words(paragraph)).split())
        if end is not None and end < start:
            remarks.append(Remark(place, "it ends before it begins"))
        elif said:
            texts.append(Text(place, said, Timed(start, end), paragraph.get("id") or ""))
    return Timeline("ttml", "TTML", given.path.stem, texts=tuple(texts), remarks=tuple(remarks))


def _paragraphs(root: Element, clock: "_Clock") -> Iterator[tuple[Element, Fraction]]:
    """Paragraphs in order, with the time at which what holds them begins."""
    todo = [(root, Fraction(0))]
    while todo:
        element, begun = todo.pop()
        if element.tag == "p":
            yield element, begun
            continue
        inside, _ = clock.span(element, begun)
        todo += [(child, inside) for child in reversed(element)]


def _words(element: Element) -> Iterator[str]:
    """Text in order, with a space for each line break, without the words of its metadata."""
    if element.tag == "metadata":
        return
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        yield from _words(child)
        yield child.tail or ""


class _Clock:
    """What the times of one document mean."""

    def __init__(self, root: Element) -> None:
        rate = _number(root.get("frameRate"), _RATE)
        parts = re.split(r"[ :]+", root.get("frameRateMultiplier", "1 1").strip())
        over, under = (_number(part, 1) for part in [*parts, "1"][:2])
        self._rate = Fraction(rate * over, under)
        self._ticks = _number(root.get("tickRate"), 1)

    def span(self, element: Element, begun: Fraction) -> tuple[Fraction, Fraction | None]:
        """Begin and end of an element within what began at `begun`."""
        begin = begun + (self._seconds(element.get("begin")) or 0)
        length, end = self._seconds(element.get("dur")), self._seconds(element.get("end"))
        if end is not None:
            return begin, begun + end
        return begin, None if length is None else begin + length

    def _seconds(self, text: str | None) -> Fraction | None:
        clock = _CLOCK.fullmatch((text or "").strip())
        if clock is not None:
            hours, minutes, seconds, decimals, frames = clock.groups()
            whole = Fraction(int(hours) * 3600 + int(minutes) * 60 + int(seconds))
            return whole + Fraction(f"0.{decimals or 0}") + int(frames or 0) / self._rate
        offset = _OFFSET.fullmatch((text or "").strip())
        if offset is None:
            return None
        number, unit = Fraction(offset[1]), offset[2]
        if unit == "f":
            return number / self._rate
        return number / self._ticks if unit == "t" else number * _UNITS[unit]


def _number(text: str | None, otherwise: int) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.isdecimal() and len(plain) < 12 and int(plain) else otherwise
