"""How the main person is framed: size, place, and the side that is seen, at the start and the end of a shot.

Sizes follow the vocabulary, by where the lower edge of the frame cuts the body. With the box that the network
draws around a face as the measure (0.12 of a standing body), the artists' canon of seven and a half heads
(Richer, "Anatomie artistique", 1890) puts the chest at 1.25 faces below the chin, the waist at 2.25, the
middle of the thigh at 4.1, the knee at 4.9 and the ankle at 6.9.
"""

from collections.abc import Callable, Sequence
from math import log
from typing import Final

from pydantic import JsonValue

from shotlog.measure.observations import Observations
from shotlog.measure.people.persons import DOUBT, Person, View, views
from shotlog.measure.people.scale import BODY, scale_of
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence, LabelValue
from shotlog.timing import FrameRange

Answer = tuple[str, float] | None
"""A term for a person in one picture, and how far it is from its borders, 0..1."""

_CUTS: Final = (("CU", 0.0, 0.7), ("MCU", 0.7, 1.75), ("MS", 1.75, 3.6), ("MFS", 3.6, 6.0))
"""Faces between the chin and the lower edge of the picture. Below the ankles nothing is cut."""
_WHOLE: Final = (("EWS", 0.05, 0.25), ("WS", 0.25, 0.66), ("FS", 0.66, 1.0))
"""Share of the height that a body takes which the frame does not cut."""
_FILLS: Final = 1.2
"""Heights of the picture that a face takes of which the frame shows a part only."""
_LEAST: Final = 0.01
_CLEAR: Final = 0.25
"""Distance from the border to the next size, as a logarithm, from which a size is sure."""
_GOOD_FACE: Final = 0.6
_FACING: Final = 0.8
"""Score from which a face looks at the camera or past it: the backs of heads reach 0.7."""
_GROUP: Final = 3
"""More people sit and stand at several distances, and have no one size."""
_LOW, _HIGH = 0.6, 0.85
"""Confidence at the border of a class and far from it."""
_TURNS: Final = (("front", 0.0, 0.5), ("three_quarter_front", 0.75, 1.5), ("profile", 1.8, 3.0))
"""Places of the nose (`Face.turn`), with gaps at the borders."""
_ACROSS: Final = 0.4
"""Shoulders (`Body.across`) that are the wrong way round by as much are seen from behind."""
_GOOD_BODY: Final = 0.7
_CELLS: Final = (
    ("top_left", "top", "top_right"),
    ("left", "centre", "right"),
    ("bottom_left", "bottom", "bottom_right"),
)
_NEAR: Final = 0.03
"""Share of the picture around the lines of the grid within which a place is left open."""


