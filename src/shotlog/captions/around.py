"""What stands around a phrase."""

from shotlog.captions.line import Clause, Line
from shotlog.captions.wording import Hit

NEAR = 3
"""How many words away "beside" reaches."""


def clause_at(line: Line, hit: Hit) -> Clause:
    """The clause that a phrase stands in."""
    return line.clauses[line.clause_of(hit.start)]


def subject_at(line: Line, hit: Hit) -> str | None:
    """The subject of that clause, taken over from the one before where it has none."""
    return line.subject_of(line.clause_of(hit.start))


def is_before(line: Line, hit: Hit, kind: str, reach: int = NEAR) -> bool:
    """Whether a word of a class stands at most so many words before a phrase, in its clause."""
    return any(
        line.has(place, kind)
        for place in range(max(clause_at(line, hit).start, hit.start - reach), hit.start)
    )


def is_after(line: Line, hit: Hit, kind: str, reach: int = NEAR) -> bool:
    """Whether a word of a class stands at most so many words after a phrase."""
    return any(line.has(place, kind) for place in range(hit.end, hit.end + reach))


def is_alone(line: Line, hit: Hit) -> bool:
    """Whether it is all that its clause says, as in a log: "handheld, night"."""
    clause = clause_at(line, hit)
    others = (number for number in range(clause.start, clause.end) if not hit.start <= number < hit.end)
    said = any(
        line.word(number).isalnum() and not line.has(number, "adverb", "slight", "strong")
        for number in others
    )
    return not said
