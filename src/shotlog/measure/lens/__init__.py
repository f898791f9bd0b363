"""What the lens does: how deep the zone in focus is, and where the focus is shifted."""

from shotlog.measure.lens.labelling import between
from shotlog.measure.lens.looker import FocusLooker

__all__ = ["FocusLooker", "between"]
