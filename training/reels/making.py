"""From plans to files."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from reels.moves import path
from reels.plan import Plan, plan
from reels.render import Renderer, Shades
from reels.spoil import blurred, encode
from reels.textures import Picture, Stock
from reels.truth import clip_truth, exact


@dataclass(frozen=True)
class Order:
    """A reel to be made: `count` clips of a seed into a folder."""

    folder: Path
    count: int
    seed: int
    stock: Stock = field(default_factory=Stock)


def make(order: Order, jobs: int = 1) -> Path:
    """Write the clips, `exact/NAME.json` for each, and `labels.json`, which is returned."""
    (order.folder / "exact").mkdir(parents=True, exist_ok=True)
    numbers = range(order.count)
    if jobs == 1:
        truths = dict(_make_clip(order, number) for number in numbers)
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            truths = dict(pool.map(_make_clip, [order] * order.count, numbers))
    labels = {"version": 1, "frame_numbers": "0-based, decode order, end exclusive", "clips": truths}
    target = order.folder / "labels.json"
    target.write_text(json.dumps(labels, indent=1, sort_keys=True) + "\n")
    return target


def _make_clip(order: Order, number: int) -> tuple[str, dict[str, Any]]:
    cv2.setNumThreads(1)  # clips are made side by side; one is not worth dividing
    planned = plan(order.seed, number, order.stock)
    name = f"{number:04d}-{'-'.join(planned.recipe)}-{planned.scene.kind}.mp4"
    size = (planned.width, planned.height)
    encode(
        order.folder / name, pictures(planned, order.seed + number), planned.rate, size, planned.wear.quality
    )
    figures = exact(planned, poses(planned, range(planned.frames)))
    (order.folder / "exact" / f"{Path(name).stem}.json").write_text(json.dumps(figures))
    return name, clip_truth(planned, relief(planned))


def relief(planned: Plan) -> float:
    """How far from a plane that is which is seen of the scene, without what moves: 0 for one wall.

    Parallax goes by one over the depth, which over the picture of a plane is linear: the spread of the middle
    eight tenths of what that leaves, beside the mean; the largest of the clip's beginning, middle and end.
    """
    renderer = Renderer(planned.scene.standing, planned.width // 2, planned.height // 2)
    frames = (0, planned.frames // 2, planned.frames - 1)
    return max(_unevenness(renderer.drawn(pose, 0)[1]) for pose in poses(planned, frames))


def _unevenness(nearness: Shades) -> float:
    rows, columns = np.nonzero(nearness)
    if len(rows) < nearness.size / 10:
        return 0.0
    near = nearness[rows, columns].astype(np.float64)
    base = np.column_stack([np.ones(len(rows)), rows, columns])
    plane = np.linalg.lstsq(base, near)[0]
    low, high = np.quantile(near - base @ plane, (0.1, 0.9))
    return float((high - low) / near.mean())


def poses(planned: Plan, frames: Sequence[float]) -> list[Any]:
    """The camera at frames, or between them."""
    times = [frame / planned.rate for frame in frames]
    seconds = planned.frames / planned.rate
    return path(planned.stages, planned.scene, planned.start, times, seconds=seconds, shake=planned.shake)


def pictures(planned: Plan, seed: int) -> Iterator[Picture]:
    """The pictures of a clip, worn."""
    renderer = Renderer(planned.scene, planned.width, planned.height)
    random = np.random.default_rng(seed)
    for frame in range(planned.frames):

        def seen(offset: float, frame: int = frame) -> Picture:
            (pose,) = poses(planned, [frame + offset])
            return renderer.picture(pose, (frame + offset) / planned.rate)

        share = frame / max(1, planned.frames - 1)
        yield planned.wear.spoilt(blurred(seen, planned.wear.shutter), share, random)
