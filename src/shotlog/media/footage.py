"""Which files of a folder are worth opening."""

from pathlib import Path

SUFFIXES = frozenset(
    """
    .mp4 .m4v .mov .qt .mj2 .3gp .3g2 .f4v .insv .360 .lrv
    .mkv .webm .avi .divx .mxf .gxf .lxf
    .mts .m2ts .m2t .ts .tp .trp .mpg .mpeg .mpe .m1v .m2v .mpv .vob .mod .tod .evo
    .flv .wmv .asf .ogv .ogm .dv .dif .rm .rmvb .wtv .dvr-ms .nut .y4m
    .h264 .264 .avc .h265 .265 .hevc .ivf .obu .mjpg .mjpeg
    """.split()  # noqa: SIM905 - a list of strings, one a line, would hide the groups
)
"""Suffixes under which cameras, phones, recorders and editing systems write moving pictures."""


def is_footage(path: Path) -> bool:
    """Whether a file's name says that it holds moving pictures; for walking folders, nothing is opened.

    Generous (see `SUFFIXES`): what cannot be read is refused with a reason when it is opened. Names that
    begin with a dot are left out: macOS puts a `._CLIP.MOV` without pictures beside each `CLIP.MOV`.
    """
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
