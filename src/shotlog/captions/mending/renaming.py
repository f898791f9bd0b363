"""Terms said by one word or a few, replaced by the word of the true term in the same form."""

import re
from collections.abc import Mapping
from typing import Final

from shotlog.captions.claim import Claim
from shotlog.captions.mending.grammar import article, forms, plain, plural, words_of
from shotlog.record import LabelValue
from shotlog.vocabulary import Vocabulary

_WHOLE: Final = r"(?<![\w-]){}(?![\w-])"


def renamed(claim: Claim, facet: str, value: LabelValue, vocabulary: Vocabulary) -> str | None:
    """The word of the true term in place of that of the wrong one, in the same form."""
    true = term_of(value, claim)
    rows: Mapping[str, Mapping[str, str]] = forms()["rows"].get(facet, {})
    if true not in vocabulary.facets[facet].terms or claim.polarity == "denied" or not rows:
        return None
    told_twice = facet == "steadiness" and " and " in claim.words
    swapped = None if told_twice else _swapped(claim, true, rows)
    if swapped is not None:
        return swapped
    if facet == "subject_count":
        return None
    shape = _shape_in(facet, claim.words)
    name = rows.get(shape, {}).get(true) or rows.get("adjective", {}).get(true)
    if name is None or shape not in ("noun", "beside"):
        return name
    return _after_determiner(claim.words, f"{name} {claim.words.split()[-1]}" if shape == "beside" else name)


def _shape_in(facet: str, words: str) -> str:
    """The row of forms for the words of a facet; some facets are mostly said in one form."""
    shape = _shape(words)
    said = [plain(word) for word in words.split()]
    if facet == "depth_of_field" and shape in ("noun", "adjective"):
        return "clause" if "is" in said or "are" in said else "adverbial"
    if shape == "noun" and said and said[-1] in (*forms()["cameras"], *forms()["shots"]):
        return "beside" if facet != "shot_size" and "adjective" in forms()["rows"][facet] else shape
    if facet == "steadiness" and shape == "noun":
        return "adjective"
    return "noun" if facet == "int_ext" and shape == "adjective" else shape


def term_of(value: LabelValue, claim: Claim) -> str:
    """The one term of a value that changes that stands where the claim speaks of."""
    if isinstance(value, dict):
        return str(value.get("start" if claim.when.part == "start" else "end"))
    return str(value[0]) if isinstance(value, list) and value else str(value)


def _swapped(claim: Claim, true: str, rows: Mapping[str, Mapping[str, str]]) -> str | None:
    ways = [
        (row[str(claim.value)], row[true]) for row in rows.values() if str(claim.value) in row and true in row
    ]
    for old, new in sorted(ways, key=lambda way: -len(way[0])):
        for one, other in ((plural(old), plural(new)), (old, new)):
            pattern = _WHOLE.format(re.sub(r"\\[- ]", "[- ]", re.escape(one)))
            found = re.search(pattern, claim.words, re.IGNORECASE)
            if found is not None:
                before = _without_adjectives(claim, claim.words[: found.start()])
                return _with_articles(f"{before}{other}{claim.words[found.end() :]}", other)
    return None


def _without_adjectives(claim: Claim, before: str) -> str:
    """What stands before a size: of `a tight close-up`, `tight` says the size once more and goes."""
    if claim.facet != "shot_size":
        return before
    opening = (*forms()["determiners"], *forms()["prepositions"])
    kept = [word for word in before.split() if plain(word) in opening]
    return "".join(f"{word} " for word in kept)


def _with_articles(words: str, noun: str) -> str:
    """`a` or `an` before the noun that was put in."""
    pattern = rf"\b(an?)(\s+){re.escape(noun)}"
    return re.sub(pattern, lambda match: f"{article(noun)}{match.group(2)}{noun}", words, flags=re.IGNORECASE)


def adjective_shape(words: str) -> bool:
    """Whether the words stand where an adjective does."""
    return _shape(words) == "adjective"


def _shape(words: str) -> str:
    """The row of forms that fits the words as a whole."""
    said = words_of(words.lower())
    if not said:
        return "noun"
    if (
        said[0] in forms()["prepositions"]
        or said[-1].endswith(("doors", "side"))
        or (len(said) == 1 and said[0].endswith("ly"))
    ):
        return "adverbial"
    if said[0].startswith(tuple(forms()["shaking"])) and said[0].endswith(("s", "ing", "ed")):
        return "verb"
    if said[-1] in ("on", "at"):
        return "looking"
    if said[-1].endswith("lit") or (len(said) == 1 and said[0] not in forms()["nouns"]):
        return "adjective"
    return "noun"


def _after_determiner(words: str, name: str) -> str:
    first = words.split(maxsplit=1)[0] if words.split() else ""
    if first.lower() in ("a", "an"):
        return f"{article(name)} {name}"
    return f"{first} {name}" if first.lower() in forms()["determiners"] else name
