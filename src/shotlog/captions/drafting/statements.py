"""What labels and transitions say, as sentences without their beginning."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from shotlog.captions.verdict import Finding
from shotlog.captions.verifying.known import Known
from shotlog.captions.verifying.places import Place
from shotlog.captions.verifying.rules import rules
from shotlog.record import ClipLog, LabelValue, Shot, Transition
from shotlog.timing import FrameRange
from shotlog.vocabulary.strict_yaml import read_yaml


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Any]:
    """The sentences of drafts, read once; see `wording.yaml`."""
    read: Mapping[str, Any] = read_yaml(Path(__file__).with_name("wording.yaml"))[0]
    return read


def of_a_shot(log: ClipLog, shot: Shot, frames: FrameRange) -> dict[str, list[str]]:
    """What is known of a shot, by section: what people say of it, else what is measured surely enough.

    Args:
        log: The record.
        shot: The shot.
        frames: The range of which to speak.
    """
    held = shot.frames.intersection(frames) or shot.frames
    known = Known(log, Place(shot, held, "unsaid", stretch=False))
    said = {section: list(_said(section, known, held)) for section in wording()["says"]}
    said["camera"] = [*_movement(known), *said["camera"]]
    return said


def _said(section: str, known: Known, held: FrameRange) -> Iterator[str]:
    for facet, sentences in wording()["says"][section].items():
        value = _settled(known.findings(facet), known.place.shot)
        if isinstance(value, dict):
            yield from _change(facet, value) if held == known.place.shot.frames else ()
        else:
            terms = value if isinstance(value, list) else [value]
            yield from (sentences[term] for term in terms if term in sentences)


def _settled(findings: Sequence[Finding], shot: Shot) -> LabelValue:
    """The value of a facet that is said of all of a shot and of no part of it else; None without one."""
    if len(findings) != 1 or findings[0].frames != shot.frames:
        return None
    value = findings[0].value
    if isinstance(value, dict) and value.get("start") == value.get("end"):
        return value.get("start")
    return value


def _change(facet: str, value: Mapping[str, Any]) -> Iterator[str]:
    change = wording()["changes"].get(facet)
    if change and value.get("start") in change["names"] and value.get("end") in change["names"]:
        names = change["names"]
        yield change["sentence"].format(start=names[value["start"]], end=names[value["end"]])


def _movement(known: Known) -> Iterator[str]:
    """What the camera does, in order of time, and how fast."""
    way = _settled(known.findings("camera_movement"), known.place.shot)
    moves = [] if way == "static" else _moves(known)
    if not moves:
        sentence = wording()["ways"].get(way)
        yield from [sentence] if sentence else []
        return
    speed = wording()["speeds"].get(_settled(known.findings("motion_speed"), known.place.shot), "")
    times = [start for start, _ in moves]
    between = ", then " if len(set(times)) > 1 else " and "
    verbs = between.join(verb for _, verb in sorted(moves, key=lambda move: move[0]))
    yield f"the camera {verbs} {speed}".rstrip()


def _moves(known: Known) -> list[tuple[int, str]]:
    """First frame and verb of each movement that is known."""
    return [
        (finding.frames.start, verbs[term])
        for facet, verbs in wording()["moves"].items()
        for finding in known.findings(facet)
        for term in (finding.value if isinstance(finding.value, list) else [])
        if term in verbs
    ]


def editing(shots: Sequence[Shot], frames: FrameRange) -> Iterator[str]:
    """How many shots there are, and what lies between them."""
    words = wording()["editing"]
    yield words["one_shot"] if len(shots) == 1 else words["shots"].format(count=number(len(shots)))
    joints = [later.transition_in for earlier, later in pairwise(shots) if earlier.end == later.start]
    if joints and len(joints) == len(shots) - 1 and all(map(_is_sure_cut, joints)):
        yield words["all_cuts"]["two" if len(shots) == 2 else "more"]
        joints = []
    for place, shot in enumerate(shots, 1):
        name = "the shot" if len(shots) == 1 else f"the {ordinal(place)} shot"
        if shot.transition_in in joints and shot.transition_in.kind in words["into"]:
            yield f"{words['into'][shot.transition_in.kind]} {name}"
        for side, way in (("in", shot.transition_in), ("out", shot.transition_out)):
            if way.kind in words[side] and _is_told(way, frames):
                yield words[side][way.kind].format(shot=name)


def _is_sure_cut(way: Transition) -> bool:
    return way.kind == "cut" and rules().decides("transition", way.confidence)


def _is_told(way: Transition, frames: FrameRange) -> bool:
    """Whether a transition is sure, and lies in the range."""
    return rules().decides("transition", way.confidence) and frames.start <= way.start < way.end <= frames.end


def number(count: int) -> str:
    """A number in words up to ten."""
    words = wording()["numbers"]
    return str(words[count]) if count < len(words) else str(count)


def ordinal(place: int) -> str:
    """A place in words up to the tenth; `21st` from there."""
    words = wording()["ordinals"]
    if place < len(words):
        return str(words[place])
    suffix = "th" if place // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{suffix}"
