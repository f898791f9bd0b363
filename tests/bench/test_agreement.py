"""What the bench counts is what the script beside the truth set counts: the outside view."""

import importlib.util
import json
from collections import Counter, defaultdict
from typing import Any

import pytest
from compared.boundaries import boundaries_of, score
from compared.facets import judge, tallies
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def outside(shared):
    spec = importlib.util.spec_from_file_location("outside", shared / "truth" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def clips(shared):
    return json.loads((shared / "truth" / "labels.json").read_text())["clips"]


def shots_of(clip, drawn):
    """Shots as a log has them, near the true ones but moved, joined, relabelled and made up by chance."""
    bounds = sorted({0, *(max(0, shot["start"] + drawn(st.integers(-4, 4))) for shot in clip["shots"])})
    ends = [*bounds[1:], clip["frames"]]
    shots = [{"start": start, "end": end} for start, end in zip(bounds, ends, strict=True)]
    for shot in shots:
        for side, at in (("transition_in", shot["start"]), ("transition_out", shot["end"])):
            kind = drawn(st.sampled_from(["cut", "dissolve", "fade_in", "fade_out", "start"]))
            span = 0 if kind in {"cut", "start"} else drawn(st.integers(2, 20))
            shot[side] = {"kind": kind, "start": at - span, "end": at + span}
        shot["labels"] = {
            facet: {"value": value, "confidence": 0.9}
            for facet in FACETS
            if (value := drawn(st.sampled_from(VALUES[facet]))) is not None
        }
    return shots


VALUES: dict[str, list[Any]] = {
    "camera_movement": [None, "static", "moving", "inward"],
    "colour": [None, "bw", "colour"],
    "people_count": [None, 0, 1, 2],
    "shot_size": [None, "MS", "CU", {"start": "MCU", "end": "WS"}],
    "rotation": [None, [], ["pan_left"], ["pan_left", "tilt_up"]],
    "translation": [None, [], ["dolly_in"]],
    "intrinsic": [None, [], ["zoom_in"]],
    "on_screen_text": [None, "", "WORDS"],
    "steadiness": [None, "locked_off", "smooth"],
    "int_ext": [None, "INT", "EXT"],
}
FACETS = list(VALUES)


@given(st.data())
def test_transitions_are_counted_as_outside(outside, clips, data):
    clip = clips[data.draw(st.sampled_from(sorted(clips)))]
    shots = shots_of(clip, data.draw)
    expected: Counter[str] = Counter()
    expected["notes"] = []  # type: ignore[assignment] # as the script does
    outside.score_boundaries(clip, {"shots": shots}, expected)
    cuts = [shot["start"] for shot in shots if shot["transition_in"]["kind"] == "cut"]
    ways = [way for shot in shots for way in (shot["transition_in"], shot["transition_out"])]
    ranges = {(way["start"], way["end"]) for way in ways if way["kind"] not in {"cut", "start"}}
    ours = score(boundaries_of(clip, once=False), cuts, sorted(ranges))
    for kind, tally in (("hard", ours.hard), ("gradual", ours.gradual)):
        theirs = tuple(expected[f"{kind} {word}"] for word in ("hit", "missed", "invented"))
        assert (tally.hit, tally.missed, tally.invented) == theirs, (kind, expected["notes"])


@given(st.data())
def test_labels_are_counted_as_outside(outside, clips, data):
    clip = clips[data.draw(st.sampled_from(sorted(clips)))]
    shots = shots_of(clip, data.draw)
    expected: dict[str, Counter[str]] = defaultdict(Counter)
    outside.score_terms(clip, {"shots": shots}, expected)
    ours = tallies(judge(clip, shots))
    assert {facet: +ours.get(facet, Counter()) for facet in expected} == dict(expected)
