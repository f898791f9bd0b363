"""XMP sidecars, one a clip, after Adobe's dynamic media schema: scene, shot, take, reel, remarks and markers.

A sidecar is called after its clip and lies beside it: `A001C003.xmp` for `A001C003.mov`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from shotlog.exchange.assembled import files, fit, require_some
from shotlog.exchange.facet_fields import any_circled, clip_fields
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import USUAL, Mark, Sources, marks
from shotlog.exchange.material import Material
from shotlog.exchange.xml_text import XmlStream, is_legal
from shotlog.files import whole_file
from shotlog.record import Clip
from shotlog.timing import Rate

_APART = "a sidecar belongs to one clip, so that each needs a file of its own"
_SPACES = {
    "rdf:about": "",
    "xmlns:xmpDM": "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
}
_RDF = {"xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
_RESOURCE = {"rdf:parseType": "Resource"}


class XmpOptions(Options):
    """What may be chosen about sidecars."""

    markers: Sources = Field(USUAL, description="What becomes a marker.")


def _losses(materials: Sequence[Material], options: XmpOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    for one in fitting:
        name, given = one.clip.name, marks(one, options.markers)
        if len(one.shots) > 1:
            message = "what is said of its shots stands together: a sidecar speaks of the clip"
            yield Loss(name, None, message, "label", len(one.shots))
        if given:
            yield Loss(name, None, "colours of markers are left out", "marker", len(given))
        illegal = sum(not is_legal(text) for mark in given for text in (mark.name, mark.note))
        if illegal:
            yield Loss(name, None, "control characters are replaced: XML cannot hold them", "text", illegal)


def unfit(clip: Clip) -> str:
    """Why a clip cannot have a sidecar with markers; empty where it can."""
    return "it has a variable frame rate, and XMP counts at a constant one" if clip.variable_rate else ""


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: XmpOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "xmp")
    for file in files(fitting, path, ".xmp", together=False, why=_APART):
        with whole_file(file.path) as target:
            _packet(XmlStream(target), file.materials[0], options)
    return []


def _packet(xml: XmlStream, material: Material, options: XmpOptions) -> None:
    with (
        xml.element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"}),
        xml.element("rdf:RDF", _RDF),
        xml.element("rdf:Description", _SPACES),
    ):
        for name, value in _properties(material):
            if value:
                xml.leaf(f"xmpDM:{name}", value)
        _start(xml, material)
        given = marks(material, options.markers)
        if given:
            _tracks(xml, given, material.clip.rate)


def _properties(material: Material) -> Iterator[tuple[str, str]]:
    said = clip_fields(material, ("scene", "take", "camera_roll", "note", "description"))
    yield "scene", said["scene"]
    yield "shotName", material.clip.name
    yield "takeNumber", said["take"] if said["take"].isdecimal() else ""
    yield "tapeName", material.clip.reel or said["camera_roll"]
    yield "good", "True" if any_circled(material) else ""
    yield "logComment", "; ".join(filter(None, (said["note"], said["description"])))


def _start(xml: XmlStream, material: Material) -> None:
    count = material.count
    kind = None if count is None else _TIME_FORMATS.get((round(float(count.rate), 3), count.drop))
    if count is not None and kind is not None:
        with xml.element("xmpDM:startTimecode", _RESOURCE):
            xml.leaf("xmpDM:timeFormat", kind)
            xml.leaf("xmpDM:timeValue", count.label(0))


_TIME_FORMATS = {
    (23.976, False): "23976Timecode",
    (24.0, False): "24Timecode",
    (25.0, False): "25Timecode",
    (29.97, False): "2997NonDropTimecode",
    (29.97, True): "2997DropTimecode",
    (30.0, False): "30Timecode",
    (50.0, False): "50Timecode",
    (59.94, False): "5994NonDropTimecode",
    (59.94, True): "5994DropTimecode",
    (60.0, False): "60Timecode",
}
"""The ways of counting that XMP names (XMP specification, part 2, xmpDM:timeFormat)."""


def frame_rate(rate: Rate) -> str:
    """A rate as XMP has it for marker times in frames: `f25`, `f30000s1001`."""
    num, den = rate.fraction.numerator, rate.fraction.denominator
    return f"f{num}" if den == 1 else f"f{num}s{den}"


def _tracks(xml: XmlStream, given: Sequence[Mark], rate: Rate) -> None:
    with (
        xml.element("xmpDM:Tracks"),
        xml.element("rdf:Bag"),
        xml.element("rdf:li", _RESOURCE),
    ):
        xml.leaf("xmpDM:trackName", "Comment")
        xml.leaf("xmpDM:trackType", "Comment")
        xml.leaf("xmpDM:frameRate", frame_rate(rate))
        with xml.element("xmpDM:markers"), xml.element("rdf:Seq"):
            for mark in given:
                _marker(xml, mark)


def _marker(xml: XmlStream, mark: Mark) -> None:
    with xml.element("rdf:li", _RESOURCE):
        xml.leaf("xmpDM:startTime", mark.frames.start)
        xml.leaf("xmpDM:duration", len(mark.frames))
        xml.leaf("xmpDM:name", mark.name)
        xml.leaf("xmpDM:comment", mark.note)


FORMAT = Format("xmp", ".xmp", "XMP sidecars, one a clip.", XmpOptions, _losses, _write)
