"""How large a person is in the picture, with the box around the face as the measure."""

from typing import Final

from shotlog.measure.observations import Seen
from shotlog.measure.people.persons import Person

BODY: Final = 8.25
"""Faces in a whole body: the box of a face is 0.12 of it."""
_TORSO: Final = 2.6
"""Faces from the shoulders to the hips."""
_CHIN: Final = 0.5
"""Faces from the chin down to the line of the shoulders."""
_DOUBLE: Final = 2.0
"""Face and trunk that differ by more in scale are not measured right, or not of one person."""
_INSIDE: Final = 0.5
_GOOD_FACE: Final = 0.55
"""Score from which the box of a face is of its size."""
_GOOD: Final = 0.75
"""Product of the scores of both networks from which the landmarks are right: in costumes they slip."""


def scale_of(person: Person) -> tuple[float, float] | None:
    """Height of the face in heights of the picture, and faces between the chin and the lower edge.

    None where neither face nor trunk tells, or the two disagree.
    """
    face = person.face if person.face is not None and person.face.score >= _GOOD_FACE else None
    by_face = None if face is None else (face.figures["height"], face.figures["below"])
    by_body = None if person.body is None else _by_torso(person.body)
    if by_face is None or by_body is None:
        return by_face or by_body
    return by_face if 1 / _DOUBLE < by_face[0] / by_body[0] < _DOUBLE else None


def _by_torso(body: Seen) -> tuple[float, float] | None:
    """The same from shoulders and hips, if the body is a good one and both are in the picture."""
    figures = body.figures
    if body.score * figures["pose"] < _GOOD:
        return None
    torso = figures["hip"] - figures["shoulder"]
    if min(figures["shoulder_inside"], figures["hip_inside"]) < _INSIDE or torso <= 0:
        return None
    face = torso / _TORSO
    return face, (1 - figures["shoulder"]) / face + _CHIN