def framing(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """`shot_size`, `frame_position` and `subject_facing` of the main person, as far as they can be told.

    The main person is the tallest in the first and in the last picture that was looked at. An end is left
    open in groups, and where anything larger might be somebody else; place and facing are said of somebody
    alone in the picture.
    """
    looked = views(observations, frames)
    if not looked:
        return []
    ends = [looked[0], looked[-1]]
    people = [_main(view) for view in ends]
    alone = [None if len(view.people) > 1 else person for view, person in zip(ends, people, strict=True)]
    evidence = _evidence(ends, people)
    found = (
        _suggested("shot_size", shot_size, people),
        _suggested("frame_position", frame_position, alone),
        _suggested("subject_facing", subject_facing, alone),
    )
    return [
        Suggestion(facet, value, sure, evidence, frames) for facet, value, sure in found if value is not None
    ]


def _main(view: View) -> Person | None:
    """The tallest of few people, if nobody else can be taller."""
    if not 1 <= len(view.people) <= _GROUP:
        return None
    person = view.people[0]
    rivals = [one for one in view.doubts if one.evidence >= DOUBT and one.box.height > person.box.height]
    return None if rivals else person


def _suggested(
    facet: str, finder: Callable[[Person], Answer], people: Sequence[Person | None]
) -> tuple[str, LabelValue, float]:
    start, end = (None if person is None else finder(person) for person in people)
    clear = min((one[1] for one in (start, end) if one), default=0.0)
    sure = round(_LOW + (_HIGH - _LOW) * clear, 3)
    terms = [_listed(facet, one[0]) if one else None for one in (start, end)]
    if terms[0] == terms[1]:
        return facet, terms[0], sure
    return facet, {"start": terms[0], "end": terms[1]}, sure


def _listed(facet: str, term: str) -> str | list[str]:
    """Of facets that take several terms, the one is a list."""
    return [term] if facet == "subject_facing" else term


def shot_size(person: Person) -> Answer:
    """By where the frame cuts the body, or by the height of a body that is not cut."""
    scale = scale_of(person)
    if scale is None:
        return None
    height, below = scale
    if height >= _FILLS and below < 0:
        return "ECU", min(1.0, log(height / _FILLS) / _CLEAR)
    for term, low, high in _CUTS:
        if below < high:
            return term, _clear(max(below, _LEAST), low, high)
    whole = min(BODY * height, 1.0)
    return next(
        (term, _clear(whole, low, high)) for term, low, high in _WHOLE if whole < high or term == "FS"
    )


def _clear(value: float, low: float, high: float) -> float:
    """How far a figure is from both borders of its class, 0..1."""
    nearest = min(log(value / low) if low > 0 else _CLEAR, log(high / value))
    return min(1.0, max(0.0, nearest / _CLEAR))


def subject_facing(person: Person) -> Answer:
    """`front`, `three_quarter_front` or `profile` by where the nose stands between the ears, or `back`.

    The nose stands off the middle by about the tangent of the angle of the head: 0.6 at 30 degrees and 1.7 at
    60. `back` is said by the shoulders, since the backs of heads look like faces to the network.
    """
    across = 0.0 if person.body is None else person.body.figures["across"]
    if person.body is not None and across <= -_ACROSS:
        sure = person.body.score >= _GOOD_BODY and person.body.figures["pose"] >= _GOOD_BODY
        return ("back", min(1.0, -across - _ACROSS)) if sure and _is_faceless(person) else None
    if person.face is None or person.face.score < _FACING:
        return None
    turn = abs(person.face.figures["turn"])
    for term, low, high in _TURNS:
        if low <= turn <= high:
            return term, min(1.0, (turn - low if low > 0 else 1.0), (high - turn) / high)
    return None


def _is_faceless(person: Person) -> bool:
    """Whether no face was seen, or none better than the back of a head."""
    return person.face is None or person.face.score < _FACING


def frame_position(person: Person) -> Answer:
    """The cell of three by three in which the middle of the face lies, off the lines between them."""
    if person.face is None or person.face.box is None or person.face.score < _GOOD_FACE:
        return None
    box = person.face.box
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    off = min(abs(place - line / 3) for place in (x, y) for line in (1, 2))
    if off < _NEAR:
        return None
    return _CELLS[min(2, int(3 * y))][min(2, int(3 * x))], min(1.0, off / (3 * _NEAR))


def _evidence(ends: Sequence[View], people: Sequence[Person | None]) -> Evidence:
    """The pictures, and what was measured of the main person in each."""
    return {
        "pictures": [view.frame for view in ends],
        "people": [None if person is None else _figures(person) for person in people],
    }


def _figures(person: Person) -> dict[str, JsonValue]:
    """Height of the face, faces below it, headroom above brow and turn, as far as they are known."""
    scale = scale_of(person)
    figures: dict[str, JsonValue] = {}
    if scale is not None:
        figures |= {"face_height": figure(scale[0]), "faces_below": figure(scale[1])}
    if person.face is not None and person.face.box is not None:
        figures |= {"headroom": figure(person.face.box.top), "turn": figure(person.face.figures["turn"])}
    return figures
