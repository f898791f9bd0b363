"""FCPXML 1.11 for Final Cut Pro: clips with keywords, markers and favourites, or a project.

Times are rational seconds, whole multiples of a frame. Markers, keywords and ratings stand in the time of
the clip that holds them, which is that of its file: source timecode as true elapsed seconds. Final Cut
rejects a file whole that breaks the rules of its DTD, the order of elements among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field

from shotlog.exchange.assembled import fit, placed, require_some
from shotlog.exchange.counting import RECORD_START
from shotlog.exchange.facet_fields import FIELDS, clip_fields, fields
from shotlog.exchange.fcpxml_items import Time, time_of, write_items
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import Marked, Sources, marks
from shotlog.exchange.material import Material
from shotlog.exchange.timeline_groups import Group, groups
from shotlog.exchange.wording import said as words
from shotlog.exchange.wording import terms_of
from shotlog.exchange.xml_text import XmlStream, is_legal
from shotlog.files import whole_file
from shotlog.record import Clip, Shot

_VERSION = "1.11"
_LOGGED = {"scene": "scene", "take": "shot", "camera_roll": "reel"}
"""Apple's keys for what is logged; the take goes where Final Cut shows it, under `shot`."""


_TOLD = ("description", "note", *_LOGGED)


class FcpxmlOptions(Options):
    """What may be chosen about FCPXML."""

    kind: Literal["library", "project", "both"] = Field(
        "library", description="Clips in the browser, a project of all shots end to end, or both."
    )
    event: str = Field("shotlog", description="Name of the event.")
    start: str = Field(RECORD_START, description="Timecode at which the project begins.")
    markers: Sources = Field(("markers", "comments", "findings"), description="What becomes a marker.")


def _losses(materials: Sequence[Material], options: FcpxmlOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    if options.kind != "library" and len(groups(fitting, "")) > 1:
        why = "the clips differ in rate or drop-frame count, and one project has one"
        yield from (
            Loss(one.clip.name, None, f"it stands in a project of its own: {why}", "file") for one in fitting
        )
    for material in fitting:
        yield from _clip_losses(material, options)


def unfit(clip: Clip) -> str:
    """Why a clip cannot stand in FCPXML; empty where it can."""
    return (
        "it has a variable frame rate, and Final Cut counts at a constant one" if clip.variable_rate else ""
    )


def _clip_losses(material: Material, options: FcpxmlOptions) -> Iterator[Loss]:
    name, given = material.clip.name, marks(material, options.markers)
    coloured = sum(mark.colour != "blue" for mark in given)
    if coloured:
        yield Loss(
            name, None, "colours of markers are left out: Final Cut has one for notes", "marker", coloured
        )
    texts = [text for mark in given for text in (mark.name, mark.note)]
    texts += [name, *(words(label) for _, label in material.labels())]
    illegal = sum(not is_legal(text) for text in texts)
    if illegal:
        yield Loss(name, None, "control characters are replaced: XML cannot hold them", "text", illegal)
    labels = (label for _, label in material.labels() if label.facet not in (*FIELDS, "description"))
    prose = sum(label.value is not None and not terms_of(label.value) for label in labels)
    if prose:
        yield Loss(name, None, "free texts other than notes are left out: keywords are terms", "label", prose)
    if material.captions and "captions" not in options.markers:
        message = "its captions are left out: markers=captions takes them in"
        yield Loss(name, None, message, "caption", len(material.captions))


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: FcpxmlOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "fcpxml")
    with whole_file(path) as file:
        xml = XmlStream(file, doctype="fcpxml")
        with xml.element("fcpxml", {"version": _VERSION}):
            with xml.element("resources"):
                for number, material in enumerate(fitting, start=1):
                    _resource(xml, material, number)
            with xml.element("library"), xml.element("event", {"name": options.event}):
                _event(xml, fitting, path.stem, options)
    return []


def _event(xml: XmlStream, materials: Sequence[Material], name: str, options: FcpxmlOptions) -> None:
    ids = {one.clip.sha256: number for number, one in enumerate(materials, start=1)}
    if options.kind != "project":
        for material in materials:
            _browser_clip(xml, material, ids[material.clip.sha256], options)
    if options.kind != "library":
        for group in groups(materials, name):
            _project(xml, group, ids, options)


