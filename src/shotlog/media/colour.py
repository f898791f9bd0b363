"""Colour tags by the names that FFmpeg gives to the code points of ITU-T H.273."""

from typing import Literal

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace

from shotlog.record import Colour

_RANGES: dict[int, Literal["limited", "full"]] = {1: "limited", 2: "full"}

_PRIMARIES = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "film",
    9: "bt2020",
    10: "smpte428",
    11: "smpte431",
    12: "smpte432",
    22: "ebu3213",
}
_TRANSFERS = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "linear",
    9: "log100",
    10: "log316",
    11: "iec61966-2-4",
    12: "bt1361e",
    13: "iec61966-2-1",
    14: "bt2020-10",
    15: "bt2020-12",
    16: "smpte2084",
    17: "smpte428",
    18: "arib-std-b67",
}
_MATRICES = {
    0: "gbr",
    1: "bt709",
    4: "fcc",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "ycgco",
    9: "bt2020nc",
    10: "bt2020c",
    11: "smpte2085",
    12: "chroma-derived-nc",
    13: "chroma-derived-c",
    14: "ictcp",
}
_CONVERSIONS = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
_LARGEST_STANDARD_DEFINITION = (1024, 576)


def colour_of(picture: VideoFrame) -> Colour:
    """What the file says of the colours of a picture; None where it is silent or says "unspecified"."""
    return Colour(
        range=_RANGES.get(picture.color_range),
        primaries=_PRIMARIES.get(picture.color_primaries),
        transfer=_TRANSFERS.get(picture.color_trc),
        matrix=_MATRICES.get(picture.colorspace),
    )


def conversion_of(picture: VideoFrame) -> Colorspace:
    """The matrix by which a picture is turned into RGB.

    Where the file is silent: BT.601 for standard definition and BT.709 above, as players do.
    """
    stated = _CONVERSIONS.get(picture.colorspace)
    if stated is not None:
        return stated
    width, height = _LARGEST_STANDARD_DEFINITION
    return Colorspace.ITU601 if picture.width <= width and picture.height <= height else Colorspace.ITU709
