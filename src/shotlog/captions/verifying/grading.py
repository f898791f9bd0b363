"""What kind of error a wrong claim is, and how much it matters."""

from typing import Final

from shotlog.captions.claim import Claim
from shotlog.captions.verdict import NEAR_MISS
from shotlog.captions.verifying.answer import TRUE, Answer
from shotlog.captions.verifying.directions import coarse
from shotlog.captions.verifying.rules import Error, rules
from shotlog.vocabulary import Vocabulary

_COARSE: Final = "camera_movement"
_UNDIRECTED: Final = frozenset({"static", "moving"})


def error_of(claim: Claim, answer: Answer, vocabulary: Vocabulary) -> Error | None:
    """The error of a claim that is contradicted or nearly missed; None for others.

    A near miss is minor whatever it is about. What is true at another moment of the shot is an error of
    order, and a movement the other way one of direction.
    """
    if answer.truth is None or answer.truth == TRUE:
        return None
    usual = rules().error(claim.facet)
    if answer.truth == NEAR_MISS:
        return Error(type=usual.type, severity="minor")
    if answer.misplaced:
        return Error(type="order_wrong", severity="major")
    if usual.type == "camera_term_wrong" and _is_turned_round(claim, answer, vocabulary):
        return Error(type="camera_direction_wrong", severity=usual.severity)
    return usual


def _is_turned_round(claim: Claim, answer: Answer, vocabulary: Vocabulary) -> bool:
    """Whether what is true is the contrary direction of what is said."""
    said, true = _terms(claim.value), _terms(answer.true_value)
    own = vocabulary.facets[claim.facet]
    if claim.facet == answer.true_facet and any(own.opposite(term) in true for term in said - _UNDIRECTED):
        return True
    ways = vocabulary.facets[_COARSE]
    there = _ways(answer.true_facet, true)
    return any(ways.opposite(way) in there for way in _ways(claim.facet, said))


def _terms(value: object) -> set[str]:
    return {str(term) for term in value} if isinstance(value, list) else {str(value)}


def _ways(facet: str | None, terms: set[str]) -> set[str]:
    """The coarse directions of terms."""
    if facet == _COARSE:
        return terms - _UNDIRECTED
    return {way for term in terms if facet and (way := coarse(facet, term))}
