"""What an AAF says of a mob: its columns, its file and its markers."""

from collections.abc import Iterator
from typing import Any

from shotlog.exchange.reading.aaf_tracks import Part, rate_of

Told = dict[str, Any]
"""One thing as JSON."""


def locator_of(mob: Part) -> str:
    """URL of the file that a mob stands for; empty where it tells none."""
    descriptor = getattr(mob, "descriptor", None)
    locators = (descriptor.getvalue("Locator") if descriptor is not None else None) or []
    return next((str(url) for one in locators if (url := one.getvalue("URLString"))), "")


def columns_of(mob: Part) -> dict[str, str]:
    """What the columns of the bin say of a mob."""
    pairs = mob.comments.items() if mob.comments is not None else ()
    return {str(name): str(value) for name, value in pairs if str(value).strip()}


def has_marks(mob: Part) -> bool:
    """Whether a mob may have markers."""
    return any(type(slot).__name__ == "EventMobSlot" for slot in mob.slots)


def marks_of(
    mob: Part,
    rate: str | None,
    *,
    start: int,
    drop: bool,
    from_midnight: bool = True,
) -> Iterator[Told]:
    """Markers of a mob, with Avid's attributes where they are there."""
    for slot in mob.slots:
        if type(slot).__name__ != "EventMobSlot":
            continue
        for number, marker in enumerate(slot.segment.components, 1):
            if type(marker).__name__ not in {"DescriptiveMarker", "CommentMarker"}:
                continue
            attributes = {one.name: one.value for one in marker.getvalue("CommentMarkerAttributeList") or []}
            first = start + (marker.getvalue("Position") or 0)
            length = marker.length or 0
            yield {
                "place": f"marker {number}",
                "span": [
                    first,
                    first + length if length > 1 else None,
                    rate or rate_of(slot.edit_rate),
                    drop,
                    from_midnight,
                ],
                "note": str(attributes.get("_ATN_CRM_COM") or marker.getvalue("Comment") or ""),
                "colour": str(attributes.get("_ATN_CRM_COLOR") or ""),
                "user": str(attributes.get("_ATN_CRM_USER") or marker.getvalue("CommentMarkerUSer") or ""),
            }
