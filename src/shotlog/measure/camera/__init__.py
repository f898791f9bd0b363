"""The camera in long tracks: how points of the picture move over most of a second, and what that tells."""

from shotlog.measure.camera.course import COURSE_LENGTH, Course

__all__ = ["COURSE_LENGTH", "Course"]
