"""People in any posture and of whom any part is seen, in one picture: boxes without landmarks.

The network is the SSD MobileNet v2 of MediaPipe's Objectron (Ahmadyan et al. 2020, arXiv:2012.09988), trained
on Open Images v4 (Kuznetsova et al. 2020, arXiv:1811.00982), of whose 24 classes only `Person` is asked. It
also answers to hands, backs and people cut by the frame, which the networks for faces and bodies miss, and it
hardly answers to what these take for people. Its constants are those of `object_detection_oid_v4_cpu.pbtxt`:
an input of 300 by 300 from -1 to 1 into which the picture is stretched, and the anchors of Liu et al. 2016
(arXiv:1512.02325, section 2.2).
"""

from itertools import pairwise
from math import sqrt
from typing import Final

import cv2
import numpy as np

from shotlog.measure.people.ssd import Detection, joined
from shotlog.measure.people.weights import PEOPLE, Floats, Network
from shotlog.media import Picture

LEAST: Final = 0.15
"""Score from which something may be a part of a person; people in full view get 0.4 to 0.7."""

_CLASS: Final = 4
_CELLS: Final = (19, 10, 5, 3, 2, 1)
"""Cells a side of each layer."""
_SCALES: Final = (0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.0)
_ASPECTS: Final = (1.0, 2.0, 0.5, 3.0, 0.3333)
_PLACE_SCALE, _SIZE_SCALE = 10.0, 5.0
_OVERLAP: Final = 0.5
_COLUMNS, _ROWS = 3, 2
"""Parts that are looked at by themselves: people of a tenth of the height are found, of whom half are missed
in the whole."""
_LAP: Final = 0.2
"""Share of a part that it has in common with the next."""
_FLAT: Final = 50.0
"""Raw scores are held within this before the logistic function, against overflow."""


class AnybodyFinder:
    """Finds people and parts of people."""

    def __init__(self) -> None:
        """Load the network.

        Raises:
            NotFound: Its weights are not there.
        """
        self._network = Network(PEOPLE)
        self._anchors = _anchors()

    def find(self, picture: Picture) -> list[Detection]:
        """What may be people, in pixels of the picture, best first."""
        return self._in(picture, 0, 0)

    def find_closer(self, picture: Picture) -> list[Detection]:
        """The same with parts of the picture looked at by themselves, for people who are small in it."""
        height, width = picture.shape[:2]
        found: list[Detection] = []
        for top, bottom in _parts(height, _ROWS):
            for left, right in _parts(width, _COLUMNS):
                found += self._in(picture[top:bottom, left:right], left, top)
        return joined(found, overlap=_OVERLAP)

    def _in(self, picture: Picture, left: int, top: int) -> list[Detection]:
        """What may be people in a part of a picture whose corner is given, in pixels of the whole."""
        height, width = picture.shape[:2]
        size = self._network.size
        stretched = cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA)
        raw, scores = self._network(np.asarray(stretched, np.uint8), low=-1)
        sure = 1 / (1 + np.exp(-np.clip(scores[:, _CLASS], -_FLAT, _FLAT)))
        kept = np.flatnonzero(sure >= LEAST)
        corners = _corners(raw[kept], self._anchors[kept]) * np.array(
            [width, height, width, height], np.float32
        )
        corners += np.array([left, top, left, top], np.float32)
        return joined(
            [
                Detection(float(score), box, np.zeros((0, 2), np.float32))
                for score, box in zip(sure[kept], corners, strict=True)
            ],
            overlap=_OVERLAP,
        )


def _parts(size: int, count: int) -> list[tuple[int, int]]:
    """First pixel of each of some equal parts that lap over, and the first after it."""
    part = size / (count - (count - 1) * _LAP)
    step = part * (1 - _LAP)
    return [(int(number * step), min(size, int(number * step + part) + 1)) for number in range(count)]


def _corners(raw: Floats, anchors: Floats) -> Floats:
    """Left, top, right and bottom, in shares of the picture, held within it."""
    middle = raw[:, 1::-1] / _PLACE_SCALE * anchors[:, 2:] + anchors[:, :2]
    half = np.exp(raw[:, 3:1:-1] / _SIZE_SCALE) * anchors[:, 2:] / 2
    corners: Floats = np.clip(np.concatenate([middle - half, middle + half], axis=1), 0, 1)
    return corners


def _anchors() -> Floats:
    """Middle, width and height of every anchor in shares of the input, in the order of the output."""
    rows = [
        (x, y, width, height)
        for layer, (cells, scales) in enumerate(zip(_CELLS, pairwise(_SCALES), strict=True))
        for y in _middles(cells)
        for x in _middles(cells)
        for width, height in _shapes(layer, *scales)
    ]
    return np.array(rows, np.float32)


def _middles(cells: int) -> list[float]:
    return [(number + 0.5) / cells for number in range(cells)]


def _shapes(layer: int, scale: float, following: float) -> list[tuple[float, float]]:
    """Widths and heights of the anchors of a cell; fewer and smaller ones in the finest layer."""
    if layer == 0:
        return [(0.1, 0.1), _shape(scale, 2.0), _shape(scale, 0.5)]
    return [*(_shape(scale, aspect) for aspect in _ASPECTS), _shape(sqrt(scale * following), 1.0)]


def _shape(scale: float, aspect: float) -> tuple[float, float]:
    return scale * sqrt(aspect), scale / sqrt(aspect)
