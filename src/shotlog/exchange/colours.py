"""The colours of markers, as each editing system calls them, and the nearest of ours for each of theirs."""

from typing import Final

from shotlog.record import MarkerColour

AVID: Final[dict[MarkerColour, str]] = {
    "red": "red",
    "orange": "yellow",
    "yellow": "yellow",
    "green": "green",
    "cyan": "cyan",
    "blue": "blue",
    "purple": "magenta",
    "magenta": "magenta",
    "pink": "magenta",
    "black": "black",
    "white": "white",
}
"""The eight of Media Composer that every version knows."""

RESOLVE: Final[dict[MarkerColour, str]] = {
    "red": "ResolveColorRed",
    "orange": "ResolveColorSand",
    "yellow": "ResolveColorYellow",
    "green": "ResolveColorGreen",
    "cyan": "ResolveColorCyan",
    "blue": "ResolveColorBlue",
    "purple": "ResolveColorPurple",
    "magenta": "ResolveColorFuchsia",
    "pink": "ResolveColorPink",
    "black": "ResolveColorCocoa",
    "white": "ResolveColorCream",
}
"""As DaVinci Resolve writes them in marker EDLs."""

PREMIERE: Final[dict[MarkerColour, tuple[int, int, int]]] = {
    "red": (0xD2, 0x2C, 0x36),
    "orange": (0xE9, 0x6F, 0x24),
    "yellow": (0xD0, 0xA1, 0x2B),
    "green": (0x71, 0x86, 0x37),
    "cyan": (0x19, 0xF4, 0xD6),
    "blue": (0x42, 0x8D, 0xFC),
    "purple": (0xAF, 0x8B, 0xB1),
    "magenta": (0xAF, 0x8B, 0xB1),
    "pink": (0xAF, 0x8B, 0xB1),
    "black": (0xFF, 0xFF, 0xFF),
    "white": (0xFF, 0xFF, 0xFF),
}
"""Red, green and blue of the eight marker colours of Premiere Pro."""

OTIO: Final[dict[MarkerColour, str]] = {
    "red": "RED",
    "orange": "ORANGE",
    "yellow": "YELLOW",
    "green": "GREEN",
    "cyan": "CYAN",
    "blue": "BLUE",
    "purple": "PURPLE",
    "magenta": "MAGENTA",
    "pink": "PINK",
    "black": "BLACK",
    "white": "WHITE",
}
"""As OpenTimelineIO writes them: all of ours."""


def ppro_colour(colour: MarkerColour) -> int:
    """The number by which Premiere Pro knows a marker's colour: opaque, then blue, green and red."""
    red, green, blue = PREMIERE[colour]
    return 0xFF << 24 | blue << 16 | green << 8 | red


def changed(table: dict[MarkerColour, str], colour: MarkerColour) -> bool:
    """Whether a colour shares its name in a table with another of ours that comes before it."""
    return next(ours for ours, theirs in table.items() if theirs == table[colour]) != colour
