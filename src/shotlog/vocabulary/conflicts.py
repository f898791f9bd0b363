"""Labels of one shot that cannot all be true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shotlog.vocabulary.model import Facet
from shotlog.vocabulary.rules import Condition, Exclusion
from shotlog.vocabulary.wording import said

_MOMENTS = ("start", "end")


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of the vocabulary that the labels of a shot break.

    Attributes:
        rule: Id of the exclusion.
        facets: The facets whose labels do not go together, without repetition.
        sentence: What does not go together, and why.
    """

    rule: str
    facets: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def conflicts(
    exclusions: Mapping[str, Exclusion], facets: Mapping[str, Facet], values: Mapping[str, object]
) -> list[BrokenRule]:
    """The exclusion rules that the values of one shot break, in the order of the vocabulary.

    Args:
        exclusions: The rules.
        facets: The facets by id.
        values: Checked value of each facet that somebody spoke of; a facet that is missing is one of which
            nothing is known. Values that differ at the start and the end of the shot are held against each
            other moment by moment.

    Returns:
        One for each rule that is broken.
    """
    return [broken for rule in exclusions.values() if (broken := _broken(rule, facets, values)) is not None]


def _broken(rule: Exclusion, facets: Mapping[str, Facet], values: Mapping[str, object]) -> BrokenRule | None:
    for moment in _MOMENTS:
        now = {name: _at(value, moment) for name, value in values.items() if name in facets}
        if not all(_holds(facets[name], condition, now) for name, condition in rule.when.items()):
            continue
        wrong = [name for name, condition in rule.excludes.items() if _holds(facets[name], condition, now)]
        if wrong:
            involved = tuple(dict.fromkeys((*rule.when, *wrong)))
            return BrokenRule(
                rule.id, involved, f"{rule.because} Said here: {'; '.join(_each(involved, now))}."
            )
    return None


def _each(names: tuple[str, ...], now: Mapping[str, object]) -> Iterator[str]:
    return (f"{name} {said(now[name])}" for name in names)


def _at(value: object, moment: str) -> object:
    return value.get(moment) if isinstance(value, Mapping) else value


def _holds(facet: Facet, condition: Condition, now: Mapping[str, object]) -> bool:
    if facet.id not in now:
        return False
    value = now[facet.id]
    if condition == "none":
        return value == [] if facet.has_terms else value is None
    if value is None:
        return False
    if facet.select == "number":
        return isinstance(value, int) and isinstance(condition, str) and _within(value, condition)
    terms = [value] if isinstance(value, str) else value
    if not isinstance(terms, list):
        return False
    return bool(terms) if condition == "any" else any(term in condition for term in terms)


def _within(number: int, condition: str) -> bool:
    least, dots, most = condition.partition("..")
    highest = most or ("" if dots else least)
    return int(least) <= number and (not highest or number <= int(highest))
