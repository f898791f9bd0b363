"""The nearest of our marker colours for what any system calls its own."""

from typing import Final, get_args

from shotlog.exchange.colours import PREMIERE, ppro_colour
from shotlog.record import MarkerColour

_OTHERS: Final[dict[str, MarkerColour]] = {
    "fuchsia": "magenta",
    "rose": "pink",
    "lavender": "purple",
    "violet": "purple",
    "sky": "cyan",
    "mint": "green",
    "denim": "blue",
    "lemon": "yellow",
    "gold": "yellow",
    "sand": "orange",
    "cocoa": "black",
    "cream": "white",
    "grey": "white",
    "gray": "white",
}
"""Colours of Resolve, Premiere and Avid that we have no name for."""

_NUMBERS: Final[dict[str, MarkerColour]] = {
    str(ppro_colour(colour)): colour for colour in reversed(tuple(PREMIERE))
}
"""Premiere's numbers; where several of ours share one, the first of them."""

_USUAL: Final[MarkerColour] = "green"


def our_colour(theirs: str) -> MarkerColour:
    """The colour that a file names, or green."""
    plain = theirs.strip().lower().removeprefix("resolvecolor")
    known: dict[str, MarkerColour] = {colour: colour for colour in get_args(MarkerColour)}
    return known.get(plain) or _OTHERS.get(plain) or _NUMBERS.get(plain) or _USUAL
