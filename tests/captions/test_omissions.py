import pytest

from captions.told import CINEMA, MEASURE, claim, joined_by, log
from shotlog.captions.verifying import omissions
from shotlog.timing import FrameRange


def left_out(of, *said, **more):
    return [(one.facet, one.value) for one in omissions(said, of, None, CINEMA, **more)]


def test_what_is_sure_and_not_said_is_left_out():
    of = log(("rotation", ["pan_left"]), ("shot_size", "CU"))
    assert left_out(of) == [("rotation", ["pan_left"]), ("shot_size", "CU")]
    assert left_out(of, claim("shot_size", "CU")) == [("rotation", ["pan_left"])]


def test_a_movement_is_a_major_omission_in_the_house_style():
    found = omissions([], log(("rotation", ["pan_left", "tilt_up"])), None, CINEMA)[0]
    assert (found.error_type, found.severity, found.section) == ("omission_major", "major", "camera")
    assert found.words == "The camera pans left and tilts up."
    assert found.evidence.author.name == "anna"


def test_any_statement_about_the_movement_counts_even_a_wrong_one():
    of = log(("rotation", ["pan_left"]))
    assert left_out(of, claim("translation", "dolly_in")) == []


@pytest.mark.parametrize(
    ("facet", "value"),
    [("camera_movement", "static"), ("camera_angle", "level"), ("colour", "colour"), ("time_of_day", "day"),
     ("people_count", 0), ("sound", ["silent"]), ("rotation", []),
     ("shot_size", {"start": "NA_SIZE", "end": "NA_SIZE"})],
)  # fmt: skip
def test_the_unremarkable_need_not_be_said(facet, value):
    assert left_out(log((facet, value))) == []


def test_only_the_sections_that_the_caption_has_are_asked():
    of = log(("rotation", ["pan_left"]), ("shot_size", "CU"))
    assert left_out(of, sections=["spatial"]) == [("shot_size", "CU")]


def test_a_doubtful_measurement_is_not_asked_for():
    assert left_out(log((1, "shot_size", "CU", MEASURE, {"confidence": 0.6}))) == []
    assert left_out(log((1, "shot_size", "CU", MEASURE, {"confidence": 0.85}))) == [("shot_size", "CU")]


def test_what_is_left_out_of_several_shots_alike_is_told_once():
    of = log((1, "key_style", "low_key"), (2, "key_style", "low_key"), bounds=(50,))
    found = omissions([], of, None, CINEMA)
    kept = [one for one in found if one.facet == "key_style"]
    assert [one.frames for one in kept] == [FrameRange(0, 100)]


def test_a_statement_about_one_shot_leaves_the_other_open():
    of = log((1, "shot_size", "CU"), (2, "shot_size", "WS"), bounds=(50,))
    assert ("shot_size", "WS") in left_out(of, claim("shot_size", "CU", shot=1))
    assert ("shot_size", "WS") not in left_out(of, claim("shot_size", "CU", shot=0))


def test_a_transition_is_left_out_unless_one_of_its_kind_is_told():
    of = joined_by("dissolve", 40, 60)
    assert left_out(of) == [("transition", "dissolve")]
    assert left_out(of, claim("transition", "dissolve")) == []


def test_cuts_are_told_by_the_number_of_shots():
    of = log(bounds=(50,))
    assert left_out(of) == [("transition", "cut")]
    assert left_out(of, claim("shot_count", 2)) == []


def test_every_omission_is_plain_json():
    found = omissions(
        [], log(("on_screen_text", "EXIT"), ("people_count", 2), ("colour", "bw")), None, CINEMA
    )
    assert [one.as_dict()["words"] for one in found] == [
        'The text "EXIT" is on the screen.',
        "Two people are in view.",
        "The picture is in black and white.",
    ]
