"""Makes shots whose focus is known, and counts what is said of them.

    script/train lens WORK [--shots 48] [--seed 1] [--stills FILES]

Something near stands before something far; a lens shows what is out of focus as a disc, whose size follows
from the distance to the plane in focus. That plane stays, or goes from one to the other, quickly or slowly,
or there and back. Nothing is trained: the thresholds of `shotlog.measure.lens` were chosen by eye on such
shots and on footage. With other seeds and other stills, this shows how well they hold.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from reels.spoil import encode
from reels.textures import KINDS as TEXTURES
from reels.textures import Picture, Stock

from shotlog.measure import Observations, measure
from shotlog.measure.lens import FocusLooker, between
from shotlog.measure.lens.labelling import lens
from shotlog.measure.suggest.suggestion import Suggestion
from shotlog.media import pictures
from shotlog.timing import FrameIndex, FrameRange

WIDTH, HEIGHT = 640, 360
RATE: Final = 25
KINDS: Final = ("rack", "rack", "rack", "pull", "back", "stays", "all sharp", "passes", "pans", "pulses")
"""What happens: the focus moves once or twice, or stays while all is sharp, something passes by, the camera
pans, or the light pulses."""
SOFT: Final = ("clouds", "plaster", "ripples")
"""Textures without an edge, which look out of focus when they are not."""
NEAR: Final = 8
"""Frames by which an end may be off, and a sixth of the move more: how it is eased cannot be seen."""

Shades = npt.NDArray[np.float32]
"""Shape (height, width, channels), float32."""


class Move(NamedTuple):
    """The focus goes from one plane to the other within a range of frames."""

    term: str
    frames: FrameRange


@dataclass(frozen=True)
class Shot:
    """One made shot: what happens, where the focus goes, and how things look."""

    kind: str
    frames: int
    moves: tuple[Move, ...]
    near_first: bool
    radius: float
    noise: float
    quality: int
    thing: Shades
    wall: Shades

    def focus(self, frame: FrameIndex) -> float:
        """Where the plane in focus is: 0 at the wall, 1 at the thing; eased at both ends."""
        way = 1.0 if self.near_first else 0.0
        for move in self.moves:
            part = min(1.0, max(0.0, (frame - move.frames.start) / len(move.frames)))
            eased = part * part * (3 - 2 * part)
            way += eased * (1 - 2 * way)
        return way


def planned(seed: int, number: int, stock: Stock) -> Shot:
    """A shot by chance."""
    random = np.random.default_rng((seed, number))
    kind = KINDS[number % len(KINDS)]
    frames = int(random.integers(210, 260) if kind in {"pull", "back"} else random.integers(75, 200))
    return Shot(
        kind,
        frames,
        tuple(_moves(kind, frames, random)),
        bool(random.integers(2)),
        float(random.uniform(4, 11)),
        float(random.uniform(0.5, 4)),
        int(random.integers(18, 29)),
        _thing(_filling(stock.texture(random)), random),
        _filling(stock.texture(random)),
    )


def _moves(kind: str, frames: int, random: np.random.Generator) -> Iterator[Move]:
    if kind == "back":
        for begin in (frames // 4, 2 * frames // 3):
            yield Move("rack", FrameRange(begin, begin + int(random.integers(10, 30))))
    elif kind in {"rack", "pull"}:
        length = int(random.integers(8, 40) if kind == "rack" else random.integers(90, 150))
        begin = int(random.integers(15, frames - length - 15))
        yield Move(kind, FrameRange(begin, begin + length))


def _filling(texture: Picture) -> Shades:
    side = max(WIDTH, HEIGHT)
    whole = cv2.resize(texture, (side, side), interpolation=cv2.INTER_CUBIC)
    return whole[(side - HEIGHT) // 2 :][:HEIGHT].astype(np.float32)


def _thing(texture: Shades, random: np.random.Generator) -> Shades:
    """A texture in the shape of something that stands at one side, with how much it covers as a channel."""
    cover = np.zeros((HEIGHT, WIDTH), np.float32)
    middle = int(WIDTH * random.choice([0.27, 0.73]))
    half, top = int(WIDTH * random.uniform(0.13, 0.2)), int(HEIGHT * random.uniform(0.2, 0.35))
    cv2.ellipse(cover, (middle, HEIGHT), (half, HEIGHT - top), 0, 0, 360, 1.0, -1)
    return np.dstack((texture * cover[..., None], cover))


def drawn(shot: Shot, seed: int) -> Iterator[Picture]:
    """The pictures of a shot."""
    random = np.random.default_rng(seed)
    shown: tuple[float, Shades, Shades] | None = None
    for frame in range(shot.frames):
        focus = shot.focus(frame)
        if shown is None or shown[0] != focus:
            sharp = shot.kind == "all sharp"
            near, far = (0.0, 0.0) if sharp else (shot.radius * (1 - focus), shot.radius * focus)
            shown = focus, out_of_focus(shot.thing, near), out_of_focus(shot.wall, far)
        picture = _together(shot, frame, shown[1], shown[2])
        yield np.clip(picture + random.normal(0, shot.noise, picture.shape), 0, 255).astype(np.uint8)


def out_of_focus(layer: Shades, radius: float) -> Shades:
    """A layer as a lens shows it, with discs of a radius in pixels."""
    side = 2 * int(np.ceil(radius)) + 1
    y, x = np.mgrid[:side, :side] - side // 2
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return np.asarray(cv2.filter2D(layer, -1, disc / disc.sum(), borderType=cv2.BORDER_REFLECT), np.float32)


def _together(shot: Shot, frame: FrameIndex, thing: Shades, wall: Shades) -> Shades:
    pan, pass_by = (0.6 * frame * (shot.kind == kind) for kind in ("pans", "passes"))
    near = _moved(thing, pan + 2 * pass_by)
    far = _moved(wall, 0.7 * pan)
    light = 1 + 0.12 * np.sin(frame / 5) * (shot.kind == "pulses")
    picture: Shades = (far * (1 - near[..., 3:]) + near[..., :3]) * np.float32(light)
    return picture


def _moved(layer: Shades, right: float) -> Shades:
    border = cv2.BORDER_CONSTANT if layer.shape[2] == 4 else cv2.BORDER_REFLECT
    shift = np.array([[1, 0, right], [0, 1, 0]], np.float32)
    return np.asarray(cv2.warpAffine(layer, shift, (WIDTH, HEIGHT), borderMode=border), np.float32)


def told(path: Path) -> list[Suggestion]:
    """What is said of the focus of a clip of one shot."""
    measured = measure(path, look=False)
    frames = FrameRange(0, len(measured.signals))
    count = min(10, max(3, 1 + round(measured.signals.seconds(frames) / 2)))
    first = [int(frame) for frame in np.linspace(0, frames.end - 1, count)]
    looker = FocusLooker()

    def seen(chosen: list[FrameIndex]) -> Observations:
        shown = pictures(path, chosen, measured.signals.times, height=HEIGHT)
        return Observations("", tuple(one for frame, each in shown for one in looker.look(frame, each)))

    closer = between(seen(first), frames)
    return lens(measured.signals, seen(sorted({*first, *closer})), frames)


def judged(shot: Shot, said: list[Suggestion]) -> Iterator[tuple[str, str]]:
    """What is right, wrong and silent: pairs of what was asked and how it was answered."""
    depths = [one.value for one in said if one.facet == "depth_of_field"]
    truth = "deep" if shot.kind == "all sharp" else "shallow"
    yield f"depth of field, {truth}", _answer(truth, str(depths[0]) if depths else None)
    left = [one for one in said if one.facet == "focus_change"]
    for move in shot.moves:
        met = [one for one in left if one.frames and one.frames.intersection(move.frames)]
        yield f"change of focus, {move.term}", _answer(move.term, str(met[0].value) if met else None)
        if met and met[0].frames:
            left.remove(met[0])
            off = met[0].frames.start - move.frames.start, met[0].frames.end - move.frames.end
            for end, frames in zip(("first", "last"), off, strict=True):
                near = abs(frames) <= NEAR + len(move.frames) / 6
                yield f"{end} frame of a {move.term}", "right" if near else "wrong"
    for one in left:
        yield "change of focus, none", f"wrong: {one.value}"


def _answer(truth: str, said: str | None) -> str:
    if said is None:
        return "silent"
    return "right" if said == truth else f"wrong: {said}"


def counted(
    work: Path, shots: int, seed: int, stock: Stock, say: Callable[[str], object]
) -> Counter[tuple[str, str]]:
    """Make shots, measure them, and count the answers."""
    counts: Counter[tuple[str, str]] = Counter()
    for number in range(shots):
        shot = planned(seed, number, stock)
        path = work / f"{number:03d}-{shot.kind.replace(' ', '-')}.mp4"
        encode(path, drawn(shot, seed + number), RATE, (WIDTH, HEIGHT), shot.quality)
        answers = list(judged(shot, told(path)))
        say(f"{path.name}: " + "; ".join(f"{asked} {answer}" for asked, answer in answers))
        counts.update(answers)
    return counts


def main() -> None:
    """Count, and print a line for each answer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--shots", type=int, default=48)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stills", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    stock = Stock(tuple(kind for kind in TEXTURES if kind not in SOFT), tuple(asked.stills))
    counts = counted(asked.work, asked.shots, asked.seed, stock, lambda line: print(line, file=sys.stderr))
    for (question, answer), count in sorted(counts.items()):
        print(f"{question:30} {answer:20} {count}")


if __name__ == "__main__":
    main()
