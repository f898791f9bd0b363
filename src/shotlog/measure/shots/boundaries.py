"""What a boundary is, while shots are being found."""

from dataclasses import dataclass
from typing import Final

from shotlog.record import Transition, TransitionKind
from shotlog.timing import FrameIndex

FADES: Final = ("fade_in", "fade_out", "dip")


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where one segment ends and the next begins.

    Attributes:
        at: First frame of the next segment.
        kind: As in `record.Transition`.
        start: First frame that differs from the steady picture before.
        end: First frame of the steady picture after.
        confidence: 0..1.
    """

    at: FrameIndex
    kind: TransitionKind
    start: FrameIndex
    end: FrameIndex
    confidence: float

    @property
    def transition(self) -> Transition:
        """The boundary as the record tells it."""
        return Transition(
            kind=self.kind, start=self.start, end=self.end, confidence=round(self.confidence, 3)
        )

    def touches(self, other: "Boundary") -> bool:
        """Whether two boundaries share frames, or meet at the same one."""
        return self.start <= other.end and other.start <= self.end

    def goes_with(self, other: "Boundary") -> bool:
        """Whether one ends before the other begins, and they are not the same one seen twice.

        A fade out may end on a cut, and a cut may lead to the plain picture that a fade in begins with.
        """
        first, second = sorted((self, other), key=lambda boundary: (boundary.start, boundary.end))
        meets_cut = (first.kind, second.kind) in {("fade_out", "cut"), ("cut", "fade_in")}
        return first.end <= second.start and (first.at < second.at or meets_cut)


def cut_at(frame: FrameIndex, confidence: float) -> Boundary:
    """A cut before a frame."""
    return Boundary(frame, "cut", frame, frame, confidence)
