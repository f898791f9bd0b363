"""Bodies in one picture: which parts of a person the frame shows.

Two networks of MediaPipe's BlazePose (Bazarevsky et al. 2020, arXiv:2006.10204): one finds people by head and
trunk, the other gives 33 landmarks of one person in a square around the hips. Their constants are those of
the graphs `pose_detection_cpu.pbtxt` (224 by 224 from -1 to 1, strides 8, 16 and three of 32 with two
anchors each), `pose_detection_to_roi.pbtxt` and `pose_landmark_by_roi_cpu.pbtxt` (256 by 256 from 0 to 1).
People are looked at upright; the graphs would turn them by the line from the hips to the head.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from shotlog.measure.people.faces import Face
from shotlog.measure.people.squares import Square, around, cut, whole
from shotlog.measure.people.ssd import Detection, anchors, decode, joined
from shotlog.measure.people.weights import PERSONS, POSES, Network
from shotlog.media import Picture

LEAST: Final = 0.4
"""Score from which something may be a person."""
LIKELY_FACE: Final = 0.5
"""Score from which a body is looked for below a face that has none yet."""
MOST: Final = 4
"""Bodies that are looked at in a picture; more make a group, of which no body is measured."""

JOINTS: Final = {"shoulder": (11, 12), "hip": (23, 24), "knee": (25, 26), "ankle": (27, 28)}
"""Landmarks, left and right, by name."""

_LAYERS: Final = ((8, 2), (16, 2), (32, 6))
_OVERLAP: Final = 0.3
_MARGIN: Final = 1.25
_HIPS_BELOW, _REACH = 3.2, 5.2
"""Heights of a face's box from its middle down to the hips, and from there up past the head."""
_NOSE: Final = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A person in pixels of the picture.

    Attributes:
        score: 0..1, how sure the first network is that there is a person, or that there is a face.
        pose: 0..1, how sure the second network is that it sees a person.
        points: The 33 landmarks, shape (33, 2); those outside the picture are guessed.
        inside: Chance that each landmark lies inside the picture, shape (33,).
    """

    score: float
    pose: float
    points: npt.NDArray[np.float32]
    inside: npt.NDArray[np.float32]

    @property
    def across(self) -> float:
        """How far the left shoulder lies to the right of the right one, in heights of the trunk.

        Half and more where the person faces the camera, as much below zero from behind.
        """
        (left, right), (hip, other) = self.points[list(JOINTS["shoulder"])], self.points[list(JOINTS["hip"])]
        trunk = abs(float(hip[1] + other[1] - left[1] - right[1])) / 2
        return float(left[0] - right[0]) / max(1.0, trunk)

    def has(self, face: Face) -> bool:
        """Whether this is the body of a face: the nose lies in its box, or within half its size beside."""
        x, y = self.points[_NOSE]
        beside = 0.5 * face.height
        return bool(
            face.left - beside <= x <= face.right + beside and face.top - beside <= y <= face.bottom + beside
        )


class BodyFinder:
    """Finds people and the parts of them that the picture shows."""

    def __init__(self) -> None:
        """Load the networks.

        Raises:
            NotFound: Their weights are not there.
        """
        self._persons = Network(PERSONS)
        self._poses = Network(POSES)
        self._grid = anchors(self._persons.size, _LAYERS)

    def find(self, picture: Picture, faces: list[Face]) -> list[Body]:
        """Up to `MOST` bodies: those that are found by themselves, then those below faces."""
        persons = self._find(picture)[:MOST]
        bodies = [self._pose(picture, one.score, _around_person(one)) for one in persons]
        for face in faces:
            alone = face.score >= LIKELY_FACE and not any(body.has(face) for body in bodies)
            if alone and len(bodies) < MOST:
                bodies.append(self._pose(picture, face.score, _below(face)))
        return bodies

    def _find(self, picture: Picture) -> list[Detection]:
        square, size = whole(picture), self._persons.size
        raw, scores = self._persons(cut(picture, square, size), low=-1)
        found = decode(raw, scores[:, 0], self._grid, size=size, least=LEAST)
        return [one.placed(square) for one in joined(found, overlap=_OVERLAP)]

    def _pose(self, picture: Picture, score: float, square: Square) -> Body:
        size = self._poses.size
        landmarks, pose, *_ = self._poses(cut(picture, square, size), low=0)
        table = landmarks.reshape(-1, 5)[:33]
        inside = 1 / (1 + np.exp(-np.clip(table[:, 4], -50, 50)))
        return Body(
            score, float(pose[0]), square.out_of(table[:, :2] / np.float32(size)), inside.astype(np.float32)
        )


def _around_person(found: Detection) -> Square:
    """A square around the hips that reaches past the head: the first two key points."""
    (x, y), head = found.points[0], found.points[1]
    reach = _MARGIN * float(np.hypot(head[0] - x, head[1] - y))
    return around(x - reach, y - reach, x + reach, y + reach)


def _below(face: Face) -> Square:
    """The square in which a standing body would lie below a face."""
    x = (face.left + face.right) / 2
    y = (face.top + face.bottom) / 2 + _HIPS_BELOW * face.height
    reach = _REACH * face.height
    return around(x - reach, y - reach, x + reach, y + reach)
