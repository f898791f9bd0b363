"""How the picture as a whole has moved between two frames."""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.look import Plane

Points = npt.NDArray[np.float32]
"""Places in a picture, float32, shape (points, 2): x to the right, y down, in pixels of the look."""

_CORNERS: Final = 100
_CORNER_DISTANCE: Final = 8
_CORNER_QUALITY: Final = 0.01
"""Corners weaker than this share of the strongest are noise (the scale of Shi and Tomasi's detector)."""
_FEWEST: Final = 12
"""Points below which a similarity, which has four unknowns, is too easily found by chance."""
_MISS: Final = 0.7
"""Pixels of the look by which a point may miss the common motion: twice the tracker's own error."""


class Motion(NamedTuple):
    """Motion of the picture's content (the camera's is the opposite), as one similarity about its middle.

    All NaN where there is too little to track.

    Attributes:
        x: To the right, in picture widths.
        y: Down, in picture heights.
        zoom: Natural logarithm of the growth; above 0 the content grows.
        roll: Clockwise turn of the content, in degrees.
        inliers: Share of the tracked points that move so.
        residual: Root mean square miss of these, in pixels of a picture 160 long.
    """

    x: float
    y: float
    zoom: float
    roll: float
    inliers: float
    residual: float


NO_MOTION: Final = Motion(*[float("nan")] * 6)


def motion_between(before: Plane, after: Plane) -> Motion:
    """Track corners from one look to the next and fit what most of them do.

    Corners after Shi and Tomasi ("Good features to track", 1994), tracking after Lucas and Kanade in
    pyramids (Bouguet, 2000), consensus by RANSAC (Fischler and Bolles, 1981). OpenCV seeds its RANSAC
    with a constant, so that the same pictures give the same figures.
    """
    start, end = _tracks(before, after)
    if len(start) < _FEWEST:
        return NO_MOTION
    height, width = before.shape
    middle = np.array([(width - 1) / 2, (height - 1) / 2], np.float32)
    matrix, inside = cv2.estimateAffinePartial2D(
        start - middle, end - middle, method=cv2.RANSAC, ransacReprojThreshold=_MISS, maxIters=500
    )
    if matrix is None or int(inside.sum()) < _FEWEST // 2:
        return NO_MOTION
    kept = inside.ravel().astype(bool)
    missed = (start[kept] - middle) @ matrix[:, :2].T + matrix[:, 2] - (end[kept] - middle)
    return Motion(
        x=float(matrix[0, 2]) / width,
        y=float(matrix[1, 2]) / height,
        zoom=float(np.log(np.hypot(matrix[0, 0], matrix[1, 0]))),
        roll=float(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0]))),
        inliers=float(kept.mean()),
        residual=float(np.sqrt((missed**2).sum(axis=1).mean())),
    )


def _tracks(before: Plane, after: Plane) -> tuple[Points, Points]:
    none = np.empty((0, 2), np.float32)
    corners = cv2.goodFeaturesToTrack(before, _CORNERS, _CORNER_QUALITY, _CORNER_DISTANCE)
    if corners is None or len(corners) < _FEWEST:
        return none, none
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        before, after, corners, corners.copy(), winSize=(13, 13), maxLevel=3
    )
    tracked = status.ravel().astype(bool)
    return corners.reshape(-1, 2)[tracked], found.reshape(-1, 2)[tracked]
