"""Advanced Authoring Format: sequences and bins of Avid Media Composer and others, through pyaaf2.

A file is opened in a child process with bounds on memory and time: a structured storage can be made to
lead a reader in circles.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from shotlog.errors import LimitExceeded
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Event, Mark, Remark, Source, Timeline, Writer
from shotlog.exchange.reading.xmeml import path_of
from shotlog.timing import Rate, Timecode

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 120
_MEGABYTES = 2048

Fields = Mapping[str, Any]
"""What the child process tells of one thing; see `mobs`."""


def knows(given: Given) -> bool:
    """Whether it is a structured storage, as every AAF is."""
    return given.data.startswith(_MAGIC)


def read(given: Given) -> Timeline:
    """The first sequence with its tracks and markers, subclips, and what bins say of their clips.

    Raises:
        UnreadableMedia: It is no AAF, or a damaged one.
        LimitExceeded: Reading it took more than two minutes or 2 GiB.
    """
    told = _told(given)
    rate = None if told["rate"] is None else Rate(Fraction(told["rate"]))
    drop = bool(told["drop"]) and rate is not None and rate.has_drop_frame
    start = None
    if rate is not None and rate.timecode_base is not None and told["start"] is not None:
        start = str(Timecode(0, rate, drop) + told["start"])
    return Timeline(
        format="aaf",
        system="AAF",
        title=told["title"],
        rate=given.rate or rate,
        drop=drop if rate is not None else None,
        start=start,
        events=tuple(_event(one) for one in told["events"]),
        marks=tuple(_mark(one, one["sequence"]) for one in told["marks"]),
        remarks=tuple(Remark(place, message) for place, message in told["remarks"]),
    )


def _told(given: Given) -> Fields:
    command = [
        sys.executable,
        "-m",
        "shotlog.exchange.reading.mobs",
        str(given.path.resolve()),
        str(_MEGABYTES),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(
            f"{given.path} takes more than {_SECONDS} seconds to read",
            hint="Export only the sequence that is needed.",
            path=given.path,
        ) from error
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise given.broken("it ended the process that read it", hint="The file is damaged.") from error
    if "error" in told:
        raise given.broken(told["error"], hint="Export the AAF again.")
    return told


def _event(told: Fields) -> Event:
    marks = tuple(_mark(mark, "") for mark in told["marks"])
    return Event(
        place=told["place"],
        source=Source(
            name=told["name"],
            path=path_of(told["path"]),
            reel=told["reel"],
            other=tuple(told["other"]),
            begins=told["begins"],
        ),
        span=_counted(told["span"]),
        record=_counted(told["record"]),
        sequence=told["sequence"],
        track=told["track"],
        columns=told["columns"],
        retimed=told["retimed"],
        bin_only=told["bin"],
        marks=marks,
    )


def _counted(told: list[Any] | None) -> Counted | None:
    """`[first, end, rate, drop, from midnight]`."""
    if told is None:
        return None
    first, end, rate, drop, from_midnight = told
    exact = Rate(Fraction(rate))
    return Counted(first, end, exact, "midnight" if from_midnight else "file", drop and exact.has_drop_frame)


def _mark(told: Fields, sequence: str) -> Mark:
    span = _counted(told["span"])
    assert span is not None, "a marker has a place"
    return Mark(
        place=told["place"],
        span=span,
        note=told["note"],
        colour=told["colour"],
        sequence=sequence,
        writer=Writer(told["user"]) if told["user"] else None,
    )
