"""How checked captions are named and shown."""

from collections.abc import Sequence
from typing import Any

from shotlog.captions.standing import CheckedCaption
from shotlog.errors import NotFound
from shotlog.record import Caption


def require_some(checked: Sequence[CheckedCaption]) -> None:
    if not checked:
        raise NotFound(
            "there are no such captions in the log", hint="`shotlog captions import FILE` brings some."
        )


def name_of(caption: Caption) -> str:
    return caption.name or caption.id


def heading_of(one: CheckedCaption) -> str:
    return (
        f"{one.clip.name} {one.caption.start}-{one.caption.end}, {one.caption.author}: {name_of(one.caption)}"
    )


def shape_of(one: CheckedCaption) -> dict[str, Any]:
    """`id` is what whoever handed the caption over calls it, where they call it anything."""
    return {
        "id": name_of(one.caption),
        "caption": one.caption.id,
        "clip": one.clip.path,
        "sha256": one.clip.sha256,
        "start": one.caption.start,
        "end": one.caption.end,
        "model": str(one.caption.author),
        **one.checked.as_dict(),
    }
