"""Labels and names as short text, for formats that have no structure of their own for them."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from shotlog.record import ClipLog, Label, LabelValue, Shot
from shotlog.timing import FrameRange

_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_LONGEST_FILE_STEM = 48
"""Characters; at four bytes each they stay under the 255 bytes that file systems allow, suffixes included."""


def value_text(value: LabelValue) -> str:
    """A value in words: `MCU`, `pan_left, tilt_up`, `MS -> MCU`, `none` for an empty list, else nothing."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(value) or "none"
        case dict() if set(value) == {"start", "end"}:
            return f"{_plain_term(value['start'])} -> {_plain_term(value['end'])}"
        case dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case float():
            return f"{value:.6g}"
        case _:
            return str(value)


def said(label: Label) -> str:
    """A label in words, a machine's with its confidence: `shot_size MCU`, `motion_type complex (0.91)`."""
    sure = f" ({label.confidence:.2f})" if label.author.kind == "machine" else ""
    frames = f" [{label.start}, {label.end})" if label.part else ""
    return f"{label.facet} {value_text(label.value)}{frames}{sure}"


def all_said(log: ClipLog, shot: Shot) -> list[str]:
    """What is shown for a shot and for its parts, in words; where nobody could tell, nothing."""
    labels = [*log.shown(shot).values(), *log.parts(shot)]
    return [said(label) for label in labels if label.value is not None]


def transitions_of(shot: Shot) -> Iterator[tuple[str, str, FrameRange]]:
    """Kind, side (`in` or `out`) and frames of each transition in which the shot takes part.

    Cuts and the edges of the clip are none. A fade belongs to the shot that fades, not to its neighbour.
    """
    for side, transition, not_its_own in (
        ("in", shot.transition_in, "fade_out"),
        ("out", shot.transition_out, "fade_in"),
    ):
        if transition.end > transition.start and transition.kind != not_its_own:
            yield transition.kind.partition("_")[0], side, FrameRange(transition.start, transition.end)


def plain(text: str) -> str:
    """Text in printable ASCII on one line.

    Accents fall away (Unicode NFKD), white space of any kind becomes one blank, everything else outside
    ASCII becomes `?`.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    letters = (sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    one_line = " ".join("".join(letters).split())
    return "".join(sign if " " <= sign <= "~" else "?" for sign in one_line)


def one_line(text: str) -> str:
    """Text on one line, for cells between tabs: white space becomes one blank, controls fall away."""
    if not text:
        return text
    if text.isprintable():
        return " ".join(text.split())
    kept = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _CONTROLS)
    return " ".join("".join(kept).split())


def wrapped(text: str, width: int) -> Iterator[str]:
    """Text in lines of at most so many characters, parted between words where that can be."""
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) + bool(line) <= width:
            line = f"{line} {word}" if line else word
            continue
        if line:
            yield line
        *full, line = [word[first : first + width] for first in range(0, len(word), width)] or [""]
        yield from full
    if line:
        yield line


def lines_of(text: str) -> list[str]:
    """The lines of a text without empty ones, each as `one_line` has it."""
    return [line for given in text.splitlines() if (line := one_line(given))]


def is_term(value: LabelValue) -> bool:
    """Whether a value is a term or a number, rather than free text."""
    return isinstance(value, int | float) or (isinstance(value, str) and bool(_TERM.fullmatch(value)))


def terms_of(value: LabelValue) -> list[str]:
    """The terms in a value, each once: of a list, and of both ends of what changes; none in free text."""
    match value:
        case list():
            return [str(one) for one in value if is_term(one)]
        case dict():
            ends = [terms_of(value.get(end)) for end in ("start", "end")]
            return list(dict.fromkeys(term for terms in ends for term in terms))
        case _:
            return [value_text(value)] if is_term(value) else []


@lru_cache(maxsize=1024)
def heading(facet: str) -> str:
    """A facet as people read it: `Shot size` of `shot_size`."""
    return facet.replace("_", " ").capitalize()


def stem(name: str) -> str:
    """A file's name without its suffix: `A001C003` of `A001C003.mov`, `.mov` of `.mov`."""
    head, dot, _ = name.rpartition(".")
    return head if head and dot else name


def file_stems(names: list[str]) -> list[str]:
    """Names for files made from each of `names`: safe on any system, none twice, whatever the case."""
    taken: set[str] = set()
    stems = []
    for name in names:
        base = _NOT_IN_FILE_NAMES.sub("_", stem(name))[:_LONGEST_FILE_STEM].strip(" .") or "clip"
        chosen, number = base, 1
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{base}-{number}"
        taken.add(chosen.casefold())
        stems.append(chosen)
    return stems


def _plain_term(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "?" if value is None else str(value)
