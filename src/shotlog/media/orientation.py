"""How a stored picture is to be seen."""

import math
import struct
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, cast

from av.buffer import Buffer
from av.video.frame import VideoFrame

Turn = Literal[0, 90, 180, 270]
"""Degrees clockwise."""


def turn_of(picture: VideoFrame) -> tuple[Turn, bool]:
    """Degrees clockwise that a player turns a picture, and whether it mirrors it left to right before.

    Read from the display matrix (ISO/IEC 14496-12, 8.2.2), to the nearest quarter turn.
    """
    matrix = cast("Mapping[str, Buffer]", picture.side_data).get("DISPLAYMATRIX")
    if matrix is None:
        return 0, False
    a, b, _, c, d, *_ = struct.unpack("9i", bytes(matrix))
    mirrored = a * d - b * c < 0
    degrees = math.degrees(math.atan2(b, -a if mirrored else a))
    return cast(Turn, round(degrees / 90) % 4 * 90), mirrored


def display_aspect(width: int, height: int, pixel_aspect: Fraction, turn: Turn) -> Fraction:
    """Width over height of the picture as it is to be seen, after turning."""
    aspect = Fraction(width, height) * pixel_aspect
    return 1 / aspect if turn in (90, 270) else aspect
