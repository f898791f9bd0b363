"""Boxes in the picture that touch, hold and lie on each other."""

from collections.abc import Sequence

from shotlog.measure.observations import Box


def common(one: Box, other: Box) -> float:
    """Share of the smaller of two boxes that the other covers, 0..1."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return max(0.0, width) * max(0.0, height) / smaller if smaller > 0 else 0.0


def wider(box: Box, share: float) -> Box:
    """A box that reaches further on every side by a share of its size."""
    x, y = share * box.width, share * box.height
    return Box(box.left - x, box.top - y, box.right + x, box.bottom + y)


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def joined(boxes: Sequence[Box]) -> Box:
    """The smallest box around some, of which there is one at least."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
