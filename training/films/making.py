"""Makes films with truth and encodes them, so that compression is real.

python -m films.making FOLDER --footage FOLDER... --group a|b|test --seed N --films N
"""

import argparse
import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np

from films.editing import edited, truth_of
from films.pieces import HEIGHT, WIDTH, Frames, Piece, footage, generated

GROUPS: Final = ("a", "b", "test")
_RATES: Final = (24, 25, 30)
_QUALITIES: Final = (18, 23, 28, 33)
_GENERATED: Final = {"a": 6, "b": 6, "test": 0}
"""Made-up scenes a film besides the real ones: moving pictures of an endless variety, but no real ones."""


def make(folder: Path, sources: Sequence[Path], group: str, seed: int, films: int) -> None:
    """Make films from the sources of one group, with `labels.json` beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = footage(sources, group)
    clips = {}
    for number in range(films):
        film_seed = seed * 1000 + GROUPS.index(group) * 100 + number
        clips[f"{group}-{film_seed}.mp4"] = _one(folder, pieces, group, film_seed)
    (folder / "labels.json").write_text(json.dumps({"clips": clips}), encoding="utf-8")


def _one(folder: Path, pieces: Sequence[Piece], group: str, seed: int) -> dict[str, object]:
    random = np.random.default_rng(seed)
    rate, quality = int(random.choice(_RATES)), int(random.choice(_QUALITIES))
    made_up = [generated(seed * 100 + number) for number in range(_GENERATED[group])]
    film = edited(seed, [*pieces, *made_up])
    encode(folder / f"{group}-{seed}.mp4", film.frames, rate, quality)
    return {**truth_of(film, rate), "width": WIDTH, "height": HEIGHT, "crf": quality}


def encode(path: Path, frames: Frames, rate: int, quality: int) -> None:
    """Write H.264 of a constant quality."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(rate))
        stream.width, stream.height, stream.pix_fmt = frames.shape[2], frames.shape[1], "yuv420p"
        stream.options = {"crf": str(quality), "preset": "veryfast"}
        for picture in frames:
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--footage", type=Path, nargs="+", required=True)
    parser.add_argument("--group", choices=GROUPS, default="test")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--films", type=int, default=8)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.footage, arguments.group, arguments.seed, arguments.films)


if __name__ == "__main__":
    main()
