"""From faces, bodies and people in single pictures to who is there for sure, and what else might be somebody.

Every network takes something for people that is none: lettering is faces, tree trunks are bodies, teddy
bears are people. Their answers at one place add up to evidence, of which one network alone gives too little
for somebody to be there for sure. What lies between stays a doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from shotlog.measure.observations import Box, Observations, Seen
from shotlog.measure.people.boxes import common, holds, joined, wider
from shotlog.timing import FrameIndex, FrameRange

DOUBT: Final = 0.75
"""Evidence from which somebody else may be there."""


class Bar(NamedTuple):
    """What must be reached for somebody to be there.

    Attributes:
        evidence: Of all networks together.
        face: Score of a face by itself.
    """

    evidence: float
    face: float


_FOUND: Final = Bar(evidence=1.9, face=0.9)
"""Somebody in full view has 2 to 2.5; a cartoon bird reached 1.8, a teddy bear and graffiti 1.2."""
_KNOWN: Final = Bar(evidence=1.4, face=0.75)
"""For other pictures of a shot in which somebody was found (two thresholds, as Canny 1986 has for edges)."""
_STAYING: Final = Bar(evidence=1.1, face=0.7)
"""For the place at which somebody was found in another picture of the shot."""
_PERSON: Final = 2.0
"""Weight of a person's score, which is about half of what the other two networks say of the same person."""
_ROUNDS: Final = 2
"""How often places are taken from one picture to the others: who is known by now makes others known."""
_LASTING, _FEW = 1.7, 3
"""Mean evidence over so many pictures at least from which somebody is there; the bird's was 1.5."""
_CLOSE: Final = 0.65
"""Share of the height from which a face is so close that the other networks see no person any more."""
_CLOSE_FACE: Final = 0.55
"""Score from which such a face is one: nothing else of that size reached 0.45."""
_OWN_FACE: Final = 0.6
"""A face where the nose of a body is."""
_OWN_BODY: Final = 0.6
"""Product of both scores of a body that is not a part of somebody else's."""
_SAME: Final = 0.5
"""Share of the smaller of two boxes inside the other from which both are one person."""
_UPPER: Final = 0.65
"""Share of a person, as far as the frame shows it, in whose upper part the middle of the face lies."""
_SHOULDERS: Final = 0.5
"""Widths of a face by which a body is wider on each side, at least."""
_FRONT: Final = 0.5
"""Share of the height that somebody in front takes, at least."""
_SIDE: Final = 0.5
"""Share of the width that they take, at most."""
_EDGE: Final = 0.03
_FREE: Final = 0.3
"""Share of a face that they may cover."""
_BODY: Final = 8.25
"""Heights of a face in a whole body (see `scale`)."""
_BESIDE: Final = 0.5
"""Share of a face's size by which a nose may lie beside it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one picture, or what might be.

    Attributes:
        box: The parts inside the picture.
        face: The face, where it is seen.
        body: The body, where it is seen.
        anybody: The person of whom any part is seen.
    """

    box: Box
    face: Seen | None
    body: Seen | None
    anybody: Seen | None = None

    @property
    def is_good(self) -> bool:
        """Whether face or body would do without the other networks to tell two people apart."""
        body = 0.0 if self.body is None else self.body.score * self.body.figures["pose"]
        return body >= _OWN_BODY or (self.face is not None and self.face.score >= _OWN_FACE)

    @property
    def networks(self) -> int:
        """How many of the three see somebody."""
        return sum(part is not None for part in (self.face, self.body, self.anybody))

    @property
    def evidence(self) -> float:
        """How much speaks for somebody: from 0 to about 3.5."""
        face = 0.0 if self.face is None else self.face.score
        body = 0.0 if self.body is None else self.body.score * self.body.figures["pose"]
        return face + body + (0.0 if self.anybody is None else _PERSON * self.anybody.score)


@dataclass(frozen=True, slots=True)
class View:
    """The people in one picture.

    Attributes:
        frame: The picture.
        people: Who is there for sure, the tallest first.
        doubts: What might be somebody else, the likeliest first.
        beside: What might be somebody in front at a side of the picture, seen from behind.
    """

    frame: FrameIndex
    people: tuple[Person, ...]
    doubts: tuple[Person, ...]
    beside: tuple[Seen, ...] = ()


def views(observations: Observations, frames: FrameRange) -> list[View]:
    """What is known of each picture of a shot that was looked at, in order."""
    anybody = [one for one in observations.of("person", frames) if "closer" not in one.figures]
    kinds = (observations.of("face", frames), observations.of("body", frames), anybody)
    pictures = {
        frame: _candidates(*([one for one in seen if one.start == frame] for seen in kinds))
        for frame in sorted(observations.looked_at("face", frames))
    }
    found = [_view(frame, candidates, _FOUND) for frame, candidates in pictures.items()]
    if not any(view.people for view in found) and not _lasts(list(pictures.values())):
        return found
    for _ in range(_ROUNDS):
        places = [one.box for view in found for one in view.people]
        found = [_view(frame, candidates, _KNOWN, places) for frame, candidates in pictures.items()]
    return found


