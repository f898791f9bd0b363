"""From faces and bodies to people: who is there for sure, and what else might be somebody.

Both networks see faces in lettering and bodies in tree trunks. Somebody is there for sure where two of them
agree; everything else stays a doubt, and a doubt is enough to keep silent about a number.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from shotlog.measure.observations import Box, Observations, Seen
from shotlog.timing import FrameIndex, FrameRange


class Bar(NamedTuple):
    """What must be reached for somebody to be there.

    Attributes:
        face: Score of a face by itself.
        faced: Score of a face on a body.
        pose: Of the body that it is on.
        body: Product of the scores of both networks for a body without a face.
    """

    face: float
    faced: float
    pose: float
    body: float


_FOUND: Final = Bar(face=0.9, faced=0.75, pose=0.9, body=0.8)
"""Lettering and hands reach 0.8 as faces; bottles and trunks reach 0.9 as bodies with one network only."""
_KNOWN: Final = Bar(face=0.7, faced=0.6, pose=0.7, body=0.6)
"""For other pictures of a shot in which somebody was found (two thresholds, as Canny 1986 has for edges)."""
_OWN_FACE: Final = 0.6
"""A face where the nose of a sure body is."""
_DOUBTFUL_FACE: Final = 0.4
"""Beside somebody sure; in a picture without, the least thing seen is a doubt."""
_DOUBTFUL_BODY: Final = 0.5
_SAME: Final = 0.5
"""Share of the smaller of two boxes inside the other from which both are one person."""
_SHOULDERS: Final = 0.5
"""Widths of a face by which a body is wider on each side, at least."""
_BODY: Final = 8.25
"""Heights of a face in a whole body (see `scale`)."""
_BESIDE: Final = 0.5
"""Share of a face's size by which a nose may lie beside it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one picture.

    Attributes:
        box: The parts inside the picture.
        face: The face, where it is seen.
        body: The body, where it is seen.
    """

    box: Box
    face: Seen | None
    body: Seen | None


@dataclass(frozen=True, slots=True)
class View:
    """The people in one picture.

    Attributes:
        frame: The picture.
        people: Who is there for sure, the tallest first.
        doubts: What might be somebody else.
    """

    frame: FrameIndex
    people: tuple[Person, ...]
    doubts: tuple[Seen, ...]


def views(observations: Observations, frames: FrameRange) -> list[View]:
    """What is known of each picture of a shot that was looked at, in order."""
    seen = [*observations.of("face", frames), *observations.of("body", frames)]
    pictures = {
        frame: [one for one in seen if one.start == frame]
        for frame in sorted(observations.looked_at("face", frames))
    }
    found = [_view(frame, these, _FOUND) for frame, these in pictures.items()]
    if not any(view.people for view in found):
        return found
    return [_view(frame, these, _KNOWN) for frame, these in pictures.items()]


def _view(frame: FrameIndex, seen: list[Seen], bar: Bar) -> View:
    faces = [one for one in seen if one.kind == "face"]
    people: list[Person] = []
    for person in _candidates(faces, [one for one in seen if one.kind == "body"], bar):
        if not any(_same(person, other) for other in people):
            people.append(person)
    likely = [one for one in seen if _is_doubt(one)] if people else seen
    doubts = [one for one in likely if not any(_belongs(one, person) for person in people)]
    return View(frame, tuple(sorted(people, key=lambda one: -one.box.height)), tuple(doubts))


def _candidates(faces: list[Seen], bodies: list[Seen], bar: Bar) -> list[Person]:
    """Everybody of whom one observation or two make sure, faces first; one person perhaps more than once."""
    found = []
    for body in sorted(bodies, key=lambda one: -one.score):
        own = max((face for face in faces if _owns(body, face)), key=lambda face: face.score, default=None)
        score = own.score if own is not None else 0.0
        pose = body.figures["pose"]
        if body.score * pose >= bar.body or (pose >= bar.pose and score >= bar.faced):
            found.append(_person(own if score >= _OWN_FACE else None, body))
    found.sort(key=lambda person: person.face is None)
    return found + [_person(face, None) for face in faces if face.score >= bar.face]


def _person(face: Seen | None, body: Seen | None) -> Person:
    boxes = [body.box] if body is not None and body.box is not None else []
    if face is not None and face.box is not None:
        boxes.append(face.box if boxes else _below(face.box))
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Person(
        Box(left, top, max(box.right for box in boxes), max(box.bottom for box in boxes)), face, body
    )


def _below(face: Box) -> Box:
    """Where the body of a face by itself must be, if it stands or sits upright."""
    side = _SHOULDERS * face.width
    return Box(
        max(0.0, face.left - side),
        face.top,
        min(1.0, face.right + side),
        min(1.0, face.top + _BODY * face.height),
    )


def _owns(body: Seen, face: Seen) -> bool:
    """Whether the nose of a body lies in a face, or within half its size beside."""
    x, y = body.figures.get("nose_x"), body.figures.get("nose_y")
    return x is not None and y is not None and face.box is not None and _in(_wider(face.box), x, y)


def _wider(box: Box) -> Box:
    x, y = _BESIDE * box.width, _BESIDE * box.height
    return Box(box.left - x, box.top - y, box.right + x, box.bottom + y)


def _in(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _same(one: Person, other: Person) -> bool:
    if one.face is not None and other.face is not None:
        return one.face is other.face
    return _common(one.box, other.box) > _SAME


def _common(one: Box, other: Box) -> float:
    """Share of the smaller box that the other covers."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return max(0.0, width) * max(0.0, height) / smaller if smaller > 0 else 0.0


def _is_doubt(one: Seen) -> bool:
    return one.score >= (_DOUBTFUL_FACE if one.kind == "face" else _DOUBTFUL_BODY)


def _belongs(one: Seen, person: Person) -> bool:
    """Whether what was seen lies on a person who is known already."""
    if one.box is None or one is person.face or one is person.body:
        return True
    regions = [person.box] + [_wider(part.box) for part in (person.face,) if part is not None and part.box]
    return any(_common(one.box, region) > _SAME for region in regions)
