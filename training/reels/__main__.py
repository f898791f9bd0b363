"""The command line: `script/reels FOLDER --count N --seed S`."""

import argparse
import sys
from pathlib import Path

from reels.making import Order, make


def main() -> None:
    """Make reels."""
    parser = argparse.ArgumentParser(prog="script/reels", description="Render clips with exact camera truth.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=75, help="clips; 75 are one of every recipe")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument(
        "--stills", type=Path, nargs="*", default=(), help="pictures to cover half the planes with"
    )
    arguments = parser.parse_args()
    order = Order(arguments.folder, arguments.count, arguments.seed, tuple(arguments.stills))
    sys.stdout.write(f"{make(order, arguments.jobs)}\n")


if __name__ == "__main__":
    main()
