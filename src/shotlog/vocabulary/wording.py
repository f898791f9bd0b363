"""When two spellings are the same word, and how values stand in sentences."""

import unicodedata

_BETWEEN = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}_'\N{RIGHT SINGLE QUOTATION MARK}./&,")
"""What people put into a word or leave out of it. A question mark is not among them: `CU?` is not `CU`."""


def key(word: str) -> str:
    """What is compared of a word: without case, spaces, hyphens, dots and the like.

    `close-up`, `Close Up` and `closeup` are one word, and so are `B&W` and `bw`.
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in plain if character not in _BETWEEN and not character.isspace())


def said(value: object) -> str:
    """A value for sentences: `CU`; `pan_left, tilt_up`; `none` for a certain absence; `MS to CU`."""
    if isinstance(value, list):
        return ", ".join(value) or "none"
    if isinstance(value, dict):
        return f"{said(value.get('start'))} to {said(value.get('end'))}"
    return "cannot tell" if value is None else str(value)


def one_of(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
