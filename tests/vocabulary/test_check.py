"""Checking values: one canonical form, and clear refusals."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.errors import NotInVocabulary
from shotlog.vocabulary import cinema
from shotlog.vocabulary.check import LONGEST_TEXT, MOST

VOCABULARY = cinema()


@pytest.mark.parametrize(
    ("facet", "value", "canonical"),
    [
        ("shot_size", "close-up", "CU"),
        ("shot_size", "CLOSE UP", "CU"),
        ("shot_size", "cu", "CU"),
        ("shot_size", ["CU"], "CU"),
        ("shot_size", None, None),
        ("shot_size", {"start": "waist shot", "end": "CU"}, {"start": "MS", "end": "CU"}),
        ("shot_size", {"start": "MS", "end": None}, {"start": "MS", "end": None}),
        ("shot_size", {"start": "MS", "end": "ms"}, "MS"),
        ("shot_size", {"start": None, "end": None}, None),
        ("rotation", "pan left", ["pan_left"]),
        ("rotation", ["tilt_up", "pan_left", "tilt up"], ["pan_left", "tilt_up"]),
        ("rotation", [], []),
        ("rotation", None, None),
        ("weather", {"start": "rain", "end": []}, {"start": ["rain"], "end": []}),
        ("people_count", 0, 0),
        ("people_count", 2.0, 2),
        ("on_screen_text", " TAXI ", "TAXI"),
        ("on_screen_text", None, None),
        ("on_screen_text", "TAXI\n24 h", "TAXI\n24 h"),
        ("scene", " 24\n A ", "24 A"),
        ("note", " pick up\nfrom the door ", "pick up\nfrom the door"),
        ("circled", "NG", "not_circled"),
        ("circled", "no good", "not_circled"),
        ("colour", "B&W", "bw"),
        ("colour", "color", "colour"),
    ],
)
def test_a_value_comes_back_in_its_one_form(facet, value, canonical):
    assert VOCABULARY.check(facet, value) == canonical


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("shot_size", "enormous"),
        ("shot_size", "CU?"),
        ("shot_size", ["CU", "MS"]),
        ("shot_size", []),
        ("shot_size", 3),
        ("shot_size", {"start": "CU"}),
        ("shot_size", {"start": "CU", "end": "MS", "middle": "MCU"}),
        ("rotation", {"start": "pan_left", "end": "pan_right"}),
        ("rotation", ["pan_left", None]),
        ("rotation", "pan"),
        ("people_count", -1),
        ("scene", "x" * 201),
        ("take", "3\x00"),
        ("take", 3),
        ("circled", ["circled", "not_circled"]),
        ("people_count", 1.5),
        ("people_count", True),
        ("people_count", "2"),
        ("people_count", float("nan")),
        ("people_count", float("inf")),
        ("people_count", MOST + 1),
        ("on_screen_text", "  "),
        ("on_screen_text", 7),
        ("on_screen_text", "x" * (LONGEST_TEXT + 1)),
    ],
)
def test_what_is_no_answer_is_refused_with_a_hint(facet, value):
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.check(facet, value)
    assert refused.value.hint
    assert len(refused.value.message) < 200


def test_the_hint_names_the_nearest_terms_and_all_of_them():
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.check("shot_size", "clos-up")
    assert "Did you mean" in refused.value.hint
    assert all(term in refused.value.hint for term in VOCABULARY.facet("shot_size").terms)


def test_the_hint_names_the_terms_that_a_group_stands_for():
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.check("path", "orbit")
    assert refused.value.hint == "Say arc_cw or arc_ccw."


def test_a_term_of_another_facet_is_told_where_it_belongs():
    with pytest.raises(NotInVocabulary) as refused:
        VOCABULARY.check("rotation", "dolly_in")
    assert "It is a term of translation." in refused.value.hint


@st.composite
def answers(draw):
    facet = draw(st.sampled_from(list(VOCABULARY.facets.values())))
    if facet.select == "number":
        return facet.id, draw(st.none() | st.integers(0, MOST) | st.integers(0, MOST).map(float))
    if facet.select == "text":
        letters = st.characters(exclude_categories=["Cc", "Cs"] if facet.one_line else ["Cs"])
        return facet.id, draw(st.none() | st.text(letters, min_size=1, max_size=200).filter(str.strip))
    word = st.sampled_from([word for term in facet.terms.values() for word in term.words])
    said = st.lists(word, max_size=4) | word if facet.select == "multi" else word
    if facet.temporal == "start_end":
        said |= st.fixed_dictionaries({"start": st.none() | said, "end": st.none() | said})
    return facet.id, draw(st.none() | said)


@given(answers())
def test_checking_twice_is_checking_once(answer):
    facet, value = answer
    checked = VOCABULARY.check(facet, value)
    assert VOCABULARY.check(facet, checked) == checked


@given(answers())
def test_facets_of_several_terms_come_back_as_lists(answer):
    facet, value = answer
    if VOCABULARY.facet(facet).select == "multi":
        assert isinstance(VOCABULARY.check(facet, value), list | dict | None)


@given(
    st.sampled_from(list(VOCABULARY.facets)),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    ),
)
def test_whatever_comes_is_taken_in_its_canonical_form_or_refused(facet, value):
    with suppress(NotInVocabulary):
        canonical = VOCABULARY.check(facet, value)
        assert VOCABULARY.check(facet, canonical) == canonical
