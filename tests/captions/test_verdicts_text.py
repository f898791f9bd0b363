import pytest

from captions.told import MEASURE, log, ruling, verdict

TEXT = ("on_screen_text", "THE BLENDER FOUNDATION presents")


@pytest.mark.parametrize(
    "said",
    [
        "THE BLENDER FOUNDATION presents",
        "The Blender Foundation Presents",
        "Blender Foundation",
        "the blender-foundation",
    ],
)
def test_case_marks_and_parts_do_not_matter(said):
    assert ruling("on_screen_text", said, TEXT) == "supported"


def test_a_misread_word_is_contradicted_with_what_stands_there():
    found = verdict("on_screen_text", "The Blender Federation presents", TEXT)
    assert (found.ruling, found.error_type) == ("contradicted", "text_wrong")
    assert found.true_value == "THE BLENDER FOUNDATION presents"


def test_a_letter_off_is_a_near_miss():
    assert verdict("on_screen_text", "The Blender Foundatiom presents", TEXT).is_near_miss


def test_wrong_figures_are_wrong():
    found = verdict("on_screen_text", "Copyright 2023 Ada", ("on_screen_text", "Copyright 2013 Ada"))
    assert found.ruling == "contradicted"


def test_part_of_a_word_is_not_that_word():
    assert (
        ruling("on_screen_text", "TAX", ("on_screen_text", "TAXI")) != "supported"
        or verdict("on_screen_text", "TAX", ("on_screen_text", "TAXI")).is_near_miss
    )


def test_text_where_a_person_saw_none_is_contradicted():
    found = verdict("on_screen_text", "EXIT", ("on_screen_text", None))
    assert (found.ruling, found.true_value, found.fix) == ("contradicted", None, "")


def test_none_where_there_is_text_is_contradicted():
    assert ruling("on_screen_text", "none", TEXT) == "contradicted"
    assert ruling("on_screen_text", "none", ("on_screen_text", None)) == "supported"


def test_what_a_machine_read_may_be_a_part_only():
    of = log((1, "on_screen_text", "PRESENTS", MEASURE))
    assert ruling("on_screen_text", "THE PEACH OPEN MOVIE PROJECT PRESENTS", of) == "cannot_tell"
    assert ruling("on_screen_text", "EXIT", of) == "cannot_tell"
    assert ruling("on_screen_text", "presents", of) == "supported"


def test_a_machine_that_saw_no_text_does_not_contradict_a_quotation():
    of = log((1, "on_screen_text", None, MEASURE))
    assert ruling("on_screen_text", "EXIT", of) == "cannot_tell"


def test_figures_that_run_are_read_at_one_moment_only():
    of = log((1, "on_screen_text", "00:00:03;10", MEASURE))
    assert ruling("on_screen_text", "00:00:00;00", of) == "cannot_tell"


def test_text_of_any_shot_counts_where_none_is_named():
    of = log((1, *TEXT), (2, "on_screen_text", None), bounds=(50,))
    assert ruling("on_screen_text", "Blender Foundation", of) == "supported"
    assert ruling("on_screen_text", "Blender Federation", of) == "contradicted"


def test_an_endless_quotation_is_compared_in_part():
    assert ruling("on_screen_text", "x " * 50_000, TEXT) == "contradicted"
