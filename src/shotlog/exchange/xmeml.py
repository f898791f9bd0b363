"""FCP7 XML (xmeml 5) for Premiere Pro and DaVinci Resolve: a sequence, clips and subclips.

Frames of clips are counted from the first of their file, those of the sequence from its own; only the
labels of timecode know where they begin. A file is described where it first occurs and referred to
afterwards. Premiere has no other file by which markers come in.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from shotlog.exchange.assembled import fit, placed, require_some
from shotlog.exchange.counting import RECORD_START
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import USUAL, Marked, Sources, marks
from shotlog.exchange.material import Material
from shotlog.exchange.timeline_groups import Group, groups
from shotlog.exchange.xmeml_parts import Files, comments, item, rate, subclip, timecode, video_format
from shotlog.exchange.xml_text import XmlStream, is_legal
from shotlog.files import whole_file
from shotlog.record import Clip


class XmemlOptions(Options):
    """What may be chosen about FCP7 XML."""

    markers: Sources = Field(USUAL, description="What becomes a marker on its clip.")
    subclips: bool = Field(True, description="A subclip for each shot, in the bin of its clip.")
    start: str = Field(RECORD_START, description="Timecode at which the sequence begins.")


def _losses(materials: Sequence[Material], options: XmemlOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    if len(groups(fitting, "")) > 1:
        why = "the clips differ in rate or drop-frame count, and one sequence has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in a sequence of its own: {why}", "file") for one in fitting
        )
    for material in fitting:
        name, given = material.clip.name, marks(material, options.markers)
        texts = [name, *(text for mark in given for text in (mark.name, mark.note))]
        illegal = sum(not is_legal(text) for text in texts)
        if illegal:
            yield Loss(name, None, "control characters are replaced: XML cannot hold them", "text", illegal)
        authors = sum(mark.author != "shotlog" for mark in given)
        if authors:
            yield Loss(name, None, "authors of markers are left out", "marker", authors)
        if material.clip.audio:
            yield Loss(name, None, "its sound is not laid on the sequence", "media", len(material.clip.audio))
        if material.captions and "captions" not in options.markers:
            message = "its captions are left out: markers=captions takes them in"
            yield Loss(name, None, message, "caption", len(material.captions))


def unfit(clip: Clip) -> str:
    """Why a clip cannot stand in FCP7 XML; empty where it can."""
    if clip.variable_rate:
        return "it has a variable frame rate, and FCP7 XML counts at a constant one"
    if clip.rate.timecode_base is None:
        return f"FCP7 XML cannot say {clip.rate} frames a second"
    return ""


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: XmemlOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "xmeml")
    seen = Files({one.clip.sha256: number for number, one in enumerate(fitting, start=1)})
    with whole_file(path) as file:
        xml = XmlStream(file, doctype="xmeml")
        with xml.element("xmeml", {"version": "5"}), xml.element("bin"):
            xml.leaf("name", path.stem)
            with xml.element("children"):
                for number, group in enumerate(groups(fitting, path.stem), start=1):
                    _sequence(xml, group, number, seen, options)
                for material in fitting:
                    _bin(xml, material, seen, options)
    return []


def _sequence(xml: XmlStream, group: Group, number: int, seen: Files, options: XmemlOptions) -> None:
    count = group.materials[0].counted.timeline(options.start)
    frames = sum(len(shot.frames) for one in group.materials for shot in one.shots)
    with xml.element("sequence", {"id": f"sequence-{number}"}):
        xml.leaf("name", group.name)
        xml.leaf("duration", frames)
        xml.raw(rate(count.rate))
        timecode(xml, count)
        with xml.element("media"), xml.element("video"):
            video_format(xml, group.materials[0].clip)
            with xml.element("track"):
                _items(xml, group, seen, options)


def _items(xml: XmlStream, group: Group, seen: Files, options: XmemlOptions) -> None:
    marked: Marked | None = None
    for one in placed(group.materials):
        if marked is None or marked.material is not one.material:
            marked = Marked(one.material, options.markers)
        with xml.element("clipitem", {"id": f"clipitem-{seen.next_item()}"}):
            item(xml, marked, one.shot, seen, (one.start, one.end))
            if not options.subclips:
                comments(xml, one.material, one.shot)


def _bin(xml: XmlStream, material: Material, seen: Files, options: XmemlOptions) -> None:
    """The clip itself, and its shots as subclips."""
    marked = Marked(material, options.markers)
    with xml.element("bin"):
        xml.leaf("name", material.clip.name)
        with xml.element("children"):
            with xml.element("clip", {"id": f"masterclip-{seen.number(material.clip)}"}):
                item(xml, marked, None, seen, None)
            if options.subclips:
                for shot in material.shots:
                    with xml.element("clip", {"id": f"subclip-{seen.next_subclip()}"}):
                        subclip(xml, marked, shot, seen)


FORMAT = Format(
    "xmeml", ".xml", "FCP7 XML, for Premiere Pro and DaVinci Resolve.", XmemlOptions, _losses, _write
)
