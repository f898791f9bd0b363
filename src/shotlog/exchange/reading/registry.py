"""Which reader a file is for, told by what is in it.

A reader is a `Reader`. Ours stand below, the most certain first; packages add theirs under the entry-point
group `shotlog.readers`, and are asked before ours.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from shotlog.errors import NotFound, UsageError
from shotlog.exchange.reading import (
    aaf,
    ale,
    cvat,
    eaf,
    edl,
    fcpxml,
    label_pizza,
    label_studio,
    markers,
    otio,
    subtitles,
    tables,
    via,
    xmeml,
)
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.timeline import Timeline

GROUP = "shotlog.readers"
"""Entry-point group under which packages name their readers."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read a file.

    Attributes:
        name: As it is called on the command line, equal to the name of its entry point.
        description: What it reads, in a few words.
        knows: Whether a file is for it, by its content; raises nothing but `ShotlogError`.
        read: Reads it whole or raises a `ShotlogError`; the same bytes give the same timeline.
    """

    name: str
    description: str
    knows: Callable[[Given], bool]
    read: Callable[[Given], Timeline]


OURS = (
    Reader("aaf", "Advanced Authoring Format, of Avid", aaf.knows, aaf.read),
    Reader("otio", "OpenTimelineIO, alone or packed", otio.knows, otio.read),
    Reader("fcpxml", "Final Cut Pro XML", fcpxml.knows, fcpxml.read),
    Reader("xmeml", "Final Cut Pro 7 XML, of Premiere and Resolve", xmeml.knows, xmeml.read),
    Reader("ttml", "TTML timed text", subtitles.knows_ttml, subtitles.read_ttml),
    Reader("eaf", "ELAN annotations", eaf.knows, eaf.read),
    Reader("cvat-xml", "CVAT for video, XML", cvat.knows_xml, cvat.read_xml),
    Reader("label-studio", "Label Studio, JSON", label_studio.knows, label_studio.read),
    Reader("label-pizza", "Label Pizza, JSON", label_pizza.knows, label_pizza.read),
    Reader("via", "VGG Image Annotator 3, JSON", via.knows, via.read),
    Reader("cvat", "CVAT, JSON", cvat.knows, cvat.read),
    Reader("ale", "Avid Log Exchange", ale.knows, ale.read),
    Reader(
        "premiere-markers",
        "Markers of Premiere, tab-separated",
        markers.knows_premiere,
        markers.read_premiere,
    ),
    Reader("avid-markers", "Markers of Avid, tab-separated", markers.knows_avid, markers.read_avid),
    Reader("subtitles", "SubRip and WebVTT", subtitles.knows, subtitles.read),
    Reader("edl", "CMX 3600, and markers of Resolve", edl.knows, edl.read),
    Reader("resolve-csv", "Metadata of Resolve, CSV", tables.knows_resolve, tables.read_resolve),
    Reader("csv", "Plain CSV, one row a stretch of a clip", tables.knows_plain, tables.read_plain),
)
"""Ours, in the order in which they are asked."""


def readers() -> dict[str, Reader]:
    """Every reader by name; those of packages first. A package that does not load is passed over."""
    return {one.name: one for one in (*_brought(), *OURS)}


def _brought() -> Iterator[Reader]:
    for point in entry_points(group=GROUP):
        try:
            loaded = point.load()
        except Exception:  # noqa: BLE001, S112 - a stranger's module may fail in any way
            continue
        if isinstance(loaded, Reader):
            yield loaded


def read(given: Given, name: str | None = None) -> Timeline:
    """Read a file with the reader that knows it.

    Args:
        given: The file.
        name: The reader to take, whatever is in the file.

    Raises:
        NotFound: There is no reader of that name.
        UsageError: No reader knows the file.
        UnreadableMedia: It is damaged, or declares what it must not.
        LimitExceeded: It is too large, too deep, or takes too long.
    """
    known = readers()
    if name is not None:
        if name not in known:
            raise NotFound(f"there is no reader {name!r}", hint=f"There are {', '.join(known)}.")
        return known[name].read(given)
    for reader in known.values():
        if reader.knows(given):
            return reader.read(given)
    raise UsageError(
        f"it cannot be told what kind of file {given.path} is",
        hint=f"Name the kind: {', '.join(known)}. A plain CSV may need its columns explained.",
    )
