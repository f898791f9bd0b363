"""A sentence with its phrases, without those that only look like film."""

from collections.abc import Iterable, Iterator, Sequence

from shotlog.captions.line import Line
from shotlog.captions.text import Token
from shotlog.captions.wording import Hit, Lexicon


def recognised(
    line: Sequence[Token], section: str | None, lexicon: Lexicon, before: Line | None = None
) -> Line:
    """A line with its phrases, without those in quotes and in look-alikes.

    Args:
        line: The tokens of a sentence.
        section: The section it stands in.
        lexicon: The phrases.
        before: The sentence before it in the section.
    """
    quotes = [
        quote for quote in _quotes(line) if not (quote[0] == 0 and before is None and _is_value(section))
    ]
    hits = lexicon.find(line)
    kept = list(_real(hits, len(line), quotes))
    subject = None if before is None else before.last_subject
    return Line(line, section, kept, quotes, before is None, subject)


def _real(hits: Sequence[Hit], length: int, quotes: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """The phrases outside of quotes that no look-alike overlaps, unless it is just a part of the phrase."""
    alike = [(hit.start, hit.end) for hit in hits if hit.meaning.kind == "look_alike"]
    quoted, masked = _masked(length, quotes), _masked(length, [*quotes, *alike])
    for hit in hits:
        if hit.meaning.kind == "look_alike" or any(quoted[hit.start : hit.end]):
            continue
        if not any(masked[hit.start : hit.end]) or _is_more_than(hit, alike):
            yield hit


def _is_more_than(hit: Hit, alike: Sequence[tuple[int, int]]) -> bool:
    """Whether a term holds whole, and says more than, each look-alike at its place."""
    touched = [one for one in alike if one[0] < hit.end and hit.start < one[1]]
    return hit.meaning.kind == "term" and all(
        hit.start <= start and end <= hit.end and (start, end) != (hit.start, hit.end)
        for start, end in touched
    )


def _is_value(section: str | None) -> bool:
    """Whether quotation marks around what a section says are only those of JSON."""
    return section not in {None, "text"}


def _quotes(line: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened = None
    for number, token in enumerate(line):
        if token.word != '"':
            continue
        if opened is None:
            opened = number
        else:
            yield opened, number + 1
            opened = None


def _masked(length: int, ranges: Iterable[tuple[int, int]]) -> list[bool]:
    masked = [False] * length
    for start, end in ranges:
        masked[start:end] = [True] * (end - start)
    return masked
