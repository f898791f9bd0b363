"""What other facets say of a term: what follows from them, and what they exclude."""

from collections.abc import Iterable, Iterator

from shotlog.captions.verdict import NEAR_MISS, Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, unknown
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.rules import Implication, rules
from shotlog.record import LabelValue
from shotlog.vocabulary import BrokenRule, Facet, Vocabulary
from shotlog.vocabulary.conflicts import conflicts

GENERAL = {"camera_movement": "moving"}
"""Terms that every other term of their facet is a kind of, but for the contrary of the term itself."""


def is_kind_of(facet: Facet, value: str, term: str) -> bool:
    """Whether a term is the general one of its facet, and a value one of its kinds."""
    return term == GENERAL.get(facet.id) and value != facet.opposite(term)


def plain_values(known: Known, moment: str, facets: Iterable[str]) -> dict[str, LabelValue]:
    """One value a facet, as rules take them; the terms of several are put together."""
    found = ((facet, known.findings(facet)) for facet in facets)
    return {facet: _one_value(findings, moment) for facet, findings in found if findings}


def _at(value: LabelValue, moment: str) -> LabelValue:
    return value.get(moment) if isinstance(value, dict) else value


def _one_value(findings: list[Finding], moment: str) -> LabelValue:
    values = [_at(finding.value, moment) for finding in findings]
    lists = [value for value in values if isinstance(value, list)]
    if lists:
        return list(dict.fromkeys(term for value in lists for term in value))
    return values[0] if all(value == values[0] for value in values) else None


def implied(facet: Facet, term: str, known: Known) -> Iterator[Answer]:
    """What follows for a term from the rules of implication whose conditions are known to hold."""
    for rule in rules().implied:
        if facet.id not in rule.then:
            continue
        basis = _fulfilled(rule, known)
        if not basis:
            continue
        says = f"{basis[0].says}; {_continued(rule.because)}"
        if term in rule.then[facet.id]:
            yield Answer(TRUE, says, basis[0].confidence, basis)
        elif facet.select == "single" and not is_kind_of(facet, rule.then[facet.id][0], term):
            yield from _contrary(facet, term, rule.then[facet.id][0], says, basis)


def _contrary(facet: Facet, term: str, true: str, says: str, basis: tuple[Finding, ...]) -> Iterator[Answer]:
    if true == GENERAL.get(facet.id) and term != facet.opposite(true):
        yield unknown(f"{says} It leaves the direction open", *basis)
    else:
        truth = NEAR_MISS if rules().are_near(facet, term, true) else FALSE
        yield Answer(truth, says, basis[0].confidence, basis, facet.id, true)


def _fulfilled(rule: Implication, known: Known) -> tuple[Finding, ...]:
    basis: list[Finding] = []
    for facet, terms in rule.when.items():
        fitting = [one for one in known.findings(facet) if one.value in terms]
        if not fitting:
            return ()
        basis += fitting
    return tuple(basis)


def excluded(facet: Facet, claimed: LabelValue, known: Known, vocabulary: Vocabulary) -> Answer | None:
    """Whether a value cannot hold beside what other facets say; None where nothing excludes it.

    It is excluded if it is at every moment of the place, or at any where it is to hold for the whole.
    """
    answers = [_excluded_at(moment, facet, claimed, known, vocabulary) for moment in known.place.moments]
    told = [answer for answer in answers if answer is not None]
    enough = bool(told) if known.place.part == "whole" else len(told) == len(answers)
    return told[0] if enough else None


def _excluded_at(
    moment: str, facet: Facet, claimed: LabelValue, known: Known, vocabulary: Vocabulary
) -> Answer | None:
    about = {
        name: rule
        for name, rule in vocabulary.exclusions.items()
        if facet.id in rule.when or facet.id in rule.excludes
    }
    asked = dict.fromkeys(name for rule in about.values() for name in (*rule.when, *rule.excludes))
    values = plain_values(known, moment, asked)
    values[facet.id] = _beside(values.get(facet.id), claimed)
    for broken in conflicts(about, vocabulary.facets, values):
        if facet.id not in broken.facets:
            continue
        others = [
            one for name in broken.facets for one in known.findings(name) if _counts(one, name, facet, broken)
        ]
        if not others:
            continue
        others.sort(key=lambda one: one.author.kind != "person")
        because = _continued(vocabulary.exclusions[broken.rule].because)
        true_facet, value = _instead(facet, others[0], known)
        weakest = min(one.confidence for one in others)
        return Answer(FALSE, f"{others[0].says}; {because}", weakest, tuple(others), true_facet, value)
    return None


def _beside(said: LabelValue, claimed: LabelValue) -> LabelValue:
    """The claimed terms beside those that the facet has; a single term takes the place of one."""
    if isinstance(said, list) and isinstance(claimed, list):
        return [*claimed, *(term for term in said if term not in claimed)]
    return claimed


def _counts(finding: Finding, name: str, facet: Facet, broken: BrokenRule) -> bool:
    """Whether a finding is a ground: of other facets, or of the same if the rule is about it alone."""
    return bool(finding.value) and (name != facet.id or broken.facets == (facet.id,))


def _instead(facet: Facet, finding: Finding, known: Known) -> tuple[str, LabelValue]:
    own = known.findings(facet.id)
    return (facet.id, own[0].value) if own and own[0].value else (finding.facet, finding.value)


def _continued(sentence: str) -> str:
    """A sentence of the vocabulary, to stand after a semicolon."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
