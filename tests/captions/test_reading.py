"""What a claim carries beside its facet and value."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shotlog.captions import Claim, claims, read
from shotlog.vocabulary import cinema


def _film(text: str) -> list[Claim]:
    return [claim for claim in claims(text, cinema()) if claim.kind == "film"]


def _one(text: str, facet: str) -> Claim:
    (claim,) = [claim for claim in _film(text) if claim.facet == facet]
    return claim


def test_a_span_counts_code_points_of_the_text_as_given():
    text = "\U0001f3ac\u2019Twas a close\u2011up of A\u0301."
    claim = _one(text, "shot_size")
    assert text[slice(*claim.span)] == claim.words == "close\u2011up"


def test_the_camera_is_part_of_the_words_of_its_move():
    assert _one("Then the camera slowly pans left.", "rotation").words == "the camera slowly pans left"


def test_a_direction_left_open_names_every_term_that_would_make_it_true():
    claim = _one("The camera pans.", "rotation")
    assert claim.among == (("rotation", "pan_left"), ("rotation", "pan_right"))


def test_of_alternatives_either_makes_the_claim_true():
    claim = _one("The camera pans or trucks right.", "rotation")
    assert claim.alternatives
    assert ("translation", "truck_right") in claim.among


def test_a_move_that_may_be_travel_or_zoom_is_true_of_either():
    among = _one("The camera moves closer to the door.", "camera_movement").among
    assert {("translation", "dolly_in"), ("intrinsic", "zoom_in")} <= set(among)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Four men wait.", "exact"),
        ("About forty people march.", "about"),
        ("At least three men wait.", "least"),
        ("Several men wait.", "least"),
        ("Up to five men wait.", "most"),
    ],
)
def test_a_number_carries_how_exactly_it_is_meant(text: str, bound: str):
    assert _one(text, "people_count").bound == bound


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("The camera pans slightly left.", "slight"),
        ("A heavily blurred background.", "strong"),
        ("The camera pans left.", None),
    ],
)
def test_degree_is_read_beside_the_claim(text: str, degree: str | None):
    assert _film(text)[0].degree == degree


def test_change_is_a_claim_about_the_start_and_one_about_the_end():
    wide, close = _film("The shot starts wide and ends on a close-up.")
    assert (wide.value, wide.when.part) == ("WS", "start")
    assert (close.value, close.when.part) == ("CU", "end")


def test_from_and_to_are_the_start_and_the_end():
    parts = [claim.when.part for claim in _film("It goes from a wide shot to a medium shot.")]
    assert parts == ["start", "end"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Halfway through, the camera pans left.", "middle"),
        ("The camera is static throughout.", "whole"),
        ("The camera is static.", "unsaid"),
        ("At the end the picture fades to black.", "end"),
    ],
)
def test_a_claim_knows_which_part_of_the_range_it_speaks_of(text: str, part: str):
    assert _film(text)[0].when.part == part


@pytest.mark.parametrize(
    ("text", "shot"),
    [
        ("In the first shot the camera pans left.", 1),
        ("The second shot is a close-up.", 2),
        ("In the final shot the camera zooms in.", -1),
        ("Both shots are static.", 0),
        ("The camera pans left.", None),
    ],
)
def test_a_claim_knows_which_shot_it_speaks_of(text: str, shot: int | None):
    assert _film(text)[0].when.shot == shot


def test_a_cut_that_is_told_of_leads_to_the_next_shot():
    cut, close = _film("A hard cut leads to a close-up.")
    assert (cut.when.told_cuts, close.when.told_cuts) == (0, 1)


def test_then_is_a_later_moment():
    first, second = _film("The camera pans left. Then it zooms in.")
    assert first.when.step < second.when.step


def test_claims_stand_in_the_sections_of_the_caption():
    text = "Subject: a man in a hat. Scene: outdoors.\n\n**Camera:** static, close-up."
    found = {claim.facet: claim.section for claim in _film(text)}
    assert found["int_ext"] == "scene"
    assert found["shot_size"] == found["camera_movement"] == "camera"


def test_a_word_followed_by_a_colon_inside_a_sentence_is_no_section():
    assert read("He said one word about the camera: nothing.", cinema()).sections[0].name is None


def test_the_open_world_makes_one_claim_a_clause():
    found = [claim.words for claim in claims("A man waves at the sea, while a dog digs a hole.", cinema())]
    assert "while" not in " ".join(found)
    assert any("a dog digs a hole" in words for words in found)


def test_terms_that_a_project_adds_are_read(tmp_path):
    from shotlog.vocabulary import extended

    file = tmp_path / "vocabulary.yaml"
    file.write_text(
        "facets:\n  support:\n    terms:\n      cable_cam:\n        label: cable cam\n"
        "        definition: Runs on a cable.\n",
        encoding="utf-8",
    )
    found = claims("A cable cam crosses the stadium.", extended(cinema(), file))
    assert ("support", "cable_cam") in {(claim.facet, claim.value) for claim in found}


@pytest.mark.parametrize("text", ["", "   \n\t ", "\U0001f3ac\U0001f600", "...", '"""', "\x00\x07\x1b"])
def test_a_text_without_words_has_no_claims(text: str):
    reading = read(text, cinema())
    assert reading.language == "none"
    assert not reading.claims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Kamera schwenkt langsam nach links, und eine Frau geht durch den Raum.", "de"),
        ("La caméra fait un panoramique vers la gauche et suit une femme dans la rue.", "fr"),
        ("La cámara se mueve hacia la izquierda y sigue a una mujer por la calle.", "es"),
        ("\u955c\u5934\u7f13\u7f13\u5411\u5de6\u79fb\u52a8", "other"),
        ("\u041a\u0430\u043c\u0435\u0440\u0430 \u0434\u0432\u0438\u0436\u0435\u0442\u0441\u044f", "other"),
    ],
)
def test_another_language_is_named_and_not_guessed_at(text: str, language: str):
    reading = read(text, cinema())
    assert reading.language == language
    assert not reading.claims


