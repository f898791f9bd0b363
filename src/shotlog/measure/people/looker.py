"""People in single pictures, as observations."""

from dataclasses import replace
from functools import cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from shotlog.measure.observations import Box, Seen
from shotlog.measure.people.anybody import AnybodyFinder
from shotlog.measure.people.bars import Part, inside_bars
from shotlog.measure.people.bodies import JOINTS, Body, BodyFinder
from shotlog.measure.people.faces import Face, FaceFinder
from shotlog.measure.people.ssd import Detection
from shotlog.media import Picture
from shotlog.timing import FrameIndex

Blocks = npt.NDArray[np.uint8]
"""A picture made small."""

_EMPTY: Final[dict[str, float]] = {"face": 0.6, "body": 0.6, "person": 0.25}
"""Scores below which a picture seems empty, and is looked at closer."""
_BLOCKS: Final = (160, 90)
_HELD_LEVELS: Final = 8
"""Levels of 255 by which no block of two pictures may differ, that nobody has moved between them."""
_SEEN: Final = 0.5
"""Chance from which a landmark counts as inside the picture."""


@cache
def _networks() -> tuple[FaceFinder, BodyFinder, AnybodyFinder]:
    return FaceFinder(), BodyFinder(), AnybodyFinder()


class PeopleLooker:
    """Looks for faces, bodies and people of whom any part is seen, in pictures, one after the other.

    Figures of a face: `height`, its share of the picture's; `below`, from the chin to the lower edge in
    heights of the face; `turn` as in `Face`. Figures of a body: `pose` and `across` as in `Body`; `nose_x`
    and `nose_y`; for `shoulder`, `hip`, `knee` and `ankle` how far down they are (0 at the top of the
    picture, 1 at the bottom, guessed beyond) and, with `_inside` behind the name, the chance that one is in
    the picture. A person has `closer` 1 who was found in a part of a picture that seemed empty. Bars are no
    part of the picture here, but boxes are shares of all of it, and so is the place of the nose.
    """

    def __init__(self) -> None:
        """Begin a clip; the networks are loaded once a process.

        Raises:
            NotFound: Their weights are not there.
        """
        self._faces, self._bodies, self._anybody = _networks()
        self._before: tuple[Blocks, list[Seen]] | None = None

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """What may be faces, bodies and people in a picture (blue, green, red; upright, square pixels).

        Where nothing has changed since the picture last looked at, what was seen there is seen again.
        """
        blocks = np.asarray(cv2.resize(picture, _BLOCKS, interpolation=cv2.INTER_AREA), np.uint8)
        before = self._before
        if before is not None and int(cv2.absdiff(before[0], blocks).max()) <= _HELD_LEVELS:
            return [replace(one, start=frame, end=frame + 1) for one in before[1]]
        seen = self._seen(frame, picture)
        self._before = blocks, seen
        return seen

    def _seen(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        part = inside_bars(picture)
        view = part.of(picture)
        faces = self._faces.find(view)
        bodies = self._bodies.find(view, faces)
        found = [_face(frame, face, part) for face in faces] + [_body(frame, body, part) for body in bodies]
        found += [_person(frame, one, part) for one in self._anybody.find(view)]
        if all(one.score < _EMPTY[one.kind] for one in found):
            closer = self._anybody.find_closer(view)
            found += [_person(frame, one, part, closer=1.0) for one in closer]
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
    figures["across"] = body.across
    for name, pair in JOINTS.items():
        figures[name] = float(down[list(pair)].mean())
        figures[f"{name}_inside"] = float(body.inside[list(pair)].max())
    return Seen("body", frame, frame + 1, _share(body.score), _around(body, part), figures=figures)


def _person(frame: FrameIndex, found: Detection, part: Part, **figures: float) -> Seen:
    box = part.box(*(float(edge) for edge in found.corners))
    return Seen("person", frame, frame + 1, _share(found.score), box, figures=figures)


def _around(body: Body, part: Part) -> Box | None:
    """The box of the landmarks inside the picture; None where there is none."""
    points = body.points[body.inside >= _SEEN]
    if not len(points):
        return None
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return part.box(left, top, right, bottom)


def _share(value: float) -> float:
    return float(np.clip(value, 0, 1))
