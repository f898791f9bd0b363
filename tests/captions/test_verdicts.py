import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.told import CINEMA, MEASURE, claim, joined_by, log, ruling, verdict
from records import BEN
from shotlog.captions.claim import Claim
from shotlog.captions.verdict import NEAR_MISS
from shotlog.captions.verifying import verify
from shotlog.timing import FrameRange

MOVEMENTS = [
    (facet, term)
    for facet in ("translation", "rotation", "intrinsic", "path", "tracking")
    for term in CINEMA.facets[facet].terms
]
OPPOSITES = [
    (facet, one, other)
    for facet in ("translation", "rotation", "path")
    for pair in CINEMA.facets[facet].opposites
    for one, other in (pair, pair[::-1])
]
SINGLE = [
    (facet.id, term)
    for facet in CINEMA.facets.values()
    if facet.select == "single" and facet.applies_to == "shot"
    for term in facet.terms
    if not term.startswith(("NA_", "unknown_", "unclear_"))
]


@pytest.mark.parametrize(("facet", "term"), MOVEMENTS)
def test_a_static_camera_contradicts_every_movement(facet, term):
    found = verdict(facet, term, ("camera_movement", "static"))
    assert found.ruling == "contradicted"
    assert (found.true_facet, found.true_value) == ("camera_movement", "static")
    assert found.error_type == "camera_term_wrong"


@pytest.mark.parametrize(("facet", "one", "other"), OPPOSITES)
def test_the_opposite_of_what_was_named_is_contradicted(facet, one, other):
    assert ruling(facet, one, (facet, [one])) == "supported"
    found = verdict(facet, one, (facet, [other]))
    assert (found.ruling, found.error_type) == ("contradicted", "camera_direction_wrong")
    assert found.true_value == [other]


@pytest.mark.parametrize(("facet", "term"), SINGLE)
def test_what_people_said_is_supported_and_its_contrary_is_not(facet, term):
    assert ruling(facet, term, (facet, term)) == "supported"
    opposite = CINEMA.facets[facet].opposite(term)
    if opposite is not None:
        assert ruling(facet, opposite, (facet, term)) != "supported"


@given(st.sampled_from(SINGLE), st.sampled_from(SINGLE))
def test_denying_turns_the_ruling_round_and_twice_turns_it_back(said, true):
    of = log(true)
    affirmed = verify(claim(*said), of, None, CINEMA)
    denied = verify(claim(*said, polarity="denied"), of, None, CINEMA)
    if affirmed.degree == NEAR_MISS:
        assert denied.ruling == "supported"
    else:
        turned = {"supported": "contradicted", "contradicted": "supported", "cannot_tell": "cannot_tell"}
        assert denied.ruling == turned[affirmed.ruling]


def test_a_medium_close_up_for_a_medium_shot_is_a_near_miss():
    found = verdict("shot_size", "MCU", ("shot_size", "MS"))
    assert (found.ruling, found.degree, found.severity) == ("supported", NEAR_MISS, "minor")
    assert (found.is_near_miss, found.true_value) == (True, "MS")


def test_two_sizes_off_is_wrong():
    found = verdict("shot_size", "CU", ("shot_size", "MS"))
    assert (found.ruling, found.degree, found.error_type) == ("contradicted", 0.0, "shot_scale_angle_wrong")


def test_a_single_is_no_near_miss_of_a_two_shot():
    assert ruling("subject_count", "single", ("subject_count", "two_shot")) == "contradicted"


def test_a_low_angle_is_not_nearly_level():
    assert ruling("camera_angle", "low", ("camera_angle", "level")) == "contradicted"


@pytest.mark.parametrize(
    ("facet", "term"), [("rotation", "pan_left"), ("translation", "truck_left"), ("rotation", "tilt_up")]
)
def test_a_coarse_direction_does_not_tell_a_pan_from_a_truck(facet, term):
    assert ruling(facet, term, ("camera_movement", "leftward")) == "cannot_tell"


@pytest.mark.parametrize(("facet", "term"), [("rotation", "pan_right"), ("translation", "truck_right")])
def test_a_coarse_direction_contradicts_the_contrary_one(facet, term):
    found = verdict(facet, term, ("camera_movement", "leftward"))
    assert (found.ruling, found.error_type) == ("contradicted", "camera_direction_wrong")


def test_plain_moving_leaves_the_direction_open():
    assert ruling("camera_movement", "inward", ("camera_movement", "moving")) == "cannot_tell"
    assert ruling("camera_movement", "moving", ("camera_movement", "inward")) == "supported"


def test_a_named_movement_says_the_coarse_direction():
    assert ruling("camera_movement", "inward", ("translation", ["dolly_in"])) == "supported"
    assert ruling("camera_movement", "outward", ("translation", ["dolly_in"])) == "contradicted"
    assert ruling("camera_movement", "static", ("rotation", ["pan_left"])) == "contradicted"