def _lasts(pictures: list[list[Person]]) -> bool:
    """Whether somebody is there in all pictures together, if in none by itself."""
    best = [max((one.evidence for one in these if one.networks > 1), default=0.0) for these in pictures]
    return len(best) >= _FEW and sum(best) >= _LASTING * len(best)


def _view(frame: FrameIndex, candidates: list[Person], bar: Bar, places: Sequence[Box] = ()) -> View:
    people: list[Person] = []
    for one in candidates:
        stays = any(common(one.box, place) > _SAME for place in places)
        if _is_sure(one, _STAYING if stays else bar) and not any(_same(one, other) for other in people):
            people.append(one)
    doubts = [one for one in candidates if not any(_same(one, other) for other in people)]
    beside = [
        one.anybody for one in candidates if one.anybody is not None and _is_beside(one.anybody, people)
    ]
    different = {id(one): one for one in beside}
    return View(
        frame,
        tuple(sorted(people, key=lambda one: -one.box.height)),
        tuple(doubts),
        tuple(different.values()),
    )


def _is_beside(one: Seen, people: list[Person]) -> bool:
    """Whether something tall reaches a side of the picture and leaves the faces of all people free."""
    box = one.box
    if box is None or box.height < _FRONT or _EDGE < box.left < box.right < 1 - _EDGE:
        return False
    faces = [person.face.box for person in people if person.face is not None and person.face.box is not None]
    return bool(faces) and all(
        common(face, box) < _FREE and box.top < face.bottom and box.width < _SIDE for face in faces
    )


def _is_sure(one: Person, bar: Bar) -> bool:
    if one.face is not None and one.face.score >= (_CLOSE_FACE if _is_close(one.face) else bar.face):
        return True
    return one.networks > 1 and one.evidence >= bar.evidence


def _is_close(face: Seen) -> bool:
    return face.box is not None and face.box.height >= _CLOSE


def _candidates(faces: list[Seen], bodies: list[Seen], anybody: list[Seen]) -> list[Person]:
    """Everybody who may be there, those with most evidence first; one person perhaps more than once."""
    owners = [(body, _face_of(body, faces)) for body in bodies]
    found = [_person(face, body, anybody) for body, face in owners]
    owned = [face for _, face in owners]
    found += [_person(face, None, anybody) for face in faces if not any(face is one for one in owned)]
    taken = [one.anybody for one in found]
    found += [_person(None, None, [one]) for one in anybody if not any(one is other for other in taken)]
    return sorted(found, key=lambda one: -one.evidence)


def _face_of(body: Seen, faces: list[Seen]) -> Seen | None:
    """The best face where the nose of a body is, if there is a good one."""
    own = [face for face in faces if face.score >= _OWN_FACE and _owns(body, face)]
    return max(own, key=lambda face: face.score, default=None)


def _owns(body: Seen, face: Seen) -> bool:
    """Whether the nose of a body lies in a face, or within half its size beside."""
    x, y = body.figures.get("nose_x"), body.figures.get("nose_y")
    return x is not None and y is not None and face.box is not None and holds(wider(face.box, _BESIDE), x, y)


def _person(face: Seen | None, body: Seen | None, anybody: list[Seen]) -> Person:
    """Face and body together, with the person among those seen that they lie on."""
    boxes = [body.box] if body is not None and body.box is not None else []
    if face is not None and face.box is not None:
        boxes.append(face.box if boxes else _below(face.box))
    around = [one for one in anybody if one.box is not None and _lies_on(face, boxes, one.box)]
    own = max(around, key=lambda one: one.score, default=None)
    if not boxes and own is not None and own.box is not None:
        boxes = [own.box]
    return Person(joined(boxes), face, body, own)


def _lies_on(face: Seen | None, boxes: list[Box], person: Box) -> bool:
    """Whether a face, or else a body, is that of a person: the face lies in the upper part of the box."""
    if face is not None and face.box is not None:
        middle = (face.box.top + face.box.bottom) / 2
        return common(face.box, person) > _SAME and middle < person.top + _UPPER * person.height
    return all(common(box, person) > _SAME for box in boxes)


def _below(face: Box) -> Box:
    """Where the body of a face by itself must be, if it stands or sits upright."""
    side = _SHOULDERS * face.width
    return Box(
        max(0.0, face.left - side),
        face.top,
        min(1.0, face.right + side),
        min(1.0, face.top + _BODY * face.height),
    )


def _same(one: Person, other: Person) -> bool:
    """Whether two are one: by their faces where both have one that is good, else by what they cover."""
    faces = [part for part in (one.face, other.face) if part is not None and part.score >= _OWN_FACE]
    if len(faces) == 2:
        return faces[0] is faces[1]
    if one.anybody is not None and one.anybody is other.anybody and not (one.is_good and other.is_good):
        return True
    return common(one.box, other.box) > _SAME or any(
        face.box is not None and common(one.box, wider(face.box, _BESIDE)) > _SAME for face in faces
    )
