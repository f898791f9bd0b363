"""Examples for the camera's classifiers: the clips of truth reels, also mirrored, backwards and in part."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import numpy as np

from shotlog.measure.camera.features import features_of
from shotlog.measure.camera.fitting import FIGURES, MIRRORED
from shotlog.measure.look import Looker, Plane
from shotlog.measure.movement import Movement, Row
from shotlog.measure.signals import Signals
from shotlog.media import Video
from shotlog.timing import FrameRange, Pts

QUESTIONS: Final = {
    "sideways": ("none", "pan_left", "pan_right", "truck_left", "truck_right"),
    "upright": ("none", "pedestal_down", "pedestal_up", "tilt_down", "tilt_up"),
    "depthwise": (
        "dolly_in",
        "dolly_in_zoom_out",
        "dolly_out",
        "dolly_out_zoom_in",
        "none",
        "zoom_in",
        "zoom_out",
    ),
    "roll": ("none", "roll_ccw", "roll_cw"),
    "path": ("arc_ccw", "arc_cw", "crane_down", "crane_up", "none"),
    "way": ("downward", "inward", "leftward", "moving", "outward", "rightward", "static", "upward"),
    "steadiness": ("locked_off", "smooth", "unsteady", "very_smooth", "very_unsteady"),
    "gate": ("complex", "minor", "none", "simple"),
    "pace": ("ordinary", "standing", "whip"),
    "depth": ("deep", "flat", "little"),
}
"""What is asked, and the answers, in alphabetical order."""

_MOVES: Final = ("sideways", "upright", "depthwise", "roll", "path")
FLAT: Final = 0.1
DEEP: Final = 0.3
"""Relief (see `reels.making`) up to which a clip is flat, and from which it has depth."""

_PART: Final = 0.6
_VOID: Final = {"sideways", "upright", "depthwise"}
"""Questions that an arc or a crane leaves without an answer."""
_SIDES: Final = {"left": "right", "ccw": "cw", "leftward": "rightward"}
_OTHERS: Final = {"up": "down", "in": "out", "upward": "downward", "inward": "outward"}
_SIDEWAYS: Final = {**_SIDES, **{other: one for one, other in _SIDES.items()}}
"""Ways that change in a mirror."""
_ALL_WAYS: Final = {**_SIDEWAYS, **_OTHERS, **{other: one for one, other in _OTHERS.items()}}
"""Ways that change when a clip runs backwards: all."""

Answers = Mapping[str, str]
"""The truth, by question; left out where there is none."""


@dataclass(frozen=True)
class Example:
    """A clip as it is, or a variation of it.

    Attributes:
        clip: Its name.
        plain: Whether it is the clip as it is.
        figures: What was measured.
        answers: The truth.
        truth: The clip's entry in `labels.json`.
    """

    clip: str
    plain: bool
    figures: Mapping[str, float]
    answers: Answers
    truth: Mapping[str, Any]


def takes(reel: Path) -> Iterator[tuple[str, Mapping[str, Any], Signals]]:
    """The clips of a reel that `script/reels` has made: name, entry in `labels.json`, signals."""
    for name, truth in _clips(reel):
        yield name, truth, _moving(*_looks(reel / name))


def _clips(reel: Path) -> list[tuple[str, Mapping[str, Any]]]:
    return sorted(json.loads((reel / "labels.json").read_text())["clips"].items())


def examples(reel: Path) -> Iterator[Example]:
    """Up to eight examples of each clip of a reel."""
    for name, truth in _clips(reel):
        lumas, pts, time_base = _looks(reel / name)
        answers = answers_of(truth)
        for backwards in (False, True):
            seen = _moving(lumas[::-1] if backwards else lumas, pts, time_base)
            said = turned(answers, _ALL_WAYS) if backwards else answers
            for mirrored in (False, True):
                plain = not (backwards or mirrored)
                for frames in _parts(truth, len(pts)):
                    figures = features_of(_mirrored(seen) if mirrored else seen, frames)
                    if figures is not None:
                        told = turned(said, _SIDEWAYS) if mirrored else said
                        whole = len(frames) == len(pts)
                        yield Example(f"{reel.name}/{name}", plain and whole, figures, told, truth)


def _looks(clip: Path) -> tuple[list[Plane], list[Pts], Fraction]:
    with Video(clip) as video:
        looker = Looker(video.width, video.height, video.pixel_aspect, video.rotation)
        seen = [(looker(frame.picture).luma, frame.pts) for frame in video.frames()]
        return [luma for luma, _ in seen], [pts for _, pts in seen], video.time_base


def _moving(lumas: Sequence[Plane], pts: Sequence[Pts], time_base: Fraction) -> Signals:
    """The signals that tell of the camera, and no others."""
    rows: list[Row] = []
    movement = Movement(time_base, rows.append)
    for luma, at in zip(lumas, pts, strict=True):
        movement.add(luma, at)
    movement.finish()
    return Signals.of("", time_base, {"pts": pts, **{name: [row[name] for row in rows] for name in rows[0]}})


def _mirrored(signals: Signals) -> Signals:
    signs = [1, 1, *(-1 if name in MIRRORED else 1 for name in FIGURES)]
    course = replace(signals.course, figures=signals.course.figures * np.array(signs, np.float32))
    sides = [f"{kind}_{name}" for kind in ("motion", "drift") for name in ("x", "roll")]
    return replace(signals, course=course, **{name: -getattr(signals, name) for name in sides})


def _parts(truth: Mapping[str, Any], frames: int) -> list[FrameRange]:
    """The clip, and where one thing goes on all the time, the beginning of it as a shorter one."""
    stages = truth["reel"]["stages"]
    even = all((stage["start"], stage["end"]) == (0, 1) for stage in stages)
    whole = FrameRange(0, frames)
    return [whole, FrameRange(0, round(_PART * frames))] if even else [whole]


def answers_of(truth: Mapping[str, Any]) -> dict[str, str]:
    """The truth of a clip; also without depth, so that forests learn that they cannot tell there."""
    (shot,), made = truth["shots"], truth["reel"]
    moves = {stage["move"] for stage in made["stages"]}
    path = bool(moves & set(QUESTIONS["path"]))
    answers = {
        question: next((term for term in QUESTIONS[question] if term in moves), "none")
        for question in _MOVES
        if not (path and question in _VOID)
    }
    facets = {"way": "camera_movement", "steadiness": "steadiness", "gate": "motion_type"}
    answers |= {question: shot[facet] for question, facet in facets.items() if shot[facet] is not None}
    answers["pace"] = "whip" if "whip" in made["recipe"] else "ordinary" if moves else "standing"
    answers["depth"] = "flat" if made["relief"] < FLAT else "deep" if made["relief"] >= DEEP else "little"
    return answers


def turned(answers: Answers, ways: Mapping[str, str]) -> dict[str, str]:
    """Answers with other ways: those to the left to the right and so on."""
    return {
        question: "_".join(ways.get(word, word) for word in term.split("_"))
        for question, term in answers.items()
    }