def _resource(xml: XmlStream, material: Material, number: int) -> None:
    clip, time = material.clip, time_of(material.clip)
    size = {"width": clip.width, "height": clip.height}
    xml.leaf("format", attributes={"id": f"f{number}", "frameDuration": time(1), **size})
    asset = {
        "id": f"a{number}",
        "name": clip.name,
        "start": time(_first(material)),
        "duration": time(clip.frames),
        "hasVideo": 1,
        "format": f"f{number}",
        "videoSources": 1,
        **_sound(clip),
    }
    with xml.element("asset", asset):
        source = PurePosixPath(clip.path).as_uri()
        xml.leaf("media-rep", attributes={"kind": "original-media", "src": source})


def _sound(clip: Clip) -> dict[str, object]:
    if not clip.audio:
        return {}
    channels = sum(stream.channels for stream in clip.audio)
    rate = clip.audio[0].sample_rate
    return {"hasAudio": 1, "audioSources": len(clip.audio), "audioChannels": channels, "audioRate": rate}


def _first(material: Material) -> int:
    """Frames from midnight to the first of a clip."""
    return 0 if material.count is None else material.count.first


def _tc_format(material: Material) -> str:
    return "DF" if material.count is not None and material.count.drop else "NDF"


def _browser_clip(xml: XmlStream, material: Material, number: int, options: FcpxmlOptions) -> None:
    clip, time = material.clip, time_of(material.clip)
    first = _first(material)
    attributes = {
        "ref": f"a{number}",
        "name": clip.name,
        "start": time(first),
        "duration": time(clip.frames),
        "format": f"f{number}",
        "tcFormat": _tc_format(material),
    }
    with xml.element("asset-clip", attributes):
        said = clip_fields(material, _TOLD)
        _note(xml, said)
        marked = Marked(material, options.markers)
        for shot in material.shots:
            write_items(xml, marked, shot, Time(time, first))
        _metadata(xml, said, clip)


def _project(xml: XmlStream, group: Group, ids: dict[str, int], options: FcpxmlOptions) -> None:
    first = group.materials[0]
    time, count = time_of(first.clip), first.count
    start = 0 if count is None else count.timeline(options.start).first
    frames = sum(len(shot.frames) for one in group.materials for shot in one.shots)
    attributes = {
        "format": f"f{ids[first.clip.sha256]}",
        "duration": time(frames),
        "tcStart": time(start),
        "tcFormat": _tc_format(first),
    }
    with (
        xml.element("project", {"name": group.name}),
        xml.element("sequence", attributes),
        xml.element("spine"),
    ):
        marked: Marked | None = None
        for one in placed(group.materials):
            if marked is None or marked.material is not one.material:
                marked = Marked(one.material, options.markers)
            _spine_clip(xml, marked, one.shot, time(start + one.start), ids[one.material.clip.sha256])


def _spine_clip(xml: XmlStream, marked: Marked, shot: Shot, offset: str, number: int) -> None:
    material = marked.material
    clip, time = material.clip, time_of(material.clip)
    first = _first(material)
    attributes = {
        "ref": f"a{number}",
        "offset": offset,
        "name": f"{clip.name} {material.number_of(shot)}",
        "start": time(first + shot.start),
        "duration": time(len(shot.frames)),
        "format": f"f{number}",
        "tcFormat": _tc_format(material),
    }
    with xml.element("asset-clip", attributes):
        said = fields(material.log.shown(shot), _TOLD)
        _note(xml, said)
        write_items(xml, marked, shot, Time(time, first))
        _metadata(xml, said, clip)


def _note(xml: XmlStream, said: Mapping[str, str]) -> None:
    text = "; ".join(said[facet] for facet in ("description", "note") if said[facet])
    if text:
        xml.leaf("note", text)


def _metadata(xml: XmlStream, said: Mapping[str, str], clip: Clip) -> None:
    logged = {key: said[facet] for facet, key in _LOGGED.items()}
    known = logged | {"reel": logged["reel"] or clip.reel or ""}
    if any(known.values()):
        with xml.element("metadata"):
            for key, value in known.items():
                if value:
                    xml.leaf("md", attributes={"key": f"com.apple.proapps.studio.{key}", "value": value})


FORMAT = Format("fcpxml", ".fcpxml", "FCPXML 1.11, for Final Cut Pro.", FcpxmlOptions, _losses, _write)
