"""Whether a long film is measured as fast as a short one, and in no more memory.

    script/bench long CLIP --work FOLDER [--minutes N...] [--tools NAME...]

The clip is joined to itself, as often as it takes, by copying its stream; films stay in the folder. Each
tool then runs once on each, in a process of its own. Needs the ffmpeg program.
"""

import argparse
import math
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import av
from compared.report import write
from compared.running import run
from compared.tables import table
from compared.tools import ALONE, TOOLS

_HEADINGS: Final = (
    "tool",
    "film",
    "frames",
    "frames/s",
    "CPU ms/frame",
    "of the rate of the shortest",
    "peak MiB",
)


def film(clip: Path, minutes: float, folder: Path) -> Path:
    """The clip joined to itself until it lasts as long; made once."""
    target = folder / f"{clip.stem}-{minutes:g}-minutes.mp4"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as names:
        escaped = str(clip.resolve()).replace("'", "'\\''")
        names.write(f"file '{escaped}'\n" * math.ceil(60 * minutes / _seconds(clip)))
        names.flush()
        half = target.with_name(f"{target.stem}.part.mp4")
        words = ["ffmpeg", "-y", "-nostdin", "-v", "error", "-f", "concat", "-safe", "0", "-i", names.name]
        words += ["-c", "copy", "-t", f"{60 * minutes:.3f}", str(half)]
        subprocess.run(words, check=True)  # noqa: S603 - ffmpeg, on a file that the user names
    return half.replace(target)


def _seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        return (container.duration or 0) / av.time_base


def rows(tool: str, films: Sequence[Path]) -> Iterator[list[str]]:
    """What a tool takes for each film; the share is of the processor's rate on the first."""
    first = None
    for path in films:
        told = run(tool, path)
        frames = told["answer"]["frames"]
        cpu = 1000 * told["cpu"] / frames
        first = first or cpu
        rate, share = f"{frames / told['wall']:.0f}", f"{first / cpu:.2f}"
        yield [tool, path.stem, f"{frames:,}", rate, f"{cpu:.2f}", share, f"{told['mib']:.0f}"]


def main() -> None:
    """Make the films, run the tools, print the table."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="script/bench long", description=__doc__, formatter_class=layout)
    parser.add_argument("clip", type=Path)
    parser.add_argument("--work", type=Path, required=True, metavar="FOLDER", help="where films are kept")
    parser.add_argument("--minutes", type=float, nargs="+", default=[1, 10, 120], metavar="N")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=[ALONE], metavar="NAME")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="where the table goes, as long.md")
    arguments = parser.parse_args()
    films = [film(arguments.clip, minutes, arguments.work) for minutes in sorted(arguments.minutes)]
    found = table(_HEADINGS, [row for tool in arguments.tools for row in rows(tool, films)])
    print(found)
    if arguments.write:
        write(arguments.write, {"long.md": "# Long films\n\n" + found})


if __name__ == "__main__":
    main()
