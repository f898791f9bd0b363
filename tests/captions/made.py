"""Made-up verdicts and omissions, for tests of what is made of them."""

from shotlog.captions.claim import Claim
from shotlog.captions.totals import Interval
from shotlog.captions.verdict import NEAR_MISS, Finding, Omission, Verdict
from shotlog.record import Author, Severity
from shotlog.timing import FrameRange

FRAMES = FrameRange(0, 100)
ANNA = Author(name="anna", kind="person")
DEGREES = {"supported": 1.0, "near": NEAR_MISS, "contradicted": 0.0, "cannot_tell": None}


def finding(facet, value, frames=FRAMES):
    return Finding(f"anna says {value}", facet, value, frames, ANNA, 1.0, None, {})


def verdict(
    facet="shot_size",
    value="CU",
    ruling="supported",
    *,
    severity="major",
    section=None,
    rests_on=None,
    words="words",
    frames=FRAMES,
    error_type="camera_term_wrong",
):
    degree = DEGREES[ruling]
    wrong = degree is not None and degree < 1
    evidence = finding(facet, "MS" if wrong else value, frames) if rests_on is None else rests_on
    return Verdict(
        claim=Claim((0, len(words)), words, section, "film", facet, value),
        ruling="supported" if ruling == "near" else ruling,
        frames=frames,
        reason=f"the label of anna says {evidence.value}",
        confidence=1.0,
        degree=degree,
        error_type=error_type if wrong else None,
        severity=severity if wrong else None,
        true_value="MS" if wrong else None,
        author=ANNA,
        evidence=() if ruling == "cannot_tell" else (evidence,),
    )


def omission(facet="camera_movement", value="static", kind="omission_major", section="camera", frames=FRAMES):
    severity: Severity = "major" if kind == "omission_major" else "minor"
    return Omission(facet, value, frames, section, kind, severity, "It is so.", finding(facet, value))


def known(figure: Interval) -> tuple[float, float, float]:
    """The lower end of a figure that is known, the figure, and the upper end."""
    value, low, high = figure
    assert value is not None
    assert low is not None
    assert high is not None
    return low, value, high
