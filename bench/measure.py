"""How well and how fast shots are found, beside bare decoding and other tools: the same files, in one run.

    script/bench measure VIDEO... [--rounds N] [--peers NAME...]
    script/bench measure FOLDER --truth LABELS.json [--rounds N]

Every round runs every tool once on each file, each in a process of its own, so that a machine that drifts
drifts for all: quote the ratios, not the rates. With --truth, the hard cuts (within one frame) and gradual
transitions (overlapping, within two frames) of a file in the layout of `labels.json` are counted too.
What a tool needs and is not installed is said.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from peers import PEERS, missing
from rich.console import Console
from rich.progress import track
from rich.table import Table
from scoring import Score, score, truth_of

CEILING = "decode, PyAV"
"""What the ratios are to."""


def one(peer: str, path: Path) -> None:
    """In the child: run one tool on one file and print JSON."""
    began = time.perf_counter()
    frames, boundaries = PEERS[peer][0](path)
    seconds = time.perf_counter() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    print(
        json.dumps({"frames": frames, "seconds": seconds, "mib": kilobytes / 1024, "boundaries": boundaries})
    )


def run(peer: str, path: Path) -> dict[str, Any]:
    """One tool on one file in a child process."""
    words = [sys.executable, __file__, "--one", peer, str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def table(results: dict[str, list[list[dict[str, Any]]]], scores: dict[str, Score]) -> Table:
    """Figures a tool: results by tool, round and file."""
    shown = Table("tool", "frames/s", "of bare decode", "peak MiB", "hard P", "R", "F1", box=None)
    for heading in ("gradual P", "R", "F1"):
        shown.add_column(heading)
    bare = [sum(one["seconds"] for one in files) for files in results[CEILING]]
    for peer, rounds in results.items():
        seconds = [sum(one["seconds"] for one in files) for files in rounds]
        frames = sum(one["frames"] for one in rounds[0])
        ratios = [ceiling / own for ceiling, own in zip(bare, seconds, strict=True)]
        figures = scores[peer].cells() if peer in scores and "decode" not in peer else [""] * 6
        shown.add_row(
            peer,
            f"{frames / statistics.median(seconds):.0f}",
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
            f"{max(one['mib'] for files in rounds for one in files):.0f}",
            *figures,
        )
    return shown


def videos_in(named: Path, truth: dict[str, Any]) -> list[Path]:
    """A file itself; of a folder, the files that the truth speaks of."""
    if not named.is_dir():
        return [named]
    return sorted(path for path in named.iterdir() if path.name in truth)


def main() -> None:
    """Run the rounds and print the table."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("videos", nargs="*", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="*", choices=PEERS)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one[0], Path(arguments.one[1]))
        return
    console = Console(width=None if sys.stdout.isatty() else 120)
    truth = json.loads(arguments.truth.read_text())["clips"] if arguments.truth else {}
    videos = [video for named in arguments.videos for video in videos_in(named, truth)]
    peers = [CEILING, *(peer for peer in arguments.peers or PEERS if peer != CEILING)]
    for peer in peers:
        if missing(peer):
            console.print(f"left out: {peer}, which needs {missing(peer)}")
    peers = [peer for peer in peers if not missing(peer)]
    results: dict[str, list[list[dict[str, Any]]]] = {
        peer: [[] for _ in range(arguments.rounds)] for peer in peers
    }
    for number in range(arguments.rounds):
        for video in track(videos, f"round {number + 1}", console=Console(stderr=True)):
            for peer in peers:
                results[peer][number].append(run(peer, video))
    scores = {
        peer: sum(
            (
                score(truth_of(truth[video.name]), one["boundaries"])
                for video, one in zip(videos, rounds[0], strict=True)
            ),
            Score(),
        )
        for peer, rounds in results.items()
        if truth
    }
    console.print(table(results, scores))


if __name__ == "__main__":
    main()
