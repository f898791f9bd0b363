"""How many people a shot shows, and how many it is about."""

from typing import Final

from shotlog.measure.observations import Observations
from shotlog.measure.people.persons import Person, View, views
from shotlog.measure.people.scale import scale_of
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence
from shotlog.timing import FrameRange

_FEWEST: Final = 3
"""Pictures that must have been looked at before a number is said."""
_TALL: Final = 0.3
"""Share of the height that the smallest of the people must reach: smaller ones are overlooked."""
_MOST: Final = 3
"""The largest number that is said: of more people, some hide behind others."""
_FEATURED: Final = 0.1
"""Height of a face from which people are what a shot is about: of a wider view, a dog may be as well."""
_ASIDE: Final = 0.15
"""Distance from the middle at which a single person leaves room for a shoulder to look over."""
_KNEES: Final = 4.9
"""Faces below the chin (see `framing`) at which a view is too wide for that."""
_TERMS: Final = {1: "single", 2: "two_shot", 3: "three_shot"}
_CONFIDENCE: Final = {1: 0.85, 2: 0.8, 3: 0.7}


def count(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """`people_count` and `subject_count` where they are beyond doubt, else nothing.

    A number is said where it is the most people seen in any picture, where at least half of all pictures,
    without a gap, show that many, and where no picture holds anything else that might be somebody, or leaves
    one person aside as if to look over the shoulder of another.
    """
    looked = views(observations, frames)
    number = max((len(view.people) for view in looked), default=0)
    if len(looked) < _FEWEST or not 1 <= number <= _MOST or any(view.doubts for view in looked):
        return []
    full = [len(view.people) == number for view in looked]
    smallest = min(person.box.height for view in looked for person in view.people)
    if 2 * sum(full) < len(full) or _has_gap(full) or smallest < _TALL:
        return []
    if number == 1 and any(_leaves_room(person) for view in looked for person in view.people):
        return []
    evidence = _evidence(looked, number)
    found = [Suggestion("people_count", number, _CONFIDENCE[number], evidence, frames)]
    if full[0] and full[-1] and all(_is_featured(one) for view in looked for one in view.people):
        term = _TERMS[number]
        found.append(Suggestion("subject_count", term, 0.8, evidence, frames))
    return found


def _leaves_room(person: Person) -> bool:
    """Whether somebody may stand in front, seen from behind, whom neither network finds."""
    scale, seen = scale_of(person), person.box if person.face is None else person.face.box or person.box
    whole = scale is not None and scale[1] >= _KNEES
    return not whole and abs((seen.left + seen.right) / 2 - 0.5) > _ASIDE


def _is_featured(person: Person) -> bool:
    scale = scale_of(person)
    return scale is not None and scale[0] >= _FEATURED


def _has_gap(full: list[bool]) -> bool:
    """Whether somebody comes back: it may be somebody else."""
    first, last = full.index(True), len(full) - 1 - full[::-1].index(True)
    return not all(full[first : last + 1])


def _evidence(looked: list[View], number: int) -> Evidence:
    return {
        "pictures": [view.frame for view in looked],
        "people": [len(view.people) for view in looked],
        "most_at_once": number,
        "smallest_height": figure(min(one.box.height for view in looked for one in view.people)),
    }
