"""The pinhole camera: where it stands, how it is turned, how long its lens is.

Right-handed: x to the right, y down, z forward, in units of about a metre. Focal lengths are in picture
widths. A camera without turn looks along z.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
"""float64, shape (3, 3)."""

Vector = npt.NDArray[np.float64]
"""float64, shape (3,): x, y, z."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A camera at one moment.

    Attributes:
        x: To the right.
        y: Down.
        z: Forward.
        yaw: Radians turned to the right (a pan).
        pitch: Radians turned up (a tilt).
        roll: Radians rolled clockwise, as seen from behind the camera.
        focal: Focal length in picture widths.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    focal: float = 1.0

    @property
    def position(self) -> Vector:
        """Where the camera stands."""
        return np.array([self.x, self.y, self.z])

    @property
    def rotation(self) -> Matrix:
        """From the camera's directions to the world's."""
        cos, sin = np.cos, np.sin
        yaw = np.array([[cos(self.yaw), 0, sin(self.yaw)], [0, 1, 0], [-sin(self.yaw), 0, cos(self.yaw)]])
        pitch = np.array(
            [[1, 0, 0], [0, cos(self.pitch), -sin(self.pitch)], [0, sin(self.pitch), cos(self.pitch)]]
        )
        roll = np.array(
            [[cos(self.roll), -sin(self.roll), 0], [sin(self.roll), cos(self.roll), 0], [0, 0, 1]]
        )
        turned: Matrix = yaw @ pitch @ roll
        return turned

    def lens(self, width: int, height: int) -> Matrix:
        """From the camera's directions to pixels, the middle of the first pixel being (0, 0)."""
        focal = self.focal * width
        return np.array([[focal, 0, (width - 1) / 2], [0, focal, (height - 1) / 2], [0, 0, 1]])

    def moved(self, **by: float) -> "Pose":
        """A pose that differs by so much in the attributes named."""
        return replace(self, **{name: getattr(self, name) + value for name, value in by.items()})


def projected(pose: Pose, point: Vector, width: int, height: int) -> tuple[float, float]:
    """Where a point of the world falls in the picture, in pixels."""
    x, y, z = pose.lens(width, height) @ pose.rotation.T @ (np.asarray(point) - pose.position)
    return float(x / z), float(y / z)
