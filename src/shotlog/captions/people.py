"""How many people a caption counts."""

from collections.abc import Iterator, Sequence

from shotlog.captions.claim import Bound
from shotlog.captions.draft import Draft
from shotlog.captions.line import Line
from shotlog.captions.wording import Hit

_PLAIN = frozenset({"man", "woman", "boy", "girl", "person", "child", "figure", "toddler", "baby"})
"""Words that say no more than that it is a person."""

_MOST_BETWEEN = 5
"""Most words between a number and what is counted: "two middle-aged men in"."""

_DESCRIBING = frozenset({"wearing", "holding", "carrying", "dressed", "clad", "using", "pushing", "riding"})
"""Words beside prepositions that start a description of somebody in a list of people."""

_LONGEST_DESCRIPTION = 9
"""Words that such a description may have."""

_ENDINGS = ("ed", "ing", "an", "ese", "ish")
"""Endings of adjectives that may stand before a word for people: "bearded", "smiling", "Italian"."""

_BOUNDS: tuple[Bound, ...] = ("about", "least", "most")


def people(line: Line) -> Iterator[Draft]:
    """How many people a line counts; people joined by "and" are added up."""
    reach = 0
    for hit in line.longest("nobody", "alone"):
        if line.word(hit.end) == "else" or any(True for _ in line.of("excepting")):
            continue
        count = 0 if hit.meaning.kind == "nobody" else 1
        yield _counted((hit.start, hit.end), count, settled=count == 0)
        reach = hit.end
    numbered = [draft for draft in _phrases(line) if draft.start >= reach]
    mixed = [
        one for one in _with_article(line) if any(one.start < other.start < one.end for other in numbered)
    ]
    yield from _added(line, sorted([*numbered, *mixed], key=lambda draft: draft.start))


def the_only_people(lines: Sequence[Line]) -> tuple[Line, Draft] | None:
    """The one person, or the people joined by "and", that a caption names with an article, if nobody else.

    "A young woman plays with a dog" counts one person, at least, if it opens the sentence; in "a man waves
    at a boy" and beside any other count, each word for a person is just a part of what happens.
    """
    found: list[tuple[Line, Draft]] = []
    for line in lines:
        if any(True for _ in people(line)) or any(hit.meaning.value == "many" for hit in line.of("person")):
            return None
        if line.section != "sound":
            found.extend((line, draft) for draft in _with_article(line))
        if len(found) > 1:
            return None
    if not found:
        return None
    line, draft = found[0]
    opens = draft.start == 0 and line.word(draft.end - 1) in _PLAIN
    return found[0] if opens or draft.value != 1 else None


def _counted(tokens: tuple[int, int], count: int, bound: Bound = "exact", *, settled: bool = False) -> Draft:
    return Draft(*tokens, "people_count", count, (("people_count", count),), bound, settled)


def _phrases(line: Line) -> Iterator[Draft]:
    """Numbers with a word for people after them."""
    reach = 0
    for hit in line.longest("numbers", "at_least", "groups"):
        draft = _phrase(line, hit) if hit.start >= reach else None
        if draft is not None:
            reach = draft.end
            yield draft
    for number, token in enumerate(line.tokens):
        after = _person_after(line, number + 1) if token.word.isdecimal() and len(token.word) < 4 else None
        if after is not None and after.meaning.value == "many":
            yield _counted((number, after.end), int(token.word), _bound(line, number))


def _phrase(line: Line, hit: Hit) -> Draft | None:
    if line.has(hit.start - 1, "not_all") or (
        line.word(hit.end) == "of" and line.has(hit.end + 1, "determiner")
    ):
        return None
    count = int(hit.meaning.value)
    after = _person_after(line, hit.end)
    if hit.meaning.kind == "groups":
        return _group(line, hit, after, count)
    if after is None or (after.meaning.value == "many") != (count > 1):
        return None
    if line.word(hit.start) == "one":
        return None if line.has(hit.end, "preposition") else _counted((hit.start, after.end), 1, "least")
    bound = "least" if hit.meaning.kind == "at_least" else _bound(line, hit.start)
    return _counted((hit.start, after.end), count, bound)


def _group(line: Line, hit: Hit, after: Hit | None, count: int) -> Draft | None:
    """Groups such as "a trio of boys" and "the couple", but not "a pair of shoes"."""
    start = hit.start - 1 if line.has(hit.start - 1, "determiner") else hit.start
    if after is not None and after.meaning.value == "many":
        return _counted((start, after.end), count)
    of_things = line.word(hit.end) == "of" or line.word(hit.end - 1) == "of"
    alone = line.has(hit.start, "group_alone") and line.has(hit.start - 1, "determiner", "between")
    return _counted((start, hit.end), count) if alone and not of_things else None


def _person_after(line: Line, number: int) -> Hit | None:
    """The word for people that a number counts, after a few adjectives."""
    for place in range(number, number + _MOST_BETWEEN):
        person = line.starts("person", place)
        if person is not None and not line.starts("person", person.end):
            return person
        adjective = line.has(place, "between", "person", "determiner", "joins_people")
        if not adjective and not line.word(place).endswith(_ENDINGS):
            return None
    return None


def _bound(line: Line, number: int) -> Bound:
    """How exactly a number is meant, by the word before it: "about", "at least", "up to"."""
    return next((bound for bound in _BOUNDS if line.has(number - 1, bound)), "exact")


def _added(line: Line, found: Sequence[Draft]) -> Iterator[Draft]:
    """Counts with what "and" adds: "two men and a woman" is three."""
    reach = 0
    for draft in found:
        if draft.start >= reach:
            whole = _with_more(line, draft)
            reach = whole.end
            yield whole


def _with_more(line: Line, draft: Draft) -> Draft:
    while (more := _and_more(line, draft.end)) is not None:
        count, end = more
        bound: Bound = "exact" if draft.value == 1 else draft.bound
        draft = _counted((draft.start, end), int(draft.value) + count, bound)
    return draft


def _and_more(line: Line, number: int) -> tuple[int, int] | None:
    """How many more are joined on by "and" or a comma, and the token after them."""
    number = _behind_description(line, number)
    start = number
    while line.word(start) in {",", "and"}:
        start += 1
    if start == number or line.has(start, "not_all"):
        return None
    start += line.has(start, "possessive") and line.starts("numbers", start + 1) is not None
    number_word = line.starts("numbers", start)
    if number_word is None and line.word(start) not in {"a", "an", "his", "her"}:
        return None
    after = _person_after(line, start + 1)
    if after is None:
        return None
    return int(number_word.meaning.value) if number_word is not None else 1, after.end


def _behind_description(line: Line, number: int) -> int:
    """Where a list goes on behind what describes somebody on it: "a man in blue, a woman in red and"."""
    if not (line.has(number, "preposition", "phrase") or line.word(number) in _DESCRIBING):
        return number
    for place in range(number + 1, min(len(line), number + _LONGEST_DESCRIPTION)):
        if line.has(place, "clause_joiner", "auxiliary") or line.starts("person", place) is not None:
            return number
        if line.word(place) in {",", "and"} and _and_more(line, place) is not None:
            return place
    return number


def _with_article(line: Line) -> Iterator[Draft]:
    """Single people with an article, "a young woman", and those joined to them, "a man and a woman"."""
    reach = 0
    for number in range(len(line)):
        after = (
            _person_after(line, number + 1) if line.word(number) in {"a", "an"} and number >= reach else None
        )
        if after is None or after.meaning.value != "one" or line.has(after.start, "camera"):
            continue
        draft = _with_more(line, _counted((number, after.end), 1, "least"))
        reach = draft.end
        yield draft
