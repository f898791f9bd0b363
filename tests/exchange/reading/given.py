"""Files for readers, made of text or bytes."""

from pathlib import Path
from typing import Any

from shotlog.exchange.reading import Given, read
from shotlog.timing import Rate


def given(data: str | bytes, name: str = "file", *, rate: str | None = None, **columns: str) -> Given:
    content = data.encode() if isinstance(data, str) else data
    return Given(Path(name), content, None if rate is None else Rate.parse(rate), columns)


def reading(data: str | bytes, name: str = "file", *, rate: str | None = None, **columns: str) -> Any:
    """The timeline; `Any`, for tests know which of its parts are there."""
    return read(given(data, name, rate=rate, **columns))
