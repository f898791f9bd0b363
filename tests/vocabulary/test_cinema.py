"""The vocabulary that shotlog brings: complete, unambiguous, and fit for the truth."""

import json
from collections import Counter

import pytest
import yaml

from shotlog.vocabulary import cinema

VOCABULARY = cinema()
FACETS = list(VOCABULARY.facets.values())
WITH_TERMS = [facet for facet in FACETS if facet.terms]

NOT_KEPT = {
    ("shot_size", "BCU (when tighter than a face)"),  # a BCU is a CU; the note of ECU says when it is not
    ("shot_size", "big close-up (BCU/VCU)"),  # split into its three words
    ("shot_size", "WS/LS"),  # two words, both kept
    ("camera_angle", "eye-level angle (ambiguous, avoid)"),  # kept without the remark
    ("playback_speed", "hyperlapse if moving"),  # kept without the remark
}
"""Aliases of the reference that are remarks as well as words."""


@pytest.fixture(scope="module")
def reference(shared):
    path = shared / "reference" / "shot-vocabulary.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))["facets"]


def by_id(facet):
    return facet.id


def test_no_term_of_the_reference_is_lost(reference):
    for name, facet in reference.items():
        assert {term["id"] for term in facet["terms"]} <= set(VOCABULARY.facets[name].terms), name


def test_facets_of_the_reference_keep_their_form(reference):
    for name, facet in reference.items():
        ours = VOCABULARY.facets[name]
        temporal = facet["temporal"].removeprefix("per_")  # one word for one thing: label, not per_label
        assert (ours.select, ours.temporal) == (facet["select"], temporal), name


def test_every_word_of_the_reference_is_still_understood(reference):
    for name, facet in reference.items():
        for term in facet["terms"]:
            for alias in term.get("aliases", []):
                if (name, alias) not in NOT_KEPT:
                    meant = [ours.id for ours in VOCABULARY.facets[name].meant(alias)]
                    assert term["id"] in meant, (name, alias)


def test_no_definition_is_copied_word_for_word(reference):
    short = 40  # characters; a few words can hardly be said differently
    for name, facet in reference.items():
        for term in facet["terms"]:
            ours = VOCABULARY.facets[name].terms[term["id"]].definition
            assert len(ours) < short or ours.casefold() != term["def"].casefold(), (name, term["id"])


def test_every_label_that_the_truth_is_certain_of_passes_the_check(shared):
    clips = json.loads((shared / "truth" / "labels.json").read_text(encoding="utf-8"))["clips"]
    checked: Counter[str] = Counter()
    for clip in clips.values():
        for shot in clip["shots"]:
            for facet in set(shot["certain"]) - {"transition_in", "transition_out"}:
                VOCABULARY.check(facet, shot.get(facet))
                checked[facet] += 1
            for side in ("transition_in", "transition_out"):
                VOCABULARY.check("transition", shot.get(side, {}).get("type"))
    assert len(checked) >= 10


def test_no_shot_of_the_truth_breaks_a_rule(shared):
    clips = json.loads((shared / "truth" / "labels.json").read_text(encoding="utf-8"))["clips"]
    for clip in clips.values():
        for shot in clip["shots"]:
            said = {name: shot[name] for name in shot if name in VOCABULARY.facets}
            known = {name: VOCABULARY.check(name, value) for name, value in said.items()}
            assert VOCABULARY.conflicts(known) == []


def test_every_checkable_claim_of_the_truth_is_in_the_vocabulary(shared):
    lines = (shared / "truth" / "captions.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [claim for line in lines for claim in json.loads(line)["claims"] if claim["kind"] == "film"]
    assert claims
    for claim in claims:
        VOCABULARY.check(claim["facet"], claim["value"])


@pytest.mark.parametrize("facet", WITH_TERMS, ids=by_id)
def test_every_word_of_a_term_means_that_term_alone(facet):
    for term in facet.terms.values():
        assert {facet.find(word).id for word in term.words} == {term.id}


@pytest.mark.parametrize("facet", WITH_TERMS, ids=by_id)
def test_every_definition_is_a_sentence_of_its_own(facet):
    definitions = [term.definition for term in facet.terms.values()]
    assert len(set(definitions)) == len(definitions)
    assert all(definition.endswith(".") and definition[0].isupper() for definition in definitions)


@pytest.mark.parametrize("facet", WITH_TERMS, ids=by_id)
def test_a_label_shared_by_two_terms_of_a_facet_is_broader_than_either(facet):
    targets = [
        (each.scheme, each.target, each.relation) for term in facet.terms.values() for each in term.crosswalks
    ]
    shared_by = Counter((scheme, target) for scheme, target, _ in targets)
    for scheme, target, relation in targets:
        if shared_by[scheme, target] > 1:
            assert relation == "target_is_broader", (facet.id, scheme, target)


def test_opposites_lead_back_to_where_they_came_from():
    for facet in FACETS:
        for one, other in facet.opposites:
            assert (facet.opposite(one), facet.opposite(other)) == (other, one)
            assert one != other


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        ("rotation", "pan_left", "pan_right"),
        ("translation", "dolly_in", "dolly_out"),
        ("int_ext", "INT", "EXT"),
        ("key_style", "high_key", "low_key"),
        ("colour_temperature", "warm", "cool"),
        ("camera_movement", "inward", "outward"),
    ],
)
def test_what_is_contrary_is_known(facet, one, other):
    assert VOCABULARY.facet(facet).opposite(one) == other


def test_neighbours_on_the_scale_are_near_misses():
    size = VOCABULARY.facet("shot_size")
    assert set(size.near("MS")) == {"MCU", "MFS"}
    assert set(size.near("MFS")) == {"MS", "FS", "WS"}


def test_the_words_that_scorers_read_literally_are_ids():
    assert {"static", "moving", "inward", "outward", "upward", "downward"} <= set(
        VOCABULARY.facet("camera_movement").terms
    )
    assert VOCABULARY.check("camera_movement", "up") == "upward"
    assert VOCABULARY.check("camera_movement", "left") == "leftward"


def test_a_crosswalk_says_how_far_it_fits():
    close_up = VOCABULARY.facet("shot_size").terms["CU"]
    found = {(each.scheme, each.target): each.relation for each in close_up.crosswalks}
    assert found["shotbench", "Close Up"] == "exact"
    assert found["movieshots", "CS"] == "target_is_broader"


def test_the_version_names_the_vocabulary():
    assert VOCABULARY.version == "cinema@1.1.0"
