"""Points that are followed for as long as they can be seen, up to a second.

Corners after Shi and Tomasi ("Good features to track", 1994), followed after Lucas and Kanade in pyramids
(Bouguet, 2000), there and back (Kalal et al., "Forward-backward error", 2010).
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Plane

Points = npt.NDArray[np.float32]
"""Places in a look, float32, shape (points, 2): x to the right, y down, in pixels."""

_LONGEST: Final = 24
"""Samples that a track is kept for."""
_CORNERS: Final = 72
_ENOUGH: Final = 50
"""Points below which new ones are looked for."""
_CORNER_DISTANCE: Final = 8
_CORNER_QUALITY: Final = 0.01
"""Corners weaker than this share of the strongest are noise (the scale of Shi and Tomasi's detector)."""
_RETURN: Final = 0.5
"""Pixels by which a point followed there and back may miss its start."""
_LOST: Final = 0.35
"""Share of the points that must be found again; with fewer, the picture is another one."""
_WINDOW: Final = (11, 11)
_UNTIL: Final = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03)
_NONE: Final = np.empty((0, 2), np.float32)


class Tracks:
    """Follows corners from one sample to the next and remembers where they came from."""

    def __init__(self) -> None:
        """Begin without points."""
        self._before: Plane | None = None
        self._history: list[Points] = []

    def add(self, luma: Plane) -> None:
        """The next sample."""
        if self._before is not None and self._history:
            self._follow(self._before, luma)
        self._before = luma
        self._replenish(luma)

    def between(self, age: int) -> tuple[Points, Points]:
        """Where the points were so many samples ago (1 and more) that were known then, and where they are."""
        if age >= len(self._history):
            return _NONE, _NONE
        then, now = self._history[-1 - age], self._history[-1]
        known = ~np.isnan(then[:, 0])
        return then[known], now[known]

    def longest(self, most: int, fewest: int) -> tuple[int, Points, Points]:
        """The same for the longest time ago, up to `most` samples, at which `fewest` points were known.

        Returns:
            Samples back, then, now; 0 samples and no points where there is no such time.
        """
        for age in range(min(most, len(self._history) - 1), 0, -1):
            then, now = self.between(age)
            if len(then) >= fewest:
                return age, then, now
        return 0, _NONE, _NONE

    def _follow(self, before: Plane, luma: Plane) -> None:
        points = self._history[-1]
        there, found, _ = cv2.calcOpticalFlowPyrLK(
            before, luma, points, points.copy(), winSize=_WINDOW, maxLevel=3, criteria=_UNTIL
        )
        # The way back begins where it should end: what is another thing does not stay there.
        back, again, _ = cv2.calcOpticalFlowPyrLK(
            luma,
            before,
            there,
            points.copy(),
            winSize=_WINDOW,
            maxLevel=0,
            criteria=_UNTIL,
            flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
        )
        missed = np.abs(back - points).max(axis=1)
        kept = (
            (found.ravel() == 1)
            & (again.ravel() == 1)
            & (missed < _RETURN)
            & _inside(np.asarray(there, np.float32), luma)
        )
        if kept.mean() < _LOST:
            self._history = []
            return
        self._history = [line[kept] for line in self._history[-_LONGEST:]] + [there[kept]]

    def _replenish(self, luma: Plane) -> None:
        known = self._history[-1] if self._history else _NONE
        if len(known) >= _ENOUGH:
            return
        free = np.full(luma.shape, 255, np.uint8)
        for x, y in known.astype(int).tolist():
            cv2.circle(free, (x, y), _CORNER_DISTANCE, 0, -1)
        corners = cv2.goodFeaturesToTrack(
            luma, _CORNERS - len(known), _CORNER_QUALITY, _CORNER_DISTANCE, mask=free
        )
        if corners is None:
            return
        new = corners.reshape(-1, 2)
        unborn = np.full_like(new, np.nan)
        older = [np.concatenate([line, unborn]) for line in self._history[:-1]]
        self._history = [*older, np.concatenate([known, new])]


def _inside(points: Points, luma: Plane) -> npt.NDArray[np.bool_]:
    height, width = luma.shape
    x, y = points[:, 0], points[:, 1]
    inside: npt.NDArray[np.bool_] = (x >= 1) & (y >= 1) & (x < width - 1) & (y < height - 1)
    return inside