def test_markup_emoji_and_control_characters_do_not_hide_a_claim():
    text = "<b>The camera</b> \U0001f3a5 **pans\u200b left**\x07, \ud800then zooms in."
    assert {(claim.facet, claim.value) for claim in _film(text)} >= {("intrinsic", "zoom_in")}


def test_a_broken_surrogate_is_read_as_a_space():
    assert _one("A\ud800 close-up.", "shot_size").words == "close-up"


@pytest.mark.parametrize(
    "unit",
    ["The camera pans left and a man waits. ", "a", "(", '"', "close-up ", "no, ", "and the camera ", "\n# "],
)
def test_a_hundred_thousand_characters_take_linear_time(unit: str):
    long, short = unit * (100_000 // len(unit)), unit * (25_000 // len(unit))
    claims("warm up", cinema())
    assert _seconds(long) < 12 * max(_seconds(short), 0.02)


def _seconds(text: str) -> float:
    started = time.process_time()
    claims(text, cinema())
    return time.process_time() - started


WORDS = st.sampled_from(
    ["the", "a", "camera", "pans", "tilts", "left", "up", ",", ".", "and", "or", "then", "not", "no", "she",
     "two", "men", "close-up", "wide", "shot", "starts", "ends", "on", "cut", "fades", "to", "black", "never",
     "static", '"TAXI"', "reads", "Camera:", "of", "from", "in", "as", "it", "zoom", "push", "slowly"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_match_the_text_stay_in_bounds_and_stand_in_order(text: str):
    found = claims(text, cinema())
    assert all(0 <= claim.span[0] < claim.span[1] <= len(text) for claim in found)
    assert all(text[slice(*claim.span)] == claim.words for claim in found)
    assert [claim.span for claim in found] == sorted(claim.span for claim in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_reading_twice_gives_the_same(text: str):
    assert read(text, cinema()) == read(text, cinema())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_film_claim_is_of_the_vocabulary(text: str):
    facets = cinema().facets
    for claim in _film(text):
        assert claim.among
        assert all(facet in facets for facet, _ in claim.among)
        assert all(not facets[facet].has_terms or term in facets[facet].terms for facet, term in claim.among)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map(" ".join))
def test_what_comes_after_does_not_change_what_was_read(one: str, other: str):
    def moves_and_sizes(text: str) -> list[Claim]:
        return [claim for claim in _film(text) if claim.facet != "people_count" and claim.span[1] <= len(one)]

    assert moves_and_sizes(f"{one}.") == moves_and_sizes(f"{one}.\n\n{other}.")
