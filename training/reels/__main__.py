"""The command line: `script/reels FOLDER --count N --seed S`."""

import argparse
import sys
from pathlib import Path

from reels.making import Order, make
from reels.recipes import RECIPES
from reels.textures import KINDS, Stock


def main() -> None:
    """Make reels."""
    parser = argparse.ArgumentParser(prog="script/reels", description="Render clips with exact camera truth.")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--count", type=int, default=len(RECIPES), help=f"clips; {len(RECIPES)} are one of every recipe"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--stills", type=Path, nargs="*", default=(), help="pictures for half the surfaces")
    parser.add_argument("--textures", nargs="*", choices=KINDS, default=tuple(KINDS), help="for the others")
    arguments = parser.parse_args()
    stock = Stock(tuple(arguments.textures), tuple(arguments.stills))
    order = Order(arguments.folder, arguments.count, arguments.seed, stock)
    sys.stdout.write(f"{make(order, arguments.jobs)}\n")


if __name__ == "__main__":
    main()
