"""How good a caption is: precision, recall, F1 and a reward, from what the record says of its claims.

A *statement* is counted once however often and in whatever words a caption makes it: true ones by what the
record has of it, so that "static", "locked off" and "never moves" are one statement, false ones by what they
say. What cannot be told counts neither way. Wording (see `lint`) does not enter, so that two captions of the
same content have the same score.
"""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from shotlog.captions.verdict import Omission, Verdict
from shotlog.record import Severity
from shotlog.vocabulary import Vocabulary

FALSE: Mapping[Severity, float] = {"critical": 2.0, "major": 1.5, "minor": 1.0, "style": 1.0}
"""What a false statement costs, by how much it matters; a near miss costs half.

Never less than leaving out what is true, or a falsehood in its place would pay.
"""

OMITTED: Mapping[str, float] = {"omission_major": 1.0, "omission_minor": 0.5}
"""What it costs to leave something out."""

DOUBT = 0.5
"""True statements that every caption is taken to hold, so that the reward of one without any still tells few
falsehoods from many."""

_SECTION_OF_AREA = {
    "framing": "spatial",
    "viewpoint": "camera",
    "movement": "camera",
    "lens": "camera",
    "light": "lighting",
    "colour": "colour",
    "place": "scene",
    "picture": "scene",
    "sound": "sound",
    "editing": "editing",
}
_SUBJECT = {"people_count", "subject_count", "subject_kind"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What a caption, or a section of it, says.

    Attributes:
        true: True statements; a near miss is half of one.
        false: False statements; a near miss is half of one.
        left_out: Statements that it should have made and did not.
        untold: Claims of which nothing can be told.
    """

    true: float = 0.0
    false: float = 0.0
    left_out: float = 0.0
    untold: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.true + other.true,
            self.false + other.false,
            self.left_out + other.left_out,
            self.untold + other.untold,
        )

    @property
    def precision(self) -> float | None:
        """True statements among those that can be told; None where there are none."""
        return _share(self.true, self.false)

    @property
    def recall(self) -> float | None:
        """True statements among those that should have been made; None where there are none."""
        return _share(self.true, self.left_out)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing can be told."""
        return _share(2 * self.true, self.false + self.left_out)

    def as_dict(self) -> dict[str, Any]:
        """The tally as it stands in JSON answers."""
        return {**asdict(self), "precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Score:
    """How good a caption is.

    Attributes:
        whole: What it says as a whole.
        sections: What each of its sections says, by name.
        reward: 0..1, see `reward`; None where nothing can be told.
    """

    whole: Tally
    sections: Mapping[str, Tally]
    reward: float | None

    def as_dict(self) -> dict[str, Any]:
        """The score as it stands in JSON answers."""
        sections = {name: tally.as_dict() for name, tally in sorted(self.sections.items())}
        return {**self.whole.as_dict(), "reward": self.reward, "sections": sections}


def section_of(facet: str, section: str | None, vocabulary: Vocabulary) -> str:
    """The section that a claim counts for: the one that it stands in, else the one of its facet."""
    if section is not None:
        return section
    if facet in _SUBJECT:
        return "subject"
    known = vocabulary.facets.get(facet)
    return _SECTION_OF_AREA.get(known.area, "scene") if known else "motion"


def score(verdicts: Sequence[Verdict], omissions: Sequence[Omission], vocabulary: Vocabulary) -> Score:
    """How good one caption is.

    Args:
        verdicts: What the record says of each of its claims.
        omissions: What it should have said and does not, neither rightly nor wrongly.
        vocabulary: Tells to which section a facet belongs, where the caption has no sections.
    """
    by_section: dict[str, tuple[list[Verdict], list[Omission]]] = {}
    for verdict in verdicts:
        name = section_of(verdict.claim.facet, verdict.claim.section, vocabulary)
        by_section.setdefault(name, ([], []))[0].append(verdict)
    for omission in omissions:
        by_section.setdefault(omission.section, ([], []))[1].append(omission)
    sections = {name: tally(*both) for name, both in by_section.items()}
    return Score(tally(verdicts, omissions), sections, reward(verdicts, omissions))


def tally(verdicts: Iterable[Verdict], omissions: Iterable[Omission]) -> Tally:
    """What is true, false and left out, each statement counted once."""
    verdicts = list(verdicts)
    true, false = _statements(verdicts)
    left_out = {(one.facet, _text(one.value), one.frames) for one in omissions}
    return Tally(
        true=sum(true.values()),
        false=sum(share for share, _ in false.values()),
        left_out=len(left_out),
        untold=sum(one.ruling == "cannot_tell" for one in verdicts),
    )


def reward(verdicts: Iterable[Verdict], omissions: Iterable[Omission]) -> float | None:
    """A figure from 0 to 1 for training: `(t + DOUBT) / (t + f + o + DOUBT)`.

    `t` counts the true statements, `f` the false ones by `FALSE`, `o` what is left out by `OMITTED`. Putting
    an error right never lowers it, and adding a falsehood never raises it; words, order and repetition do not
    matter. None where nothing can be told, so that nothing is learnt from it.
    """
    true, false = _statements(verdicts)
    left_out = {(one.facet, _text(one.value), one.frames): OMITTED[one.error_type] for one in omissions}
    if not (true or false or left_out):
        return None
    good = sum(true.values()) + DOUBT
    return good / (good + sum(cost for _, cost in false.values()) + sum(left_out.values()))


def _statements(
    verdicts: Iterable[Verdict],
) -> tuple[dict[Hashable, float], dict[Hashable, tuple[float, float]]]:
    """True statements with how far each is true, and false ones with how far they are and what they cost."""
    true: dict[Hashable, float] = {}
    false: dict[Hashable, tuple[float, float]] = {}
    for one in verdicts:
        if one.degree is None or one.ruling == "cannot_tell":
            continue
        if one.degree > 0:
            true[_fact(one)] = max(one.degree, true.get(_fact(one), 0.0))
        if one.degree < 1:
            share = 1 - one.degree
            cost = share * FALSE[one.severity or "minor"]
            false[_said(one)] = max((share, cost), false.get(_said(one), (0.0, 0.0)))
    return true, false


def _fact(verdict: Verdict) -> Hashable:
    """What the record has of a true statement: the same for all the ways to say it."""
    if not verdict.evidence:
        return _said(verdict)
    found, claim = verdict.evidence[0], verdict.claim
    several = isinstance(found.value, list | dict) and claim.facet == found.facet
    part = str(claim.value) if several and claim.polarity == "affirmed" else ""
    return found.facet, _text(found.value), found.frames, part


def _said(verdict: Verdict) -> Hashable:
    claim = verdict.claim
    return claim.facet, str(claim.value), claim.polarity, verdict.frames


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _share(part: float, rest: float) -> float | None:
    return part / (part + rest) if part + rest else None
