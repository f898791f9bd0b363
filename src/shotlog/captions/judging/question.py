"""What a judge is asked about one claim: the statement, what is known, and which frames are shown."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from shotlog.captions.judging.instructions import instructions
from shotlog.captions.verdict import Verdict
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.places import held_frames, places, segments_in
from shotlog.captions.verifying.ruling import terms_of
from shotlog.record import Clip, ClipLog
from shotlog.timing import FrameIndex, FrameRange
from shotlog.vocabulary import Vocabulary

PICTURES: Final = 8
"""Pictures shown with a question, unless the range has fewer frames."""

_CONTEXT: Final = 300
"""Characters of the caption on either side of the statement."""

_LONGEST: Final = 1000
"""Characters of a statement, or of a known value, that are told."""

_MOST: Final = 40
"""Known facts, and shots, that are told."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a judge.

    Attributes:
        clip: The clip.
        frames: The frames that are shown, in order.
        turn: How often the same was asked before.
        data: The statement and all that is told about it, as a JSON document.
    """

    clip: Clip
    frames: tuple[FrameIndex, ...]
    turn: int
    data: str

    def key(self, judge: Sequence[str]) -> str:
        """What the answer is kept under: a hash of the judge, the instructions, and all that is shown."""
        asked = [*judge, instructions().prompt, self.turn, self.clip.sha256, self.frames, self.data]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def is_asked(verdict: Verdict) -> bool:
    """Whether a judge is asked: only where neither people nor measurements decide, and pictures may tell."""
    return verdict.ruling == "cannot_tell" and verdict.claim.facet not in instructions().unseen


def questions_of(
    verdict: Verdict,
    text: str,
    log: ClipLog,
    frames: FrameRange | None,
    vocabulary: Vocabulary,
    *,
    times: int,
) -> tuple[Question, ...]:
    """The same asked several times, each with other pictures and other words.

    Args:
        verdict: What the record says of the claim.
        text: The caption.
        log: The record of the clip.
        frames: The range that the caption is about; None for the whole clip.
        vocabulary: The fixed words.
        times: How often to ask.
    """
    data = json.dumps(_told(verdict, text, log, frames, vocabulary), ensure_ascii=False)
    return tuple(
        Question(log.clip, moments(verdict.frames, PICTURES, turn, times), turn, data)
        for turn in range(times)
    )


def moments(frames: FrameRange, count: int, turn: int, turns: int) -> tuple[FrameIndex, ...]:
    """Frames spread evenly over a range, different ones each turn.

    The range is taken apart into `count` strata of equal length, and of each the frame `turn + 1/2` of
    `turns` of the way is taken, so that no two of one turn are the same and turns differ where they can.
    All frames are taken where there are no more than `count`.
    """
    if len(frames) <= count:
        return tuple(range(frames.start, frames.end))
    return tuple(
        frames.start + len(frames) * (2 * turns * place + 2 * turn + 1) // (2 * turns * count)
        for place in range(count)
    )


def _told(
    verdict: Verdict, text: str, log: ClipLog, frames: FrameRange | None, vocabulary: Vocabulary
) -> dict[str, Any]:
    start, end = verdict.claim.span
    shots = segments_in(log, verdict.frames)[:_MOST]
    return {
        "statement": _clean(verdict.claim.words[:_LONGEST]),
        "context": _clean(text[max(0, start - _CONTEXT) : min(end, start + _LONGEST) + _CONTEXT]),
        "reading": _reading(verdict, vocabulary),
        "frames": [verdict.frames.start, verdict.frames.end],
        "shots": [[shot.start, shot.end] for shot in shots],
        "known": list(islice(_known(verdict, log, frames), _MOST)),
    }


def _reading(verdict: Verdict, vocabulary: Vocabulary) -> dict[str, Any] | None:
    """How a claim about film is meant, with the definitions of its terms; None for the open world."""
    claim = verdict.claim
    if claim.kind == "open":
        return None
    return {
        "facet": claim.facet,
        "value": claim.value,
        "denied": claim.polarity == "denied",
        "any_of": {term: facet.terms[term].definition for facet, term in terms_of(claim, vocabulary)},
    }


def _known(verdict: Verdict, log: ClipLog, frames: FrameRange | None) -> Iterator[dict[str, Any]]:
    """What is known of the frames: by people's word, or measured surely enough. Who says it is not told."""
    for place in places(verdict.claim.when, log, held_frames(log, frames), every_kind=True).meant:
        known = Known(log, place)
        for facet in known.facets:
            for finding in known.findings(facet):
                value = finding.value
                yield {
                    "frames": [finding.frames.start, finding.frames.end],
                    "facet": facet,
                    "value": _clean(value[:_LONGEST]) if isinstance(value, str) else value,
                }


def _clean(text: str) -> str:
    """Text as it may travel: half a surrogate pair cannot."""
    return text.encode("utf-8", "replace").decode()
