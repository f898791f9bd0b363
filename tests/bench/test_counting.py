"""How the bench counts, on answers made by hand."""

from collections import Counter

import pytest
from compared.boundaries import Score, Tally, boundaries_of, score
from compared.facets import judge
from compared.reels import balanced, pairs, primitives
from compared.reliability import bins
from compared.results import speeds
from compared.running import Run
from compared.tools import CEILING, Answer


def test_a_cut_inside_a_gradual_transition_finds_it_without_its_ends():
    found = score(([], [(40, 60)]), [50], [])
    assert found == Score(Tally(), Tally(hit=1), as_ranges=0, ends=0)


def test_ends_count_as_well_placed_only_when_both_are():
    assert score(([], [(40, 60)]), [], [(42, 63)]).ends == 1
    assert score(([], [(40, 60)]), [], [(42, 64)]).ends == 0


def test_one_cut_fits_one_truth_only():
    assert score(([10, 11], []), [10], []).hard == Tally(hit=1, missed=1)


def test_cuts_at_frames_to_ignore_are_neither_right_nor_wrong():
    assert score(([], []), [99, 130], [], ignore=[100]).hard == Tally(invented=1)


def test_a_dissolve_named_by_both_shots_counts_once():
    way = {"type": "dissolve", "start": 10, "end": 20}
    clip = {
        "shots": [
            {"start": 0, "end": 15, "transition_out": way},
            {"start": 15, "end": 30, "transition_in": way},
        ]
    }
    assert boundaries_of(clip) == ([], [(10, 20)])
    assert boundaries_of(clip, once=False) == ([], [(10, 20), (10, 20)])


def labelled(start, end, **labels):
    said = {facet: {"value": value, "confidence": 0.9} for facet, value in labels.items()}
    return {"start": start, "end": end, "labels": said}


def test_a_list_that_misses_a_term_is_not_right():
    truth = {"shots": [{"start": 0, "end": 10, "rotation": ["pan_left", "tilt_up"], "certain": ["rotation"]}]}
    (one,) = judge(truth, [labelled(0, 10, rotation=["pan_left"])])
    assert (Counter(one.outcomes), one.right) == (Counter(hit=1, missed=1), False)


def test_a_shot_that_was_not_found_judges_no_label():
    truth = {"shots": [{"start": 0, "end": 100, "colour": "bw", "certain": ["colour"]}]}
    assert not list(judge(truth, [labelled(0, 79, colour="bw")]))
    assert list(judge(truth, [labelled(0, 80, colour="bw")]))


def reel(*moves, depth=True, movement="moving"):
    facets = {"rotation": "pan tilt roll", "translation": "truck pedestal dolly", "intrinsic": "zoom"}
    shot = {
        facet: [move for move in moves if move.split("_")[0] in kinds.split()] if depth else None
        for facet, kinds in facets.items()
    }
    return {
        "shots": [{**shot, "camera_movement": movement}],
        "reel": {"stages": [{"move": m} for m in moves]},
    }


def test_a_device_named_without_depth_is_counted_against():
    clips = [
        (reel("pan_left"), [labelled(0, 9, rotation=["pan_left"])]),
        (reel("pan_left"), [labelled(0, 9, translation=["truck_left"])]),
        (reel("pan_left", depth=False), [labelled(0, 9, rotation=["pan_left"])]),
        (reel("pan_left", depth=False), [labelled(0, 9)]),
    ]
    assert pairs(clips)["pan", "truck"] == Counter(right=1, wrong=1, named=1) + Counter({"left open": 1})


def test_silence_is_no_proof_of_a_move_and_no_fault_without_one():
    clips = [(reel("pan_left"), [labelled(0, 9)]), (reel("zoom_in"), [labelled(0, 9, rotation=[])])]
    counted = primitives(clips)["pan_left"]
    assert counted == Counter({"silent": 1, "rightly not": 1})
    assert balanced(counted) == 0.5


def test_bins_hold_every_label_once():
    said = [(0.0, False), (0.5, True), (0.949, True), (0.95, False), (1.0, True)]
    assert sum(one.labels for one in bins(said)) == len(said)
    assert [one.right for one in bins(said)] == [0, 1, 1, 1]


def run(tool, number, wall, frames=100):
    return Run("clips", "a.mp4", tool, number, wall, 2 * wall, 50, Answer(frames))


def test_ratios_are_to_bare_decoding_in_the_same_round():
    done = [run(CEILING, 0, 1), run("x", 0, 2), run(CEILING, 1, 10), run("x", 1, 20), run(CEILING, 2, 1)]
    one = next(one for one in speeds(done) if one.tool == "x")
    assert (one.by_clock.least, one.by_clock.most) == (0.5, 0.5)
    assert one.rate == pytest.approx((100 / 2 + 100 / 20) / 2)
