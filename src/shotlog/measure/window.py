"""Evidence of boundaries, found while the film passes by: only a window of small pictures is ever held."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.changes import Thumbs, changes
from shotlog.measure.likeness import THUMB_HEIGHT, THUMB_WIDTH, Luma, likeness, standing
from shotlog.measure.look import Look, shrunk
from shotlog.measure.mixing import (
    HALF_SPANS,
    REACH,
    InnerProducts,
    Vectors,
    breadth,
    extent,
    is_relit,
    mixes,
    touches_black,
)
from shotlog.timing import FrameIndex

_CHUNK: Final = 256
_MIX_WIDTH, _MIX_HEIGHT = 16, 9
_NEIGHBOURS: Final = 4
"""Frames on each side of a boundary that are compared: a flash or a damaged frame is shorter."""
_ALIKE: Final = 0.9
"""From here on two pictures are the same scene, and no further neighbour need be asked."""
_SUSPECT: Final = 0.2
_MIX_COST: Final = 0.6
"""Costs above this are not worth a look; noise and movement put real dissolves up to about 0.5."""
_SAME_SCENE: Final = 0.6
"""A mix whose two ends are this alike is a change of light, not of shot."""
_STOOD: Final = 0.25
"""A mix through which this share of the structure stands is something passing by."""

Columns = dict[str, npt.NDArray[np.float32] | npt.NDArray[np.float16] | npt.NDArray[np.int32]]


class Window:
    """Takes looks one by one and gives columns of evidence, a chunk at a time."""

    def __init__(self, take: Callable[[Columns], None]) -> None:
        """`take` is called with the evidence of the next frames, in order, each frame once."""
        self._take = take
        self._thumbs: list[Luma] = []
        self._vectors: list[npt.NDArray[np.float32]] = []
        self._done = 0

    def add(self, look: Look) -> None:
        """The next frame's look."""
        self._thumbs.append(shrunk(look.luma, THUMB_WIDTH, THUMB_HEIGHT))
        self._vectors.append(_vector(look))
        if len(self._thumbs) >= self._done + _CHUNK + REACH:
            self._give(self._done + _CHUNK)
            surplus = max(0, self._done - REACH)
            del self._thumbs[:surplus], self._vectors[:surplus]
            self._done -= surplus

    def finish(self) -> None:
        """No more frames: give the evidence of what is left."""
        if self._done < len(self._thumbs):
            self._give(len(self._thumbs))

    def _give(self, end: int) -> None:
        evidence = _cut_evidence(self._thumbs, self._done, end)
        vectors = np.stack(self._vectors)
        products = InnerProducts(vectors)
        evidence |= _mix_evidence(self._thumbs, vectors, products, self._done, end)
        frames = np.arange(self._done, end)
        evidence["changes"] = changes(np.stack(self._thumbs), vectors, products, frames).astype(np.float16)
        self._take(evidence)
        self._done = end


def _vector(look: Look) -> npt.NDArray[np.float32]:
    planes = [shrunk(plane, _MIX_WIDTH, _MIX_HEIGHT) for plane in (look.luma, look.blue, look.red)]
    return np.concatenate(planes).ravel().astype(np.float32) - 128


def _cut_evidence(thumbs: list[Luma], start: FrameIndex, end: FrameIndex) -> Columns:
    unlike = np.zeros(end - start, np.float32)
    near = np.zeros(end - start, np.float32)
    first = max(1, start)
    alike = _step_correlations(np.stack(thumbs[first - 1 : end])) > _ALIKE
    for frame in (first + np.flatnonzero(~alike)).tolist():
        unlike[frame - start] = apart = _unlike_across(thumbs, frame)
        if apart > _SUSPECT:
            near[frame - start] = _unlike_beside(thumbs, frame)
    return {"unlike": unlike, "unlike_near": near}


def _unlike_across(thumbs: list[Luma], frame: FrameIndex) -> float:
    """How unlike the most alike pair of pictures is, one from each side of the boundary before `frame`."""
    best = 0.0
    for earlier in range(frame - 1, max(-1, frame - 1 - _NEIGHBOURS), -1):
        for later in range(frame, min(len(thumbs), frame + _NEIGHBOURS)):
            best = max(best, likeness(thumbs[earlier], thumbs[later]))
            if best > _ALIKE:
                return 1 - best
    return 1 - best


def _unlike_beside(thumbs: list[Luma], frame: FrameIndex) -> float:
    """How unlike pictures of one side are at the same distances: what movement alone brings about."""
    before = [(frame - 2, frame - 1), (frame - 3, frame - 1)]
    after = [(frame, frame + 1), (frame, frame + 2)]
    pairs = [(one, two) for one, two in before + after if one >= 0 and two < len(thumbs)]
    return max((1 - likeness(thumbs[one], thumbs[two]) for one, two in pairs), default=0.0)


def _step_correlations(thumbs: Thumbs) -> npt.NDArray[np.float32]:
    """Correlation of each picture but the first with the one before it, where they lie.

    1 for the same picture, 0 where one shows nothing.
    """
    flat = thumbs.reshape(len(thumbs), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    energy = np.einsum("ij,ij->i", flat, flat)
    energy[energy < flat.shape[1]] = np.inf
    products = np.einsum("ij,ij->i", flat[:-1], flat[1:])
    return np.asarray(products / np.sqrt(energy[:-1] * energy[1:]), np.float32)


def _mix_evidence(
    thumbs: list[Luma], vectors: Vectors, products: InnerProducts, start: FrameIndex, end: FrameIndex
) -> Columns:
    quality = np.zeros(end - start, np.float32)
    before = np.zeros(end - start, np.int32)
    after = np.zeros(end - start, np.int32)
    found = mixes(products)
    for middle in _lowest(found.cost, start, end):
        span = extent(vectors, middle, int(found.half[middle]))
        if span is None:
            continue
        first, last, evenness = span
        fades = touches_black(vectors[first - 1], vectors[last])
        if not fades and _same_scene(thumbs[first - 1], thumbs[last]):
            continue
        if not fades and is_relit(vectors[first - 1], vectors[last]):
            continue
        reach = 1.0 if fades else breadth(vectors[first - 1], vectors[last])
        quality[middle - start] = evenness * (1 - found.cost[middle]) * reach
        before[middle - start], after[middle - start] = middle - first, last - middle
    return {"mix": quality, "mix_before": before, "mix_after": after}


def _same_scene(before: Luma, after: Luma) -> bool:
    return likeness(before, after) > _SAME_SCENE or standing(before, after) > _STOOD


def _lowest(cost: npt.NDArray[np.float64], start: FrameIndex, end: FrameIndex) -> list[FrameIndex]:
    """Frames of low cost that have no better one close by."""
    close = HALF_SPANS[1]
    return [
        frame
        for frame in range(start, end)
        if cost[frame] < _MIX_COST and cost[frame] == cost[max(0, frame - close) : frame + close + 1].min()
    ]
