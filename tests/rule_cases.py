"""What the rules of the vocabulary say of many values, written down for the tests of the pages.

The pages judge rules by themselves, so that a choice is refused before it is sent. They must judge as
`shotlog.vocabulary` does: `python tests/rule_cases.py` writes its judgements to where their tests read them.
"""

import json
import random
from pathlib import Path
from typing import Any, Final

from shotlog.vocabulary import Facet, Vocabulary, cinema
from shotlog.vocabulary.silence import silence

WRITTEN: Final = Path(__file__).parents[1] / "web" / "src" / "inspector" / "rules.cases.json"

_MIXTURES = 60
_FACETS_IN_A_MIXTURE = 9


def cases() -> dict[str, Any]:
    """The rules as the API gives them, values, and what is broken or silent by them."""
    vocabulary = cinema()
    chance = random.Random(5)
    mixtures = [*_breaking_each(vocabulary), *(_mixture(vocabulary, chance) for _ in range(_MIXTURES))]
    gate = vocabulary.gate
    return {
        "facets": [{"id": facet.id, "select": facet.select} for facet in vocabulary.facets.values()],
        "exclusions": [
            {"id": rule.id, **rule.model_dump(mode="json")} for rule in vocabulary.exclusions.values()
        ],
        "gate": gate.model_dump(mode="json"),
        "conflicts": [
            {
                "values": values,
                "broken": [
                    {"rule": one.rule, "facets": list(one.facets), "sentence": one.sentence}
                    for one in vocabulary.conflicts(values)
                ],
            }
            for values in mixtures
        ],
        "silence": [
            {"facet": facet, "term": term, "values": values, "means": silence(gate, facet, term, values)}
            for values in mixtures[-12:]
            for facet, term in (("translation", "truck_left"), ("rotation", "tilt_up"), ("weather", "rain"))
        ],
    }


def _breaking_each(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    made = []
    for rule in vocabulary.exclusions.values():
        for name, condition in rule.excludes.items():
            values = {facet: _example(vocabulary.facet(facet), each) for facet, each in rule.when.items()}
            example = _example(vocabulary.facet(name), condition)
            before = values.get(name)
            values[name] = before + example if isinstance(before, list) else example
            made.append(values)
    return made


def _example(facet: Facet, condition: Any) -> Any:
    if condition == "none":
        return [] if facet.terms else None
    if facet.select == "number":
        return int(condition.split("..")[0])
    term = next(iter(facet.terms)) if condition == "any" else condition[0]
    return [term] if facet.select == "multi" else term


def _mixture(vocabulary: Vocabulary, chance: random.Random) -> dict[str, Any]:
    asked = sorted({name for rule in vocabulary.exclusions.values() for name in (*rule.when, *rule.excludes)})
    return {
        name: _value(vocabulary.facet(name), chance) for name in chance.sample(asked, _FACETS_IN_A_MIXTURE)
    }


def _value(facet: Facet, chance: random.Random) -> Any:
    if chance.random() < 0.1:
        return None
    if facet.select == "number":
        return chance.choice([0, 1, 2, 3, 4, 12])
    if facet.select == "text":
        return "EXIT"
    if facet.temporal == "start_end" and chance.random() < 0.3:
        return {"start": _terms(facet, chance), "end": _terms(facet, chance)}
    return _terms(facet, chance)


def _terms(facet: Facet, chance: random.Random) -> str | list[str]:
    ids = list(facet.terms)
    return chance.choice(ids) if facet.select == "single" else chance.sample(ids, chance.randint(0, 3))


if __name__ == "__main__":
    WRITTEN.write_text(json.dumps(cases(), separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
