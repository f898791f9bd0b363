"""Labels that cannot all be true."""

import pytest

from shotlog.vocabulary import cinema

VOCABULARY = cinema()


def broken(**values):
    return {rule.rule for rule in VOCABULARY.conflicts(values)}


@pytest.mark.parametrize(
    ("still", "value"),
    [("motion_type", "none"), ("camera_movement", "static"), ("steadiness", "locked_off")],
)
@pytest.mark.parametrize(
    ("movement", "term"),
    [
        ("translation", "dolly_in"),
        ("rotation", "pan_left"),
        ("intrinsic", "zoom_in"),
        ("path", "arc_cw"),
        ("tracking", "side"),
    ],
)
def test_a_camera_that_is_still_makes_no_movement(still, value, movement, term):
    assert broken(**{still: value, movement: [term]})
    assert not broken(**{still: value, movement: []})
    assert not broken(**{still: value, movement: None})


def test_black_and_white_has_no_warmth():
    assert broken(colour="bw", colour_temperature="warm") == {"black_and_white"}
    assert not broken(colour="bw", colour_temperature="monochrome")
    assert broken(colour="colour", colourfulness="monochrome") == {"in_colour"}


def test_nobody_cannot_be_a_two_shot_of_people():
    assert broken(people_count=0, subject_kind="human", subject_count="two_shot") == {"nobody_leads"}


def test_animals_may_be_a_two_shot_without_people():
    assert not broken(people_count=0, subject_kind="non_human", subject_count="two_shot")


@pytest.mark.parametrize(("people", "clash"), [(0, True), (3, True), (4, False), (200, False)])
def test_numbers_are_held_against_a_range(people, clash):
    assert bool(broken(people_count=people, subject_count="crowd")) == clash


def test_nothing_said_breaks_nothing():
    assert not broken()
    assert not broken(camera_movement="static")
    assert not broken(motion_type=None, rotation=["pan_left"])


def test_an_unknown_facet_is_passed_over():
    assert not broken(phase_of_moon="full", camera_movement="static")


def test_certainly_no_text_excludes_a_title_but_not_a_letterbox():
    assert broken(on_screen_text=None, overlays=["title"]) == {"no_text"}
    assert not broken(on_screen_text=None, overlays=["letterbox"])
    assert not broken(overlays=["title"])


def test_ends_of_a_shot_are_held_against_each_other_moment_by_moment():
    rain_then_clear = {"start": ["rain"], "end": ["clear"]}
    assert not broken(weather=rain_then_clear)
    assert broken(weather={"start": ["rain"], "end": ["clear", "fog"]}) == {"clear_sky"}


def test_the_sentence_says_why_and_what_was_said():
    (rule,) = VOCABULARY.conflicts({"camera_movement": "static", "rotation": ["pan_left"]})
    assert (
        str(rule)
        == "A static camera makes no movement. Said here: camera_movement static; rotation pan_left."
    )
    assert rule.facets == ("camera_movement", "rotation")


def test_every_rule_can_be_broken():
    """A rule that no pair of answers breaks is a rule with a mistake in it."""
    for rule in VOCABULARY.exclusions.values():
        for name, condition in rule.excludes.items():
            values = {facet: example(facet, each) for facet, each in rule.when.items()}
            values[name] = merged(values.get(name), example(name, condition))
            assert rule.id in broken(**values), (rule.id, name)


def example(name, condition):
    facet = VOCABULARY.facet(name)
    if condition == "none":
        return [] if facet.terms else None
    if facet.select == "number":
        return int(condition.split("..")[0])
    term = next(iter(facet.terms)) if condition == "any" else condition[0]
    return [term] if facet.select == "multi" else term


def merged(one, other):
    return one + other if isinstance(one, list) else other
