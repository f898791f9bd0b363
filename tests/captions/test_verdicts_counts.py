import pytest

from captions.told import MEASURE, joined_by, log, ruling, verdict
from shotlog.record import ClipLog, Transition
from shotlog.timing import FrameRange


@pytest.mark.parametrize(
    ("said", "bound", "true", "expected"),
    [
        (3, "exact", 3, "supported"),
        (3, "exact", 2, "contradicted"),
        (2, "exact", 3, "contradicted"),
        (2, "least", 3, "supported"),
        (3, "least", 2, "contradicted"),
        (3, "most", 2, "supported"),
        (2, "most", 3, "contradicted"),
        (10, "about", 11, "supported"),
        (10, "about", 20, "contradicted"),
        (0, "exact", 2, "contradicted"),
        (0, "exact", 0, "supported"),
        (1, "exact", 0, "contradicted"),
    ],
)
def test_a_number_of_people_is_taken_as_it_is_meant(said, bound, true, expected):
    assert ruling("people_count", said, ("people_count", true), bound=bound) == expected


def test_one_of_several_may_be_spoken_of_unless_the_words_say_alone():
    of = ("people_count", 3)
    assert ruling("people_count", 1, of, "one woman") == "cannot_tell"
    found = verdict("people_count", 1, of, "a woman, entirely alone")
    assert (found.ruling, found.error_type, found.true_value) == ("contradicted", "count_wrong", 3)


def test_people_of_several_shots_may_be_added_up():
    of = log((1, "people_count", 1), (2, "people_count", 1), bounds=(50,))
    assert ruling("people_count", 2, of) == "cannot_tell"
    assert ruling("people_count", 3, of) == "contradicted"


def test_nobody_is_said_of_every_shot():
    of = log((1, "people_count", 0), (2, "people_count", 1), bounds=(50,))
    assert ruling("people_count", 0, of) == "contradicted"
    assert ruling("people_count", 1, of) == "supported"


def test_a_measured_count_is_told_in_pictures():
    said = {"people": [1, 2, 2, 1], "pictures": [0, 30, 60, 90]}
    of = log((1, "people_count", 2, MEASURE, {"evidence": said}))
    assert verdict("people_count", 3, of).reason == "Measured: 2 of 4 pictures of frames 0-100 show 2 people."


def test_a_crowd_is_more_than_three():
    assert ruling("people_count", 2, ("subject_count", "crowd")) == "contradicted"


def test_shots_are_counted_from_the_record():
    of = log(bounds=(30, 60))
    assert ruling("shot_count", 3, of) == "supported"
    found = verdict("shot_count", 1, of)
    assert (found.ruling, found.true_value, found.error_type) == ("contradicted", 3, "count_wrong")
    assert found.evidence[0].figures == {"boundaries": [30, 60]}
    assert ruling("shot_count", 1, of, frames=FrameRange(0, 30)) == "supported"


def test_titles_and_black_are_no_shots():
    made = log(bounds=(30, 60))
    shots = (made.shots[0], made.shots[1].model_copy(update={"kind": "title"}), made.shots[2])
    assert ruling("shot_count", 2, ClipLog(clip=made.clip, shots=shots)) == "supported"


def test_a_doubtful_boundary_leaves_the_number_open():
    assert ruling("shot_count", 1, joined_by("dissolve", 40, 60, confidence=0.5)) == "cannot_tell"


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "dip"])
def test_another_transition_than_the_one_there_is_contradicted(kind):
    of = joined_by(kind, 40, 60)
    assert ruling("transition", kind, of) == "supported"
    found = verdict("transition", "cut", of)
    assert (found.ruling, found.true_value) == ("contradicted", kind)


def test_a_dissolve_with_a_dark_picture_is_nearly_a_fade():
    found = verdict("transition", "fade_in", joined_by("dissolve", 40, 60))
    assert (found.ruling, found.is_near_miss) == ("supported", True)


def test_a_soft_transition_that_was_not_found_may_have_been_missed():
    assert ruling("transition", "dissolve", log()) == "cannot_tell"
    assert ruling("transition", "cut", log(), frames=FrameRange(10, 90)) == "contradicted"


def test_without_a_cut_is_true_where_there_is_none():
    within = FrameRange(10, 90)
    assert ruling("transition", "cut", log(), frames=within, polarity="denied") == "supported"
    assert ruling("transition", "cut", log(bounds=(50,)), polarity="denied") == "contradicted"


def test_the_end_of_the_range_is_looked_at_where_the_words_name_it():
    made = log(bounds=(50,))
    fade = Transition(kind="fade_out", start=90, end=100, confidence=0.95)
    shots = (made.shots[0], made.shots[1].model_copy(update={"transition_out": fade}))
    of = ClipLog(clip=made.clip, shots=shots)
    assert ruling("transition", "fade_out", of, part="end") == "supported"
    assert ruling("transition", "cut", of, part="end") == "contradicted"
    assert ruling("transition", "cut", of) == "supported"


def test_what_measuring_cannot_tell_apart_is_left_open():
    assert ruling("transition", "morph", log(bounds=(50,))) == "cannot_tell"
