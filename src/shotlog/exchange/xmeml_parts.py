"""The elements that FCP7 XML is made of: rates, timecode, files, clips and their markers."""

from pathlib import PurePosixPath

from shotlog.exchange.colours import PREMIERE, ppro_colour
from shotlog.exchange.counting import Count
from shotlog.exchange.facet_fields import clip_fields, fields, is_circled
from shotlog.exchange.marking import Mark, Marked
from shotlog.exchange.material import Material
from shotlog.exchange.wording import all_said
from shotlog.exchange.xml_text import XmlStream
from shotlog.record import Clip, Shot
from shotlog.record.fields import Sha256
from shotlog.timing import Rate


class Files:
    """Numbers of clips, items and subclips in one document, and which files were described in it already."""

    def __init__(self, numbers: dict[Sha256, int]) -> None:
        self._numbers = numbers
        self._described: set[int] = set()
        self._rates: dict[int, str] = {}
        self._items = 0
        self._subclips = 0

    def rate(self, clip: Clip) -> str:
        """The rate of a clip, as `rate` makes it; made once for all items of the clip."""
        number = self.number(clip)
        if number not in self._rates:
            self._rates[number] = rate(clip.rate)
        return self._rates[number]

    def number(self, clip: Clip) -> int:
        """The number of a clip."""
        return self._numbers[clip.sha256]

    def next_item(self) -> int:
        """A number for an item of a sequence."""
        self._items += 1
        return self._items

    def next_subclip(self) -> int:
        """A number for a subclip."""
        self._subclips += 1
        return self._subclips

    def is_new(self, clip: Clip) -> bool:
        """Whether the file of a clip is yet to be described; it is taken for described from now on."""
        number = self.number(clip)
        if number in self._described:
            return False
        self._described.add(number)
        return True


def rate(given: Rate) -> str:
    """A rate: 30 and TRUE for 29.97."""
    ntsc = _truth(given.is_ntsc)
    return f"<rate><timebase>{given.timecode_base}</timebase><ntsc>{ntsc}</ntsc></rate>"


def timecode(xml: XmlStream, count: Count, reel: str | None = None) -> None:
    """Where a count begins; drop-frame labels have semicolons throughout."""
    label = count.label(0)
    with xml.element("timecode"):
        xml.raw(rate(count.rate))
        xml.leaf("string", label.replace(":", ";") if count.drop else label)
        xml.leaf("frame", count.first)
        xml.leaf("displayformat", "DF" if count.drop else "NDF")
        if reel:
            with xml.element("reel"):
                xml.leaf("name", reel)


def video_format(xml: XmlStream, clip: Clip) -> None:
    """The picture of a sequence that begins with a clip."""
    with xml.element("format"):
        _samples(xml, clip)


def item(
    xml: XmlStream, marked: Marked, shot: Shot | None, files: Files, place: tuple[int, int] | None
) -> None:
    """What is inside a clip or an item of a sequence.

    Args:
        xml: Where to write.
        marked: The clip with its marks.
        shot: The shot, or None for the whole clip.
        files: The numbers of this document.
        place: First and exclusive last frame on the sequence.
    """
    material = marked.material
    clip = material.clip
    first, end = (0, clip.frames) if shot is None else (shot.start, shot.end)
    name = clip.name if shot is None else f"{clip.name} {material.number_of(shot)}"
    in_bin = {"ismasterclip": _truth(shot is None)} if place is None else {}
    about = {"name": name, "enabled": "TRUE", "duration": clip.frames}
    xml.leaves({"masterclipid": f"masterclip-{files.number(clip)}", **in_bin, **about})
    xml.raw(files.rate(clip))
    on_sequence = {} if place is None else {"start": place[0], "end": place[1]}
    xml.leaves({**on_sequence, "in": first, "out": end})
    _file(xml, material, files)
    for mark in [one for of in material.shots for one in marked.of(of)] if shot is None else marked.of(shot):
        _marker(xml, mark)
    _logging(xml, material, shot)


def subclip(xml: XmlStream, marked: Marked, shot: Shot, files: Files) -> None:
    """A shot as a clip whose ends are those of the shot."""
    item(xml, marked, shot, files, None)
    comments(xml, marked.material, shot)
    ends = {"startoffset": shot.start, "endoffset": marked.material.clip.frames - shot.end}
    xml.leaves(ends, inside="subclipinfo")


def _file(xml: XmlStream, material: Material, files: Files) -> None:
    clip = material.clip
    reference = {"id": f"file-{files.number(clip)}"}
    if not files.is_new(clip):
        xml.leaf("file", attributes=reference)
        return
    with xml.element("file", reference):
        xml.leaf("name", clip.name)
        xml.leaf("pathurl", PurePosixPath(clip.path).as_uri().replace("file:///", "file://localhost/", 1))
        xml.raw(rate(clip.rate))
        xml.leaf("duration", clip.frames)
        timecode(xml, material.counted, clip.reel)
        with xml.element("media"):
            with xml.element("video"):
                _samples(xml, clip)
            for stream in clip.audio:
                with xml.element("audio"):
                    with xml.element("samplecharacteristics"):
                        xml.leaf("samplerate", stream.sample_rate)
                    xml.leaf("channelcount", stream.channels)


def _samples(xml: XmlStream, clip: Clip) -> None:
    with xml.element("samplecharacteristics"):
        xml.raw(rate(clip.rate))
        xml.leaf("width", clip.width)
        xml.leaf("height", clip.height)
        xml.leaf("pixelaspectratio", "square" if clip.pixel_aspect == 1 else "NTSC-601")


def _marker(xml: XmlStream, mark: Mark) -> None:
    red, green, blue = PREMIERE[mark.colour]
    with xml.element("marker"):
        out = -1 if len(mark.frames) == 1 else mark.frames.end
        xml.leaves({"name": mark.name, "comment": mark.note, "in": mark.frames.start, "out": out})
        xml.leaves({"alpha": 0, "red": red, "green": green, "blue": blue}, inside="color")
        xml.leaf("pproColor", ppro_colour(mark.colour))


def _logging(xml: XmlStream, material: Material, shot: Shot | None) -> None:
    shown = {} if shot is None else material.log.shown(shot)
    logged = clip_fields(material, _LOGGED) if shot is None else fields(shown, _LOGGED)
    told = {_LOGGED[facet]: text for facet, text in logged.items()}
    xml.leaves({**told, "good": _truth(is_circled(shown))}, inside="logginginfo")


def comments(xml: XmlStream, material: Material, shot: Shot) -> None:
    """Everything that is said of a shot, in the column that Premiere shows as Comment."""
    xml.leaves({"mastercomment1": "; ".join(all_said(material.log, shot))}, inside="comments")


_LOGGED = {"description": "description", "scene": "scene", "take": "shottake", "note": "lognote"}
"""Elements of what is logged, by facet."""


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"
