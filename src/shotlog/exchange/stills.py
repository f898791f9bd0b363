"""Pictures of shots, made for some of them at a time."""

import base64
from collections.abc import Iterator

from shotlog.exchange.columns import Row, Sheet
from shotlog.exchange.format import Pictures

_BATCH = 100
"""Shots of which pictures are in memory at once."""


def with_stills(sheet: Sheet, pictures: Pictures | None) -> Iterator[tuple[Row, bytes | None]]:
    """Rows with the picture in the middle of each shot, made for some shots at a time."""
    rows = list(sheet.rows())
    for first in range(0, len(rows), _BATCH):
        batch = rows[first : first + _BATCH]
        middles = [row.shot.start + len(row.shot.frames) // 2 for row in batch]
        stills = {} if pictures is None else pictures(sheet.clip, middles)
        for row, middle in zip(batch, middles, strict=True):
            yield row, stills.get(middle)


def jpeg_uri(jpeg: bytes) -> str:
    """A picture as an address that holds it."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")