def test_whoever_named_the_zoom_told_it_from_a_dolly():
    found = verdict("translation", "dolly_out", ("intrinsic", ["zoom_out"]))
    assert (found.ruling, found.true_facet, found.true_value) == ("contradicted", "intrinsic", ["zoom_out"])
    assert found.confidence < 1


def test_a_zoom_is_not_made_against_a_dolly_but_a_pan_may_be_against_a_truck():
    assert ruling("translation", "dolly_in", ("intrinsic", ["zoom_out"])) == "contradicted"
    assert ruling("translation", "truck_left", ("rotation", ["pan_right"])) == "cannot_tell"


def test_a_measured_zoom_leaves_the_dolly_open():
    of = log((1, "intrinsic", ["zoom_out"], MEASURE))
    assert ruling("translation", "dolly_out", of) == "cannot_tell"


def test_an_empty_list_is_a_certain_absence():
    assert ruling("rotation", "pan_left", ("rotation", [])) == "contradicted"


@pytest.mark.parametrize(
    ("motion", "expected"),
    [
        ("simple", "contradicted"),
        ("none", "contradicted"),
        ("minor", "cannot_tell"),
        ("complex", "cannot_tell"),
    ],
)
def test_silence_about_a_movement_means_no_only_behind_the_gate(motion, expected):
    said = [] if motion == "none" else ["tilt_up"]
    of = log(("motion_type", motion), ("rotation", said))
    assert ruling("rotation", "pan_left", of) == expected


def test_a_list_alone_says_nothing_of_what_it_does_not_name():
    assert ruling("rotation", "tilt_up", ("rotation", ["pan_left"])) == "cannot_tell"


def test_an_arc_voids_the_pan_that_it_is_made_of():
    of = log(("motion_type", "simple"), ("path", ["arc_cw"]), ("rotation", ["tilt_up"]))
    assert ruling("rotation", "pan_left", of) == "cannot_tell"


def test_a_group_is_true_if_any_of_its_terms_is():
    assert ruling("rotation", "pan", ("rotation", ["pan_right"])) == "supported"
    among = (("rotation", "pan_left"), ("translation", "truck_left"))
    assert ruling("rotation", "pan_left", ("translation", ["truck_left"]), among=among) == "supported"


def test_an_alternative_is_wrong_only_if_each_is():
    among = (("rotation", "pan_left"), ("translation", "truck_left"))
    of = log(("rotation", []), ("translation", ["dolly_in"]))
    assert ruling("rotation", "pan_left", of, among=among) == "cannot_tell"
    assert ruling("rotation", "pan_left", ("camera_movement", "static"), among=among) == "contradicted"


def test_a_machine_never_overrides_a_person():
    of = log(("colour", "bw"), (1, "colour", "colour", MEASURE, {"confidence": 0.99}))
    found = verdict("colour", "colour", of)
    assert (found.ruling, found.author.name) == ("contradicted", "anna")


def test_a_person_who_could_not_tell_is_not_overruled_by_a_machine():
    of = log((1, "colour", "bw", MEASURE, {"confidence": 0.99}), ("colour", None))
    assert ruling("colour", "bw", of) == "cannot_tell"


@pytest.mark.parametrize(
    ("said", "how"),
    [("WS", "unsure"), ("CU", "unsure"), (None, "not_applicable")],
    ids=["unlike", "like", "none"],
)
def test_a_person_who_is_not_sure_neither_bears_a_claim_out_nor_contradicts_it(said, how):
    measured = (1, "shot_size", "WS", MEASURE, {"confidence": 1.0})
    found = verdict("shot_size", "CU", log(measured, (1, "shot_size", said, BEN, {"certainty": how})))
    assert found.ruling == "cannot_tell"
    assert ("ben is not sure of shot_size" in found.reason.lower()) == (how == "unsure")


def test_the_word_of_a_person_who_is_sure_again_counts():
    unsure = (1, "shot_size", "WS", BEN, {"certainty": "unsure"})
    assert ruling("shot_size", "CU", log(unsure, (1, "shot_size", "CU", BEN))) == "supported"
    assert ruling("shot_size", "CU", log(unsure, (1, "shot_size", "WS", BEN))) == "contradicted"


def test_the_newest_word_of_people_counts():
    of = log(("colour", "bw"), (1, "colour", "colour", BEN))
    assert ruling("colour", "colour", of) == "supported"


def test_a_person_about_another_facet_rules_before_a_machine_about_this_one():
    of = log((1, "rotation", ["pan_left"], MEASURE, {"confidence": 0.95}), ("camera_movement", "static"))
    assert ruling("rotation", "pan_left", of) == "contradicted"


