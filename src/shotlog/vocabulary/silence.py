"""What it means that nobody named a movement."""

from collections.abc import Mapping
from typing import Literal

from shotlog.vocabulary.rules import Gate, Terms

Silence = Literal["no", "unknown", "void"]
"""A term that was not named is absent, is unknown, or is not to be judged at all."""


def silence(
    gate: Gate, facet: str, term: str, values: Mapping[str, object], *, transition_inside: bool = False
) -> Silence:
    """What it means that `term` of `facet` was not named, after CameraBench's rules for negatives.

    Args:
        gate: The rule.
        facet: Id of the facet.
        term: Id of the term.
        values: Checked value of each facet that somebody spoke of in this range.
        transition_inside: Whether a cut or a gradual transition lies inside the range.

    Returns:
        `void` for movement in a range with a transition in it, and for a plain movement that a compound one
        contains; `no` where the motion type says that all movements were named; else `unknown`.
    """
    if facet not in gate.governs:
        return "unknown"
    if transition_inside or any(
        term in void.terms.get(facet, ()) and _said(void.when, values) for void in gate.voids
    ):
        return "void"
    return "no" if values.get(gate.facet) in gate.absent_when else "unknown"


def _said(terms: Terms, values: Mapping[str, object]) -> bool:
    return any(
        isinstance(said := values.get(facet), list) and any(name in said for name in names)
        for facet, names in terms.items()
    )
