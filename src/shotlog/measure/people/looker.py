"""People in single pictures, as observations."""

from typing import Final

import numpy as np

from shotlog.measure.observations import Box, Seen
from shotlog.measure.people.bars import Part, inside_bars
from shotlog.measure.people.bodies import JOINTS, Body, BodyFinder
from shotlog.measure.people.faces import Face, FaceFinder
from shotlog.media import Picture
from shotlog.timing import FrameIndex

_SEEN: Final = 0.5
"""Chance from which a landmark counts as inside the picture."""


class PeopleLooker:
    """Looks for faces and bodies in pictures, one after the other.

    Figures of a face: `height`, its share of the picture's; `below`, from the chin to the lower edge in
    heights of the face; `turn` as in `Face`. Figures of a body: `pose` as in `Body`; `nose_x` and `nose_y`;
    for `shoulder`, `hip`, `knee` and `ankle` how far down they are (0 at the top of the picture, 1 at the
    bottom, guessed beyond) and, with `_inside` behind the name, the chance that one is in the picture. Bars
    are no part of the picture here, but boxes are shares of all of it, and so is the place of the nose.
    """

    def __init__(self) -> None:
        """Load all networks.

        Raises:
            NotFound: Their weights are not there.
        """
        self._faces = FaceFinder()
        self._bodies = BodyFinder()

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """What may be faces and bodies in a picture (blue, green, red; upright, square pixels)."""
        part = inside_bars(picture)
        view = part.of(picture)
        faces = self._faces.find(view)
        bodies = self._bodies.find(view, faces)
        found = [_face(frame, face, part) for face in faces] + [_body(frame, body, part) for body in bodies]
        return [one for one in found if one.box is not None]


def _face(frame: FrameIndex, face: Face, part: Part) -> Seen:
    figures = {
        "height": face.height / part.height,
        "below": (part.height - face.bottom) / face.height,
        "turn": face.turn,
    }
    box = part.box(face.left, face.top, face.right, face.bottom)
    return Seen("face", frame, frame + 1, _share(face.score), box, figures=figures)


def _body(frame: FrameIndex, body: Body, part: Part) -> Seen:
    down = body.points[:, 1] / part.height
    nose = part.box(*body.points[0], *body.points[0])
    figures = {"pose": _share(body.pose)}
    if nose is not None:
        figures |= {"nose_x": nose.left, "nose_y": nose.top}
    for name, pair in JOINTS.items():
        figures[name] = float(down[list(pair)].mean())
        figures[f"{name}_inside"] = float(body.inside[list(pair)].max())
    return Seen("body", frame, frame + 1, _share(body.score), _around(body, part), figures=figures)


def _around(body: Body, part: Part) -> Box | None:
    """The box of the landmarks inside the picture; None where there is none."""
    points = body.points[body.inside >= _SEEN]
    if not len(points):
        return None
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return part.box(left, top, right, bottom)


def _share(value: float) -> float:
    return float(np.clip(value, 0, 1))