def test_a_measurement_below_its_proven_confidence_cannot_tell():
    of = log((1, "colour", "bw", MEASURE, {"confidence": 0.5}))
    found = verdict("colour", "colour", of)
    assert (found.ruling, found.confidence) == ("cannot_tell", 0.0)
    assert "not sure enough" in found.reason


def test_a_facet_without_a_proven_confidence_is_never_decided_by_a_machine():
    of = log((1, "colour_temperature", "warm", MEASURE, {"confidence": 0.99}))
    assert ruling("colour_temperature", "cool", of) == "cannot_tell"


def test_what_no_label_bears_on_says_so():
    found = verdict("weather", "rain", log())
    assert (found.ruling, found.evidence) == ("cannot_tell", ())
    assert found.reason == "Nothing in the record says anything of weather here."


def test_what_is_open_is_left_to_people_and_judges():
    open_claim = Claim((0, 3), "dog", None, "open", "object", "dog")
    assert verify(open_claim, log(), None, CINEMA).ruling == "cannot_tell"


def test_the_evidence_names_the_label_its_author_and_the_frames():
    found = verdict("rotation", "pan_left", ("camera_movement", "static"))
    assert found.reason.startswith("The label of anna says camera_movement static for frames 0-100; a static")
    assert found.evidence[0].frames == FrameRange(0, 100)
    assert found.as_dict()["author"] == "anna"
    assert found.as_dict()["evidence"][0]["label"]


def test_an_exclusion_over_two_facets_decides():
    of = log(("colour", "bw"))
    assert ruling("colour_temperature", "warm", of) == "contradicted"
    assert ruling("colourfulness", "monochrome", of) == "supported"


def test_a_file_without_sound_is_silent():
    found = verdict("sound", "dialogue_on", log(sound=False))
    assert (found.ruling, found.true_value, found.error_type) == ("contradicted", ["silent"], "sound_wrong")
    assert "no sound stream" in found.reason
    assert ruling("sound", "silent", log(sound=False)) == "supported"


def test_sound_that_nobody_named_is_left_open():
    assert ruling("sound", "sfx", ("sound", ["dialogue_on"])) == "cannot_tell"
    assert ruling("sound", "silent", ("sound", ["dialogue_on"])) == "contradicted"


def test_opposites_of_other_lists_than_movements_may_stand_together():
    assert ruling("sound", "dialogue_off", ("sound", ["dialogue_on"])) == "cannot_tell"
    assert ruling("light_direction", "back", ("light_direction", ["front"])) == "cannot_tell"
    assert ruling("composition", "left_heavy", ("composition", ["right_heavy"])) == "contradicted"


def test_a_movement_within_a_dissolve_is_void():
    of = joined_by("dissolve", 20, 80)
    assert ruling("rotation", "pan_left", of, frames=FrameRange(30, 70)) == "cannot_tell"


FACETS = st.sampled_from([*CINEMA.facets, "no_such_facet"])


@st.composite
def labels(draw):
    """Anything that a person may say of a shot."""
    facet = CINEMA.facets[draw(st.sampled_from([name for name in CINEMA.facets if name != "caption_error"]))]
    if facet.select == "number":
        return facet.id, draw(st.integers(0, 9))
    if facet.select == "text":
        return facet.id, draw(st.one_of(st.none(), st.text(max_size=20)))
    terms = st.sampled_from([*facet.terms]) if facet.terms else st.none()
    one = st.lists(terms, max_size=3) if facet.select == "multi" else st.one_of(st.none(), terms)
    two_ends = st.fixed_dictionaries({"start": one, "end": one})
    return facet.id, draw(st.one_of(one, two_ends) if facet.temporal == "start_end" else one)


TERMS = st.sampled_from([term for _, term in SINGLE + MOVEMENTS])
CLAIMS = st.builds(
    claim,
    FACETS,
    st.one_of(st.integers(0, 20), st.text(max_size=20), TERMS),
    st.text(max_size=30),
    polarity=st.sampled_from(["affirmed", "denied"]),
    part=st.sampled_from(["unsaid", "whole", "start", "middle", "end"]),
    shot=st.one_of(st.none(), st.integers(-3, 3)),
)


@given(CLAIMS, st.lists(labels(), max_size=5))
def test_any_claim_against_any_labels_has_a_verdict_that_is_plain_json(said, labelled):
    found = verify(said, log(*labelled, bounds=(40,)), None, CINEMA)
    assert found.ruling in ("supported", "contradicted", "cannot_tell")
    assert (found.ruling == "contradicted") == (found.degree == 0)
    assert (found.error_type is None) == (found.degree in (None, 1))
    assert found.reason.endswith(".")
    json.dumps(found.as_dict())
