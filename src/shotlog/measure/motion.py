"""How the picture as a whole has moved between two frames."""

from typing import Final, NamedTuple, Self

import cv2
import numpy as np

from shotlog.measure.camera.tracks import Points

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

    def over(self, frames: int) -> Self:
        """The motion of each of so many frames that it is spread over evenly; 1 and more."""
        return self._replace(
            x=self.x / frames, y=self.y / frames, zoom=self.zoom / frames, roll=self.roll / frames
        )


NO_MOTION: Final = Motion(*[float("nan")] * 6)


def motion_of(start: Points, end: Points, width: int, height: int) -> Motion:
    """Fit what most points do that went from `start` to `end` in a look of a size.

    One similarity by consensus (RANSAC; Fischler and Bolles, 1981). OpenCV seeds its RANSAC with a
    constant, so that the same points give the same figures.
    """
    if len(start) < _FEWEST:
        return NO_MOTION
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
