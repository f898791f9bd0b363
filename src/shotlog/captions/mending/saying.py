"""What the record knows, as a sentence that a caption can take in."""

from collections.abc import Mapping

from shotlog.captions.mending.grammar import article, forms, number_word, phrase
from shotlog.captions.mending.moves import moves
from shotlog.record import LabelValue
from shotlog.vocabulary import Vocabulary

_IN_FORM: Mapping[str, str] = {
    "shot_size": "noun", "camera_angle": "adverbial", "colour": "adverbial", "int_ext": "adverbial",
    "time_of_day": "adverbial", "key_style": "adverbial", "playback_speed": "adverbial",
    "depth_of_field": "adverbial", "medium": "adjective", "steadiness": "adjective",
}  # fmt: skip


def sentence(facet: str, value: LabelValue, vocabulary: Vocabulary) -> str:
    """A sentence that says a value, such as "The camera pans right and tilts down"."""
    if isinstance(value, dict) and value.get("start") != value.get("end"):
        ends = [_words(facet, value.get(end), vocabulary) for end in ("start", "end") if value.get(end)]
        return f"{vocabulary.facets[facet].label}: {' to '.join(ends)}."
    plain = value.get("start") if isinstance(value, dict) else value
    if facet == "transition":
        return str(forms()["openings"][plain])
    true = moves(facet, plain)
    if true and facet != "steadiness":
        return f"The camera {' and '.join(phrase(move.verb, 'third', move.rest) for move in true)}."
    words = _words(facet, plain, vocabulary)
    template: str = forms()["sentences"].get(facet, forms()["sentences"]["other"])
    return template.format(
        a=article(words),
        words=words,
        Words=words[:1].upper() + words[1:],
        Facet=vocabulary.facets[facet].label,
        **{"is": "is" if plain in (0, 1) else "are"},
    )


def _words(facet: str, value: object, vocabulary: Vocabulary) -> str:
    if facet == "people_count" and isinstance(value, int):
        return f"{number_word(value)} {'person' if value == 1 else 'people'}"
    known = vocabulary.facets[facet].terms
    row: Mapping[str, str] = forms()["rows"].get(facet, {}).get(_IN_FORM.get(facet, ""), {})
    terms = [str(term) for term in value] if isinstance(value, list) else [str(value)]
    return ", ".join(row.get(term) or (known[term].label if term in known else term) for term in terms)
