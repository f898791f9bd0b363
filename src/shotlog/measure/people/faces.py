"""Faces in one picture: where they are, how large, and which way they look.

The network is the full-range BlazeFace of MediaPipe (Bazarevsky et al. 2019, arXiv:1907.05047; model card
"MediaPipe BlazeFace Full Range"). Its constants are those of MediaPipe's graph
`face_detection_full_range.pbtxt`: an input of 192 by 192 from -1 to 1, one layer of stride 4, one anchor a
cell, six key points. It finds faces of about a thirtieth of the square's side and more, so the two ends of
the picture are looked at once more by themselves.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from shotlog.measure.people.squares import Square, cut, ends, whole
from shotlog.measure.people.ssd import Detection, anchors, decode, joined
from shotlog.measure.people.weights import FACES, Network
from shotlog.media import Picture

LEAST: Final = 0.3
"""Score from which something may be a face; what is one for sure is decided when all pictures are known."""

_LAYERS: Final = ((4, 1),)
_OVERLAP: Final = 0.3
_NESTED: Final = 0.6
"""Share of the smaller of two faces inside the larger from which both are one, seen at two scales."""

_NOSE, _EARS = 2, (4, 5)


@dataclass(frozen=True, slots=True)
class Face:
    """A face in pixels of the picture.

    Attributes:
        score: 0..1, the network's own.
        left: Left edge of the box from brow to chin.
        top: Its upper edge.
        right: Its right edge.
        bottom: Its lower edge.
        turn: Where the nose stands between the ears: 0 in the middle, -1 at the ear on the screen's left, 1
            at the right one, beyond in profile.
    """

    score: float
    left: float
    top: float
    right: float
    bottom: float
    turn: float

    @property
    def height(self) -> float:
        """From brow to chin in pixels."""
        return self.bottom - self.top


class FaceFinder:
    """Finds faces, large and small."""

    def __init__(self) -> None:
        """Load the network.

        Raises:
            NotFound: Its weights are not there.
        """
        self._network = Network(FACES)
        self._grid = anchors(self._network.size, _LAYERS)

    def find(self, picture: Picture) -> list[Face]:
        """What may be faces, best first."""
        found = [one for square in (whole(picture), *ends(picture)) for one in self._in(picture, square)]
        return [_face(one) for one in _without_nested(joined(found, overlap=_OVERLAP))]

    def _in(self, picture: Picture, square: Square) -> list[Detection]:
        size = self._network.size
        raw, scores = self._network(cut(picture, square, size), low=-1)
        found = joined(decode(raw, scores[:, 0], self._grid, size=size, least=LEAST), overlap=_OVERLAP)
        return [one.placed(square) for one in found]


def _without_nested(found: list[Detection]) -> list[Detection]:
    kept: list[Detection] = []
    for one in found:
        if not any(one.inside(other) > _NESTED for other in kept):
            kept.append(one)
    return kept


def _face(found: Detection) -> Face:
    left, top, right, bottom = (float(edge) for edge in found.corners)
    ears = found.points[list(_EARS), 0]
    between = float(ears[1] - ears[0])
    nose = float(found.points[_NOSE, 0] - ears.mean())
    turn = 2 * nose / between if between > 0 else float(np.copysign(2, nose))
    return Face(found.score, left, top, right, bottom, float(np.clip(turn, -2, 2)))
