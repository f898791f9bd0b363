"""Timecode labels as systems write them, brought into one form."""

import re
from fractions import Fraction

from shotlog.exchange.reading.spans import Counted, Labels, Span, Timed

_LABEL = re.compile(r"(\d{1,2})[:;.](\d{1,2})[:;.](\d{1,2})(?:([.,])(\d{2})|([:;])(\d{2,3}))")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)")
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?s?")


def label_of(text: str) -> str | None:
    """`hh:mm:ss:ff` or, for drop-frame, `hh:mm:ss;ff` for what may be written `1:02:03:04` or `01;02;03;04`.

    None where it is no label.
    """
    found = _LABEL.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = found[1], found[2], found[3]
    mark = ":" if found[6] == ":" else ";"
    return f"{hours:0>2}:{minutes:0>2}:{seconds:0>2}{mark}{found[5] or found[7]}"


def seconds_in(text: str) -> Fraction | None:
    """Seconds in `12.5`, `12.5s`, `01:02.500` or `00:01:02,500`; None where it is none of these."""
    plain = text.strip()
    if _SECONDS.fullmatch(plain):
        return Fraction(plain.rstrip("s"))
    clock = _CLOCK.fullmatch(plain)
    if clock is None:
        return None
    hours, minutes, seconds = clock.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + Fraction(seconds.replace(",", "."))


def span_between(start: str, end: str, *, whole_is_frames: bool = True) -> Span | None:
    """What two cells of a table tell: labels, frames, or seconds; None where the first tells nothing.

    A whole number is frames of the file, or seconds where `whole_is_frames` is false.
    """
    first = seconds_in(start)
    if first is not None and not whole_is_frames:
        return Timed(first, seconds_in(end))
    label = label_of(start)
    if label is not None:
        return Labels(label, label_of(end), ";" in label or None)
    if start.strip().isdecimal() and len(start.strip()) <= 12:
        last = end.strip()
        return Counted(int(start), int(last) if last.isdecimal() and len(last) <= 12 else None)
    return None if first is None else Timed(first, seconds_in(end))
