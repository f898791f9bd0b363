"""The sections of a caption: stretches of text under headings such as "Camera:"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from shotlog.captions.patterns import data


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text.

    Attributes:
        name: Its section, or None before the first heading.
        start: Offset of its first character, after the heading.
        end: Offset after its last, before the next heading.
    """

    name: str | None
    start: int
    end: int


def sections(text: str) -> Iterator[Section]:
    """The sections of a cleaned text, in order; a text without headings is one section without a name.

    A heading is one of the words in `sections.yaml`, with a capital or in quotes, at the start of a line or
    a sentence, and with a colon after it; markup around it is passed over. A summary is no section.
    """
    name, start = None, 0
    for match in _heading().finditer(text):
        if match.start() > start or name is not None:
            yield Section(name, start, match.start())
        name, start = (
            _names()[" ".join(match.group("name").lower().replace("-", " ").replace("&", "and").split())],
            match.end(),
        )
        name = None if name == "summary" else name
    yield Section(name, start, len(text))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {phrase: name for name, found in data("sections")["headings"].items() for phrase in found}


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    """Headings: at the start of a line also with markup and no colon, else with a capital and a colon."""
    names = "|".join(
        re.escape(name).replace(r"\ ", r"[ -]") for name in sorted(_names(), key=len, reverse=True)
    )
    names = names.replace("and", "(?:and|&)")
    capital = "(?=[A-Z])"
    return re.compile(
        rf"(?:^[ \t]*(?:[-*\u2022#>]{{1,6}}[ \t]*|\d{{1,2}}[.)][ \t]*)?"
        rf"|(?<=[.!?;,{{\"\u2014|])\s{{0,4}}|(?<=[.!?;]\s)|(?<=\s[-\u2013\u2022/])\s{{1,2}}|(?<=\s)(?=\*\*))"
        rf"[*_\[\"{{ ]{{0,4}}(?:{capital}|(?<=\"))(?P<name>(?i:{names}))[*_\]\" ]{{0,4}}"
        rf"(?::[*_]{{0,2}}|\]|(?<=\*\*)[ \t]*[\u2014-]|[ \t]*[\u2014](?=[ ])|(?<=[*#a-z])[ \t]*\n)",
        re.MULTILINE,
    )
