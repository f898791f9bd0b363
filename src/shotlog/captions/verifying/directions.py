"""What a coarse direction, or the other of a hard pair, says of a movement."""

from collections.abc import Iterator

from shotlog.captions.verdict import Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, any_of, unknown
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.rules import rules
from shotlog.vocabulary import Facet, HardPair, Vocabulary
from shotlog.vocabulary.rules import Side

_COARSE = "camera_movement"


def coarse(facet: str, term: str) -> str | None:
    """The direction in which a movement takes the view, or None for what has none."""
    return rules().coarse.get(facet, {}).get(term)


def as_coarse(facet: Facet, term: str, known: Known) -> Answer | None:
    """Whether a coarse direction, or plain moving, follows from movements that were named."""
    if facet.id != _COARSE:
        return None
    named = [
        (finding, coarse(name, one))
        for name in ("translation", "rotation", "intrinsic", "path", "tracking")
        for finding in known.findings(name)
        if isinstance(finding.value, list)
        for one in finding.value
    ]
    if not named:
        return None
    finding = named[0][0]
    ways = {way for _, way in named}
    if term == "moving" or (ways == {term}):
        return Answer(TRUE, finding.says, finding.confidence, (finding,))
    if term == "static" or ways == {facet.opposite(term)}:
        return Answer(FALSE, finding.says, finding.confidence, (finding,), finding.facet, finding.value)
    return unknown(f"{finding.says}, which is not all one way", finding)


def by_coarse_direction(facet: Facet, term: str, known: Known, vocabulary: Vocabulary) -> Answer | None:
    """What is known where only the direction of the view is: the contrary movement is not made.

    A movement of the same direction is left open, since the direction does not tell a pan from a truck.
    """
    way = coarse(facet.id, term)
    if facet.id == _COARSE or way is None:
        return None
    contrary = vocabulary.facets[_COARSE].opposite(way)
    answers = []
    for finding in known.findings(_COARSE):
        if finding.value == contrary:
            sure = rules().opposite_named * finding.confidence
            answers.append(Answer(FALSE, finding.says, sure, (finding,), _COARSE, finding.value))
        else:
            answers.append(unknown(f"{finding.says}, which does not say by which movement", finding))
    return any_of(answers) if answers else None


def by_hard_pair(facet: Facet, term: str, known: Known, vocabulary: Vocabulary) -> Answer | None:
    """What a person who named the other of a hard pair says of a movement of which nothing is said.

    Of the same direction: they told the two apart, and it was the other. Of the contrary direction, for
    those pairs that are not made against each other (`never_against`): the view does not go that way.
    """
    way = coarse(facet.id, term)
    if way is None or known.findings(facet.id):
        return None
    for pair in vocabulary.hard_pairs.values():
        for side, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if set(side.terms) == {facet.id} and term in side.terms[facet.id]:
                answer = _named_instead(pair, other, way, known, vocabulary)
                if answer is not None:
                    return answer
    return None


def _named_instead(
    pair: HardPair, other: Side, way: str, known: Known, vocabulary: Vocabulary
) -> Answer | None:
    contrary = vocabulary.facets[_COARSE].opposite(way)
    for name, finding, said in _by_people(other, known):
        ways = {coarse(name, one) for one in said}
        if way in ways:
            test = f"{pair.test[:1].lower()}{pair.test[1:].rstrip('.')}"
            says = f"{finding.says}; the two are told apart: {test}"
            return Answer(FALSE, says, rules().told_apart * finding.confidence, (finding,), name, said)
        if contrary in ways and pair.id in rules().never_against:
            return Answer(
                FALSE, finding.says, rules().told_apart * finding.confidence, (finding,), name, said
            )
    return None


def _by_people(other: Side, known: Known) -> Iterator[tuple[str, Finding, list[str]]]:
    for name in other.terms:
        for finding in known.findings(name):
            if finding.author.kind == "person" and isinstance(finding.value, list):
                yield name, finding, [one for one in finding.value if one in other.terms[name]]
