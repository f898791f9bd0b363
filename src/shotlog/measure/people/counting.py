"""How many people a shot shows, and how many it is about."""

from typing import Final

from shotlog.measure.observations import Observations
from shotlog.measure.people.persons import DOUBT, Person, View, views
from shotlog.measure.people.scale import scale_of
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.record import Evidence
from shotlog.timing import FrameRange

_FEWEST: Final = 3
"""Pictures that must have been looked at before a number is said."""
_TALL: Final = 0.2
"""Share of the height that the smallest of the people must reach: smaller ones are overlooked."""
_MOST: Final = 3
"""The largest number that is said: of more people, some hide behind others."""
_STRONG: Final = 1.0
"""The same where it is enough in a single picture."""
_OFTEN: Final = 5
"""Less may be seen in one of so many pictures."""
_FAINT: Final = 0.3
"""The same for something large that stays: a shoulder in front, out of focus, gives no more."""
_LARGE: Final = 0.4
"""Share of the height from which something is large."""
_NOBODY: Final = 0.6
"""Evidence below which there is nobody: of 57 shots with people, all reach it in some picture."""
_ANYBODY: Final = 0.25
"""The same for the score of a person."""
_CLOSER: Final = 0.4
"""The same in parts of the picture looked at by themselves, where more answers that is nobody."""
_FEATURED: Final = 0.1
"""Height of a face from which people are what a shot is about: of a wider view, a dog may be as well."""
_TERMS: Final = {1: "single", 2: "two_shot", 3: "three_shot"}
_CONFIDENCE: Final = {1: 0.9, 2: 0.85, 3: 0.7}


def count(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """`people_count` and `subject_count` where they are beyond doubt, else nothing.

    A number is said where it is the most people seen in any picture, where at least half of all pictures,
    without a gap, show that many, and where nothing else might be somebody. Zero is said where next to
    nothing answers in any picture.
    """
    looked = views(observations, frames)
    number = max((len(view.people) for view in looked), default=0)
    if len(looked) < _FEWEST or number > _MOST or not observations.looked_at("person", frames):
        return []
    if number == 0:
        closer = [one.score for one in observations.of("person", frames) if "closer" in one.figures]
        return _nobody(looked, max(closer, default=0.0), frames)
    full = [len(view.people) == number for view in looked]
    smallest = min(person.box.height for view in looked for person in view.people)
    if 2 * sum(full) < len(full) or _has_gap(full) or smallest < _TALL or _is_doubtful(looked, number):
        return []
    evidence = _evidence(looked, number)
    found = [Suggestion("people_count", number, _CONFIDENCE[number], evidence, frames)]
    if full[0] and full[-1] and all(_is_featured(one) for view in looked for one in view.people):
        term = _TERMS[number]
        found.append(Suggestion("subject_count", term, 0.8, evidence, frames))
    return found


def _nobody(looked: list[View], closer: float, frames: FrameRange) -> list[Suggestion]:
    """Zero, unless something in some picture might be a part of somebody, or somebody far away."""
    most = max((one.evidence for view in looked for one in view.doubts), default=0.0)
    seen = [one.anybody.score for view in looked for one in view.doubts if one.anybody is not None]
    if most >= _NOBODY or max(seen, default=0.0) >= _ANYBODY or closer >= _CLOSER:
        return []
    evidence: Evidence = {
        "pictures": [view.frame for view in looked],
        "most_evidence": figure(most),
        "closer": figure(closer),
    }
    return [Suggestion("people_count", 0, 0.9, evidence, frames)]


def _is_doubtful(looked: list[View], number: int) -> bool:
    """Whether there may be more people than the number, or somebody in front, seen from behind."""
    others = [_more(view, number) for view in looked]
    if max(others) >= _STRONG or _OFTEN * sum(evidence > 0 for evidence in others) > len(looked):
        return True
    faint = [bool(view.beside) or any(_is_large(one) for one in view.doubts) for view in looked]
    return 2 * sum(faint) >= len(looked)


def _more(view: View, number: int) -> float:
    """Evidence for the likeliest person beyond the number in a picture; 0 where there is none."""
    doubts = [one.evidence for one in view.doubts if one.evidence >= DOUBT]
    missing = number - len(view.people)
    return doubts[missing] if len(doubts) > missing else 0.0


def _is_large(one: Person) -> bool:
    return one.evidence >= _FAINT and one.anybody is not None and one.box.height >= _LARGE


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
