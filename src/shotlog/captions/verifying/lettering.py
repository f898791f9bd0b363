"""Text on the screen: what a caption quotes against what was read."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from shotlog.captions.claim import Claim
from shotlog.captions.verdict import NEAR_MISS, Finding
from shotlog.captions.verifying.answer import FALSE, TRUE, Answer, all_of, any_of, unknown
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.places import Places
from shotlog.record import ClipLog

_WORD: Final = re.compile(r"\w+(?:[.:;,'\u2019@-]\w+)*")
_COUNTER: Final = re.compile(r"\d+[:;.]\d+")
_LONGEST: Final = 400
"""Characters of a quotation that are compared."""
_NONE: Final = ("", "none")
_NEARLY: Final = 0.93
"""Likeness from which a quotation is off by a letter or so."""
_ALIKE: Final = 0.6
"""Likeness from which it is a misreading of what was read, and not another text."""


def on_screen_text(claim: Claim, places: Places, log: ClipLog) -> Answer:
    """Whether the text that a caption quotes stands on the screen, or whether there is none, as it says.

    Case, spaces and marks do not count; digits do. A part of a text is enough. What a person wrote down is
    all there is; a machine may have read a part only.
    """
    said = str(claim.value)[:_LONGEST]
    if said.lower() in _NONE:
        return all_of(_without_text(Known(log, place)) for place in places.meant)
    answers = [_quoted(said, Known(log, place)) for place in places.meant]
    best = any_of(answers)
    misread = [answer for answer in answers if answer.truth == FALSE and answer.true_value]
    if best.truth in (TRUE, NEAR_MISS) or not misread:
        return best
    return max(misread, key=lambda answer: likeness(said, str(answer.true_value)))


def _without_text(known: Known) -> Answer:
    findings = known.findings("on_screen_text")
    if not findings:
        return unknown("whether there is text was not looked at")
    written = next((finding for finding in findings if finding.value), None)
    if written is None:
        return Answer(TRUE, findings[0].says, findings[0].confidence, (findings[0],))
    return Answer(FALSE, written.says, written.confidence, (written,), "on_screen_text", written.value)


def _quoted(said: str, known: Known) -> Answer:
    findings = known.findings("on_screen_text")
    if not findings:
        return unknown("no text was read here, and nobody says that there is none")
    return any_of(_compared(said, finding) for finding in findings)


def _compared(said: str, finding: Finding) -> Answer:
    if not isinstance(finding.value, str):
        return _none_written(finding)
    like, part = likeness(said, finding.value), _best_part(said, finding.value)
    if like == 1:
        return Answer(TRUE, finding.says, finding.confidence, (finding,))
    if finding.author.kind == "machine" and (
        _COUNTER.search(said) or like < _ALIKE or _holds(finding.value, said)
    ):
        return unknown(f"{finding.says}, which may be a part of it or one moment of it only", finding)
    same_figures = re.findall(r"\d+", said) == re.findall(r"\d+", part)
    truth = NEAR_MISS if like >= _NEARLY and same_figures else FALSE
    true = part if like >= _ALIKE else finding.value
    return Answer(truth, finding.says, finding.confidence, (finding,), "on_screen_text", true)


def _none_written(finding: Finding) -> Answer:
    if finding.author.kind == "person":
        return Answer(FALSE, finding.says, finding.confidence, (finding,))
    return unknown(f"{finding.says}, but pale and small text is missed at times", finding)


def _holds(read: str, said: str) -> bool:
    """Whether what was read is a part of what is quoted."""
    return bool(_letters(read)) and _letters(read) in _letters(said)


def likeness(said: str, read: str) -> float:
    """How like a quotation is to the part of a text that is most like it, 0..1; 1 if it stands there."""
    letters = _letters(said)
    best = _best_part(said, read)
    if letters and _letters(best) == letters:
        return 1.0
    return min(0.99, _ratio(said, best)) if letters else 0.0


def _best_part(said: str, read: str) -> str:
    """The part of a text, in whole words, that is most like a quotation."""
    return max(_parts(read, len(_WORD.findall(said))), key=lambda part: _ratio(said, part), default=read)


def _parts(read: str, words: int) -> Iterator[str]:
    spans = [match.span() for match in _WORD.finditer(read)][:200]
    for length in {max(1, words - 1), max(1, words), words + 1, words + 2}:
        for first in range(max(1, len(spans) - length + 1)):
            part = spans[first : first + length]
            if part:
                yield read[part[0][0] : part[-1][1]]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
