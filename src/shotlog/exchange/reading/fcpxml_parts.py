"""What one element of FCPXML says, as plain data."""

from collections.abc import Iterator
from fractions import Fraction

from shotlog.exchange.reading.rational import seconds_of
from shotlog.exchange.reading.spans import Counted
from shotlog.exchange.reading.timeline import Mark, Source
from shotlog.exchange.reading.xmeml import path_of
from shotlog.exchange.reading.xml import Element

_STUDIO = {
    "com.apple.proapps.studio.reel": "Reel",
    "com.apple.proapps.studio.scene": "Scene",
    "com.apple.proapps.studio.shot": "Take",
    "com.apple.proapps.studio.angle": "Angle",
}


def mark_of(marker: Element, place: str, span: Counted) -> Mark:
    """A marker; one that is a task is red until it is done."""
    done = marker.get("completed")
    colour = {"0": "red", "1": "green"}.get(done or "", "blue")
    return Mark(place, span, name=marker.get("value", ""), note=marker.get("note", ""), colour=colour)


def source_of(item: Element, asset: Element) -> Source:
    """What an asset and its use say of the file."""
    representation = asset.find("media-rep")
    url = asset.get("src", "") or ("" if representation is None else representation.get("src", ""))
    reel = next((md.get("value", "") for md in item.iterfind("metadata/md") if _studio(md) == "Reel"), "")
    names = dict.fromkeys(one for one in (asset.get("name"), item.get("name")) if one)
    name, *other = names or [""]
    return Source(name=name, path=path_of(url), reel=reel, other=tuple(other))


def columns_of(item: Element) -> Iterator[tuple[str, str]]:
    """Logging fields and the note of a clip."""
    for md in item.iterfind("metadata/md"):
        if _studio(md) and md.get("value"):
            yield _studio(md), md.get("value", "")
    note = (item.findtext("note") or "").strip()
    if note:
        yield "Note", note


def _studio(md: Element) -> str:
    return _STUDIO.get(md.get("key", ""), "")


def seconds_in(element: Element | None, name: str, otherwise: Fraction = Fraction(0)) -> Fraction:
    """A time in an attribute, in seconds."""
    text = None if element is None else element.get(name)
    return otherwise if text is None else seconds_of(text)
