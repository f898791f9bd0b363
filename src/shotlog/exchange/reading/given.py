"""A file that somebody hands over: its bytes, bounded, and its text, whatever it is encoded in."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shotlog.errors import LimitExceeded, NotFound, UnreadableMedia
from shotlog.timing import Rate

LARGEST_FILE = 256 * 2**20
"""Bytes of a file that is read: a million events."""

LONGEST_LINE = 2**20
"""Characters of a line. No system writes as much in one."""

_HEAD = 8192
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class Given:
    """A file to read.

    Attributes:
        path: Where it is; its name may name a clip.
        data: All of its bytes.
        rate: Rate of the record where the user states it.
        columns: For plain CSV, what each column means.
    """

    path: Path
    data: bytes
    rate: Rate | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path, *, rate: Rate | None = None, columns: Mapping[str, str] | None = None) -> "Given":
        """The file at `path`; of a bundle (`.fcpxmld`), the document inside.

        Raises:
            NotFound: There is no such file.
            UnreadableMedia: It cannot be read.
            LimitExceeded: It is larger than `LARGEST_FILE`.
        """
        inner = path / "Info.fcpxml"
        try:
            with (inner if path.is_dir() and inner.is_file() else path).open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except FileNotFoundError as error:
            raise NotFound(f"there is no {path}", hint="Check the name.", path=path) from error
        except OSError as error:
            raise UnreadableMedia(f"{path} cannot be read: {error.strerror or error}", path=path) from error
        if len(data) > LARGEST_FILE:
            raise LimitExceeded(
                f"{path} is larger than {LARGEST_FILE // 2**20} MiB",
                hint="Split it, and import the parts.",
                path=path,
            )
        return cls(path, data, rate, columns or {})

    @cached_property
    def head(self) -> str:
        """The first characters, for telling what kind of file it is; broken bytes do not matter here."""
        return self.data[:_HEAD].decode(_encoding(self.data[:_HEAD]), "replace").lstrip("\ufeff")

    @cached_property
    def text(self) -> str:
        """All of it as text.

        Raises:
            UnreadableMedia: It holds NUL characters, or is cut off in the middle of one.
        """
        try:
            text = self.data.decode(_encoding(self.data))
        except UnicodeDecodeError as error:
            raise self.broken(f"it is no text: {error.reason}") from error
        if "\0" in text:
            raise self.broken("it holds NUL characters, which no text does")
        return text

    @cached_property
    def lines(self) -> list[str]:
        r"""Its lines, ended by CRLF, LF or CR; no other character ends one.

        Raises:
            UnreadableMedia: It is no text.
            LimitExceeded: A line is longer than `LONGEST_LINE`.
        """
        lines = _LINE_END.split(self.text)
        longest = max(map(len, lines))
        if longest > LONGEST_LINE:
            raise LimitExceeded(
                f"{self.path} has a line of {longest} characters",
                hint="No editing system writes that; the file is damaged or of another kind.",
                path=self.path,
            )
        return lines

    def broken(self, why: str, hint: str = "Export the file again.") -> UnreadableMedia:
        """The error that says why it cannot be read."""
        return UnreadableMedia(f"{self.path} cannot be read: {why}", hint=hint, path=self.path)


def _encoding(data: bytes) -> str:
    """How a text is encoded: by its mark, else UTF-16 or UTF-8 as its bytes show, else an old code page.

    Of those, Mac Roman where lines end with CR only, as on the old Mac OS, and Windows-1252 elsewhere.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    start = data[:_HEAD]
    if len(start) >= 4 and start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    if len(start) >= 4 and start[::2].count(0) > len(start) // 3:
        return "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if len(data) <= _HEAD and error.start >= len(data) - 3:
            return "utf-8"  # the head of a longer text ends in the middle of a character
        return _code_page(data)
    return "utf-8"


def _code_page(data: bytes) -> str:
    if b"\r" in data and b"\n" not in data:
        return "mac_roman"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "mac_roman"  # knows every byte
    return "cp1252"
