"""Finding facets and terms by what people call them."""

import json

import pytest

from shotlog.errors import NotInVocabulary
from shotlog.vocabulary import cinema

VOCABULARY = cinema()


@pytest.mark.parametrize(
    ("name", "facet"),
    [
        ("shot_size", "shot_size"),
        ("Shot size", "shot_size"),
        ("size", "shot_size"),
        ("angle", "camera_angle"),
        ("people", "people_count"),
        ("color", "colour"),
        ("text", "on_screen_text"),
        ("place", "int_ext"),
        ("colour-temperature", "colour_temperature"),
        ("color_temperature", "colour_temperature"),
    ],
)
def test_a_facet_is_found_by_id_label_and_short_name(name, facet):
    assert VOCABULARY.facet(name).id == facet


def test_a_short_name_may_stand_for_several_facets():
    found = {facet.id for facet in VOCABULARY.facets_named("move")}
    assert {"camera_movement", "translation", "rotation", "intrinsic", "path", "tracking"} <= found


def test_a_name_of_several_facets_is_refused_where_one_is_needed():
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.facet("move")
    assert "rotation" in refused.value.hint


def test_an_unknown_facet_is_answered_with_the_nearest():
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.facet("shot_siez")
    assert "Did you mean shot_size" in refused.value.hint


def test_a_group_finds_all_its_terms_in_all_its_facets():
    found = {(facet.id, term.id) for facet, term in VOCABULARY.meant("move", "pan")}
    assert found == {("rotation", "pan_left"), ("rotation", "pan_right"), ("tracking", "pan")}


def test_a_word_that_no_facet_of_the_name_knows_is_refused():
    with pytest.raises(NotInVocabulary):
        VOCABULARY.meant("size", "purple")


def test_facets_stand_in_json_with_all_that_is_known_of_them():
    answer = json.loads(json.dumps([facet.as_dict() for facet in VOCABULARY.facets.values()]))
    size = answer[0]
    assert (size["id"], size["select"]) == ("shot_size", "single")
    assert {"id", "label", "definition", "aliases", "note", "crosswalks"} == set(size["terms"][0])
    assert ["MFS", "WS"] in size["adjacent"]
