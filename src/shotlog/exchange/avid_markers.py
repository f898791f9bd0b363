"""Marker lists as Media Composer's Markers window imports them: tabs between cells, a line a marker.

User, timecode, track, colour, comment, length in frames. Two markers of one track cannot begin at one frame.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from shotlog.exchange.colours import AVID, changed
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.marker_files import MarkerOptions, fitting, losses, timelines
from shotlog.exchange.marking import Mark, marks
from shotlog.exchange.material import Material
from shotlog.exchange.wording import one_line
from shotlog.files import whole_file


class AvidMarkerOptions(MarkerOptions):
    """What may be chosen about Avid's markers."""

    track: str = Field("V1", pattern=r"^(TC1|[VAD]\d{1,2})$", description="Track that they stand on.")


def _losses(materials: Sequence[Material], options: AvidMarkerOptions) -> Iterator[Loss]:
    yield from losses(materials, options, merge=True)
    for material in fitting(materials):
        given = marks(material, options.markers)
        recoloured = sum(changed(AVID, mark.colour) for mark in given)
        if recoloured:
            yield Loss(
                material.clip.name, None, "colours that Avid lacks become the nearest", "marker", recoloured
            )
        both = sum(bool(mark.name and mark.note) for mark in given)
        if both:
            message = "name and note of a marker stand in one comment"
            yield Loss(material.clip.name, None, message, "marker", both)
        reflowed = sum(one_line(mark.text) != mark.text for mark in given)
        if reflowed:
            yield Loss(material.clip.name, None, "tabs and line ends become blanks", "text", reflowed)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: AvidMarkerOptions) -> list[Loss]:
    for timeline in timelines(materials, path, ".txt", options, merge=True, name="avid-markers"):
        with whole_file(timeline.path) as file:
            for mark in timeline.marks:
                label = timeline.count.label(mark.frames.start)
                file.write(_line(mark, label, options.track).encode("utf-8", "replace"))
    return []


def _line(mark: Mark, label: str, track: str) -> str:
    cells = (mark.author, label, track, AVID[mark.colour], mark.text, str(len(mark.frames)))
    return "\t".join(map(one_line, cells)) + "\n"


FORMAT = Format(
    "avid-markers", ".txt", "Markers for Avid Media Composer.", AvidMarkerOptions, _losses, _write
)
