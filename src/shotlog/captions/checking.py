"""Everything that can be said of a caption: its claims, verdicts, omissions, wording and score."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shotlog.captions.claim import Claim
from shotlog.captions.lint import Flaw, Rules, lint
from shotlog.captions.mending import corrected
from shotlog.captions.reading import Reading, read
from shotlog.captions.scoring import Score, score
from shotlog.captions.verdict import Edit, Omission, Verdict
from shotlog.captions.verifying import omissions, verify
from shotlog.record import ClipLog
from shotlog.timing import FrameRange
from shotlog.vocabulary import Vocabulary

_ROUNDS = 4
"""How often wording is looked at anew: what one fix leaves may need another."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A caption that was checked.

    Attributes:
        text: What it says.
        reading: What was read in it.
        verdicts: What the record says of each claim, in the order of the claims.
        omissions: What the record is sure of and it does not say.
        flaws: What is wrong with its wording.
        score: How good it is.
        suggested: The text with what is wrong put right, for a person to accept.
    """

    text: str
    reading: Reading
    verdicts: tuple[Verdict, ...]
    omissions: tuple[Omission, ...]
    flaws: tuple[Flaw, ...]
    score: Score
    suggested: str

    def as_dict(self) -> dict[str, Any]:
        """The caption as it stands in JSON answers."""
        return {
            "text": self.text,
            "language": self.reading.language,
            "claims": [{**_claim(one.claim), **one.as_dict()} for one in self.verdicts],
            "omissions": [one.as_dict() for one in self.omissions],
            "lint": [one.as_dict() for one in self.flaws],
            "score": self.score.as_dict(),
            "suggested_text": self.suggested,
        }


def check(
    text: str,
    log: ClipLog,
    frames: FrameRange | None,
    vocabulary: Vocabulary,
    rules: Rules | None = None,
) -> Checked:
    """Take a caption apart and hold it against the record.

    Args:
        text: The caption.
        log: The record of its clip.
        frames: The range that it is about; None for the whole clip.
        vocabulary: The fixed words.
        rules: Rules of wording; those that shotlog brings unless given.
    """
    reading = read(text, vocabulary)
    verdicts = tuple(verify(claim, log, frames, vocabulary) for claim in reading.claims)
    sections = [part.name for part in reading.sections if part.name is not None] or None
    # What is said wrongly is mended, not added; but it does not earn what saying it would have.
    borne_out = [one.claim for one in verdicts if one.ruling == "supported"]
    left_out = omissions(reading.claims, log, frames, vocabulary, sections)
    all_right = len(borne_out) == len(verdicts)
    unearned = left_out if all_right else omissions(borne_out, log, frames, vocabulary, sections)
    flaws = lint(text, reading.claims, rules) if reading.language in {"en", "none"} else []
    return Checked(
        text=text,
        reading=reading,
        verdicts=verdicts,
        omissions=tuple(left_out),
        flaws=tuple(flaws),
        score=score(verdicts, unearned, vocabulary),
        suggested=suggested(text, verdicts, rules) if flaws or verdicts else text,
    )


def suggested(text: str, verdicts: Iterable[Verdict], rules: Rules | None = None) -> str:
    """The text with false statements put right, and then its wording, until the rules have no more to offer.

    Args:
        text: The caption.
        verdicts: What the record says of its claims.
        rules: Rules of wording; those that shotlog brings unless given.
    """
    text = corrected(text, verdicts)
    for _ in range(_ROUNDS):
        fixes = [flaw.fix for flaw in lint(text, rules=rules) if flaw.fix is not None]
        if not fixes:
            break
        text = _applied(text, fixes)
    return text


def _applied(text: str, fixes: Iterable[Edit]) -> str:
    """The text with the fixes put in, but for those that overlap an earlier one."""
    done, pieces = 0, []
    for fix in sorted(fixes, key=lambda fix: fix.span):
        if fix.span[0] >= done:
            pieces += [text[done : fix.span[0]], fix.words]
            done = fix.span[1]
    return "".join(pieces) + text[done:]


def _claim(claim: Claim) -> dict[str, Any]:
    """A claim as it stands in JSON answers."""
    return {
        "span": list(claim.span),
        "words": claim.words,
        "section": claim.section,
        "kind": claim.kind,
        "facet": claim.facet,
        "value": claim.value,
        "among": [list(one) for one in claim.among],
        "polarity": claim.polarity,
        "hedged": claim.hedged,
        "bound": claim.bound,
        "degree_said": claim.degree,
    }
