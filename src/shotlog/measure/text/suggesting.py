"""Which text was added to the picture, and as what.

Letters on clothes, devices and shop fronts move with what they are on, or stand about as still as all that
is around them. Text that was added stays while the picture about it changes, or comes and goes while the
picture about it stays, or stands on a plain card, or counts frames. Of all other text nothing is said.
"""

import re
from typing import Final

from pydantic import JsonValue

from shotlog.measure.observations import Observations
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.measure.text.lines import Line, lines
from shotlog.timing import FrameRange

_LEAST_LETTERS: Final = 3
"""Shorter readings are of things that look like letters."""
_LEAST_SCORE: Final = 0.9
_SURE_SCORE: Final = 0.97
"""For a line seen once: at 0.94 the recogniser still misreads a letter of an ornamental title."""
_SURE_LETTERS: Final = 6
_CHANGED: Final = 0.05
"""Change about a line, 13 levels of 255: noise and compression stay below 5, the next shot is above 25."""
_UNCHANGED: Final = 0.025
_PLAIN: Final = 0.99
_LEAST_LOOKS: Final = 3
"""Pictures without any text from which a shot is said to have none."""

_LOW: Final = 0.75
_CENTRED: Final = 0.03
_IN_THE_MIDDLE: Final = 0.2
_TALLEST_SUBTITLE: Final = 0.11
"""Share of the height, with the margin that the detector leaves: letters of 7 %."""
_STRAP_TOP: Final = 0.55
_STRAP_LEFT, _STRAP_RIGHT = 0.3, 0.6
"""Between these a strap with a name begins at least and ends at most; short centred subtitles begin later."""
_LEADING: Final = 1.8
"""Distance of its lines in heights of the larger."""
_OWNER: Final = re.compile(r"©|\(c\)|copyright|www\.|\.(?:com|org|net|tv)\b", re.IGNORECASE)


def on_screen_text(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """The text added to a shot, line after line with ` / ` between; None where there is certainly none.

    None is said only where at least three pictures were looked at and the detector answered to nothing at
    all, even at a low threshold.
    """
    added = _added(observations, frames)
    if added:
        text = " / ".join(line.best.text for line, _ in added)
        confidence = min(confidence for _, confidence in added)
        return [Suggestion("on_screen_text", text, confidence, _evidence(added), frames)]
    looked = observations.looked_at("text", frames)
    if len(looked) >= _LEAST_LOOKS and not observations.of("text", frames):
        return [Suggestion("on_screen_text", None, 0.8, {"looked_at": list(looked)}, frames)]
    return []


def overlays(observations: Observations, frames: FrameRange) -> list[Suggestion]:
    """What the added text is: timecode, a watermark, a subtitle, a title or a strap, where that is sure."""
    added = _added(observations, frames)
    straps = _straps([line for line, _ in added])
    named = [
        ("lower_third" if line in straps else _term(line), line, confidence) for line, confidence in added
    ]
    sure = [(line, confidence) for term, line, confidence in named if term]
    if not sure:
        return []
    terms = sorted({term for term, _, _ in named if term})
    confidence = min(confidence for _, confidence in sure)
    return [Suggestion("overlays", list(terms), confidence, _evidence(sure), frames)]


def _added(observations: Observations, frames: FrameRange) -> list[tuple[Line, float]]:
    weighed = [(line, _confidence(line)) for line in lines(observations, frames) if _is_read(line)]
    return [(line, confidence) for line, confidence in weighed if confidence]


def _is_read(line: Line) -> bool:
    if line.letters < _LEAST_LETTERS:
        return False
    if len(line.sightings) > 1:
        return line.best.score >= _LEAST_SCORE
    return line.best.score >= _SURE_SCORE and line.letters >= _SURE_LETTERS


def _confidence(line: Line) -> float:
    """How sure it is that a line was added to the picture; 0 where nothing says so."""
    if line.runs:
        return 0.95
    changes = sum(change >= _CHANGED for change in line.held)
    if changes:
        return 0.95 if changes > 1 else 0.85
    if _on_a_card(line):
        return 0.9
    return 0.8 if _came_from_nothing(line) else 0.0


def _on_a_card(line: Line) -> bool:
    return all(one.figures["plain"] >= _PLAIN for one in line.sightings)


def _came_from_nothing(line: Line) -> bool:
    """Whether it was not in the picture before, and the picture about it is still the same."""
    figures = line.sightings[0].figures
    return line.comes and figures.get("within", 0) >= _CHANGED and figures.get("around", 1) <= _UNCHANGED


def _term(line: Line) -> str | None:
    middle = (line.box.left + line.box.right) / 2
    centred = abs(middle - 0.5) <= _CENTRED
    if line.runs:
        return "timecode_burn"
    if _OWNER.search(line.best.text):
        return "watermark"
    if _on_a_card(line) and abs(middle - 0.5) <= _IN_THE_MIDDLE:
        return "title"
    if centred and line.box.top >= _LOW and line.box.height <= _TALLEST_SUBTITLE and line.passing:
        return "subtitle"
    return None


def _straps(added: list[Line]) -> list[Line]:
    """Lines of a strap: two, one close below the other, that begin together low at the left."""
    pairs = [(one, other) for one in added for other in added if _is_strap(one, other)]
    return [line for pair in pairs for line in pair]


def _is_strap(upper: Line, lower: Line) -> bool:
    above, below = upper.box, lower.box
    together = [one.start for one in upper.sightings] == [one.start for one in lower.sightings]
    return (
        together
        and not (upper.runs or lower.runs or _on_a_card(upper))
        and above.top >= _STRAP_TOP
        and max(above.left, below.left) <= _STRAP_LEFT
        and max(above.right, below.right) <= _STRAP_RIGHT
        and abs(above.left - below.left) <= _CENTRED
        and 0 < below.top - above.top <= _LEADING * max(above.height, below.height)
    )


def _evidence(added: list[tuple[Line, float]]) -> dict[str, JsonValue]:
    return {"lines": [_line_evidence(line) for line, _ in added]}


def _line_evidence(line: Line) -> JsonValue:
    return {
        "text": line.best.text,
        "score": figure(line.best.score),
        "box": [figure(side) for side in line.box],
        "seen_at": [one.start for one in line.sightings],
        "changed_around": figure(max(line.held, default=0)),
    }
