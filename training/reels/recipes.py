"""What the clips of a reel are drawn from: a hundred and more recipes, each as often as it stands here."""

from typing import Final

OPPOSITES: Final = {
    "pan": ("left", "right"),
    "tilt": ("up", "down"),
    "roll": ("cw", "ccw"),
    "zoom": ("in", "out"),
    "dolly": ("in", "out"),
    "truck": ("left", "right"),
    "pedestal": ("up", "down"),
    "arc": ("cw", "ccw"),
    "crane": ("up", "down"),
    "dollyzoom": ("dolly_in_zoom_out", "dolly_out_zoom_in"),
}
"""Kinds of move, and the two ways each can go."""

PRIMITIVES: Final = ("pan", "tilt", "roll", "truck", "pedestal", "dolly", "zoom")
"""Moves that others are made of."""

_STANDING: Final = (
    *[("static",)] * 5,
    *[("static", "mover")] * 3,
    *[("static", "crowd")] * 6,
    *[("handheld",)] * 4,
    *[("handheld", "mover")] * 2,
    ("handheld", "crowd"),
    *[("float",)] * 3,
    ("float", "mover"),
)
_ALONE: Final = tuple((kind,) for kind in PRIMITIVES for _ in range(6))
_WITH_MOVERS: Final = tuple(
    (kind, other) for kind in PRIMITIVES for other in ("mover", "crowd") if (kind, other) != ("roll", "crowd")
)
_COMPOUND: Final = (*[("arc",)] * 4, *[("crane",)] * 4, *[("dollyzoom",)] * 4)
_FAST: Final = (("whip", "pan"), ("whip", "pan"), ("whip", "tilt"))
_BARELY: Final = tuple(("creep", kind) for kind in ("pan", "tilt", "truck", "zoom", "dolly"))
_TOGETHER: Final = (
    ("pan", "tilt"),
    ("pan", "tilt"),
    ("pan", "zoom"),
    ("pan", "dolly"),
    ("pan", "pedestal"),
    ("tilt", "dolly"),
    ("tilt", "zoom"),
    ("tilt", "truck"),
    ("truck", "dolly"),
    ("truck", "pedestal"),
    ("truck", "zoom"),
    ("pedestal", "dolly"),
    ("roll", "dolly"),
    ("roll", "zoom"),
    ("roll", "pan"),
)
_IN_TURN: Final = (
    ("pan", "then", "static"),
    ("tilt", "then", "static"),
    ("static", "then", "zoom"),
    ("static", "then", "dolly"),
    ("static", "then", "pan"),
    ("pan", "then", "tilt"),
    ("pan", "then", "zoom"),
    ("dolly", "then", "pan"),
    ("truck", "then", "static"),
    ("pedestal", "then", "static"),
)

RECIPES: Final = (
    *_STANDING,
    *_ALONE,
    *_WITH_MOVERS,
    *_COMPOUND,
    *_FAST,
    *_BARELY,
    *_TOGETHER,
    *_IN_TURN,
)
"""Moves, and what else happens: `mover` and `crowd` walk through, `creep` is barely seen, `whip` is over in a
blink, what stands after `then` comes after it."""
