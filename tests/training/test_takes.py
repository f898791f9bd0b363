import pytest
from reels.plan import plan
from reels.recipes import RECIPES
from reels.truth import clip_truth
from takes import _ALL_WAYS, _SIDEWAYS, QUESTIONS, answers_of, turned


@pytest.mark.parametrize(
    ("term", "in_a_mirror", "backwards"),
    [
        ("pan_left", "pan_right", "pan_right"),
        ("tilt_up", "tilt_up", "tilt_down"),
        ("arc_cw", "arc_ccw", "arc_ccw"),
        ("dolly_in_zoom_out", "dolly_in_zoom_out", "dolly_out_zoom_in"),
        ("leftward", "rightward", "rightward"),
        ("very_smooth", "very_smooth", "very_smooth"),
    ],
)
def test_ways_turn_round(term, in_a_mirror, backwards):
    assert turned({"asked": term}, _SIDEWAYS) == {"asked": in_a_mirror}
    assert turned({"asked": term}, _ALL_WAYS) == {"asked": backwards}


@pytest.mark.parametrize("recipe", [("pan",), ("dollyzoom",), ("arc",), ("whip", "pan"), ("static",)])
def test_every_answer_can_be_given(recipe):
    answers = answers_of(clip_truth(plan(3, RECIPES.index(recipe)), 1.0))
    assert all(answer in QUESTIONS[question] for question, answer in answers.items())


def test_an_arc_leaves_open_what_it_is_made_of():
    answers = answers_of(clip_truth(plan(3, RECIPES.index(("arc",))), 1.0))
    assert answers["path"].startswith("arc")
    assert not {"sideways", "upright", "depthwise"} & set(answers)
