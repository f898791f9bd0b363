"""A caption as words: cleaned without moving a character, cut into tokens, sentences and clauses."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)
_TOKEN = re.compile(r"\d+(?:[.,:;/]\d+)*(?:-(?=[^\W\d_]))?|[^\W\d_]+(?:'[^\W\d_]+)?|\S")
_SINGLE_QUOTED = re.compile(r"(?<![\w'])'(?=\S)((?:[^'\"\n]|(?<=\w)'(?=\w)){1,120})'(?![\w'])")
_ENDS = frozenset(".!?")
_LONGEST = 200
"""Tokens after which a sentence is cut, so that no text takes more than linear time."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    Attributes:
        word: In lower case; `n't` becomes `not` at the end of its verb (`doesn't` is `does not`).
        start: Offset of its first character.
        end: Offset after its last.
        capitals: Whether it is written in two or more capitals, as abbreviations are.
    """

    word: str
    start: int
    end: int
    capitals: bool = False


def cleaned(text: str) -> str:
    """The same text with plain quotes, hyphens and spaces; every character stays at its offset.

    Control characters, broken surrogates and invisible marks become spaces; line breaks stay.
    """
    return _SINGLE_QUOTED.sub(r'"\1"', "".join(map(_plain, text.translate(_PLAIN))))


def _plain(character: str) -> str:
    if character.isascii() and (character.isprintable() or character == "\n"):
        return character
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn"}:
        return "\n" if character in "\u2028\u2029\x85" else " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a cleaned text; hyphens join words only to the eye, so that `push-in` is `push in`."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        raw = match.group()
        word = raw.lower()
        if raw.isupper() and len(raw) > 1:
            yield Token(word.rstrip("-"), match.start(), match.end(), capitals=True)
        elif word != "-":
            yield from _split(word.rstrip("-"), match.start(), match.end())
        elif not (_is_word(text, match.start() - 1) and _is_word(text, match.end())):
            yield Token("\N{EM DASH}", match.start(), match.end())


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _split(word: str, start: int, end: int) -> Iterator[Token]:
    if word.endswith("n't") and len(word) > 3:
        verb = word[:-3] + ("n" if word == "can't" else "")
        yield Token("will" if word == "won't" else verb, start, end - 3)
        yield Token("not", end - 3, end)
    elif word == "cannot":
        yield Token("can", start, end - 3)
        yield Token("not", end - 3, end)
    else:
        yield Token(word, start, end)


def sentences(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """The sentences of a stretch of cleaned text.

    A full stop ends one where white space and no small letter follow; an empty line, a list mark and a
    line break after a finished line do, too. Quoted text is never cut.
    """
    sentence: list[Token] = []
    quoted = False
    for token in tokens(text, start, end):
        fresh = bool(sentence) and _breaks_line(text, sentence[-1].end, token.start)
        if fresh or len(sentence) >= _LONGEST:
            yield sentence
            sentence, quoted = [], False
        sentence.append(token)
        if token.word == '"':
            quoted = not quoted
        closes = token.word in _ENDS or (
            token.word == '"' and len(sentence) > 1 and sentence[-2].word in _ENDS
        )
        if closes and not quoted and _is_over(text, token.end):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _breaks_line(text: str, end: int, start: int) -> bool:
    return "\n" in text[end:start] and (text.count("\n", end, start) > 1 or not text[start].islower())


_OVER = re.compile(r"[\s)\]*_\"']+[^\sa-z]|[\s)\]*_\"']*$")


def _is_over(text: str, end: int) -> bool:
    return _OVER.match(text, end, end + 8) is not None or end >= len(text)
