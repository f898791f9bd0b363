r"""Captions out of SubRip and WebVTT, cue by cue (https://www.w3.org/TR/webvtt1/).

Marks for the screen (`<i>`, `{\an8}`, line breaks inside a cue) are not part of what a caption says.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shotlog.captions.importing.entry import Entry, Read, seconds

_ARROW = "-->"
_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})(?:\s.*)?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,200}\}")
_BLOCKS = ("NOTE", "STYLE", "REGION")


def cues(text: str, given: Entry) -> Iterator[Read]:
    """Every cue, with the number of its first line; what belongs to no cue is told, too."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for first, block in _blocks(lines):
        timed = next((place for place, line in enumerate(block) if _ARROW in line), None)
        if timed is not None:
            yield from _cue(first, block, timed, given)
        elif not _is_about_the_file(first, block):
            yield Read(first, reason="text that belongs to no cue")


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty ones, with the number of the first; a cue that follows at once begins anew."""
    block: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if block:
                yield number - len(block), block
            block = []
            continue
        if _ARROW in line and any(_ARROW in earlier for earlier in block):
            counter = 1 if block[-1].strip().isdigit() else 0
            kept, block = block[: len(block) - counter], block[len(block) - counter :]
            yield number - counter - len(kept), kept
        block.append(line)
    if block:
        yield len(lines) + 1 - len(block), block


def _is_about_the_file(first: int, block: Sequence[str]) -> bool:
    return block[0].startswith(_BLOCKS) or (first == 1 and block[0].startswith("WEBVTT"))


def _cue(first: int, block: Sequence[str], timed: int, given: Entry) -> Iterator[Read]:
    line = first + timed
    before = [one for one in block[:timed] if not one.startswith("WEBVTT")]
    if len(before) > 1:
        yield Read(first, reason="text that belongs to no cue")
    times = _TIMES.fullmatch(block[timed])
    if times is None:
        yield Read(line, reason=f"no times of a cue: {block[timed].strip()[:60]!r}")
        return
    said = html.unescape(_TAG.sub("", " ".join(one.strip() for one in block[timed + 1 :]))).strip()
    name = before[-1].strip() if before and not before[-1].strip().isdigit() else given.name
    bounds = seconds(times[1]), seconds(times[2])
    yield Read(line, replace(given, name=name, seconds=bounds, parts=((None, said),)))
