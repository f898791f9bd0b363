"""How many shots a caption counts."""

from collections.abc import Iterator

from shotlog.captions.draft import Draft
from shotlog.captions.line import Line

_MOST_BETWEEN = 3
"""Most words between a number and what is counted: "two clearly separate shots"."""


def shots(line: Line) -> Iterator[Draft]:
    """How many shots a line counts; "two cuts" are three shots, and "a single take" is one."""
    reach = 0
    for hit in line.longest("single_take"):
        one_of = line.word(hit.start) == "one" and line.word(hit.end) == "of"
        if not one_of and not line.has(hit.end, "abstract"):
            yield _shots(hit.start, hit.end, 1, settled=True)
            reach = hit.end
    for start, end, count in _numbers(line):
        draft = _counted(line, start, end, count) if start >= reach else None
        if draft is not None:
            yield draft


def _numbers(line: Line) -> Iterator[tuple[int, int, int]]:
    for hit in line.of("numbers"):
        yield hit.start, hit.end, int(hit.meaning.value)
    for number, token in enumerate(line.tokens):
        if token.word.isdecimal() and len(token.word) < 4:
            yield number, number + 1, int(token.word)


def _counted(line: Line, start: int, end: int, count: int) -> Draft | None:
    """The count, if it is one of shots, or of the cuts between them."""
    if line.has(start - 1, "not_all") or line.word(start) == "both":
        return None
    after = end
    while _is_adjective(line, after) and after <= end + _MOST_BETWEEN:
        after += 1
    for kind, more in (("shot_words", 0), ("cut_count", 1)):
        found = line.starts(kind, after)
        if found is not None and line.word(found.end - 1).endswith("s") == (count > 1) and count + more > 1:
            return _shots(start, found.end, count + more)
    return None


def _is_adjective(line: Line, number: int) -> bool:
    if line.has(number, "shot_words", "cut_count"):
        return False
    return line.has(number, "between", "noun_signs", "static_words", "slight", "adverb", "shot_adjective")


def _shots(start: int, end: int, count: int, *, settled: bool = False) -> Draft:
    return Draft(start, end, "shot_count", count, (("shot_count", count),), settled=settled)
