"""Values as people type and search them."""

import pytest

from shotlog.errors import NotInVocabulary, UsageError
from shotlog.vocabulary import cinema, read_terms

VOCABULARY = cinema()


@pytest.mark.parametrize(
    ("facet", "words", "value"),
    [
        ("shot_size", ["CU"], "CU"),
        ("shot_size", ["close", "up"], "CU"),
        ("shot_size", ["MS..CU"], {"start": "MS", "end": "CU"}),
        ("shot_size", ["MS>CU"], {"start": "MS", "end": "CU"}),
        ("shot_size", ["MS", "..", "close-up"], {"start": "MS", "end": "CU"}),
        ("shot_size", ["MS..?"], {"start": "MS", "end": None}),
        ("shot_size", ["MS..MS"], "MS"),
        ("shot_size", ["?"], None),
        ("subject_count", ["none"], "none"),
        ("rotation", ["pan_left", "tilt_up"], ["pan_left", "tilt_up"]),
        ("rotation", ["pan left,tilt up"], ["pan_left", "tilt_up"]),
        ("rotation", ["none"], []),
        ("rotation", ["-"], None),
        ("framing_type", ["over", "the", "shoulder"], ["OTS"]),
        ("weather", ["rain,wind..none"], {"start": ["rain", "wind"], "end": []}),
        ("people_count", ["2"], 2),
        ("people_count", ["?"], None),
        ("on_screen_text", ["Big", "Buck", "BUNNY"], "Big Buck BUNNY"),
        ("on_screen_text", ["none"], "none"),
        ("on_screen_text", ["00:00:00;00 .. 3"], "00:00:00;00 .. 3"),
        ("on_screen_text", ["-"], None),
    ],
)
def test_words_become_the_value_they_stand_for(facet, words, value):
    assert VOCABULARY.read_terms(facet, words) == value


@pytest.mark.parametrize(
    ("facet", "words"),
    [
        ("shot_size", ["none"]),
        ("shot_size", ["CU", "MS"]),
        ("shot_size", ["MS..CU..ECU"]),
        ("rotation", ["pan_left..pan_right"]),
        ("people_count", ["two"]),
        ("people_count", ["-1"]),
        ("people_count", ["9" * 5000]),
    ],
)
def test_words_that_stand_for_nothing_are_refused(facet, words):
    with pytest.raises(NotInVocabulary):
        VOCABULARY.read_terms(facet, words)


@pytest.mark.parametrize(
    ("facet", "words"), [("shot_size", []), ("shot_size", [" "]), ("on_screen_text", ["?"])]
)
def test_no_word_is_a_wrong_question(facet, words):
    with pytest.raises(UsageError):
        read_terms(VOCABULARY.facet(facet), words)


def test_a_term_is_found_by_id_label_alias_and_group():
    assert {"pan_left", "pan left", "panning left", "pan"} <= set(VOCABULARY.words("rotation", ["pan_left"]))
    assert {"CU", "close-up", "big close-up"} <= set(VOCABULARY.words("shot_size", "CU"))


def test_both_ends_are_found_and_each_word_once():
    words = VOCABULARY.words("shot_size", {"start": "MS", "end": "CU"})
    assert {"medium shot", "close-up"} <= set(words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("people_count", 2, ["2"]),
        ("on_screen_text", "TAXI", ["TAXI"]),
        ("on_screen_text", None, []),
        ("rotation", [], []),
        ("shot_size", {"start": None, "end": None}, []),
    ],
)
def test_numbers_and_texts_are_found_as_they_stand(facet, value, words):
    assert VOCABULARY.words(facet, value) == words


def test_a_term_of_another_version_is_found_by_itself():
    assert VOCABULARY.words("shot_size", "title_safe") == ["title_safe"]
    assert VOCABULARY.words("episode_part", ["teaser", "act_one"]) == ["teaser", "act_one"]
