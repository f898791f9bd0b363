"""What a file is when it is not footage, so that the refusal can say it."""

import os
from io import BufferedReader
from pathlib import Path

from shotlog.errors import UnreadableMedia
from shotlog.media.regular import regular_file

_PICTURES = (
    (0, b"\x89PNG"),
    (0, b"\xff\xd8\xff"),  # JPEG
    (0, b"GIF8"),
    (8, b"WEBP"),
    (0, b"II*\x00"),  # TIFF, and many raw photographs
    (0, b"MM\x00*"),
    (0, b"BM"),
    (0, b"v/1\x01"),  # OpenEXR
    (0, b"SDPX"),  # DPX
    (0, b"XPDS"),
    (0, b"\x00\x00\x00\x0cJXL "),
    (0, b"\x00\x00\x00\x0cjP  "),  # JPEG 2000
)
_FIRST_BOXES = (b"ftyp", b"mdat", b"wide", b"skip", b"free")
_MOST_BOXES = 10_000
_LISTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"<MPD", b"[playlist]")
STILL_BRANDS = ("heic", "heix", "mif1", "avif")
"""Major brands of ISO files that hold photographs (ISO/IEC 23008-12, AV1 Image File Format)."""


_STILL = ("is a still picture, not footage", "Leave it out; make a clip of an image sequence first.")
_LIST = ("is a list that names other files, not footage", "Name the files themselves.")
_INDEX_DAMAGED = ("has a damaged index (moov)", "Copy it again from the camera card.")
_INDEX_MISSING = (
    "has no index (moov): the recording was not finished or the copy is cut off",
    "Copy it again from the card; if it is the same there, use the camera's repair function.",
)
_UNKNOWN = (
    "is not footage: it is in none of the formats that can be read",
    "Check that the file plays; copy it again, or convert it to MOV, MP4, MXF or Matroska.",
)


def still_picture(path: Path) -> UnreadableMedia:
    """The refusal of a photograph."""
    return _refused(path, *_STILL)


def refusal(path: Path) -> UnreadableMedia:
    """Why a file that no reader of footage accepts was refused, as far as its structure tells.

    Raises:
        NotFound: It is gone.
        UnreadableMedia: It cannot be read at all.
    """
    with regular_file(path) as file:
        head = file.read(4096)
        boxes = _boxes(file)
    return _refused(path, *_what_it_is(head, boxes))


def _refused(path: Path, what: str, hint: str) -> UnreadableMedia:
    return UnreadableMedia(f"{path.name} {what}", hint=hint, path=path)


def _what_it_is(head: bytes, boxes: list[bytes]) -> tuple[str, str]:
    """What to say of a file, and what to advise."""
    if any(head.startswith(mark, at) for at, mark in _PICTURES):
        return _STILL
    if head.lstrip().startswith(_LISTS):
        return _LIST
    if boxes and boxes[0] in _FIRST_BOXES:
        return _INDEX_DAMAGED if b"moov" in boxes else _INDEX_MISSING
    return _UNKNOWN


def _boxes(file: BufferedReader) -> list[bytes]:
    """Types of the outermost boxes of an ISO file (ISO/IEC 14496-12, 4.2); of another file, mere bytes."""
    length = os.fstat(file.fileno()).st_size
    types: list[bytes] = []
    at = 0
    while at < length and len(types) < _MOST_BOXES:
        file.seek(at)
        header = file.read(16)
        types.append(header[4:8])
        size = int.from_bytes(header[:4], "big")
        if size == 1:
            size = int.from_bytes(header[8:16], "big")
        if size < 8:
            break
        at += size
    return types
