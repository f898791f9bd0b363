"""Fields that the trade has always logged, and what each editing system calls them.

They are labels of text facets of these ids, where the vocabulary holds them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from shotlog.exchange.material import Material
from shotlog.exchange.wording import value_text
from shotlog.record import Label

FIELDS: Final = ("scene", "take", "camera_roll", "sound_roll", "circled", "note")
"""Facet ids of the fields."""

AVID: Final = {
    "scene": "Scene",
    "take": "Take",
    "camera_roll": "Camroll",
    "sound_roll": "Soundroll",
    "circled": "Circled",
    "note": "Comments",
}
"""Columns of an Avid bin; `Circled` is one of ours, the others are Avid's own."""

RESOLVE: Final = {
    "scene": "Scene",
    "take": "Take",
    "camera_roll": "Roll Card #",
    "sound_roll": "Sound Roll #",
    "circled": "Good Take",
    "note": "Comments",
}
"""Columns of DaVinci Resolve's metadata CSV."""

Shown = Mapping[str, Label]
"""The label that is shown for each facet."""

_NO = {"", "no", "none", "false", "0", "n"}


def fields(shown: Shown, facets: Iterable[str]) -> dict[str, str]:
    """What is said of a shot, as text; empty where nobody said anything."""
    return {facet: value_text(shown[facet].value) if facet in shown else "" for facet in facets}


def clip_fields(material: Material, facets: Iterable[str]) -> dict[str, str]:
    """What is said of a clip: what its exported shots say, each text once."""
    said: dict[str, dict[str, None]] = {facet: {} for facet in facets}
    for shot in material.shots:
        shown = material.log.shown(shot)
        for facet, texts in said.items():
            if facet in shown and (text := value_text(shown[facet].value)):
                texts[text] = None
    return {facet: "; ".join(texts) for facet, texts in said.items()}


def is_circled(shown: Shown) -> bool:
    """Whether a take was circled: anything but a plain no."""
    return "circled" in shown and value_text(shown["circled"].value).strip().lower() not in _NO


def any_circled(material: Material) -> bool:
    """Whether some exported shot of a clip was circled."""
    return any(is_circled(material.log.shown(shot)) for shot in material.shots)
