"""Counting frames: rates, half-open ranges, timecode labels and presentation-time tables.

Nothing here knows of files or pixels. A moment is a frame index; seconds appear only as exact
fractions, and a timecode is a label put on at the edge.
"""

from shotlog.timing.pts import Pts, PtsTable
from shotlog.timing.ranges import FrameIndex, FrameRange
from shotlog.timing.rate import Rate
from shotlog.timing.timecode import Timecode

__all__ = ["FrameIndex", "FrameRange", "Pts", "PtsTable", "Rate", "Timecode"]
