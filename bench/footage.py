"""Makes clips to time tools on: 1080p and 720p as cameras and platforms deliver them, and a small one.

    script/bench footage FOLDER --footage FILE_OR_FOLDER... [--sound FILE] [--seconds N]

Pieces of the footage in turn, scaled and cropped to fill the picture and joined by cuts: H.264 by x264 with
three B-frames; 8 Mb/s at 1080p, 4.5 at 720p and 0.5 at 360p (for long films). Nothing is kept of the sound
of the footage; --sound puts that of one file under all of it, over and over. Needs the ffmpeg program.
"""

import argparse
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import av

RATE: Final = 25
_PIECE: Final = 4.0
"""Seconds of one piece at most."""
_SUFFIXES: Final = {".mp4", ".mov", ".mkv", ".webm", ".avi"}
_SIZES: Final = {"1080p": (1920, 1080, 8000), "720p": (1280, 720, 4500), "360p": (640, 360, 500)}
"""Width, height and kilobits a second."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file, in seconds."""

    path: Path
    start: float
    length: float


def pieces(named: Sequence[Path], seconds: float) -> list[Piece]:
    """Parts of the files, one of each in turn, until there is enough.

    Raises:
        SystemExit: All of the footage is not enough.
    """
    files = [path for one in named for path in (sorted(one.iterdir()) if one.is_dir() else [one])]
    lengths = {path: _seconds(path) for path in files if path.suffix in _SUFFIXES}
    found: list[Piece] = []
    for turn in count():
        start = turn * _PIECE
        there = [Piece(path, start, min(_PIECE, length - start)) for path, length in lengths.items()]
        there = [piece for piece in there if piece.length >= 1]
        if not there:
            raise SystemExit(f"the footage named lasts less than {seconds:.0f} s: name more")
        for piece in there:
            found.append(piece)
            if sum(one.length for one in found) >= seconds:
                return found
    raise AssertionError


def command(used: Sequence[Piece], target: Path, size: str, seconds: float, sound: Path | None) -> list[str]:
    """The ffmpeg command that makes a clip."""
    width, height, kilobits = _SIZES[size]
    fill = f"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},setsar=1"
    each = [f"[{number}:v:0]{fill},fps={RATE},format=yuv420p[v{number}]" for number in range(len(used))]
    joined = "".join(f"[v{number}]" for number in range(len(used))) + f"concat=n={len(used)}[film]"
    words = ["ffmpeg", "-y", "-nostdin", "-v", "error"]
    for piece in used:
        words += ["-ss", f"{piece.start:.3f}", "-t", f"{piece.length:.3f}", "-i", str(piece.path)]
    if sound is not None:
        words += ["-stream_loop", "-1", "-i", str(sound)]
    words += ["-filter_complex", ";".join([*each, joined]), "-map", "[film]"]
    words += ["-map", f"{len(used)}:a:0", "-c:a", "aac"] if sound is not None else []
    words += ["-c:v", "libx264", "-bf", "3", "-b:v", f"{kilobits}k", "-maxrate", f"{2 * kilobits}k"]
    return [*words, "-bufsize", f"{4 * kilobits}k", "-t", f"{seconds:.3f}", str(target)]


def _seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        return (container.duration or 0) / av.time_base


def main() -> None:
    """Make the clips; those that are there are kept."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="script/bench footage", description=__doc__, formatter_class=layout)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--footage", type=Path, nargs="+", required=True, metavar="FILE_OR_FOLDER")
    parser.add_argument("--sound", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=50.0)
    parser.add_argument("--sizes", nargs="*", choices=_SIZES, default=list(_SIZES))
    arguments = parser.parse_args()
    used = pieces(arguments.footage, arguments.seconds)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for size in arguments.sizes:
        target = arguments.folder / f"{size}.mp4"
        if not target.exists():
            half = target.with_name(f"{size}.part.mp4")
            words = command(used, half, size, arguments.seconds, arguments.sound)
            subprocess.run(words, check=True)  # noqa: S603 - ffmpeg, on files that the user names
            half.replace(target)
        print(target)


if __name__ == "__main__":
    main()
