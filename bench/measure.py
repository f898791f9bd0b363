"""How well and how fast shotlog measures, beside bare decoding and other tools: the same files, in one go.

    script/bench measure SET... [--truth LABELS.json] [--rounds N] [--tools NAME...] [--kept FILE]
                         [--again NAME...] [--write FOLDER]

A set is a video, or a folder of videos. Where the folder has a `labels.json` (films of `training/films`,
reels of `script/reels`), or --truth speaks of its files, transitions and labels are counted too. Each tool
runs on each file in a process of its own; the order changes with the round, so that a machine that drifts
drifts for all: quote the ratios, not the rates. What a tool needs and is not installed is said. With --kept,
what has been run before is not run again: a long comparison can be stopped and gone on with.
"""

import argparse
import sys
from pathlib import Path

from compared.report import pages, write
from compared.running import runs
from compared.sets import set_of
from compared.tools import CEILING, TOOLS, missing
from rich.console import Console
from rich.progress import track


def main() -> None:
    """Run the rounds, print the tables, write them."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="script/bench measure", description=__doc__, formatter_class=layout)
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--truth", type=Path, metavar="LABELS.json")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", nargs="*", choices=TOOLS, default=list(TOOLS), metavar="NAME")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="runs are added to it, and taken from it")
    parser.add_argument(
        "--again", nargs="*", choices=TOOLS, default=[], help="run though kept", metavar="NAME"
    )
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="where tables and plots go")
    arguments = parser.parse_args()
    console = Console(stderr=True)
    groups = [set_of(named, arguments.truth) for named in arguments.sets]
    tools = list(dict.fromkeys([CEILING, *arguments.tools]))
    for tool in tools:
        if missing(tool):
            console.print(f"left out: {tool}, which needs {missing(tool)}")
    tools = [tool for tool in tools if not missing(tool)]
    total = sum(len(group.videos) * sum(map(group.asks_for, tools)) * arguments.rounds for group in groups)
    under_way = runs(groups, tools, arguments.rounds, arguments.kept, arguments.again)
    done = list(track(under_way, "comparing", total=total, console=console))
    found = pages(groups, done)
    sys.stdout.write("\n".join(text for name, text in found.items() if name.endswith(".md")))
    if arguments.write:
        write(arguments.write, found)


if __name__ == "__main__":
    main()
