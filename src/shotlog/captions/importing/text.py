"""The text of a file, bounded, with its broken bytes marked so that only their lines are lost."""

import sys
from pathlib import Path

from shotlog.errors import LimitExceeded, NotFound, UnreadableMedia

LARGEST_FILE = 256 * 2**20
"""Bytes of a file of captions: a million captions."""


def text_of(path: Path) -> str:
    """Everything in a file; `-` is stdin.

    Bytes that are not UTF-8 stand as lone surrogates (`is_text` tells), so that the rest can be read. A file
    that begins with the mark of UTF-16 is read as that.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It cannot be read.
        LimitExceeded: It is larger than `LARGEST_FILE`.
    """
    try:
        content = _bytes(path)
    except FileNotFoundError as error:
        raise NotFound(f"there is no {path}", hint="Check the name.", path=path) from error
    except OSError as error:
        raise UnreadableMedia(
            f"{path} cannot be read: {error.strerror or error}",
            hint="It should be a file of captions.",
            path=path,
        ) from error
    if len(content) > LARGEST_FILE:
        raise LimitExceeded(
            f"{path} is larger than {LARGEST_FILE // 2**20} MiB",
            hint="Split it, and import the parts.",
            path=path,
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "surrogateescape")


def _bytes(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def is_text(text: str) -> bool:
    """Whether a text holds whole characters only: no broken UTF-8, no half of a pair, no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
