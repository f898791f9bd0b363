"""Markers in AAF as Media Composer writes them: descriptive markers with attributes of its own."""

from collections.abc import Sequence
from typing import Any, Final

from shotlog.exchange.colours import AVID
from shotlog.exchange.marking import Mark
from shotlog.exchange.xml_text import legal
from shotlog.record import MarkerColour
from shotlog.timing import FrameIndex

_SLOT: Final = 1000
_TRACK: Final = 1
_RGB: Final[dict[str, tuple[int, int, int]]] = {
    "red": (41471, 12134, 6564),
    "green": (13107, 52428, 13107),
    "blue": (13107, 13107, 52428),
    "cyan": (13107, 52428, 52428),
    "magenta": (52428, 13107, 52428),
    "yellow": (58981, 58981, 6553),
    "black": (0, 0, 0),
    "white": (65535, 65535, 65535),
}
"""Sixteen bits each of red, green and blue, as Media Composer writes them."""


def add_markers(
    file: Any,  # noqa: ANN401 - the library has no types
    mob: Any,  # noqa: ANN401 - the library has no types
    rate: str,
    marks: Sequence[Mark],
    *,
    first: FrameIndex = 0,
) -> None:
    """Add markers to a mob.

    Args:
        file: The AAF.
        mob: A clip or subclip whose picture is in slot 1.
        rate: Frames a second as a fraction.
        marks: No two at one frame.
        first: Frame of the clip with which the mob begins.
    """
    if not marks:
        return
    slot = file.create.EventMobSlot()
    slot["EditRate"].value = rate
    slot["SlotID"].value = _SLOT
    slot["PhysicalTrackNumber"].value = _TRACK
    mob.slots.append(slot)
    sequence = file.create.Sequence(media_kind="DescriptiveMetadata")
    slot.segment = sequence
    for mark in marks:
        sequence.components.append(_marker(file, mark, mark.frames.start - first))


def _marker(file: Any, mark: Mark, position: int) -> Any:  # noqa: ANN401 - the library has no types
    colour = AVID[mark.colour]
    marker = file.create.DescriptiveMarker()
    marker["Position"].value = position
    marker["Comment"].value = legal(mark.text)
    marker["DescribedSlots"].value = {1}
    marker["CommentMarkerUser"].value = legal(mark.author)
    marker["CommentMarkerColor"].value = _colour(mark.colour)
    attributes = {
        "_ATN_CRM_USER": legal(mark.author),
        "_ATN_CRM_COLOR": colour.capitalize(),
        "_ATN_CRM_COM": legal(mark.text),
    }
    tags = [file.create.TaggedValue(name, text) for name, text in attributes.items()]
    marker["CommentMarkerAttributeList"].value = tags
    return marker


def _colour(colour: MarkerColour) -> dict[str, int]:
    red, green, blue = _RGB[AVID[colour]]
    return {"red": red, "green": green, "blue": blue}
