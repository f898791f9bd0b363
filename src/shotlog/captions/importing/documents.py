"""JSON, JSON Lines and CSV taken apart into values, each with the number of its line."""

import csv
import io
import json
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

LONGEST_LINE = 16 * 2**20
"""Characters of a line of JSON."""

_SPACE = " \t\r\n"


class Value(NamedTuple):
    """A value of a document.

    Attributes:
        line: Number of the line at which it stands, from 1.
        key: Its name, where it stands in an object.
        value: The value itself.
        reason: What is wrong where there is none.
    """

    line: int
    key: str | None
    value: Any
    reason: str = ""


def lines_of(text: str) -> Iterator[Value]:
    """The value in each line of JSON Lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield Value(number, None, None, f"longer than {LONGEST_LINE} characters")
        elif line.strip():
            try:
                yield Value(number, None, _load(line))
            except (ValueError, RecursionError) as error:
                yield Value(number, None, None, _reason(error))


def is_lines(text: str) -> bool:
    """Whether a text is JSON Lines rather than one document: its first line is a whole object."""
    first, _, rest = text.strip(_SPACE).partition("\n")
    try:
        return isinstance(_load(first), dict) and bool(rest)
    except (ValueError, RecursionError):
        return False


def document(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The one value of a JSON document.

    Raises:
        ValueError: It is not JSON.
    """
    try:
        return _load(text)
    except RecursionError:
        raise ValueError("too deeply nested") from None


def members(text: str) -> Iterator[Value]:
    """The members of the list or object that a JSON document is, up to what cannot be read in it."""
    ends = [at for at, character in enumerate(text) if character == "\n"]
    decoder = json.JSONDecoder(parse_constant=_refuse)
    at = _skip(text, 0)
    if at >= len(text) or text[at] not in "[{":
        yield Value(1, None, None, "neither a list nor an object")
        return
    named = text[at] == "{"
    at = _skip(text, at + 1, ",")
    while at < len(text) and text[at] not in "]}":
        line = bisect_left(ends, at) + 1
        key = None
        try:
            if named:
                key, at = decoder.raw_decode(text, at)
                at = _skip(text, at, ":")
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError, IndexError) as error:
            yield Value(line, None, None, f"{_reason(error)}; nothing after it could be read")
            return
        yield Value(line, key, value)
        at = _skip(text, at, ",")


def _skip(text: str, at: int, mark: str = "") -> int:
    while at < len(text) and text[at] in _SPACE + mark:
        at += 1
    return at


def rows_of(text: str) -> Iterator[Value]:
    """The rows of a CSV as objects, with commas, semicolons or tabs between cells."""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    try:
        for row in reader:
            begun, line = line + 1, reader.line_num
            beyond = row.pop(None, None)
            if beyond:
                yield Value(begun, None, None, "it has more cells than there are columns")
            else:
                yield Value(begun, None, {name: cell for name, cell in row.items() if cell})
    except csv.Error as error:
        yield Value(reader.line_num, None, None, f"{error}; nothing after it could be read")


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _load(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg}"
    return "too deeply nested" if isinstance(error, RecursionError) else str(error)
