"""What a caption says is written in the picture."""

from collections.abc import Iterator

from shotlog.captions.draft import Draft
from shotlog.captions.line import Line

_REACH = 14
"""How many words before a quotation may say what it is."""


def writing(line: Line, text: str) -> Iterator[Draft]:
    """Quoted texts that are said to stand in the picture, and statements that there is none.

    Args:
        line: A sentence.
        text: The cleaned text that it is part of.
    """
    for start, end in line.quotes:
        if end - start > 2 and _is_written(line, start):
            words = text[line.tokens[start + 1].start : line.tokens[end - 2].end].strip().rstrip(",")
            yield Draft(start, end, "on_screen_text", words, (("on_screen_text", words),))
    for hit in line.longest("text_none"):
        yield Draft(hit.start, hit.end, "on_screen_text", "none", (("on_screen_text", "none"),), settled=True)


def _is_written(line: Line, quote: int) -> bool:
    if line.section == "text":
        return True
    if line.section == "sound":
        return False
    near = range(max(0, quote - _REACH), quote)
    cues = [number for number in near if line.has(number, "text_cues")]
    follows = any(line.has(number, "text_cues") for number in _following(line, quote))
    if not cues:
        return follows
    spoken = line.has(quote - 1, "text_spoken") or (
        line.word(quote - 1) in {",", ":"} and line.has(quote - 2, "text_spoken")
    )
    return not (spoken and _is_speaker(line, quote))


def _following(line: Line, quote: int) -> range:
    end = next((end for start, end in line.quotes if start == quote), quote)
    return range(end, min(len(line), end + 4))


def _is_speaker(line: Line, quote: int) -> bool:
    """Whether somebody says the quoted words aloud."""
    return any(
        line.has(number, "person", "person_pronoun", "voice") and line.word(number) != "who"
        for number in range(max(0, quote - 6), quote)
    ) or (line.word(quote - 1) in {"called", "nicknamed", "dubbed"})
