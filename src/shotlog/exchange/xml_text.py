"""XML as a stream: elements opened and closed as they are written, with nothing kept in memory."""

import re
from collections.abc import Mapping
from typing import IO

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ -!#-%'-;=?-~\xa0-\ud7ff\ue000-\ufffd]")
"""What is not plain everywhere in XML."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_INDENT = "  "

Attributes = Mapping[str, object]


def legal(text: str) -> str:
    """Text with U+FFFD for each sign that XML 1.0 cannot hold, such as most control characters."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def is_legal(text: str) -> bool:
    """Whether XML 1.0 can hold all of a text."""
    return _ILLEGAL.search(text) is None


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    return legal(text).translate(_ENTITIES) if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Text as it stands between the double quotes of an attribute; tabs and line ends come back."""
    return legal(text).translate(_ATTRIBUTE_ENTITIES) if _SPECIAL.search(text) else text


class XmlStream:
    """Writes elements to a binary file as UTF-8, indented by two blanks; attributes of None are left out."""

    def __init__(self, file: IO[bytes], doctype: str = "") -> None:
        self._file = file
        self._indent = ""
        self.raw('<?xml version="1.0" encoding="UTF-8"?>')
        if doctype:
            self.raw(f"<!DOCTYPE {doctype}>")

    def element(self, name: str, attributes: Attributes | None = None) -> "_Element":
        """An element around whatever is written in the block."""
        return _Element(self, name, _head(name, attributes))

    def leaf(self, name: str, text: object = None, attributes: Attributes | None = None) -> None:
        """An element with text, or with nothing in it."""
        head = name if attributes is None else _head(name, attributes)
        self.raw(f"<{head}/>" if text is None else f"<{head}>{_told(text)}</{name}>")

    def leaves(self, texts: Mapping[str, object], inside: str = "") -> None:
        """Elements with text, side by side on one line, for large files; perhaps inside another."""
        line = "".join([f"<{name}>{_told(text)}</{name}>" for name, text in texts.items()])
        self.raw(f"<{inside}>{line}</{inside}>" if inside else line)

    def raw(self, line: str) -> None:
        """A line that is XML already."""
        self._file.write(f"{self._indent}{line}\n".encode())

    def open(self, head: str) -> None:
        """Begin an element: its name, perhaps with attributes."""
        self.raw(f"<{head}>")
        self._indent += _INDENT

    def close(self, name: str) -> None:
        """End it."""
        self._indent = self._indent[: -len(_INDENT)]
        self.raw(f"</{name}>")


class _Element:
    """The block in which an element is open; quicker than a generator, of which large files need millions."""

    __slots__ = ("_head", "_name", "_xml")

    def __init__(self, xml: XmlStream, name: str, head: str) -> None:
        self._xml, self._name, self._head = xml, name, head

    def __enter__(self) -> None:
        self._xml.open(self._head)

    def __exit__(self, *_: object) -> None:
        self._xml.close(self._name)


def _told(value: object) -> object:
    """A value between tags; numbers need no care."""
    return escaped(value) if isinstance(value, str) else value


def _head(name: str, attributes: Attributes | None) -> str:
    if attributes is None:
        return name
    given = attributes.items()
    return name + "".join([f' {key}="{attribute(str(value))}"' for key, value in given if value is not None])
