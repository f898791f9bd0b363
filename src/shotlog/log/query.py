"""The search language, taken apart.

rain "wet street"          shots whose words hold all of these
size:CU size:"close up"    shots that show the term, by any of its names
people:>=2                 numbers, with >= > <= < or none of them
clip:A003* kind:black by:person
caption:"pushes in"        shots of which a caption says so
marker:"pick up"           shots that a marker says so of
progress:approved          open, logged, approved or returned
certainty:unsure           shots of which a shown label is not sure
-move:static -rain         not these
"""

import re
from dataclasses import dataclass

from shotlog.errors import UsageError

_PIECE = re.compile(
    r"""\s*(?P<minus>-)?
    (?:(?P<name>[^\s:"<>=]+):(?P<relation>>=|<=|>|<|=)?)?
    (?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))
    (?=\s|$)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query: words to be found, or what stands for a facet.

    Attributes:
        name: Facet, or `clip`, `kind`, `by`, `caption`, `marker` or `progress`; None for words.
        relation: `>=`, `>`, `<=`, `<` or `=`.
        text: The words or the term.
        excluded: Whether shots that fit are left out.
    """

    name: str | None
    relation: str
    text: str
    excluded: bool


def pieces(query: str) -> list[Piece]:
    """Take a query apart.

    Raises:
        UsageError: It is empty, or a quotation mark stands alone.
    """
    found: list[Piece] = []
    rest = query.strip()
    while rest:
        match = _PIECE.match(rest)
        if match is None:
            raise UsageError(
                f"the query cannot be read from here on: {rest}",
                hint='Write words, "several words", FACET:TERM or FACET:"two words", with spaces between.',
            )
        text = match["word"] if match["phrase"] is None else match["phrase"]
        found.append(Piece(match["name"], match["relation"] or "=", text, match["minus"] is not None))
        rest = rest[match.end() :].strip()
    if not found:
        raise UsageError("the query is empty", hint="Write words or FACET:TERM, such as `size:CU rain`.")
    return found
