"""The camera in long tracks: how points of the picture move over most of a second, and what that tells."""

from shotlog.measure.camera.fitting import COURSE_LENGTH

__all__ = ["COURSE_LENGTH"]
