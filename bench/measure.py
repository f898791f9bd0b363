"""How fast measuring is beside bare decoding: the same files, in turn, in one run.

    script/bench measure VIDEO... [--rounds N]

Every round decodes and measures each file once, each in a process of its own. Machines drift, so quote the
ratio, not the rates.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import av
from rich.console import Console
from rich.table import Table


def decode(path: Path) -> int:
    """Decode every frame and do nothing with it; the ceiling for any measurement."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "FRAME"
        stream.codec_context.thread_count = 4
        return sum(1 for _ in container.decode(stream))


def measure(path: Path) -> int:
    """Decode and measure."""
    import shotlog  # noqa: PLC0415 - not paid for by bare decoding

    frames: int = shotlog.measure(path).log.clip.frames
    return frames


KINDS = {"decode": decode, "measure": measure}


def one(kind: str, path: Path) -> None:
    """In the child: print frames, seconds and peak memory in MiB."""
    if kind == "measure":
        import shotlog.measure  # noqa: F401, PLC0415 - importing is not measuring
    began = time.perf_counter()
    frames = KINDS[kind](path)
    seconds = time.perf_counter() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    print(frames, seconds, kilobytes / 1024)


def run(kind: str, path: Path) -> tuple[int, float, float]:
    """One file in a child process: frames, frames a second, peak MiB."""
    words = [sys.executable, __file__, "--one", kind, str(path)]
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ourselves
    frames, seconds, megabytes = (float(word) for word in output.split())
    return int(frames), frames / seconds, megabytes


def main() -> None:
    """Run the rounds and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("videos", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one[0], Path(arguments.one[1]))
        return
    table = Table("video", "frames", "decode /s", "measure /s", "ratio (least-most)", "peak MiB", box=None)
    for video in arguments.videos:
        rounds = [(run("decode", video), run("measure", video)) for _ in range(arguments.rounds)]
        ratios = [measured[1] / decoded[1] for decoded, measured in rounds]
        table.add_row(
            video.name,
            str(rounds[0][1][0]),
            f"{statistics.median(decoded[1] for decoded, _ in rounds):.0f}",
            f"{statistics.median(measured[1] for _, measured in rounds):.0f}",
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
            f"{max(measured[2] for _, measured in rounds):.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
