"""Whether a text is English at all."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from shotlog.captions.patterns import data
from shotlog.captions.text import Token

_ENOUGH = 4
"""Words below which a text is taken for English if its letters are Latin."""

_LOOKED_AT = 2000
"""Words that are looked at."""


def language(line: Sequence[Token]) -> str:
    """`en`, the code of another language that a text is in, `other`, or `none` for a text without words."""
    words = [token.word for token in line[:_LOOKED_AT] if token.word[0].isalpha()]
    if not words:
        return "none"
    foreign = sum(not _is_latin(word) for word in words)
    if 2 * foreign > len(words):
        return "other"
    if len(words) < _ENOUGH:
        return "en"
    shares = {code: sum(word in known for word in words) for code, known in _small_words().items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if shares["en"] >= shares[best] or shares[best] < max(2, len(words) / 8):
        return "en"
    return best


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in data("languages").items()}


def _is_latin(word: str) -> bool:
    return word[0].isascii() or unicodedata.name(word[0], "").startswith("LATIN")
